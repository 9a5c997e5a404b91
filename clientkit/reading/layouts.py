"""Where the header is and how the rows hang together: the layouts of exports and reports.

flat       a header, under it one row for a document or a line.
wide       months as columns.                                         (`wide`)
outline    clients, documents or months as rows over other rows.      (`outline`)
dated      no day in any row, but one month or day in the titles.
bare       no header at all.

The first that fits is taken. A grid that fits none of them is a question to the reader.
"""

from dataclasses import replace
from itertools import chain

from clientkit.language import say
from clientkit.language.catalogues import translated
from clientkit.reading.bare import bare
from clientkit.reading.calendar_words import period
from clientkit.reading.captions import captions_of
from clientkit.reading.dated import dated
from clientkit.reading.documents import document
from clientkit.reading.found import Found
from clientkit.reading.groups import groups_joined
from clientkit.reading.headers import TITLE_ROWS, profile_of, tidied
from clientkit.reading.heads import LONGEST, Head, Layout, given_there, heads_of, understood
from clientkit.reading.levels import client_column
from clientkit.reading.options import Options
from clientkit.reading.outline import outlined
from clientkit.reading.raw import Grid
from clientkit.reading.vocabulary import TRANSACTION_WORDS
from clientkit.reading.wide import unpivoted
from clientkit.schema import DataError

_PROBE = 50


def layout(grid: Grid, options: Options) -> Layout | None:
    """The first layout that fits, or None.

    Raises
    ------
    DataError : a report that cannot be used, with the reason; its parts do not add up
    """
    grid = groups_joined(grid)
    heads = [head for head in heads_of(grid, options) if given_there(head, options)]
    for head in heads:
        if head.profile.refuse:
            raise DataError(
                say(
                    "{source} is {name}: {refuse}",
                    source=grid.source,
                    name=head.profile.name,
                    refuse=translated(head.profile.refuse),
                )
            )
    for lay in (_flat, _wide, _outline, dated, _bare):
        if made := lay(grid, heads, options):
            return made
    return None


def _flat(grid: Grid, heads: list[Head], options: Options) -> Layout | None:
    for head in heads:
        names = head.names
        if head.lacks() == {"date"} and "document" in names:
            place = head.captions.index(names["document"])
            rows = grid.rows[head.place + 1 : head.place + 1 + _PROBE]
            cells = [row[place] for row in rows if len(row) > place]
            if any(map(document, cells)):  # "Invoice 15 of 12.05.2026" has the day
                names = names | {"date": names["document"]}
        if not TRANSACTION_WORDS.missing(names):
            return Layout(grid, head.place, understood(head, names))
    return None


def _wide(grid: Grid, heads: list[Head], options: Options) -> Layout | None:
    made = unpivoted(grid, options)
    if made is None:
        return None
    flat, names = made
    shown = [captions_of(row) for row in grid.rows[:TITLE_ROWS]]
    titles = "\n".join(" ".join(words)[:LONGEST] for words in shown)
    profile = profile_of([*captions_of(flat.rows[0]), *chain(*shown)], titles, options)
    note = say("Months stand side by side in the file: each is dated by its last day.")
    mapping = tidied(names, TRANSACTION_WORDS)
    above = grid.rows[: list(grid.lines).index(flat.lines[0])]
    said = period("\n".join(" ".join(captions_of(row)) for row in above))
    return Layout(flat, 0, Found(mapping, replace(profile, notes=()), [note], said))


def _outline(grid: Grid, heads: list[Head], options: Options) -> Layout | None:
    for head in heads:
        if "amount" in head.lacks() or not head.lacks() & {"client_id", "date"}:
            continue
        names, levels = head.names, client_column(grid, head.place)
        if levels and not {"client", "client_id"} & names.keys():
            names = names | {"client": head.captions[levels[0]]}
        made = outlined(grid, head.place, head.captions, names)
        if made is not None:
            flat, header, names, note = made
            return Layout(flat, header, understood(head, names, [note]))
    return None


def _bare(grid: Grid, heads: list[Head], options: Options) -> Layout | None:
    made = bare(grid, options)
    if made is None:
        return None
    flat, names, note = made
    return Layout(flat, 0, Found(tidied(names, TRANSACTION_WORDS), notes=[note]))
