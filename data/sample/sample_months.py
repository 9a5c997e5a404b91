"""Who pays how much, and uses how much, in which month, before any total is brought to its value.

A table is a list of months, each client_id -> cents; the cents are whole after calibration only.
"""

from collections import Counter
from dataclasses import dataclass
from math import ceil

from sample_clients import JUNE, MONTHS, rng_for

JANUARY = 12  # January 2026
JANUARY_VIPS = 13  # 20 % of its 65 payers
HALF_YEAR = range(7, 13)  # 2025-08 .. 2026-01
TOP = 0.2  # of the clients are the important ones
PAYERS = (52, 53, 56, 54, 57, 54, 50, 52, 58, 60, 63, 69, 65, 65, 67, 68, 71, 73)  # month by month
USED_PER_PAID = {"user": (1.0, 1.35), "saver": (0.05, 0.09), "discounted": (2.6, 3.4)}


@dataclass(frozen=True)
class Return:
    """One returned share of what a client paid in a month."""

    client_id: str
    paid: int
    returned: int
    share: float


# Tables


def largest_first(values):
    """Client ids by falling value."""
    return sorted(values, key=values.get, reverse=True)


def january_vips(amounts):
    """Ids of the largest payers of January 2026."""
    return largest_first(amounts[JANUARY])[:JANUARY_VIPS]


def totals(table, months=MONTHS):
    """client_id -> total over some months, the largest first, without those at or below 0."""
    result = Counter()
    for month in months:
        result.update(table[month])
    return dict((+result).most_common())


def net(amounts, returns):
    """The table of amounts after returns."""
    result = [Counter(month) for month in amounts]
    for item in returns:
        result[item.returned][item.client_id] -= item.share * amounts[item.paid][item.client_id]
    return result


# Amounts


def payers(rng, clients, month):
    """Ids of those who pay in a month: the certain ones, then the likeliest, up to the plan."""
    rank = {}
    for client_id, client in clients.items():
        luck = rng.random()
        if month in client.certain:
            rank[client_id] = 1.0
        elif client.first <= month <= client.last and month not in client.away:
            rank[client_id] = client.kind.chance - luck
    return sorted(largest_first(rank)[: PAYERS[month]])


def raw_amount(rng, client, month):
    """What one client pays in one month."""
    noise = rng.lognormvariate(0, client.kind.month_spread)
    if client.kind.name == "anchor":
        noise = 1.031**month * rng.uniform(0.995, 1.005)  # a little more every month
    return max(client.size * noise * client.kind.story.get(month, 1), 2_500)


def raw_amounts(clients):
    """The table of amounts paid; the anchor's stay as they are here."""
    rng = rng_for("amounts")
    return [
        {
            client_id: raw_amount(rng, clients[client_id], month)
            for client_id in payers(rng, clients, month)
        }
        for month in MONTHS
    ]


def months_paid(amounts):
    """Every client_id and month with a payment, by month."""
    return [(client_id, month) for month in MONTHS for client_id in amounts[month]]


def is_small_and_last(amounts, client_id, month):
    """Whether a payment is small and its client pays nothing in the month after."""
    if month + 1 in (JANUARY, len(MONTHS)):
        return False  # no return falls in January 2026
    return amounts[month][client_id] < 150_000 and client_id not in amounts[month + 1]


def returns_of(amounts, anchor):
    """Returns, one per client and month taken back; none is dated January 2026."""
    rng = rng_for("returns")
    paid = [key for key in months_paid(amounts) if key[0] != anchor and key[1] != JANUARY]
    # these give months that hold nothing but a return
    last = [key for key in paid if is_small_and_last(amounts, *key)]
    prompt = [
        Return(client_id, month, month, rng.uniform(0.05, 0.4))
        for client_id, month in rng.sample(paid, 40)
    ]
    late = [
        Return(client_id, month, month + 1, rng.choice([0.3, 0.5, 1.0]))
        for client_id, month in rng.sample(last, 8)
    ]
    return prompt + late


# Services


def habits_of(amounts, returns):
    """client_id -> "saver" or "discounted", for those who do not simply use what they paid."""
    # Savers pay large sums ahead and use little of it. Discounted clients pay modestly and use
    # much, as services are valued at list price. So the two VIP lists overlap by about 60 %.
    vips, half_year = january_vips(amounts), totals(net(amounts, returns), HALF_YEAR)
    others = [client_id for client_id in half_year if client_id not in vips]
    large = ceil(TOP * len(half_year)) - len(vips)
    # five of January's VIPs, and nine spread evenly over the half-year's other ones
    savers = vips[4::2] + [others[place * large // 18] for place in range(1, 18, 2)]
    small = sorted(others[large:], key=lambda client_id: client_id not in amounts[JANUARY])
    discounted = small[: len(savers)]
    new = [client_id for client_id in largest_first(amounts[JUNE]) if client_id not in half_year]
    savers += new[1:8:2]
    return dict.fromkeys(savers, "saver") | dict.fromkeys(discounted, "discounted")


def shares_used(rng, steady):
    """Months after a payment -> share of it used then."""
    lag = rng.choices([0, 1, 2], weights=[5, 4, 1])[0]
    if steady:
        return {0: 0.5, 1: 0.35, 2: 0.15}
    never_used = rng.random() < 0.06
    return {} if never_used else {lag: 1.0}


def raw_services(amounts, habits):
    """The table of services used, 0 to 2 months after the payment."""
    rng = rng_for("services")
    rates = {
        client_id: rng.uniform(*USED_PER_PAID[habits.get(client_id, "user")])
        for client_id in sorted(set().union(*amounts))
    }
    services = [Counter() for _ in range(len(MONTHS) + 2)]
    for client_id, month in sorted(months_paid(amounts)):
        amount = amounts[month][client_id]
        steady = amount > 150_000 or client_id in habits
        for lag, share in shares_used(rng, steady).items():
            services[month + lag][client_id] += amount * share * rates[client_id]
    return services[: len(MONTHS)]
