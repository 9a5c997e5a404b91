"""Headings of clients won and lost, and of sales to old and new ones."""

FLOWS = {
    "period": "period",
    "new": "new",
    "returning": "returning",
    "recovered": "recovered",
    "lost": "lost",
    "base": "active",
    "churn": "churn",
    "retention": "stay",
}
KINDS = {
    "month": "month",
    "total": "all sales",
    "regular": "regular",
    "second": "second",
    "new": "new",
    "change_total": "change",
    "change_regular": "of regular",
    "year_change_total": "on the year",
    "year_change_regular": "of regular, on the year",
    "alarm": "alarm",
}
"""Changes are against the mean of the three months before."""
BEHIND = {
    "client_id": "client id",
    "client": "client",
    "base": "usual",
    "value": "now",
    "change": "change",
    "last_paid": "last paid",
}
OVERDUE = {
    "client_id": "client id",
    "client": "client",
    "active": "active",
    "median_gap": "buys every",
    "recency_days": "silent",
    "overdue_days": "overdue",
    "amount": "brought",
    "manager": "manager",
}
"""Days, and money in all."""
