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


HEADINGS = {"abc": "ABC", "r": "R", "f": "F", "m": "M", "vip": "VIP", "vips": "VIPs"}
