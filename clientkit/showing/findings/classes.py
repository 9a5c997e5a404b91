"""More of ABC in words: how evenly clients buy, what several measures say, what was given up."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.schema import figure, listed
from clientkit.showing.findings.phrases import counted, named, the_first

FIRST = 3


def abc_xyz(classes: pd.DataFrame, *, by: str, names: Mapping) -> Markdown:
    """How evenly the A clients buy, and which large ones cannot be planned with.

    classes : of `ck.abc_xyz`
    """
    best = classes[classes["abc"] == "A"]
    if best.empty:
        return Markdown(f"**Nobody has {by} above 0, so there are no classes.**")
    even, uneven = best[best["xyz"] == "X"], best[best["xyz"] == "Z"]
    new = int((best["xyz"] == "N").sum())
    said = [
        f"**Of {counted(len(best), 'A client')} {_buy(even)} evenly month by month (AX, "
        f"{even['share'].sum():.0%} of the {by}), {_buy(uneven)} by fits and starts (AZ, "
        f"{uneven['share'].sum():.0%}).**"
    ]
    if len(even):
        said.append(f"To plan with: {_first(even, names)}.")
    if len(uneven):
        said.append(f"Large but not to be planned with: {_first(uneven, names)}.")
    if new:
        have = counted(new, "A client has", "A clients have")
        said.append(f"{have} fewer than three months to look at: not classified.")
    return Markdown(" ".join(said))


def _buy(some: pd.DataFrame) -> str:
    return counted(len(some), "buys", "buy") if len(some) else "none buys"


def _first(some: pd.DataFrame, names: Mapping) -> str:
    return the_first([named(client, names) for client in some["client_id"]], FIRST)


def abc_measures(told: pd.DataFrame, *, names: Mapping) -> Markdown:
    """How many clients have one class by every measure, and which A clients are not A by another.

    told : of `ck.abc_measures`
    """
    columns = [name for name in told if name.startswith("abc_")]
    first, *others = [name.removeprefix("abc_") for name in columns]
    if not others:
        return Markdown(
            f"The source allows one measure only, {first}: there is nothing to compare."
        )
    agree = int(told["agree"].sum())
    said = [
        f"**{agree:,} of {counted(len(told), 'client')} ({agree / len(told):.0%}) "
        f"{'has' if agree == 1 else 'have'} the same class by {listed([first, *others])}.**"
    ]
    best = told[told[f"abc_{first}"] == "A"]
    for other in others:
        fell = best[best[f"abc_{other}"] != "A"]
        if len(fell):
            said.append(
                f"{len(fell):,} of {counted(len(best), 'A client')} by {first} "
                f"{'is' if len(fell) == 1 else 'are'} not A by {other}: {_first(fell, names)}."
            )
        else:
            said.append(f"Every A client by {first} is A by {other} too.")
    return Markdown(" ".join(said))


def abc_rank(ranked: pd.DataFrame, *, weights: Mapping[str, float], names: Mapping) -> Markdown:
    """Who leads by all the measures weighed together, and whom one measure alone would hide.

    ranked : of `ck.abc_rank`
    """
    whole = sum(weights.values())
    weighed = listed(f"{name} {weight / whole:.0%}" for name, weight in weights.items())
    leading = ranked[ranked["rank"] <= max(1, len(ranked) // 5)]
    heaviest = max(weights, key=weights.get)
    risen = leading[leading["alone"] > max(1, len(ranked) // 5)]
    first = listed(named(client, names) for client in ranked["client_id"].head(FIRST))
    are = "is" if len(ranked) == 1 else "are"
    said = [f"**Weighed together ({weighed}), the first {are} {first}.**"]
    if len(risen):
        lead = f"In the first fifth {counted(len(risen), 'client')} would not be there"
        said.append(f"{lead} by {heaviest} alone: {_first(risen, names)}.")
    return Markdown(" ".join(said))


def stopped(found: pd.DataFrame | None, *, silent: int, names: Mapping) -> Markdown:
    """Which A products A clients have given up, and what a month of them was worth.

    found : of `ck.stopped_products`; None: no products, or too few months
    """
    if found is None:
        return Markdown(
            "What was given up cannot be told: it takes the products bought, and more months than "
            f"the last {silent}."
        )
    last = "the last month" if silent == 1 else f"the last {silent} months"
    if found.empty:
        return Markdown(f"**No A client gave up an A product in {last}.**")
    clients = found["client_id"].nunique()
    ones = found[found["still_buys"]]
    them = "it" if clients == 1 else "they"
    said = [
        f"**{counted(clients, 'A client')} did not buy in {last} A products that {them} bought "
        f"before ({counted(len(found), 'case')}): "
        f"{figure(found['a_month'].sum())} a month.**"
    ]
    if len(ones):
        who = [
            f"{named(row.client_id, names)} ({named(row.product, {})}, {figure(row.a_month)} a "
            f"month, last on {row.last_bought:%Y-%m-%d})"
            for row in ones.itertuples(index=False)
        ]
        said.append(f"Still buying other things, so ask why not these: {the_first(who, FIRST)}.")
    return Markdown(" ".join(said))
