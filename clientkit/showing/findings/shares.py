"""How few bring how much: both readings, the classes, what is lost."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.showing.findings.phrases import counted, few

TOP_FIFTH = 0.2


def concentration(facts: Mapping, *, by: str, share: float, when: str) -> Markdown:
    """Both readings of the Pareto curve, and how unequal the clients are."""
    return Markdown(
        f"**{when}, {facts['top_n']:,} of {facts['n']:,} clients with {by} above 0 ({share:.0%}) "
        f"bring {facts['top_share']:.1%} of the {by}.** 80% of it comes from "
        f"{facts['n_for_80']:,} clients ({facts['share_for_80']:.1%}). Gini {facts['gini']:.2f}, "
        f"where 0 is all equal, 1 is all from one client.{_weight(facts['top_share'], by, share)} "
        f"{few(facts['n'])}".rstrip()
    )


def _weight(top_share: float, by: str, share: float) -> str:
    """What a top fifth that brings so much means; of another share nothing is known."""
    if share != TOP_FIFTH:
        return ""
    if top_share >= 0.8:
        return " The firm leans on few: losing one of them shows in the month."
    if top_share <= 0.45:
        return f" The {by} is spread: no small group carries the firm."
    if by == "amount":
        return " About what is usual: over many firms the top fifth brings two thirds."
    return ""


def whale(curve: pd.DataFrame, *, by: str = "profit") -> Markdown:
    """Where the whale curve peaks and what is lost after it."""
    peak, losing = curve["cumulative"].max(), int((curve["value"] < 0).sum())
    if pd.isna(peak):
        return Markdown(
            f"The {by} of all clients together is {curve['value'].sum():,.0f}: {losing:,} of "
            f"{len(curve):,} clients are below 0 and take away all that the others bring."
        )
    if not losing:
        return Markdown(f"No client has {by} below 0: the curve never falls.")
    return Markdown(
        f"The best {len(curve) - losing:,} clients make {peak:.1%} of the {by}; "
        f"{losing:,} clients have {by} below 0 and take {peak - 1:.1%} of it away."
    )


def abc(classes: pd.DataFrame, *, by: str, when: str) -> Markdown:
    """How many A clients there are, what they bring, and what is outside the classes."""
    of_class = classes.groupby("abc")
    count, share, value = of_class.size(), of_class["share"].sum(), of_class["value"].sum()
    counts = {letter: int(count.get(letter, 0)) for letter in "ABCN"}
    said = [
        f"**{when}, {counted(counts['A'], 'A client')} of {len(classes):,} "
        f"{'brings' if counts['A'] == 1 else 'bring'} {share.get('A', 0):.1%} of the {by}**; "
        f"{counted(counts['B'], 'B client')} {share.get('B', 0):.1%}, "
        f"{counted(counts['C'], 'C client')} {share.get('C', 0):.1%}."
    ]
    if counts["N"]:
        said.append(
            f"{counted(counts['N'], 'client')} with nothing above 0 "
            f"{'stands' if counts['N'] == 1 else 'stand'} outside (class N, "
            f"{value['N']:,.2f} in all)."
        )
    said.append(few(len(classes)))
    return Markdown(" ".join(filter(None, said)))
