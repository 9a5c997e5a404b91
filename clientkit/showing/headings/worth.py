"""Headings of sizes, potential, the BCG matrix and receipts."""

SIZE_MOVES = {
    "client_id": "client id",
    "client": "client",
    "value_before": "before",
    "value": "now",
    "size_before": "was",
    "size": "is",
    "move": "move",
    "held": "with the old bounds",
}
POTENTIAL = {
    "client_id": "client id",
    "client": "client",
    "potential": "could buy a year",
    "value": "buys",
    "used_share": "used",
    "room": "to win",
    "advice": "advice",
    "profit": "profit",
}
BCG = {
    "client_id": "client id",
    "client": "client",
    "quadrant": "stands as",
    "value_before": "before",
    "value": "now",
    "largest_share": "of the largest",
    "profit": "profit",
}
RECEIPTS = {
    "abc": "clients",
    "receipts": "receipts",
    "amount": "money",
    "small_receipts": "small ones",
    "small_amount": "their money",
    "small_share": "small of the receipts",
    "returned": "returned apart",
}
