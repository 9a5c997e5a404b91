"""Where the header is and how the rows hang together: the layouts of exports and reports.

flat       a header, under it one row for a document or a line.
wide       months as columns.                                         (`wide`)
outline    clients, documents or months as rows over other rows.      (`outline`)
dated      no day in any row, but one month or day in the titles.
bare       no header at all.

The first that fits is taken. A grid that fits none of them is a question to the reader.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from clientkit.reading.bare import bare
from clientkit.reading.calendar_words import period
from clientkit.reading.cells import DASHES, is_empty
from clientkit.reading.documents import document
from clientkit.reading.found import Found
from clientkit.reading.groups import groups_joined
from clientkit.reading.headers import TITLE_ROWS, found_names, profile_of, tidied
from clientkit.reading.levels import client_column
from clientkit.reading.options import Options
from clientkit.reading.outline import outlined
from clientkit.reading.profiles import Profile
from clientkit.reading.raw import Grid, captions_of
from clientkit.reading.summaries import Summary, summary
from clientkit.reading.vocabulary import TRANSACTION_WORDS
from clientkit.reading.wide import unpivoted
from clientkit.schema import DataError

DATED = "all rows, by the period of the report"
LONGEST = 2_000
"""Letters of a row that are a title."""

_PROBE = 50
_NOTES = 3
"""Rows at the end of a report that may say when it was made."""


@dataclass(frozen=True)
class Layout:
    """A grid as a flat table: the row of its header, and what was understood."""

    grid: Grid
    header: int
    found: Found


@dataclass(frozen=True)
class _Head:
    """A row that may be the header: its captions and what they say."""

    place: int
    captions: list[str]
    names: dict[str, str]
    profile: Profile
    titles: str

    def lacks(self) -> set[str]:
        """What is needed and not there: client_id, date, amount."""
        return set(TRANSACTION_WORDS.missing(self.names))


def layout(grid: Grid, options: Options) -> Layout | None:
    """The first layout that fits, or None.

    Raises
    ------
    DataError : a report that cannot be used, with the reason; its parts do not add up
    """
    grid = groups_joined(grid)
    heads = [head for head in _heads(grid, options) if _given_there(head, options)]
    for head in heads:
        if head.profile.refuse:
            raise DataError(f"{grid.source} is {head.profile.name}: {head.profile.refuse}")
    for lay in (_flat, _wide, _outline, _dated, _bare):
        if made := lay(grid, heads, options):
            return made
    return None


def _heads(grid: Grid, options: Options) -> list[_Head]:
    found, titles = [], grid.about
    for place, row in enumerate(grid.rows[:TITLE_ROWS]):
        captions = captions_of(row)
        if sum(map(bool, captions)) > 1 or (captions and not captions[0]):
            levels = client_column(grid, place)
            named = titles if grid.about.startswith("sheet ") else f"{titles}\n{grid.source}"
            profile = profile_of([*captions, *(levels[1] if levels else ())], named, options)
            names = found_names(captions, options.columns, TRANSACTION_WORDS, profile)
            found.append(_Head(place, captions, names, profile, titles))
        titles += "\n" + " ".join(filter(None, captions))[:LONGEST]
    return found


def _given_there(head: _Head, options: Options) -> bool:
    return set(options.columns.values()) <= set(head.captions)


def _found(head: _Head, names: dict[str, str], notes: Sequence[str] = ()) -> Found:
    mapping = tidied(names, TRANSACTION_WORDS, head.profile)
    notes = [*head.profile.notes, *notes]
    price = names.get("price") if "amount" in names else None
    return Found(mapping, head.profile, notes, period(head.titles), price)


def _flat(grid: Grid, heads: list[_Head], options: Options) -> Layout | None:
    for head in heads:
        names = head.names
        if head.lacks() == {"date"} and "document" in names:
            place = head.captions.index(names["document"])
            cells = [row[place] for row in grid.rows[head.place + 1 :] if len(row) > place][
                :_PROBE
            ]
            if any(map(document, cells)):  # "Invoice 15 of 12.05.2026" has the day
                names = names | {"date": names["document"]}
        if not TRANSACTION_WORDS.missing(names):
            return Layout(grid, head.place, _found(head, names))
    return None


def _wide(grid: Grid, heads: list[_Head], options: Options) -> Layout | None:
    made = unpivoted(grid, options)
    if made is None:
        return None
    flat, names = made
    shown = [captions_of(row) for row in grid.rows[:TITLE_ROWS]]
    titles = "\n".join(" ".join(words)[:LONGEST] for words in shown)
    profile = profile_of([*captions_of(flat.rows[0]), *chain(*shown)], titles, options)
    note = "Months stand side by side in the file: each is dated by its last day."
    mapping = tidied(names, TRANSACTION_WORDS)
    above = grid.rows[: list(grid.lines).index(flat.lines[0])]
    said = period("\n".join(" ".join(captions_of(row)) for row in above))
    return Layout(flat, 0, Found(mapping, replace(profile, notes=()), [note], said))


def _outline(grid: Grid, heads: list[_Head], options: Options) -> Layout | None:
    for head in heads:
        if "amount" in head.lacks() or not head.lacks() & {"client_id", "date"}:
            continue
        names, levels = head.names, client_column(grid, head.place)
        if levels and not {"client", "client_id"} & names.keys():
            names = names | {"client": head.captions[levels[0]]}
        made = outlined(grid, head.place, head.captions, names)
        if made is not None:
            flat, header, names, note = made
            return Layout(flat, header, _found(head, names, [note]))
    return None


def _dated(grid: Grid, heads: list[_Head], options: Options) -> Layout | None:
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
        note = f"No row has a day: all are dated {day}, the last day of the period."
        flat = replace(grid, rows=rows, asides={**grid.asides, **nothing, **nested.asides})
        return Layout(flat, head.place, _found(head, names | {"date": DATED}, [note]))
    return None


def _dashes(grid: Grid, head: _Head, caption: str) -> dict[int, str]:
    """The rows of a report whose money is a dash: nothing was sold."""
    place = head.captions.index(caption)
    under = range(head.place + 1, len(grid.rows))
    cells = ((row, str(grid.rows[row][place])) for row in under if len(grid.rows[row]) > place)
    return {row: "not_sale" for row, cell in cells if cell.strip() in DASHES}


def _one_day(said, source: str, options: Options) -> str:
    first, last = said
    if (first.year, first.month) != (last.year, last.month):
        raise DataError(
            f"{source} has no day in its rows and covers {first} to {last}; export it by "
            f"documents or by months, or date all of it by one day: {options.call(date=str(last))}"
        )
    return str(last)


def _ask_day(grid: Grid, head: _Head, options: Options) -> None:
    """Ask for the day of a known report by client whose titles name none, like `All Dates`."""
    if not head.profile.title or "date" in head.profile.columns:
        return
    under = " ".join(" ".join(captions_of(row)) for row in grid.rows[-_NOTES:])
    made = period(under)
    raise DataError(
        f"{grid.source} is {head.profile.name}: it has no day in its rows, and its titles name no "
        "month. Export it by months, or a list of documents; or date all of it by one day: "
        f"{options.call(date=str(made[1]) if made else 'YYYY-MM-DD')}"
    )


def _bare(grid: Grid, heads: list[_Head], options: Options) -> Layout | None:
    made = bare(grid, options)
    if made is None:
        return None
    flat, names, note = made
    return Layout(flat, 0, Found(tidied(names, TRANSACTION_WORDS), notes=[note]))
