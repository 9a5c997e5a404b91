"""Headings of clusters, of a weighted rank, of products given up."""

PROFILES = {
    "cluster": "cluster",
    "words": "against the base",
    "clients": "clients",
    "clients_share": "of clients",
    "recency_days": "days silent",
    "frequency": "documents",
    "monetary": "money",
    "total": "money in all",
    "total_share": "of money",
}
"""The clusters' profiles; the middle three are medians."""
ABC_RANK = {
    "client_id": "client id",
    "client": "client",
    "rank": "rank",
    "alone": "by the first alone",
    "moved": "places won",
    "weighted_percentile": "weighed",
    "amount_percentile": "amount",
    "services_percentile": "services",
    "units_percentile": "units",
    "profit_percentile": "profit",
    "documents_percentile": "documents",
}
STOPPED = {
    "client_id": "client id",
    "client": "client",
    "product": "product",
    "a_month": "worth a month",
    "days": "bought on days",
    "last_bought": "last bought",
    "still_buys": "buys other things",
}
