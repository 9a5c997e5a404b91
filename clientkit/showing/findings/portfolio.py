"""The BCG matrix of clients and the sizes of receipts, in words."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
from IPython.display import Markdown

from clientkit.language import mark, say
from clientkit.schema import figure
from clientkit.showing.findings.phrases import named, the_first
from clientkit.showing.findings.worth import not_whole
from clientkit.showing.words import word

QUADRANTS = {
    "star": mark("{n:# star|# stars} (large, ahead of all together) with {share:.0%}"),
    "cash cow": mark("{n:# cash cow|# cash cows} (large, behind all together) with {share:.0%}"),
    "question mark": mark("{n:# question mark|# question marks} (small, ahead) with {share:.0%}"),
    "dog": mark("{n:# dog|# dogs} (small, behind) with {share:.0%}"),
}
NAMED = {
    "star": mark("Stars: {who}."),
    "question mark": mark("Question marks to look at: {who}."),
}
FIRST = 3


def bcg(
    found: pd.DataFrame, *, by: str, month: str, months: int, begins: date, names: Mapping
) -> Markdown:
    """How many clients stand in each quadrant, what they bring, and who stands outside.

    found : of `ck.bcg`
    """
    inside = found[found["growth_rate"].notna()]
    outside = _outside(found, by)
    if inside.empty:
        nobody = say("No client bought in both periods, so nobody stands in the matrix.")
        return Markdown(" ".join(filter(None, [f"**{nobody}**", outside])))
    whole = found["value"].clip(lower=0).sum()
    groups = {name: inside[inside["quadrant"] == name] for name in QUADRANTS}
    parts = [
        say(QUADRANTS[name], n=len(group), share=group["value"].sum() / whole)
        for name, group in groups.items()
        if len(group)
    ]
    # Translators: {by} is a measure: amount, profit, documents.
    of_all = say("Of the {by}: {parts:and}.", by=word(by), parts=parts)
    said = [f"**{of_all}**", _base(inside["base_growth_rate"].iloc[0])]
    for name, message in NAMED.items():
        who = [named(client, names) for client in groups[name]["client_id"]]
        if who:
            said.append(say(message, who=the_first(who, FIRST)))
    said += [outside, not_whole(month, months, begins)]
    return Markdown(" ".join(filter(None, said)))


def _base(growth: float) -> str:
    """The growth of all together, as people count it."""
    if pd.isna(growth) or not -2 < growth < 2:
        return ""
    return say(
        "All together changed by {change:+.0%}; who did at least as well is ahead.",
        change=(2 + growth) / (2 - growth) - 1,
    )


def _outside(found: pd.DataFrame, by: str) -> str:
    new, lost = (found[found["quadrant"] == name] for name in ("new", "lost"))
    said = []
    if len(new):
        said.append(
            # Translators: {by} is a measure: amount, profit, documents.
            say("{n:# client|# clients} that did not buy before, with {sum} {by} now",
                n=len(new), sum=figure(new["value"].sum()), by=word(by))
        )  # fmt: skip
    if len(lost):
        said.append(
            say("{n:# client|# clients} that did not buy now, with {sum} before",
                n=len(lost), sum=figure(lost["value_before"].sum()))
        )  # fmt: skip
    return say("Outside the matrix: {parts:and}.", parts=said) if said else ""


def receipts(small: pd.DataFrame, *, when: str, derived: bool) -> Markdown:
    """What part of the receipts is small, what it brings, and whose the small ones are.

    small : of `ck.small_receipts`
    derived : the bound is half the middle receipt, not given
    """
    if not int(small["receipts"].sum()):
        nothing = say("{when} nothing was bought, so there are no receipts.", when=when)
        return Markdown(f"**{nothing}**")
    said = [f"**{_small(small, when, derived)}**"]
    if small["small_receipts"].sum():
        said.append(_of_a_clients(small[small["abc"] == "A"]))
    back = small["returned"].sum()
    if back:
        said.append(say("Returns without a purchase stand apart: {sum}.", sum=figure(back)))
    return Markdown(" ".join(said))


def _small(small: pd.DataFrame, when: str, derived: bool) -> str:
    told = {"when": when, "few": int(small["small_receipts"].sum())}
    told |= {"n": int(small["receipts"].sum()), "money": small["amount"].sum()}
    told["share"] = told["few"] / told["n"]
    bound = {"bound": figure(small["small_below"].iloc[0])}
    told["how"] = (
        say("below {bound}, half the middle receipt", **bound)
        if derived
        else say("below {bound}", **bound)
    )
    if not told["few"]:
        # Translators: {when} is like "In June 2026", {how} like "below 22.50".
        return say("{when}, none of {n:# receipt|# receipts} is small ({how}).", **told)
    if told["money"] <= 0:
        return say(
            "{when}, {few:,} of {n:# receipt|# receipts} ({share:.0%}) {few:is|are} small "
            "({how}).",
            **told,
        )
    told["part"] = small["small_amount"].sum() / told["money"]
    return say(
        "{when}, {few:,} of {n:# receipt|# receipts} ({share:.0%}) {few:is|are} small ({how}) and "
        "{few:brings|bring} {part:.1%} of the money.",
        **told,
    )


def _of_a_clients(best: pd.DataFrame) -> str:
    few_of, whole = int(best["small_receipts"].sum()), int(best["receipts"].sum())
    if not few_of:
        return say("None of the small ones is of an A client.")
    return say(
        "{n:# of the small ones is|# of the small ones are} of A clients ({share:.0%} of their "
        "receipts).",
        n=few_of, share=few_of / whole,
    )  # fmt: skip
