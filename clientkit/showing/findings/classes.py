"""More of ABC in words: how evenly clients buy, what several measures say, what was given up."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.language import number, say
from clientkit.schema import figure
from clientkit.showing.findings.finding import ACT, KNOW, WATCH, Finding
from clientkit.showing.findings.phrases import named, the_first
from clientkit.showing.words import word

FIRST = 3


def abc_xyz(classes: pd.DataFrame, *, by: str, names: Mapping) -> Markdown:
    """How evenly the A clients buy, and which large ones cannot be planned with.

    classes : of `ck.abc_xyz`
    """
    best = classes[classes["abc"] == "A"]
    if best.empty:
        nobody = say("Nobody has {by} above 0, so there are no classes.", by=word(by))
        return Markdown(f"**{nobody}**")
    even, uneven = best[best["xyz"] == "X"], best[best["xyz"] == "Z"]
    new = int((best["xyz"] == "N").sum())
    said = [f"**{_even(best, even, by)} {_uneven(uneven)}**"]
    if len(even):
        said.append(say("To plan with: {clients}.", clients=_first(even, names)))
    if len(uneven):
        said.append(
            say("Large but not to be planned with: {clients}.", clients=_first(uneven, names))
        )
    if new:
        said.append(
            say(
                "{n:# A client has|# A clients have} fewer than three months to look at: not "
                "classified.",
                n=new,
            )
        )
    return Markdown(" ".join(said))


def _even(best: pd.DataFrame, even: pd.DataFrame, by: str) -> str:
    if even.empty:
        return say(
            "Of {n:# A client|# A clients} none buys evenly month by month (AX).", n=len(best)
        )
    return say(
        "Of {n:# A client|# A clients} {even:# buys|# buy} evenly month by month (AX, {share:.0%} "
        "of the {by}).",
        n=len(best), even=len(even), share=even["share"].sum(), by=word(by),
    )  # fmt: skip


def _uneven(uneven: pd.DataFrame) -> str:
    if uneven.empty:
        return say("None buys by fits and starts (AZ).")
    return say(
        "{n:# buys|# buy} by fits and starts (AZ, {share:.0%}).",
        n=len(uneven), share=uneven["share"].sum(),
    )  # fmt: skip


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
            say(
                "The source allows one measure only, {by}: there is nothing to compare.",
                by=word(first),
            )
        )
    agree = int(told["agree"].sum())
    same = say(
        "{agree:,} of {n:# client|# clients} ({share:.0%}) {agree:has|have} the same class "
        "by {measures:and}.",
        agree=agree, n=len(told), share=agree / len(told),
        measures=[word(one) for one in (first, *others)],
    )  # fmt: skip
    best = told[told[f"abc_{first}"] == "A"]
    fell = [
        _not_a(best[best[f"abc_{other}"] != "A"], best, first, other, names) for other in others
    ]
    return Markdown(" ".join([f"**{same}**", *fell]))


def _not_a(fell: pd.DataFrame, best: pd.DataFrame, first: str, other: str, names: Mapping) -> str:
    by = {"by": word(first), "other": word(other)}
    if fell.empty:
        return say("Every A client by {by} is A by {other} too.", **by)
    return say(
        "{n:,} of {all:# A client|# A clients} by {by} {n:is|are} not A by {other}: "
        "{clients}.",
        n=len(fell), all=len(best), clients=_first(fell, names), **by,
    )  # fmt: skip


def abc_rank(ranked: pd.DataFrame, *, weights: Mapping[str, float], names: Mapping) -> Markdown:
    """Who leads by all the measures weighed together, and whom one measure alone would hide.

    ranked : of `ck.abc_rank`
    """
    whole, heads = sum(weights.values()), max(1, len(ranked) // 5)
    leading = ranked[ranked["rank"] <= heads]
    risen = leading[leading["alone"] > heads]
    first = [named(client, names) for client in ranked["client_id"].head(FIRST)]
    weighed = [
        f"{word(measure)} {number(weight / whole, '.0%')}" for measure, weight in weights.items()
    ]
    leads = say(
        "Weighed together ({measures:and}), the first {n:is|are} {clients:and}.",
        measures=weighed, n=len(first), clients=first,
    )  # fmt: skip
    hidden = ""
    if len(risen):
        hidden = say(
            "In the first fifth {n:# client|# clients} would not be there by {by} alone: "
            "{clients}.",
            n=len(risen), by=word(max(weights, key=weights.get)), clients=_first(risen, names),
        )  # fmt: skip
    return Markdown(f"**{leads}** {hidden}".strip())


def stopped(found: pd.DataFrame | None, *, silent: int, names: Mapping) -> Markdown:
    """Which A products A clients have given up, and what a month of them was worth.

    found : of `ck.stopped_products`; None: no products, or too few months
    """
    told = gave_up(found, silent=silent, names=names)
    if told:
        return Markdown(f"**{told.what}** {told.so}".strip())
    return Markdown(
        say(
            "What was given up cannot be told: it takes the products bought, and more months than "
            "the last {silent:,}.",
            silent=silent,
        )
    )


def gave_up(found: pd.DataFrame | None, *, silent: int, names: Mapping) -> Finding | None:
    """`stopped` as a finding; none where it cannot be told.

    found : of `ck.stopped_products`
    """
    if found is None:
        return None
    if found.empty:
        what = say(
            "No A client gave up an A product in {silent:the last month|the last # months}.",
            silent=silent,
        )
        return Finding("abc.stopped", what, rank=KNOW)
    what = say(
        "{n:# A client|# A clients} did not buy in {silent:the last month|the last # months} A "
        "products that {n:it|they} bought before ({cases:# case|# cases}): {money} a month.",
        n=found["client_id"].nunique(), silent=silent, cases=len(found),
        money=figure(found["a_month"].sum()),
    )  # fmt: skip
    ones = found[found["still_buys"]]
    if ones.empty:
        return Finding("abc.stopped", what, rank=WATCH)
    so = say(
        "Still buying other things, so ask why not these: {cases}.",
        cases=the_first([_case(row, names) for row in ones.itertuples(index=False)], FIRST),
    )
    return Finding("abc.stopped", what, so=so, rank=ACT)


def _case(row, names: Mapping) -> str:
    return say(
        "{client} ({product}, {money} a month, last on {day})",
        client=named(row.client_id, names), product=named(row.product, {}),
        money=figure(row.a_month), day=f"{row.last_bought:%Y-%m-%d}",
    )  # fmt: skip
