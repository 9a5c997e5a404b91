"""Who pays how much, and uses how much, in which month: the plan behind the sample files.

Everything is a table keyed (client_id, month), month 0 = January 2025. Money is a float while
shapes are being found and whole cents from `cents` on. Figures that must come out at a given value
(shares, totals) are reached by scaling and bisection, never typed in.
"""

from dataclasses import dataclass, field
from math import fsum  # exact in any order, so that no Python version changes a cent
from random import Random

SEED = 2078
JANUARY = 12  # January 2026
MAY, JUNE = 16, 17
OTHER_MONTHS = [month for month in range(18) if month != JANUARY]
HALF_YEAR = range(7, 13)  # 2025-08 .. 2026-01
PAYERS = (52, 53, 56, 54, 57, 54, 50, 52, 58, 60, 63, 69, 65, 65, 67, 68, 71, 73)
TURNOVER = (112, 114, 120, 118, 121, 112, 98, 104, 132, 142, 158, 196,
            150, 148, 156, 155, 158, 160)  # thousands; the last two are reached by their story

JANUARY_VIPS = 13  # 20 % of 65 payers
JANUARY_MONEY = {"vips": 12_000_000, "others": 3_000_000}  # cents
JANUARY_SERVICES = {"users": 15_600_000, "savers": 400_000, "discounted": 1_200_000,
                    "others": 800_000}  # cents; users and savers are the VIPs by amount
JANUARY_USERS = 63
SAVERS = 0.38  # of the half-year's VIPs by amount use little of what they paid
TOP_SHARE = 0.82  # of the half-year's amount, brought by the top 20 % of clients
SERVICES_CLIENTS = 0.186  # of the clients bring 80 % of the half-year's services
REGULAR_SLIP = {MAY: 0.76, JUNE: 0.74}  # sales to regular clients against the three months before
TOTAL_RISE = 1.03  # all sales against the three months before

# kind, clients, median paid in a month, its log-sd, chance to pay in a month, first and last month
KINDS = (
    ("anchor", 1, 15_000, 0.0, 1.0, (0, 0), (17, 17)),
    ("core", 5, 9_000, 0.25, 0.97, (0, 2), (17, 17)),
    ("floating", 10, 5_500, 0.35, 0.25, (0, 9), (17, 17)),
    ("gone", 4, 6_000, 0.30, 0.70, (0, 2), (5, 10)),
    ("lost", 3, 6_500, 0.20, 0.60, (1, 8), (14, 14)),
    ("paused", 3, 6_500, 0.20, 0.45, (2, 9), (16, 16)),
    ("dimmed", 3, 6_500, 0.20, 0.45, (0, 8), (17, 17)),
    ("dipping", 3, 6_500, 0.20, 0.35, (0, 8), (17, 17)),
    ("newcomer_may", 4, 9_000, 0.20, 1.0, (16, 16), (17, 17)),
    ("newcomer_june", 4, 9_000, 0.20, 1.0, (17, 17), (17, 17)),
    ("medium", 55, 800, 0.45, 0.62, (-8, 15), (4, 26)),
    ("small", 135, 210, 0.75, 0.45, (-8, 17), (2, 22)),
    ("returner", 20, 260, 0.60, 0.45, (0, 4), (17, 17)),
    ("one-off", 50, 230, 0.90, 0.0, (0, 17), (17, 17)),
)
# kind -> {month: factor on that month's payment}; these months are certain to be paid
STORIES = {
    "lost": {13: 1.2, 14: 1.2},
    "paused": {15: 1.0, MAY: 1.6},
    "dimmed": {15: 1.2, MAY: 1.6, JUNE: 0.03},
    "dipping": {14: 1.3, 15: 1.3, MAY: 0.03, JUNE: 1.6},
    "newcomer_may": {MAY: 1.0, JUNE: 1.0},
    "newcomer_june": {JUNE: 1.0},
}


@dataclass
class Client:
    """One client: how large, how often, and between which months."""

    kind: str
    size: float
    chance: float
    first: int
    last: int
    away: range = range(0)  # left, then came back
    certain: set = field(default_factory=set)
    client_id: str = ""


@dataclass(frozen=True)
class Return:
    """One returned part of what a client paid in a month."""

    client_id: str
    paid: int
    returned: int
    share: float


def rng_for(purpose):
    """Random numbers of one purpose, so that a change in one part leaves the others alone."""
    return Random(f"{SEED} {purpose}")


# Clients and the months they pay in

def client_of_kind(rng, kind, size, spread, chance, first, last):
    """One client drawn from its kind's row."""
    start = max(0, rng.randint(*first))
    client = Client(kind, size * rng.lognormvariate(0, spread), chance, start,
                    min(17, max(start + 5, rng.randint(*last))))
    # those who were clients before the data begin need not buy in its first month
    client.certain = {start or rng.randint(0, 2), *STORIES.get(kind, ())}
    if chance > 0.9:
        client.certain |= {month for month in range(start, 18) if rng.random() < chance}
    if kind == "returner":
        left = rng.randint(5, 8)
        back = rng.randint(left + 4, 15)
        client.away, client.certain = range(left, back), client.certain | {back}
    if kind == "one-off" and rng.random() < 0.4:
        client.certain.add(min(17, start + rng.randint(1, 4)))
    return client


def clients_of_the_firm():
    """All clients, numbered in the order in which they came."""
    rng = rng_for("clients")
    clients = [client_of_kind(rng, kind, *row)
               for kind, count, *row in KINDS for _ in range(count)]
    rng.shuffle(clients)
    clients.sort(key=lambda client: client.first)
    for number, client in enumerate(clients, start=1):
        client.client_id = f"C{number:03d}"
    return clients


def payers_of_month(rng, clients, month):
    """The clients who pay in a month: those certain to, then the likeliest, up to the plan."""
    rank = {}
    for client in clients:
        luck = rng.random()
        if month in client.certain:
            rank[client.client_id] = 2.0
        elif client.first <= month <= client.last and month not in client.away and client.chance:
            rank[client.client_id] = client.chance - luck
    chosen = set(sorted(rank, key=rank.get, reverse=True)[:PAYERS[month]])
    return [client for client in clients if client.client_id in chosen]


def raw_amounts(clients):
    """Amount per client-month before any calibration; the anchor's is final."""
    rng, amounts = rng_for("amounts"), {}
    for month in range(18):
        for client in payers_of_month(rng, clients, month):
            steady = {"core": 0.2, "medium": 0.45, "small": 0.45, "returner": 0.45}
            noise = rng.lognormvariate(0, steady.get(client.kind, 0.3))
            if client.kind == "anchor":
                amount = client.size * 1.031 ** month * rng.uniform(0.995, 1.005)
            else:
                amount = client.size * noise * STORIES.get(client.kind, {}).get(month, 1)
            amounts[client.client_id, month] = max(amount, 25.0)
    return amounts


def returns_of(amounts, anchor):
    """Returns, none dated January 2026: most in the month of payment, some in the month after."""
    rng, returns = rng_for("returns"), []
    months = [key for key in amounts if key[0] != anchor and key[1] != JANUARY]
    for client_id, month in rng.sample(months, 40):
        returns.append(Return(client_id, month, month, rng.uniform(0.05, 0.4)))
    late = [(client_id, month) for client_id, month in months
            if (client_id, month + 1) not in amounts and month + 1 not in (JANUARY, 18)
            and amounts[client_id, month] < 1_500]
    for client_id, month in rng.sample(late, 8):
        returns.append(Return(client_id, month, month + 1, rng.choice([0.3, 0.5, 1.0])))
    return returns


# Sums and shares

def of_month(table, month):
    """client_id -> value in one month."""
    return {client_id: value for (client_id, m), value in table.items() if m == month}


def net(amounts, returns):
    """Amount per client-month after returns."""
    result = dict(amounts)
    for item in returns:
        key = (item.client_id, item.returned)
        result[key] = result.get(key, 0) - item.share * amounts[item.client_id, item.paid]
    return result


def half_year_totals(table):
    """Positive totals of the half-year per client, largest first."""
    totals = {}
    for (client_id, month), value in table.items():
        if month in HALF_YEAR:
            totals[client_id] = totals.get(client_id, 0) + value
    ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    return {client_id: total for client_id, total in ranked if total > 0}


def head_share(totals, count):
    """Share of the whole brought by the first `count` clients."""
    values = list(totals.values())
    return fsum(values[:count]) / fsum(values)


def fifth(count):
    """20 % of a number of clients, rounded up."""
    return -(-count // 5)


def bisected(share_at, target, low=0.3, high=3.0):
    """The power at which a growing share reaches its target."""
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if share_at(middle) < target else (low, middle)
    return high


def scaled(values, total, power=1.0):
    """The same order of clients, spread by `power`, adding up to `total`."""
    powered = {key: value ** power for key, value in values.items()}
    factor = total / fsum(powered.values())
    return {key: value * factor for key, value in powered.items()}


def cents(values, total=None):
    """Whole cents; with a total, the largest takes what rounding left over."""
    whole = {key: round(value) for key, value in values.items()}
    if total is not None:
        whole[max(whole, key=whole.get)] += total - sum(whole.values())
    return whole


# Amounts

def january_amounts(amounts, anchor):
    """January 2026 in cents: the 13 largest payers and the others, each to their exact total."""
    month = of_month(amounts, JANUARY)
    ranked = sorted(month, key=lambda client_id: -month[client_id])
    vips, others = ranked[:JANUARY_VIPS], ranked[JANUARY_VIPS:]
    pinned = round(100 * month[anchor])
    rest = JANUARY_MONEY["vips"] - pinned
    result = cents(scaled({c: month[c] for c in vips if c != anchor}, rest), rest)
    total = JANUARY_MONEY["others"]
    below = cents(scaled({c: month[c] for c in others}, total), total)
    if min(result.values()) < 1.05 * max(below.values()):
        raise ValueError(f"seed {SEED} leaves no clear gap below the 13th payer; choose another")
    return {anchor: pinned, **result, **below}


def stretched(amounts, january, anchor, power):
    """Amounts in cents with every other month spread by `power` and brought to its turnover."""
    result = {(client_id, JANUARY): value for client_id, value in january.items()}
    for month in OTHER_MONTHS:
        values = of_month(amounts, month)
        pinned = 100 * values.pop(anchor)
        result[anchor, month] = pinned
        for client_id, value in scaled(values, 100_000 * TURNOVER[month] - pinned, power).items():
            result[client_id, month] = value
    return result


def half_year_share(amounts, returns):
    """Share of the half-year's amount that the top 20 % of clients bring."""
    totals = half_year_totals(net(amounts, returns))
    return head_share(totals, fifth(len(totals)))


def sales_by_regularity(amounts, returns, month):
    """Net sales of a month to regular clients (bought in two earlier months or more), to all."""
    sales = of_month(net(amounts, returns), month)
    earlier = [client_id for client_id, m in amounts if m < month]
    regular = {client_id for client_id in sales if earlier.count(client_id) >= 2}
    return regular, fsum(sales[c] for c in sales if c in regular), fsum(sales.values())


def with_hidden_loss(amounts, returns, anchor):
    """Amounts whose last two months hold: regular clients buy less, new clients hide it."""
    result = dict(amounts)
    for month in (MAY, JUNE):
        before = [sales_by_regularity(result, returns, m) for m in range(month - 3, month)]
        slipped = REGULAR_SLIP[month] * fsum(sales for _, sales, _ in before) / 3
        whole = TOTAL_RISE * fsum(sales for _, _, sales in before) / 3
        regular, old, total = sales_by_regularity(result, returns, month)
        pinned = result[anchor, month]
        for client_id in of_month(result, month):
            if client_id in regular and client_id != anchor:
                result[client_id, month] *= (slipped - pinned) / (old - pinned)
            elif client_id not in regular:
                result[client_id, month] *= (whole - slipped) / (total - old)
    return result


def calibrated_amounts(clients):
    """Paid cents per client-month, and the returns."""
    anchor = next(client.client_id for client in clients if client.kind == "anchor")
    raw = raw_amounts(clients)
    returns = returns_of(raw, anchor)
    january = january_amounts(raw, anchor)

    def share_at(power):
        """Share of the top 20 % when the other months are spread by `power`."""
        return half_year_share(stretched(raw, january, anchor, power), returns)

    amounts = stretched(raw, january, anchor, bisected(share_at, TOP_SHARE))
    return cents(with_hidden_loss(amounts, returns, anchor)), returns


# Services

def clients_by_habit(amounts, returns):
    """Habit of the clients who do not simply use what they paid: savers and discounted.

    Savers pay large sums ahead and use little of it. Discounted clients pay modestly and use much,
    since services are valued at list price. So the two VIP lists overlap by about 60 %.
    """
    january, half_year = of_month(amounts, JANUARY), half_year_totals(net(amounts, returns))
    vips = sorted(january, key=lambda client_id: -january[client_id])[:JANUARY_VIPS]
    others = [client_id for client_id in half_year if client_id not in vips]
    head_size = fifth(len(half_year)) - JANUARY_VIPS
    june = of_month(amounts, JUNE)
    late = sorted(set(june) - set(half_year), key=lambda client_id: -june[client_id])
    count = round(SAVERS * fifth(len(half_year))) - len(vips[4::2])
    savers = vips[4::2] + [others[(2 * i + 1) * head_size // (2 * count)] for i in range(count)]
    tail = sorted(others[head_size:], key=lambda client_id: client_id not in january)
    return {**dict.fromkeys(savers + late[1:8:2], "savers"),
            **dict.fromkeys(tail[:len(savers)], "discounted")}


def raw_services(amounts, habits):
    """Value of services used per client-month: 0 to 2 months after the payment."""
    rng, services = rng_for("services"), {}
    ratios = {"savers": (0.05, 0.09), "discounted": (2.6, 3.4), "users": (1.0, 1.35)}
    clients = sorted({client_id for client_id, _ in amounts})
    ratio = {c: rng.uniform(*ratios[habits.get(c, "users")]) for c in clients}
    for (client_id, month), amount in sorted(amounts.items()):
        lag = rng.choices([0, 1, 2], weights=[5, 4, 1])[0]
        parts = {lag: 1.0}
        if amount > 150_000 or client_id in habits:
            parts = {0: 0.5, 1: 0.35, 2: 0.15}
        elif rng.random() < 0.06:
            parts = {}  # paid and never used
        for later, part in parts.items():
            if month + later <= JUNE:
                key = (client_id, month + later)
                services[key] = services.get(key, 0) + amount * part * ratio[client_id]
    return services


def january_services(services, amounts, habits):
    """January 2026 in cents: each group of clients to its exact total."""
    month, paid = of_month(services, JANUARY), of_month(amounts, JANUARY)
    vips = sorted(paid, key=lambda client_id: -paid[client_id])[:JANUARY_VIPS]
    groups = {name: [] for name in JANUARY_SERVICES}
    for client_id in sorted(month, key=lambda c: (c not in vips, c not in habits, -month[c])):
        habit = habits.get(client_id, "users")
        if client_id in vips:
            groups[habit].append(client_id)
        elif habit == "discounted" and client_id in paid and len(groups[habit]) < 5:
            groups[habit].append(client_id)
        elif sum(map(len, groups.values())) < JANUARY_USERS:
            groups["others"].append(client_id)
    result = {}
    for name, members in groups.items():
        # powers below 1 keep the groups apart: no other client outgrows the discounted ones
        power, total = 0.75 if name == "users" else 0.5, JANUARY_SERVICES[name]
        result |= cents(scaled({c: month[c] for c in members}, total, power), total)
    return result


def services_spread(raw, january, power):
    """Services in cents with every other month spread by `power`, its total kept."""
    result = {(client_id, JANUARY): value for client_id, value in january.items()}
    for month in OTHER_MONTHS:
        values = of_month(raw, month)
        for client_id, value in scaled(values, fsum(values.values()), power).items():
            result[client_id, month] = value
    return result


def calibrated_services(amounts, returns):
    """Cents of services used per client-month."""
    habits = clients_by_habit(amounts, returns)
    raw = raw_services(amounts, habits)
    january = january_services(raw, amounts, habits)

    def share_at(power):
        """Share of the half-year's services used by the first 18.6 % of the clients."""
        totals = half_year_totals(services_spread(raw, january, power))
        return head_share(totals, round(SERVICES_CLIENTS * len(totals)))

    # a little over 80 %, so that one client fewer would not do
    return cents(services_spread(raw, january, bisected(share_at, 0.801)))
