"""The classes by what clients bring, and what is lost on some."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.language import say
from clientkit.periods import Day
from clientkit.showing.findings.changes import abc_change
from clientkit.showing.findings.classes import gave_up
from clientkit.showing.findings.finding import KNOW, Finding, Findings
from clientkit.showing.findings.phrases import few
from clientkit.showing.words import word


def whale(curve: pd.DataFrame, *, by: str = "profit") -> Markdown:
    """Where the whale curve peaks and what is lost after it."""
    peak, losing = curve["cumulative"].max(), int((curve["value"] < 0).sum())
    known = {"by": word(by), "all": len(curve), "losing": losing}
    if pd.isna(peak):
        said = say(
            "The {by} of all clients together is {money:,.0f}: {losing:,} of "
            "{all:# client|# clients} {losing:is|are} below 0 and {losing:takes|take} away all "
            "that the others bring.",
            money=curve["value"].sum(), **known,
        )  # fmt: skip
    elif not losing:
        said = say("No client has {by} below 0: the curve never falls.", **known)
    else:
        said = say(
            "The best {n:# client makes|# clients make} {peak:.1%} of the {by}; "
            "{losing:# client has|# clients have} {by} below 0 and {losing:takes|take} "
            "{part:.1%} of it away.",
            n=len(curve) - losing, peak=peak, part=peak - 1, **known,
        )  # fmt: skip
    return Markdown(said)


def abc(
    classes: pd.DataFrame,
    moved: pd.DataFrame | None = None,
    stopped: pd.DataFrame | None = None,
    *,
    by: str,
    when: str,
    month: Day,
    silent: int,
    names: Mapping,
) -> Findings:
    """How many A clients bring how much, who changed class, what A clients gave up.

    classes, moved, stopped : of `ck.abc_classes`, `ck.abc_moves` and `ck.stopped_products`; None:
        there is no month before, or there are no products
    """
    return Findings(
        _classes(classes, by, when),
        abc_change(moved, month=month, names=names),
        gave_up(stopped, silent=silent, names=names),
    )


def _classes(classes: pd.DataFrame, by: str, when: str) -> Finding:
    of_class = classes.groupby("abc")
    count, share, value = of_class.size(), of_class["share"].sum(), of_class["value"].sum()
    counts = {letter: int(count.get(letter, 0)) for letter in "ABCN"}
    what = say(
        "{when}, {n:# A client|# A clients} of {all:,} {n:brings|bring} {share:.1%} of the {by}.",
        when=when, n=counts["A"], all=len(classes), share=share.get("A", 0), by=word(by),
    )  # fmt: skip
    against = say(
        "{b:# B client brings|# B clients bring} {b_share:.1%}, {c:# C client|# C clients} "
        "{c_share:.1%}.",
        b=counts["B"], b_share=share.get("B", 0), c=counts["C"], c_share=share.get("C", 0),
    )  # fmt: skip
    outside = ""
    if counts["N"]:
        outside = say(
            "{n:# client|# clients} with nothing above 0 {n:stands|stand} outside (class N, "
            "{money:,.2f} in all).",
            n=counts["N"], money=value["N"],
        )  # fmt: skip
    so = " ".join(filter(None, [outside, few(len(classes))]))
    numbers = {}
    if by == "amount":
        money = round(float(value.get("A", 0)), 4)  # floats of money with four digits, summed
        numbers = {"abc.a_clients": counts["A"], "abc.a_amount": money}
    return Finding("abc.classes", what, against, so, KNOW, numbers)
