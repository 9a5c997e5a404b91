"""Amounts and services brought to the figures the sample must show.

Shares and totals that must come out at a given value are reached by scaling and bisection, never
typed in. Sums are `fsum`, exact in any order, so that no Python version changes a cent.
"""

from collections import Counter
from math import ceil, fsum
from statistics import fmean

from sample_clients import JUNE, MAY
from sample_months import (
    HALF_YEAR,
    JANUARY,
    TOP,
    habits_of,
    january_vips,
    largest_first,
    net,
    raw_amounts,
    raw_services,
    returns_of,
    totals,
)

# fmt: off
TURNOVER = [100_000 * thousands for thousands in (  # the last two are reached by the hidden loss
    112, 114, 120, 118, 121, 112, 98, 104, 132, 142, 158, 196, 150, 148, 156, 155, 158, 160)]
# fmt: on
JANUARY_AMOUNTS = {"vips": 12_000_000, "others": 3_000_000}
JANUARY_SERVICES = {
    "user": 15_600_000,  # users and savers are the VIPs by amount
    "saver": 400_000,
    "discounted": 1_200_000,
    "other": 800_000,
}
JANUARY_DISCOUNTED, JANUARY_OTHERS = 5, 45
TOP_SHARE = 0.82  # of the half-year's amount, brought by the top 20 % of clients
FEW = 0.186  # of the clients use FEW_SHARE of the half-year's services
FEW_SHARE = 0.801  # a little over 80 %, so that one client fewer would not do
REGULAR_SLIP = {MAY: 0.76, JUNE: 0.74}  # sales to regular clients against the three months before
TOTAL_RISE = 1.03  # all sales against the three months before


# Scaling


def scaled(values, total, power=1.0, kept=()):
    """client_id -> value spread by `power`, adding up to `total`; `kept` clients keep theirs."""
    powered = {
        client_id: value**power for client_id, value in values.items() if client_id not in kept
    }
    factor = (total - fsum(values[client_id] for client_id in kept)) / fsum(powered.values())
    return values | {client_id: value * factor for client_id, value in powered.items()}


def whole(values):
    """client_id -> whole cents."""
    return {client_id: round(value) for client_id, value in values.items()}


def exact(values, client_ids, total, power=1.0, kept=()):
    """Some clients' values `scaled` to whole cents; the largest takes what rounding left over."""
    chosen = {client_id: values[client_id] for client_id in client_ids}
    result = whole(scaled(chosen, total, power, kept))
    result[largest_first(result)[0]] += total - sum(result.values())
    return result


def spread(table, month_totals, power, kept=()):
    """The table `scaled` month by month, but for January 2026, which is exact already."""
    result = [
        scaled(month, total, power, kept) for month, total in zip(table, month_totals, strict=True)
    ]
    result[JANUARY] = table[JANUARY]
    return result


def head_share(table, part):
    """Share of the half-year's total that the largest `part` of the clients bring."""
    values = list(totals(table, HALF_YEAR).values())
    return fsum(values[: ceil(part * len(values))]) / fsum(values)


def spread_until(table, month_totals, share_of, target, kept=()):
    """The table `spread` so far that a share of it, which grows with the power, is at target."""
    low, high = 0.0, 3.0
    for _ in range(50):
        power = (low + high) / 2
        if share_of(spread(table, month_totals, power, kept)) < target:
            low = power
        else:
            high = power
    return spread(table, month_totals, high, kept)


# Amounts


def january_amounts(amounts, anchor):
    """client_id -> cents paid in January 2026: VIPs and others, each to their exact total."""
    month, vips = amounts[JANUARY], january_vips(amounts)
    others = [client_id for client_id in month if client_id not in vips]
    return exact(month, vips, JANUARY_AMOUNTS["vips"], kept=[anchor]) | exact(
        month, others, JANUARY_AMOUNTS["others"]
    )


def regular_clients(amounts, month):
    """Ids of those who paid in at least two months before this one."""
    months_paid = Counter(client_id for earlier in amounts[:month] for client_id in earlier)
    return {client_id for client_id, months in months_paid.items() if months >= 2}


def regular_and_all_sales(amounts, returns, month):
    """Net sales of a month to regular clients, and to all."""
    regular, sales = regular_clients(amounts, month), net(amounts, returns)[month]
    return fsum(sales[client_id] for client_id in sales.keys() & regular), fsum(sales.values())


def month_with_hidden_loss(amounts, returns, anchor, month):
    """client_id -> amount of a month in which regular clients buy less and new ones hide it."""
    before = [regular_and_all_sales(amounts, returns, month - back) for back in (3, 2, 1)]
    regular_target = REGULAR_SLIP[month] * fmean(sales for sales, _ in before)
    new_target = TOTAL_RISE * fmean(sales for _, sales in before) - regular_target
    regular_sales, all_sales = regular_and_all_sales(amounts, returns, month)
    kept, regular = amounts[month][anchor], regular_clients(amounts, month)
    regular_factor = (regular_target - kept) / (regular_sales - kept)
    new_factor = new_target / (all_sales - regular_sales)
    return {
        client_id: value * (regular_factor if client_id in regular else new_factor)
        for client_id, value in amounts[month].items()
    } | {anchor: kept}


def calibrated_amounts(clients):
    """The table of whole cents paid, and the returns."""
    anchor = next(
        client_id for client_id, client in clients.items() if client.kind.name == "anchor"
    )
    raw = raw_amounts(clients)
    returns = returns_of(raw, anchor)
    raw[JANUARY] = january_amounts(raw, anchor)
    amounts = spread_until(
        raw, TURNOVER, lambda table: head_share(net(table, returns), TOP), TOP_SHARE, [anchor]
    )
    for month in (MAY, JUNE):
        amounts[month] = month_with_hidden_loss(amounts, returns, anchor, month)
    return [whole(month) for month in amounts], returns


# Services


def january_groups(services, amounts, habits):
    """Habit -> ids of the clients who use services in January 2026."""
    vips = january_vips(amounts)
    rest = [client_id for client_id in largest_first(services[JANUARY]) if client_id not in vips]
    rest.sort(key=lambda client_id: client_id not in habits)
    discounted = [client_id for client_id in rest if habits.get(client_id) == "discounted"]
    discounted = discounted[:JANUARY_DISCOUNTED]
    others = [client_id for client_id in rest if client_id not in discounted]
    return {
        "user": [client_id for client_id in vips if client_id not in habits],
        "saver": [client_id for client_id in vips if client_id in habits],
        "discounted": discounted,
        "other": others[:JANUARY_OTHERS],
    }


def january_services(services, amounts, habits):
    """client_id -> cents of services used in January 2026: each habit to its exact total."""
    result = {}
    for habit, client_ids in january_groups(services, amounts, habits).items():
        # powers below 1 keep the groups apart: no other client outgrows the discounted ones
        power = 0.75 if habit == "user" else 0.5
        result |= exact(services[JANUARY], client_ids, JANUARY_SERVICES[habit], power)
    return result


def calibrated_services(amounts, returns):
    """The table of whole cents of services used."""
    habits = habits_of(amounts, returns)
    raw = raw_services(amounts, habits)
    raw[JANUARY] = january_services(raw, amounts, habits)
    month_totals = [fsum(month.values()) for month in raw]
    services = spread_until(raw, month_totals, lambda table: head_share(table, FEW), FEW_SHARE)
    return [whole(month) for month in services]
