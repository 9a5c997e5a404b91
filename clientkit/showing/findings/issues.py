"""What speaks against the numbers of a month, each issue in its sentence."""

from collections.abc import Mapping

from clientkit.language import mark, say
from clientkit.schema import figure
from clientkit.showing.findings.phrases import named
from clientkit.showing.words import word

HERE = {
    "month": mark(
        "{month:month} has a hole, no row at all from {first} to {last}: is the export of a month "
        "missing?"
    ),
    "thin": mark(
        "{month:month} has a hole, far fewer rows than usual from {first} to {last}: was the "
        "export cut?"
    ),
    "days": mark(
        "{month:month} has a hole, no row from {first} to {last}: was the firm closed?"
    ),
}  # fmt: skip
BEFORE = {
    "month": mark(
        "In the months before, no row at all from {first} to {last}: is the export of a month "
        "missing?"
    ),
    "thin": mark(
        "In the months before, far fewer rows than usual from {first} to {last}: was the export "
        "cut?"
    ),
    "days": mark("In the months before, no row from {first} to {last}: was the firm closed?"),
}
SEVERAL = {
    "month": mark(
        "In the months before, {n:# hole|# holes}; the largest: no row at all from {first} to "
        "{last}: is the export of a month missing?"
    ),
    "thin": mark(
        "In the months before, {n:# hole|# holes}; the largest: far fewer rows than usual from "
        "{first} to {last}: was the export cut?"
    ),
    "days": mark(
        "In the months before, {n:# hole|# holes}; the largest: no row from {first} to {last}: "
        "was the firm closed?"
    ),
}


def sentence(row, month: str, names: Mapping) -> str:
    """One issue in words.

    row : of `ck.data_issues`, as a named tuple
    """
    return _SENTENCES[row.issue](row, month, names)


def _end(row, month: str, _names: Mapping) -> str:
    if row.share == 1:
        return say(
            "The data end on {day}, before {month:month} begins.", day=row.last_day, month=month
        )
    return say("The data end on {day}, before {month:month} does.", day=row.last_day, month=month)


def _hole(row, month: str, _names: Mapping) -> str:
    return say(HERE[row.what], month=month, first=row.first_day, last=row.last_day)


def _holes(row, _month: str, _names: Mapping) -> str:
    message = BEFORE[row.what] if row.rows == 1 else SEVERAL[row.what]
    return say(message, n=int(row.rows), first=row.first_day, last=row.last_day)


def _lost(row, _month: str, _names: Mapping) -> str:
    return say(
        "{n:# row of sales|# rows of sales} could not be read: about {share:.1%} of the sales.",
        n=int(row.rows), share=row.share,
    )  # fmt: skip


def _no_client(row, _month: str, _names: Mapping) -> str:
    return say(
        "{n:# row of sales has|# rows of sales have} no client, with {money} ({share:.1%} of the "
        "money): they are in nobody's numbers.",
        n=int(row.rows), money=figure(row.amount), share=row.share,
    )  # fmt: skip


def _total(row, _month: str, _names: Mapping) -> str:
    return say(
        "The file's own total differs from what was read by {money}: {what}.",
        money=figure(row.amount), what=row.what,
    )  # fmt: skip


def _equal(row, month: str, _names: Mapping) -> str:
    return say(
        "In the twelve months to {month:of}, {n:# row repeats another|# rows repeat others} in "
        "every column: {money}, {share:.1%} of the money, is perhaps counted twice.",
        month=month, n=int(row.rows), money=figure(row.amount), share=row.share,
    )  # fmt: skip


def _twins(row, month: str, _names: Mapping) -> str:
    return say(
        "In the twelve months to {month:of}, {n:# document looks|# documents look} like another "
        "of the same client, day and sum: {money}, {share:.1%} of the money, was perhaps entered "
        "twice.",
        month=month, n=int(row.rows), money=figure(row.amount), share=row.share,
    )  # fmt: skip


def _amount(row, month: str, names: Mapping) -> str:
    told = say(
        "One row of {client} on {day}, {money}, is as much as {share:.0%} of {month:month}'s "
        "money: {cause}",
        client=named(row.client_id, names), day=row.first_day, money=figure(row.amount),
        share=row.share, month=month, cause=word(row.what, of="reason"),
    )  # fmt: skip
    return told if told.endswith("?") else f"{told}."


def _odd_date(row, _month: str, _names: Mapping) -> str:
    known = {"n": int(row.rows), "money": figure(row.amount), "first": row.first_day}
    if row.first_day == row.last_day:
        return say(
            "{n:# row has a date|# rows have dates} far from the rest ({first}), with {money}.",
            **known,
        )
    return say(
        "{n:# row has a date|# rows have dates} far from the rest (from {first} to {last}), with "
        "{money}.",
        last=row.last_day, **known,
    )  # fmt: skip


def _everybody(row, _month: str, _names: Mapping) -> str:
    return say(
        "{share:.0%} of the money is booked on a buyer who is everybody: in the lists of VIP and "
        "A clients that line is no client.",
        share=row.share,
    )


_SENTENCES = {
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
