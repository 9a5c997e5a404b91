"""Headings of the VIP procedure."""

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
