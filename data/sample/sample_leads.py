"""The leads of November 2025 to June 2026: how they came, how far they got, who became a client.

A lead that was won is a new client of the sample: it came some weeks before the client's first
payment. The others are firms that stand in no other file.
"""

from datetime import date, timedelta

from sample_clients import rng_for
from sample_firm import MANAGERS, NAMES

FIRST_DAY, LAST_DAY = date(2025, 11, 3), date(2026, 6, 30)
# fmt: off
STAGES = ("interested", "first presentations went well", "ready and discussing", "started",
          "first stage accepted, waiting for payment", "first payment")
SOURCES = {  # source: leads, won, lost
    "recommendation": (16, 10, 3), "website": (22, 7, 9), "cold calls": (20, 3, 12),
    "trade fair": (10, 3, 2), "social media": (9, 1, 5), "tender": (5, 2, 2),
}
TRADES = (("Kohvik", "Apteek", "Rattad"), ("Kvity", "Apteka", "Sport"),
          ("Cycles", "Florist", "Foods"), ("Maize", "Aptieka", "Ziedi"))
# fmt: on
LARGE = 500_000  # cents of an ordinary month: the large newcomers were all leads
FORGOTTEN = 7  # open leads that nobody has touched for a month and more
OLD_CLIENTS = 2  # leads won that had been clients before


def lead_rows(clients, terms, paid, directory):
    """One row per lead, by the day it came."""
    rng, names = rng_for("leads"), {row["client_id"]: row["client"] for row in directory}
    first_day = first_payments(paid)
    won = iter(new_clients(rng, clients, first_day))
    firms = iter(other_firms(rng))
    rows = []
    for source, (count, as_clients, lost) in SOURCES.items():
        for place in range(count):
            if place < as_clients:
                client_id = next(won)
                row = won_lead(rng, clients[client_id], first_day[client_id])
                row |= {"client_id": client_id, "manager": terms[client_id].manager}
            else:
                row = other_lead(rng, is_lost=place < as_clients + lost)
                row |= {"client": next(firms), "manager": rng.choice(list(MANAGERS))}
            rows.append(row | {"source": source})
    rows = with_stories(rng, rows, next(firms), first_day, terms)
    rows.sort(key=lambda row: (row["created"], row["amount"]))
    for number, row in enumerate(rows, start=1):
        row |= {"lead": f"L{number:03d}", "client": names.get(row["client_id"], row["client"])}
    return rows


def first_payments(paid):
    """client_id -> day of its first payment."""
    found = {}
    for document in paid:
        found[document.client_id] = min(document.day, found.get(document.client_id, document.day))
    return found


def new_clients(rng, clients, first_day):
    """Ids of those who came by a lead: the large newcomers, and others by chance."""
    since = FIRST_DAY + timedelta(days=28)
    new = [client_id for client_id, day in first_day.items() if day >= since]
    large = [client_id for client_id in new if clients[client_id].size > LARGE]
    others = sorted(set(new) - set(large))
    count = sum(won for _, won, _ in SOURCES.values())
    return rng.sample([*large, *rng.sample(others, count - len(large))], count)


def other_firms(rng):
    """Names of firms that are in no other file."""
    firms = [
        pattern.format(word, trade)
        for (pattern, words, *_), trades in zip(NAMES, TRADES, strict=True)
        for word in words
        for trade in trades
    ]
    return rng.sample(firms, len(firms))


def won_lead(rng, client, paid_on):
    """A lead that came before the first payment and is through all stages."""
    created = max(FIRST_DAY, paid_on - timedelta(days=rng.randint(12, 80)))
    year = client.size / 100 * 12 * max(client.kind.chance, 0.15)
    amount = max(300, int(round(year * rng.uniform(0.7, 1.6), -2)))
    touched = min(LAST_DAY, paid_on + timedelta(days=rng.randint(0, 20)))
    return lead(created, amount, STAGES[-1], paid_on, touched)


def other_lead(rng, is_lost):
    """A lead that was given up, or is open."""
    earliest = FIRST_DAY if is_lost else FIRST_DAY + timedelta(days=100)
    created = earliest + timedelta(days=rng.randrange((LAST_DAY - earliest).days - 20))
    place = rng.choices(range(5), (5, 4, 3, 2, 1) if is_lost else (4, 4, 4, 3, 3))[0]
    left = (LAST_DAY - created).days
    since = created + timedelta(days=round(left * rng.uniform(0.1, 0.5)) if place else 0)
    until = min(LAST_DAY, since + timedelta(days=rng.randint(7, 50)))
    touched = until if is_lost else LAST_DAY - timedelta(days=rng.randint(0, 11))
    amount = int(round(rng.lognormvariate(8.6, 0.9), -2)) + 300
    return lead(created, amount, STAGES[place], since, max(since, touched), is_lost and until)


def lead(created, amount, stage, since, touched, lost=None):
    """The columns of a lead, in the order of the file."""
    return {
        "lead": "", "client": "", "source": "", "manager": "", "amount": amount,
        "created": workday(created), "stage": stage, "stage_since": workday(since),
        "touched": workday(touched), "client_id": "", "lost": workday(lost) if lost else "",
    }  # fmt: skip


def workday(day):
    """The day, or the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def with_stories(rng, rows, firm, first_day, terms):
    """`rows` with the leads forgotten, those of old clients, and one paid in the sheet only."""
    still_open = [row for row in rows if not row["client_id"] and not row["lost"]]
    # the ones longest at their stage, so that no contact is older than the stage
    for row in sorted(still_open, key=lambda row: row["stage_since"])[:FORGOTTEN]:
        row["touched"] = workday(row["stage_since"] + timedelta(days=rng.randint(0, 9)))
    before = sorted(client_id for client_id, day in first_day.items() if day < date(2025, 4, 1))
    for row in [row for row in rows if row["client_id"]][:OLD_CLIENTS]:
        row["client_id"] = before.pop(rng.randrange(len(before)))
        row["manager"] = terms[row["client_id"]].manager
    open_last = max(still_open, key=lambda row: row["stage_since"])
    unpaid = lead(open_last["created"], 4_800, STAGES[-1], open_last["stage_since"], LAST_DAY)
    manager = next(iter(MANAGERS))
    return [*rows, unpaid | {"client": firm, "source": "website", "manager": manager}]
