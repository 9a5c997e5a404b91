"""What the clients say: the survey's answers, their needs, and what the firm can change.

Two surveys, December 2025 and June 2026, each sent to those who paid in the months before it. The
needs, the features and their relations are a table made by hand, as a meeting would make it.
"""

from sample_clients import JUNE, rng_for
from sample_firm import working_days
from sample_months import totals

DECEMBER = 11
WAVES = (DECEMBER, JUNE)
WAVE_DAYS = slice(5, 15)  # of the working days of the month
BEFORE = 5  # who paid in so many months before the survey gets it
ANSWERS = {"anchor": 1, "core": 0.8, "medium": 0.45, "small": 0.38, "one-off": 0.15, "lost": 0}
ORDINARY_ANSWERS = 0.5
MOOD = {"anchor": 9.4, "core": 8.6, "medium": 8.3, "small": 8.9, "newcomer": 9.2}
ORDINARY_MOOD = 8.2
SOURED = 0.5  # a little less in June than in December
COMMENTED = 0.3

UNHAPPY = {  # kind: answer of its largest client in December, in June, and why
    "core": (9, 5, "Since spring every call ends with another person."),
    "paused": (8, 4, "The new price list came without a word."),
    "dimmed": (9, 3, "Twice in May the pallets came a day late and nobody told us."),
}

# fmt: off
COMMENTS = (  # lowest answer they go with, and what is said
    (9, ("Always on time.", "Our driver is the best.", "Lockers save us an hour a day.",
         "One call and it is done.", "Täpne ja sõbralik.", "Швидко, без зайвих слів.")),
    (7, ("Good, but I never know where the parcel is.", "Fine; the rival sends messages.",
         "Prices are clear, returns are not.", "Hea, aga tagastused võtavad aega.")),
    (0, ("Late again.", "A box arrived crushed.", "Returns eat our afternoon.",
         "Nobody calls back.", "Довго чекали на відповідь.")),
)

NEEDS = (  # need, importance 1..10, satisfaction 1..5 with us and with the best rival
    ("It arrives on the promised day", 10, 3.4, 4.2),
    ("Nothing is lost or damaged", 9, 4.3, 4.0),
    ("I know where my parcel is", 8, 2.9, 4.1),
    ("One person answers me", 7, 3.3, 3.2),
    ("I know the price beforehand", 7, 3.8, 3.6),
    ("It is collected when it suits us", 6, 3.5, 3.7),
    ("Stored goods are there any day", 5, 3.9, 3.3),
    ("Returns cost us no work", 5, 2.8, 3.0),
    ("Less packaging is thrown away", 3, 2.5, 3.1),
)
FEATURES = (  # feature, unit, target, difficulty 1..5
    ("Delivered by the promised day", "% of parcels", "97", 5),
    ("Runs a day on a route", "runs", "3", 4),
    ("Messages on the way", "per parcel", "3", 2),
    ("Damaged of 1,000 parcels", "parcels", "1", 3),
    ("Clients of one manager", "clients", "60", 3),
    ("Price list sent ahead", "days", "30", 1),
    ("Lockers open", "hours a day", "24", 3),
    ("Storage order is ready in", "hours", "4", 4),
    ("Return label in the parcel", "% of parcels", "100", 2),
    ("Waybills kept on paper", "years", "7", 1),
)
STRENGTHS = (  # one row per need, one figure per feature
    (9, 9, 1, 0, 0, 0, 3, 1, 0, 0),
    (1, 0, 1, 9, 1, 0, 0, 0, 0, 0),
    (1, 0, 9, 0, 3, 0, 0, 0, 0, 0),
    (0, 0, 1, 0, 9, 1, 0, 0, 0, 0),
    (0, 0, 0, 0, 3, 9, 0, 0, 0, 0),
    (1, 9, 0, 0, 1, 0, 9, 0, 0, 0),
    (0, 1, 0, 1, 0, 0, 3, 9, 0, 0),
    (0, 1, 3, 0, 1, 0, 3, 0, 9, 0),
    (0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
)
# fmt: on


def survey_rows(clients, amounts):
    """One row per answer, by day."""
    rng = rng_for("survey")
    unhappy = unhappy_clients(clients, amounts)
    moods = {client_id: mood_of(rng, client) for client_id, client in clients.items()}
    rows = []
    for wave in WAVES:
        invited = sorted(set().union(*amounts[wave - BEFORE : wave]))
        for client_id in invited:
            kind = clients[client_id].kind.name
            chance = 1 if client_id in unhappy else ANSWERS.get(kind, ORDINARY_ANSWERS)
            luck, answer = rng.random(), answer_of(rng, wave, moods[client_id])
            if client_id in unhappy:
                answer["score"] = unhappy[client_id][WAVES.index(wave)]
                answer["comment"] = unhappy[client_id][2] if wave == JUNE else ""
            if luck < chance:
                rows.append({"client_id": client_id, **answer})
    return sorted([*rows, *second_answers(rng, rows)], key=lambda row: row["date"])


def unhappy_clients(clients, amounts):
    """client_id -> the story of the largest client of each kind that has one."""
    largest = {}
    for client_id in totals(amounts):
        largest.setdefault(clients[client_id].kind.name, client_id)
    return {largest[kind]: story for kind, story in UNHAPPY.items()}


def mood_of(rng, client):
    """The answer that a client tends to."""
    return rng.gauss(MOOD.get(client.kind.name, ORDINARY_MOOD), 1.7)


def answer_of(rng, wave, mood):
    """Day, score and comment of one answer."""
    wanted = rng.gauss(mood - (SOURED if wave == JUNE else 0), 0.9)
    score = min(10, max(0, round(wanted)))
    said = next(words for lowest, words in COMMENTS if score >= lowest)
    comment = rng.choice(said) if rng.random() < COMMENTED else ""
    return {"date": rng.choice(working_days(wave)[WAVE_DAYS]), "score": score, "comment": comment}


def second_answers(rng, rows):
    """Three clients answer once more on a later day of June; and one answer that cannot be."""
    last = working_days(JUNE)[WAVE_DAYS][-1]
    early = [row for row in rows if row["date"].month == last.month and row["date"] < last]
    *again, wrong = rng.sample(early, 4)
    for row in again:
        yield row | {"date": last, "score": max(0, row["score"] - 2), "comment": ""}
    yield wrong | {"date": last, "score": 11, "comment": "Eleven of ten!"}


def need_rows():
    """One row per need."""
    names = ("need", "importance", "ours", "rival")
    return [dict(zip(names, need, strict=True)) for need in NEEDS]


def feature_rows():
    """One row per feature."""
    names = ("feature", "unit", "target", "difficulty")
    return [dict(zip(names, feature, strict=True)) for feature in FEATURES]


def relation_rows():
    """One row per need and feature that serves it."""
    return [
        {"need": need[0], "feature": feature[0], "strength": strength}
        for need, strengths in zip(NEEDS, STRENGTHS, strict=True)
        for feature, strength in zip(FEATURES, strengths, strict=True)
        if strength
    ]
