"""Reports without a day in any row: dated by the period that their titles state."""

from dataclasses import replace

from clientkit.language import say
from clientkit.reading.calendar_words import period
from clientkit.reading.captions import captions_of
from clientkit.reading.cells import DASHES, is_empty
from clientkit.reading.heads import Head, Layout, understood
from clientkit.reading.options import Options
from clientkit.reading.raw import Grid
from clientkit.reading.summaries import Summary, summary
from clientkit.reading.vocabulary import TRANSACTION_WORDS
from clientkit.schema import DataError

DATED = "all rows, by the period of the report"
_NOTES = 3
"""Rows at the end of a report that may say when it was made."""


def dated(grid: Grid, heads: list[Head], options: Options) -> Layout | None:
    """All rows on one day: the one that the caller names, or the last of the titles' month."""
    for head in heads:
        names, captions = head.names, list(head.captions)
        if head.lacks() == {"client_id", "date"} and not captions[0] and head.profile.name:
            captions[0] = "Client"  # the first column of a report needs no caption
            names = names | {"client": captions[0]}
        if set(TRANSACTION_WORDS.missing(names)) != {"date"}:
            continue
        said = period(head.titles)
        if said is None and options.date is None:
            _ask_day(grid, head, options)
            continue
        day = options.date or _one_day(said, grid.source, options)
        rows, width = list(grid.rows), len(captions)
        rows[head.place] = [*captions, DATED]
        client = captions.index(names.get("client") or names["client_id"])
        nested = Summary()
        if "amount" in names:
            money = [captions.index(names["amount"])]
            nested = summary(grid, head.place + 1, client, money)
        for place in range(head.place + 1, len(rows)):
            row = (list(rows[place]) + [None] * width)[:width]
            row[client] = nested.names.get(place, row[client])
            filled = any(not is_empty(cell) for cell in row[1:])
            rows[place] = [*row, day if filled else None]
        nothing = _dashes(grid, head, names["amount"]) if "amount" in names else {}
        note = say("No row has a day: all are dated {day}, the last day of the period.", day=day)
        flat = replace(grid, rows=rows, asides={**grid.asides, **nothing, **nested.asides})
        return Layout(flat, head.place, understood(head, names | {"date": DATED}, [note]))
    return None


def _dashes(grid: Grid, head: Head, caption: str) -> dict[int, str]:
    """The rows of a report whose money is a dash: nothing was sold."""
    place = head.captions.index(caption)
    under = range(head.place + 1, len(grid.rows))
    cells = ((row, str(grid.rows[row][place])) for row in under if len(grid.rows[row]) > place)
    return {row: "not_sale" for row, cell in cells if cell.strip() in DASHES}


def _one_day(said, source: str, options: Options) -> str:
    first, last = said
    if (first.year, first.month) != (last.year, last.month):
        raise DataError(
            say(
                "{source} has no day in its rows and covers {first} to {last}; export it by "
                "documents or by months, or date all of it by one day: {call}",
                source=source,
                first=first,
                last=last,
                call=options.call(date=str(last)),
            )
        )
    return str(last)


def _ask_day(grid: Grid, head: Head, options: Options) -> None:
    """Ask for the day of a known report by client whose titles name none, like `All Dates`."""
    if not head.profile.title or "date" in head.profile.columns:
        return
    under = " ".join(" ".join(captions_of(row)) for row in grid.rows[-_NOTES:])
    made = period(under)
    raise DataError(
        say(
            "{source} is {name}: it has no day in its rows, and its titles name no month. Export "
            "it by months, or a list of documents; or date all of it by one day: {call}",
            source=grid.source,
            name=head.profile.name,
            call=options.call(date=str(made[1]) if made else "YYYY-MM-DD"),
        )
    )
