"""The moves between classes in words: how many, by what, and how A grew month by month."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.language import mark, say

CAUSES = {
    "own": mark("{n:# by its own move|# by their own move}"),
    "bounds": mark("{n:# only because the bounds moved|# only because the bounds moved}"),
    "both": mark("{n:# by its own move and the bounds together|"
                 "# by their own move and the bounds together}"),
    "unknown": mark("{n:# for a cause that was not asked|# for a cause that was not asked}"),
    "came": mark("{n:# came|# came}"),
    "went": mark("{n:# went|# went}"),
}  # fmt: skip


NOBODY = {
    "ABC class": mark("Nobody changed the ABC class."),
    "VIP tier": mark("Nobody changed the VIP tier."),
    "RFM segment": mark("Nobody changed the RFM segment."),
    "cluster": mark("Nobody changed the cluster."),
}

CHANGED = {
    "ABC class": mark("Of {n:# client|# clients} {movers:# changed|# changed} the ABC class: "
                      "{parts:and}."),
    "VIP tier": mark("Of {n:# client|# clients} {movers:# changed|# changed} the VIP tier: "
                     "{parts:and}."),
    "RFM segment": mark("Of {n:# client|# clients} {movers:# changed|# changed} the RFM segment: "
                        "{parts:and}."),
    "cluster": mark("Of {n:# client|# clients} {movers:# changed|# changed} the cluster: "
                    "{parts:and}."),
}  # fmt: skip
"""What the groups are -> what is said of those who changed theirs."""


def comparable(moved: pd.DataFrame) -> bool:
    """Whether there is anybody known from before."""
    return bool((moved["group_before"] != "new").any())


def by_cause(moved: pd.DataFrame, name: str) -> str:
    """How many changed their group, and by what; every mover once.

    name : what the groups are, of CHANGED
    """
    movers = moved[moved["moved"]]
    if movers.empty:
        return say(NOBODY[name])
    count = moved["cause"].value_counts()
    parts = [say(words, n=int(count[cause])) for cause, words in CAUSES.items() if cause in count]
    said = say(CHANGED[name], n=len(moved), movers=len(movers), parts=parts)
    if "held" not in count:
        return said
    held = say("{n:# more stays|# more stay} only because the bounds moved along.",
               n=int(count["held"]))  # fmt: skip
    return f"{said} {held}"


def moves_by_cause(moves: Mapping[str, pd.DataFrame]) -> Markdown:
    """For each kind of classes: how many moved, by themselves or with the bounds.

    moves : what the classes are -> their moves
    """
    lines = [f"* {by_cause(moved, name)}" for name, moved in moves.items() if comparable(moved)]
    return Markdown("\n".join(lines) or say("There are no earlier classes to compare with."))


def abc_months(sizes: pd.DataFrame, *, window: int) -> Markdown:
    """How the number of A clients moved over the months.

    sizes : of `ck.abc_months`
    """
    first, last = sizes.iloc[0], sizes.iloc[-1]
    if len(sizes) == 1:
        return Markdown(
            say(
                "{n:# A client|# A clients} in {month:month}; there is no earlier month to "
                "compare with.",
                n=int(last["a"]), month=last["month"],
            )
        )  # fmt: skip
    later = sizes.iloc[1:]
    said = say(
        "From {first:month} to {last:month} A went from {before:,} to {n:# client|# clients}: "
        "{came:# entry|# entries}, {went:# exit|# exits}.",
        first=first["month"], last=last["month"], before=int(first["a"]), n=int(last["a"]),
        came=int(later["came"].sum()), went=int(later["went"].sum()),
    )  # fmt: skip
    short = int((~sizes["whole"]).sum())
    if not short:
        return Markdown(f"**{said}**")
    why = say(
        "In {n:# month|# months} the {window:# month|# months} looked back over begin before the "
        "data, so the classes are of fewer months and grow by that alone.",
        n=short, window=window,
    )  # fmt: skip
    return Markdown(f"**{said}** {why}")
