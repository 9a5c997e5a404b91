"""Whether the numbers of the month can be trusted, and what to look at first."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.methods.data_issues import HEED
from clientkit.periods import month_name
from clientkit.schema import figure
from clientkit.showing.findings.phrases import counted, named

MOST = 3
HOLES = {
    "month": "no row at all from {first} to {last}: is the export of a month missing?",
    "thin": "far fewer rows than usual from {first} to {last}: was the export cut?",
    "days": "no row from {first} to {last}: was the firm closed?",
}


def trust(issues: pd.DataFrame, month: str, *, names: Mapping | None = None) -> Markdown:
    """The verdict on the data of the month, and the weightiest reasons for it.

    issues : of `ck.data_issues`
    """
    name = month_name(month)
    heeded = issues[issues["heed"]]
    if issues["grave"].any():
        verdict = f"**Do not rely on the numbers of {name} before this is looked at.**"
    elif len(heeded):
        verdict = f"**The numbers of {name} can be used; mind what follows.**"
    else:
        verdict = f"**The data can be trusted for {name}.**"
    said = [_SAID[row.issue](row, name, names or {}) for row in issues.head(MOST).itertuples()]
    most = min(len(heeded), MOST)
    return Markdown(" ".join(filter(None, [verdict, *said[:most], _rest(issues, said, most)])))


def _rest(issues: pd.DataFrame, said: list[str], most: int) -> str:
    """What is left to say: the largest of the little points, or how many follow."""
    rest = len(issues) - most
    if most:
        more = counted(rest, "lesser point is", "lesser points are") if rest else ""
        return f"{more} told below." if more else ""
    if not rest:
        return "Nothing was found that would change its numbers."
    which = "" if rest == 1 else " each; the largest"
    return f"What was found weighs less than {HEED:.0%}{which}: {said[0]}"


def _end(row, name: str, _names: Mapping) -> str:
    if row.share == 1:
        return f"The data end on {row.last_day}, before {name} begins."
    return f"The data end on {row.last_day}, before {name} does."


def _hole(row, name: str, _names: Mapping) -> str:
    hole = HOLES[row.what].format(first=row.first_day, last=row.last_day)
    return f"{name} has a hole, {hole}"


def _holes(row, _name: str, _names: Mapping) -> str:
    hole = HOLES[row.what].format(first=row.first_day, last=row.last_day)
    which = "" if row.rows == 1 else f"{row.rows:,.0f} holes; the largest: "
    return f"In the months before, {which}{hole}"


def _lost(row, _name: str, _names: Mapping) -> str:
    rows = counted(int(row.rows), "row of sales", "rows of sales")
    return f"{rows} could not be read: about {row.share:.1%} of the sales."


def _no_client(row, _name: str, _names: Mapping) -> str:
    rows = counted(int(row.rows), "row of sales has", "rows of sales have")
    return (
        f"{rows} no client, with {figure(row.amount)} "
        f"({row.share:.1%} of the money): they are in nobody's numbers."
    )


def _total(row, _name: str, _names: Mapping) -> str:
    return f"The file's own total differs from what was read by {figure(row.amount)}: {row.what}."


def _equal(row, name: str, _names: Mapping) -> str:
    rows = counted(int(row.rows), "row repeats another", "rows repeat others")
    return (
        f"In the twelve months to {name} {rows} in every column: {_weight(row)} is perhaps "
        "counted twice."
    )


def _twins(row, name: str, _names: Mapping) -> str:
    pairs = counted(int(row.rows), "document looks", "documents look")
    return (
        f"In the twelve months to {name} {pairs} like another of the same client, day and sum: "
        f"{_weight(row)} was perhaps entered twice."
    )


def _weight(row) -> str:
    return f"{figure(row.amount)}, {row.share:.1%} of the money,"


def _amount(row, name: str, names: Mapping) -> str:
    who, end = named(row.client_id, names), "" if row.what.endswith("?") else "."
    return (
        f"One row of {who} on {row.first_day}, {figure(row.amount)}, is as much as "
        f"{row.share:.0%} of {name}'s money: {row.what}{end}"
    )


def _odd_date(row, _name: str, _names: Mapping) -> str:
    rows = counted(int(row.rows), "row has a date", "rows have dates")
    first = f"from {row.first_day} to {row.last_day}"
    when = str(row.first_day) if row.first_day == row.last_day else first
    return f"{rows} far from the rest ({when}), with {figure(row.amount)}."


def _everybody(row, _name: str, _names: Mapping) -> str:
    return (
        f"{row.share:.0%} of the money is booked on a buyer who is everybody: in the lists of VIP "
        "and A clients that line is no client."
    )


_SAID = {
    "end": _end,
    "hole": _hole,
    "holes": _holes,
    "lost": _lost,
    "no client": _no_client,
    "total": _total,
    "equal": _equal,
    "twins": _twins,
    "error": _amount,
    "large": _amount,
    "odd date": _odd_date,
    "everybody": _everybody,
}
