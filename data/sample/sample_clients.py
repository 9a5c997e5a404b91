"""Who the clients are: of which kind, how large, and between which months they may pay.

Months are counted from January 2025 = 0 to June 2026 = 17; money is in cents.

anchor    the largest payer, who pays a little more and leaves a little less profit every month
core      large and regular
floating  large, now and then
gone      large, left in 2025
lost, paused, dimmed, dipping, newcomer: large, and what the VIP list of June 2026 must show
medium, small: the ordinary ones
returner  left and came back
one-off   bought once or twice
"""

from dataclasses import dataclass, field
from random import Random

SEED = 2078
MONTHS = range(18)
MAY, JUNE = 16, 17


@dataclass(frozen=True)
class Kind:
    """One kind of clients: how many, and the ranges each of them is drawn from."""

    name: str
    count: int
    median: int  # amount paid in a month, over the clients
    size_spread: float  # standard deviation of its logarithm between clients
    month_spread: float  # the same, between the months of one client
    chance: float  # of paying in a month
    first: tuple  # earliest and latest first month; below 0: a client before the data begin
    last: tuple  # earliest and latest last month
    story: dict = field(default_factory=dict)  # month certain to be paid -> factor on its amount


# fmt: off
KINDS = (
    Kind("anchor", 1, 1_500_000, 0.0, 0.0, 1.0, (0, 0), (17, 17)),
    Kind("core", 5, 900_000, 0.25, 0.2, 0.97, (0, 2), (17, 17)),
    Kind("floating", 10, 550_000, 0.35, 0.3, 0.25, (0, 9), (17, 17)),
    Kind("gone", 4, 600_000, 0.3, 0.3, 0.7, (0, 2), (5, 10)),
    Kind("lost", 3, 650_000, 0.2, 0.3, 0.6, (1, 8), (14, 14), {13: 1.2, 14: 1.2}),
    Kind("paused", 3, 650_000, 0.2, 0.3, 0.45, (2, 9), (16, 16), {15: 1.0, MAY: 1.6}),
    Kind("dimmed", 3, 650_000, 0.2, 0.3, 0.45, (0, 8), (17, 17), {15: 1.2, MAY: 1.6, JUNE: 0.03}),
    Kind("dipping", 3, 650_000, 0.2, 0.3, 0.35, (0, 8), (17, 17),
         {14: 1.3, 15: 1.3, MAY: 0.03, JUNE: 1.6}),
    Kind("newcomer", 4, 900_000, 0.2, 0.3, 1.0, (MAY, MAY), (17, 17)),
    Kind("newcomer", 4, 900_000, 0.2, 0.3, 1.0, (JUNE, JUNE), (17, 17)),
    Kind("medium", 55, 80_000, 0.45, 0.45, 0.62, (-8, 15), (4, 26)),
    Kind("small", 135, 21_000, 0.75, 0.45, 0.45, (-8, 17), (2, 22)),
    Kind("returner", 20, 26_000, 0.6, 0.45, 0.45, (0, 4), (17, 17)),
    Kind("one-off", 50, 23_000, 0.9, 0.3, 0.0, (0, 17), (17, 17)),
)
# fmt: on


@dataclass(frozen=True)
class Client:
    """One client: how large, and in which months it may pay or must."""

    kind: Kind
    size: float  # amount of an ordinary month
    first: int
    last: int
    away: range  # months between leaving and coming back
    certain: set  # months that are paid whatever the chance


def rng_for(purpose):
    """Random numbers of one purpose, so that a change in one part leaves the others alone."""
    return Random(f"{SEED} {purpose}")


def client_of_kind(rng, kind):
    """One client drawn from the ranges of its kind."""
    first = max(0, rng.randint(*kind.first))
    size = kind.median * rng.lognormvariate(0, kind.size_spread)
    last = max(first + 5, rng.randint(*kind.last))
    # those who were clients before the data begin need not buy in its first month
    certain, away = {first or rng.randint(0, 2), *kind.story}, range(0)
    if kind.chance > 0.9:
        certain |= {month for month in MONTHS[first:] if rng.random() < kind.chance}
    if kind.name == "returner":
        left = rng.randint(5, 8)
        away = range(left, rng.randint(left + 4, 15))
        certain.add(away.stop)
    if kind.name == "one-off" and rng.random() < 0.4:
        certain.add(min(JUNE, first + rng.randint(1, 4)))
    return Client(kind, size, first, last, away, certain)


def clients_by_id():
    """client_id -> client, numbered in the order in which they came."""
    rng = rng_for("clients")
    clients = [client_of_kind(rng, kind) for kind in KINDS for _ in range(kind.count)]
    rng.shuffle(clients)
    clients.sort(key=lambda client: client.first)
    return {f"C{number:03d}": client for number, client in enumerate(clients, start=1)}
