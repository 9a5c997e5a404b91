"""Headings of leads."""

FUNNEL = {
    "stage": "stage",
    "coefficient": "coefficient",
    "reached": "came",
    "leads": "stand",
    "lost": "lost",
    "conversion": "through",
    "amount": "expected",
    "weighted": "weighted",
    "days_in_stage": "days",
}
FORGOTTEN = {
    "lead": "lead",
    "client": "client",
    "manager": "manager",
    "stage": "stage",
    "amount": "expected",
    "weighted": "weighted",
    "touched": "touched",
    "silent_days": "days",
}
SOURCES = {
    "source": "source",
    "leads": "leads",
    "won": "won",
    "lost": "given up",
    "open": "open",
    "conversion": "won of decided",
    "conversion_low": "at least",
    "conversion_high": "at most",
    "amount_won": "expected of won",
}
WON = {
    "lead": "lead",
    "client": "client",
    "created": "lead since",
    "first_paid": "first paid",
    "days": "days",
    "expected": "expected",
    "paid": "paid since",
    "paid_share": "of expected",
    "paid_before": "paid before",
    "outcome": "outcome",
}
