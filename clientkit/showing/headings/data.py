"""Headings of what a person decides about the data."""

LIKELY_SAME = {
    "certainty": "how sure",
    "client_id": "client id",
    "client": "client",
    "same_as": "belongs to",
    "same_as_client": "its name",
    "reason": "because",
    "rows": "rows",
    "amount": "money",
}
"""Pairs of clients that are probably one."""

ALIASES = {
    "client_id": "client id",
    "same_as": "joined to",
    "note": "note",
    "source": "by",
    "rows": "rows",
    "amount": "money",
}
"""Ids that were joined, of `Ledger.aliases`."""
