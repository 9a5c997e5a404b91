"""Headings of movement between groups, of the bridge and of its drivers."""

GROUP_MOVES = {
    "client_id": "client id",
    "client": "client",
    "group_before": "was",
    "group": "is",
    "value_before": "before",
    "value": "now",
    "change": "change",
    "cause": "moved by",
}
MOVEMENT = {
    "group_before": "was",
    "group": "is",
    "clients": "clients",
    "clients_share": "of those",
    "value_before": "before",
    "value": "now",
    "change": "change",
    "own": "own move",
    "bounds": "bounds",
    "both": "both",
}
"""The matrix as rows; `of those` who were in the group."""
BRIDGE = {
    "part": "part",
    "client_id": "client id",
    "client": "client",
    "clients": "clients",
    "before": "before",
    "after": "after",
    "change": "change",
    "was_lost": "had been lost",
    "last_month": "bought last in",
}
ABC_MONTHS = {
    "month": "month",
    "a": "A",
    "b": "B",
    "c": "C",
    "n": "N",
    "a_value": "A brings",
    "came": "into A",
    "from_b": "from B",
    "from_c": "from C",
    "from_absent": "absent",
    "from_new": "new",
    "went": "out of A",
    "to_b": "to B",
    "to_c": "to C",
    "to_absent": "gone",
}
"""The classes month by month, and the flow into A and out of it."""
