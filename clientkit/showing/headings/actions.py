"""Headings of the call list and what stands behind it."""

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
