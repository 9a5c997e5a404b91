"""Headings over what clients say and over leads; see `headings`."""

NPS = {
    "segment": "class",
    "answers": "answers",
    "promoters": "promoters",
    "passives": "passives",
    "detractors": "detractors",
    "nps": "NPS",
    "nps_low": "at least",
    "nps_high": "at most",
}
"""The last two: where the score lies at 95 %."""
ANSWERS = {
    "client_id": "client id",
    "client": "client",
    "abc": "ABC",
    "value": "value",
    "share": "share",
    "score": "answer",
    "answered": "day",
    "comment": "comment",
}
RESPONSE = {
    "segment": "class",
    "active": "bought",
    "answered": "answered",
    "response_rate": "of clients",
    "value_rate": "of money",
}
FEATURES = {
    "rank": "rank",
    "feature": "feature",
    "importance": "weight",
    "share": "share",
    "needs": "needs served",
    "unit": "unit",
    "target": "target",
    "difficulty": "difficulty",
}
NEEDS = {
    "need": "need",
    "importance": "importance",
    "ours": "ours",
    "rival": "best rival",
    "weighted_gap": "weighted gap",
    "features": "features",
}
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
