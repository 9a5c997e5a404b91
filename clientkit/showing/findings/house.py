"""The house of quality in words: what weighs most, where the rival is ahead, the holes."""

import pandas as pd
from IPython.display import Markdown

from clientkit.language import number, say
from clientkit.methods.qfd import House
from clientkit.showing.findings.beside import needed
from clientkit.showing.findings.phrases import named, the_first

FIRST = 3


def qfd(house: House | None, *, absent: tuple[str, ...] = ()) -> Markdown:
    """What the firm should change first, where the rival is ahead, and the holes.

    house : of `ck.qfd`; None: a file is absent
    absent : the names of the absent files
    """
    if house is None:
        said = say("Without {files:and} there is no house of quality.", files=absent)
        return Markdown(f"**{said}** {needed(absent)}")
    weighty = house.features[house.features["share"] > 0].head(FIRST)
    who = [
        f"{named(row.feature, {})} ({number(row.share, '.0%')})"
        for row in weighty.itertuples(index=False)
    ]
    first = say("Most weight for the clients: {features:and}.", features=who)
    said = [f"**{first}**", _behind(house.needs)]
    if house.unserved:
        said.append(say("No feature serves: {needs}.", needs=the_first(_quoted(house.unserved))))
    if house.idle:
        said.append(say("Serves no need: {features}.", features=the_first(_quoted(house.idle))))
    return Markdown(" ".join(filter(None, said)))


def _behind(needs: pd.DataFrame) -> str:
    if not needs["gap"].notna().any():
        return ""
    behind = needs[needs["weighted_gap"] > 0].sort_values(
        ["weighted_gap", "need"], ascending=[False, True]
    )
    if not len(behind):
        return say("In no need the best rival is ahead.")
    who = [
        say('"{need}" ({ours:g} against {rival:g})',
            need=named(row.need, {}), ours=row.ours, rival=row.rival)
        for row in behind.itertuples(index=False)
    ]  # fmt: skip
    return say("The best rival is ahead, the weightiest first: {who}.", who=the_first(who, FIRST))


def _quoted(texts: list[str]) -> list[str]:
    return [f'"{named(text, {})}"' for text in texts]
