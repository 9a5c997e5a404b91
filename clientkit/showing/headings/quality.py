"""Headings of what speaks for and against the data."""

FILES = {
    "source": "file",
    "rows": "rows",
    "system": "recognised as",
    "read_as": "read as",
    "notes": "notes",
}
MAPPING = {"column": "here", "caption": "in the file", "meaning": "what it is"}
ACCOUNT = {"line": "rows", "meaning": "because", "rows": "number", "money": "money"}
TOTALS = {
    "source": "file",
    "row": "row",
    "label": "label",
    "stated": "the file says",
    "accepted": "read",
    "difference": "difference",
    "note": "note",
}
GAPS = {
    "kind": "kind",
    "first_day": "from",
    "last_day": "to",
    "days": "days",
    "workdays": "workdays",
    "rows": "rows",
    "usual": "usual",
    "missing_share": "missing",
}
"""Usual: workdays of silence; of a thin month the rows of a neighbour."""
REPEATED = {
    "kind": "kind",
    "client_id": "client id",
    "client": "client",
    "date": "date",
    "document": "document",
    "other": "and",
    "amount": "amount",
    "times": "times",
    "repeated": "too much",
}
OUTLIERS = {
    "client_id": "client id",
    "client": "client",
    "date": "date",
    "document": "document",
    "amount": "amount",
    "usual": "usual",
    "times": "times",
    "reason": "probable cause",
}
ODD_DATES = {
    "date": "date",
    "client_id": "client id",
    "client": "client",
    "document": "document",
    "amount": "amount",
    "reason": "because",
    "days_apart": "days apart",
    "reported": "in this report",
}
UNNAMED = {
    "client_id": "client id",
    "client": "stands as the name",
    "reason": "kind",
    "rows": "rows",
    "amount": "money",
    "amount_share": "share",
}
