"""Headings of the NPS and the house of quality."""

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
RESPONSE = {
    "segment": "class",
    "active": "bought",
    "answered": "answered",
    "response_rate": "of clients",
    "value_rate": "of money",
}
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
NEEDS = {
    "need": "need",
    "importance": "importance",
    "ours": "ours",
    "rival": "best rival",
    "weighted_gap": "weighted gap",
    "features": "features",
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
