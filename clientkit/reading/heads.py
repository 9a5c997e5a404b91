"""Rows that may be the header of a grid, and what was understood of the one that is."""

from collections.abc import Sequence
from dataclasses import dataclass

from clientkit.language.catalogues import translated
from clientkit.reading.calendar_words import period
from clientkit.reading.captions import captions_of
from clientkit.reading.found import Found
from clientkit.reading.headers import TITLE_ROWS, found_names, profile_of, tidied
from clientkit.reading.levels import client_column
from clientkit.reading.options import Options
from clientkit.reading.profiles import Profile
from clientkit.reading.raw import Grid
from clientkit.reading.vocabulary import TRANSACTION_WORDS

LONGEST = 2_000
"""Letters of a row that are a title."""


@dataclass(frozen=True)
class Layout:
    """A grid as a flat table: the row of its header, and what was understood."""

    grid: Grid
    header: int
    found: Found


@dataclass(frozen=True)
class Head:
    """A row that may be the header: its captions and what they say."""

    place: int
    captions: list[str]
    names: dict[str, str]
    profile: Profile
    titles: str

    def lacks(self) -> set[str]:
        """What is needed and not there: client_id, date, amount."""
        return set(TRANSACTION_WORDS.missing(self.names))


def heads_of(grid: Grid, options: Options) -> list[Head]:
    """The rows among the first that may be the header."""
    found, titles = [], grid.about
    for place, row in enumerate(grid.rows[:TITLE_ROWS]):
        captions = captions_of(row)
        if sum(map(bool, captions)) > 1 or (captions and not captions[0]):
            levels = client_column(grid, place)
            named = titles if grid.about.startswith("sheet ") else f"{titles}\n{grid.source}"
            profile = profile_of([*captions, *(levels[1] if levels else ())], named, options)
            names = found_names(captions, options.columns, TRANSACTION_WORDS, profile)
            found.append(Head(place, captions, names, profile, titles))
        titles += "\n" + " ".join(filter(None, captions))[:LONGEST]
    return found


def given_there(head: Head, options: Options) -> bool:
    """Whether the captions that the caller gave stand in the row."""
    return set(options.columns.values()) <= set(head.captions)


def understood(head: Head, names: dict[str, str], notes: Sequence[str] = ()) -> Found:
    """What was understood, for the card."""
    mapping = tidied(names, TRANSACTION_WORDS, head.profile)
    notes = [*map(translated, head.profile.notes), *notes]
    price = names.get("price") if "amount" in names else None
    return Found(mapping, head.profile, notes, period(head.titles), price)
