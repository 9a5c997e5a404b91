"""The headings that people read over the columns, whose names in the tables stay the same."""

VIP_SUMMARY = {
    "month": "month",
    "documents": "paid documents",
    "amount": "paid",
    "payers": "payers",
    "services": "services used",
    "vips": "VIPs",
    "vip_amount": "VIPs paid",
    "vip_services": "VIPs used",
}
"""The inventor's table of the months."""

MOVES = {
    "client_id": "client id",
    "client": "client",
    "value_before": "before",
    "value": "now",
    "gap": "over the bar",
    "change": "change",
    "own_move": "own move",
    "bar_move": "bar move",
    "cause": "enough was",
}
"""Those who joined or left, from `vip_moves`."""

CALLS = {
    "client": "client",
    "at_stake": "at stake",
    "talk_to": "talk to",
    "reason": "reason",
    "ask": "what to say",
}
WATCH = {
    "client_id": "client id",
    "client": "client",
    "status": "status",
    "paid": "paid",
    "usual": "usual",
    "less": "less",
    "less_share": "share",
    "since": "low since",
    "silent_months": "silent",
}
MARGINS = {
    "client_id": "client id",
    "client": "client",
    "amount_before": "before",
    "amount": "now",
    "margin_before": "margin before",
    "margin": "margin now",
    "price_change": "prices",
    "cost_change": "cost",
    "melted": "profit gone",
    "loss": "loss",
}
AUDIT = {
    "abc": "group",
    "clients": "clients",
    "clients_more": "more than before",
    "active": "bought",
    "amount": "amount",
    "amount_share": "share",
    "amount_change": "to before",
    "year_amount_change": "to last year",
    "profit": "profit",
    "average_receipt": "receipt",
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
    "vips": "VIPs",
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

BACKTEST = {
    "list": "list",
    "months": "months",
    "size": "clients",
    "caught": "of amount",
    "caught_profit": "of profit",
    "plain": "as many largest",
    "best": "best possible",
    "gain": "gain",
    "gain_error": "error",
}
CANDIDATES = {
    "client_id": "client id",
    "client": "client",
    "sign": "sign",
    "was_vip": "was VIP",
    "value": "value",
    "gap": "short of the bar",
    "average": "average month",
    "payment": "payment",
    "vip_payment": "a VIP's",
}
PERIOD = {
    "client_id": "client id",
    "client": "client",
    "list": "on the list of",
    "value": "value",
    "rank": "rank",
    "months_as_vip": "times VIP",
    "best_month": "best month",
    "best_value": "then",
    "last_paid": "last paid",
}
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
    "profit": "profit",
    "lines": "lines",
}
"""What a client buys, and its last documents, on its card."""

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


HEADINGS = {"abc": "ABC", "r": "R", "f": "F", "m": "M", "vip": "VIP", "vips": "VIPs"}
