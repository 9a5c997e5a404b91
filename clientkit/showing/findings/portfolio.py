"""The BCG matrix of clients and the sizes of receipts, in words."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
from IPython.display import Markdown

from clientkit.schema import figure, listed
from clientkit.showing.findings.phrases import counted, named, the_first
from clientkit.showing.findings.worth import not_whole

QUADRANTS = {
    "star": "large, ahead of all together",
    "cash cow": "large, behind all together",
    "question mark": "small, ahead",
    "dog": "small, behind",
}
FIRST = 3


def bcg(
    found: pd.DataFrame, *, by: str, month: str, months: int, begins: date, names: Mapping
) -> Markdown:
    """How many clients stand in each quadrant, what they bring, and who stands outside.

    found : of `ck.bcg`
    """
    inside = found[found["growth_rate"].notna()]
    if inside.empty:
        return Markdown(
            "**No client bought in both periods, so nobody stands in the matrix:** "
            f"{_outside(found, by)}."
        )
    whole = found["value"].clip(lower=0).sum()
    parts = []
    for name, meaning in QUADRANTS.items():
        group = inside[inside["quadrant"] == name]
        if len(group):
            share = f"{group['value'].sum() / whole:.0%}"
            parts.append(f"{counted(len(group), name)} ({meaning}) with {share}")
    said = [f"**Of the {by}: {listed(parts)}.**", _base(inside["base_growth_rate"].iloc[0])]
    for name, lead in (("star", "Stars"), ("question mark", "Question marks to look at")):
        who = [named(c, names) for c in inside.loc[inside["quadrant"] == name, "client_id"]]
        if who:
            said.append(f"{lead}: {the_first(who, FIRST)}.")
    outside = _outside(found, by)
    said.append(f"Outside the matrix: {outside}." if outside else "")
    said.append(not_whole(month, months, begins))
    return Markdown(" ".join(filter(None, said)))


def _base(growth: float) -> str:
    """The growth of all together, as people count it."""
    if pd.isna(growth) or not -2 < growth < 2:
        return ""
    change = (2 + growth) / (2 - growth) - 1
    return f"All together changed by {change:+.0%}; who did at least as well is ahead."


def _outside(found: pd.DataFrame, by: str) -> str:
    new, lost = (found[found["quadrant"] == name] for name in ("new", "lost"))
    said = []
    if len(new):
        who = counted(len(new), "client")
        said.append(f"{who} that did not buy before, with {figure(new['value'].sum())} {by} now")
    if len(lost):
        who = counted(len(lost), "client")
        said.append(
            f"{who} that did not buy now, with {figure(lost['value_before'].sum())} before"
        )
    return " and ".join(said)


def receipts(small: pd.DataFrame, *, when: str, derived: bool) -> Markdown:
    """What part of the receipts is small, what it brings, and whose the small ones are.

    small : of `ck.small_receipts`
    derived : the bound is half the middle receipt, not given
    """
    number, few_money = int(small["receipts"].sum()), small["small_amount"].sum()
    if not number:
        return Markdown(f"**{when} nothing was bought, so there are no receipts.**")
    of_small, money = int(small["small_receipts"].sum()), small["amount"].sum()
    below = f"below {figure(small['small_below'].iloc[0])}"
    how = f"{below}, half the middle receipt" if derived else below
    said = [f"**{when}, none of {counted(number, 'receipt')} is small ({how}).**"]
    if of_small:
        one = of_small == 1
        part = f" and {'brings' if one else 'bring'} {few_money / money:.1%} of the money"
        said = [
            f"**{when}, {of_small:,} of {counted(number, 'receipt')} ({of_small / number:.0%}) "
            f"{'is' if one else 'are'} small ({how}){part if money > 0 else ''}.**",
            _of_a_clients(small[small["abc"] == "A"]),
        ]
    back = small["returned"].sum()
    if back:
        said.append(f"Returns without a purchase stand apart: {figure(back)}.")
    return Markdown(" ".join(filter(None, said)))


def _of_a_clients(best: pd.DataFrame) -> str:
    few_of, whole = int(best["small_receipts"].sum()), int(best["receipts"].sum())
    if not few_of:
        return "None of the small ones is of an A client."
    return (
        f"{few_of:,} of the small ones {'is' if few_of == 1 else 'are'} of A clients "
        f"({few_of / whole:.0%} of their receipts)."
    )
