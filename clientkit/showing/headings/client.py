"""Headings of the client card."""

PRODUCTS = {
    "product": "product",
    "amount": "6 months",
    "amount_before": "6 before",
    "last_date": "last bought",
    "stopped": "stopped",
}
DOCUMENTS = {
    "date": "date",
    "document": "document",
    "amount": "amount",
    "lines": "lines",
}
"""What a client buys, and its last documents, on its card."""
