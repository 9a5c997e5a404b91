"""Headings of the audit and of the managers."""

AUDIT = {
    "abc": "group",
    "clients": "clients",
    "active": "bought",
    "amount": "amount",
    "amount_share": "share",
    "amount_change": "to before",
    "year_amount_change": "to last year",
    "profit": "profit",
    "average_receipt": "receipt",
}
AUDIT_CLIENTS = {
    "abc": "group",
    "clients": "clients",
    "clients_more": "more than before",
    "new": "new",
    "recovered": "back",
    "lost": "lost",
    "moved_in": "moved in",
    "moved_out": "moved out",
    "vips": "VIPs",
    "overdue": "overdue",
}
MANAGERS = {
    "manager": "manager",
    "clients": "clients",
    "plan": "plan",
    "fact": "fact",
    "done": "done",
    "fact_change": "to before",
    "year_change": "to last year",
    "profit": "profit",
    "average_receipt": "receipt",
    "new": "new",
    "lost": "lost",
}
ALARMS = {
    "client_id": "client id",
    "client": "client",
    "abc": "group",
    "habit": "habit",
    "last_date": "last bought",
    "recency_days": "days silent",
    "due_days": "allowed",
    "amount": "paid so far",
}
"""The overdue clients of the audit."""
