"""Profiles: what the export of a known system looks like, as data (`systems/*.toml`).

A profile says by which captions its file is known, which of them is which column, and what the
vocabulary alone cannot know: that a total stands on every line, which stages are sales. A user
adds his own in the same form: `ck.load(source, profile="ours.toml")`.

    name = "Ours: orders"
    needs = ["Order", "Buyer|Purchaser"]       # known by these captions; a|b: either
    title = "Sales by client"                  # and by these words above the header
    without = ["cost"]                         # what no caption of the file is
    less = ["refunded", "tax"]                 # columns taken off the amount
    per = "document"                           # the amount stands on every line of a document
    fill = true                                # cells left empty repeat those above
    sales = ["won"]                            # only rows of these statuses are sales
    cancelled = ["gone"]                       # more statuses of rows that are no sale
    draft = ["new"]                            # ... that are no sale yet
    counted = ["unpaid"]                       # statuses that are sales here, though not elsewhere
    no_sales = ["estimate"]                    # kinds of documents that are no sales
    converted = ["Total signed"]               # amounts whose currency is not that of Currency
    draft_numbers = ["/"]                      # so begin the numbers of drafts
    returns = ["sent back"]                    # ... whose amounts are negative
    return_numbers = ["R-"]                    # so begin the numbers of returns
    all_returns = true                         # every row is one, its amounts positive or not
    refuse = "it has no days; export ..."      # why such a file cannot be used, and what can
    notes = ["Only partners above the threshold are in the file."]

    [columns]                                  # canonical name -> captions, the better first
    client = "Buyer|Purchaser"
    [other]                                    # the column for an empty cell of that one
    client = "Contact"
    [back]                                     # columns of what came back: taken off that one
    amount = "Returned"
    [keep]                                     # rows with another cell are no sales
    "Part" = ["A"]
    [void]                                     # rows whose cell is one of these are cancelled
    "Memo" = ["Voided"]
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path

from clientkit.language import say
from clientkit.reading.words import is_rate, plain
from clientkit.schema import DataError, one_of

FOLDER = Path(__file__).parent / "systems"
PER = ("line", "document")


@dataclass(frozen=True)
class Profile:
    """One system's export; the fields are those of its file."""

    name: str = ""
    needs: Sequence[str] = ()
    title: str = ""
    without: Sequence[str] = ()
    less: Sequence[str] = ()
    per: str = ""
    fill: bool = False
    sales: Sequence[str] = ()
    cancelled: Sequence[str] = ()
    draft: Sequence[str] = ()
    counted: Sequence[str] = ()
    no_sales: Sequence[str] = ()
    converted: Sequence[str] = ()
    draft_numbers: Sequence[str] = ()
    returns: Sequence[str] = ()
    return_numbers: Sequence[str] = ()
    all_returns: bool = False
    refuse: str = ""
    notes: Sequence[str] = ()
    columns: dict[str, str] = field(default_factory=dict)
    other: dict[str, str] = field(default_factory=dict)
    back: dict[str, str] = field(default_factory=dict)
    keep: dict[str, list[str]] = field(default_factory=dict)
    void: dict[str, list[str]] = field(default_factory=dict)

    def mapping(self, captions: Sequence[str], given: dict[str, str]) -> dict[str, str]:
        """Canonical name -> caption, of those in the file, the caller's word aside.

        >>> Profile(columns={"client": "Buyer|Payer"}).mapping(["Payer", "Day"], {})
        {'client': 'Payer'}
        """
        found = {}
        for name, wanted in self.columns.items():
            caption = _first(wanted, [word for word in captions if word not in given.values()])
            if caption and name not in given:
                found[name] = caption
        return found

    def others(self, captions: Sequence[str]) -> dict[str, str]:
        """Canonical name -> the caption that stands in for an empty cell."""
        found = {name: _first(wanted, captions) for name, wanted in self.other.items()}
        return {name: caption for name, caption in found.items() if caption}

    def came_back(self, captions: Sequence[str]) -> dict[str, str]:
        """Canonical name -> the caption of what is taken off its column."""
        found = {name: _first(wanted, captions) for name, wanted in self.back.items()}
        return {name: caption for name, caption in found.items() if caption}

    def fit(self, captions: Iterable[str], titles: str) -> int:
        """How many signs of this system the captions and the titles show; 0: it is another.

        >>> Profile(needs=["Order", "Buyer|Payer"]).fit(["Payer", "Order", "Sum"], "")
        2
        """
        known = {plain(caption) for caption in captions}
        signs = [any(plain(word) in known for word in need.split("|")) for need in self.needs]
        titled = any(word in titles.casefold() for word in self.title.casefold().split("|"))
        if not all(signs) or (self.title and not titled):
            return 0
        return len(signs) + 2 * bool(self.title)


PLAIN = Profile()
"""A table of no known system."""


@cache
def known_profiles() -> tuple[Profile, ...]:
    """The profiles that come with the kit, by name of file."""
    return tuple(read_profile(path) for path in sorted(FOLDER.glob("*.toml")))


def read_profile(path: Path) -> Profile:
    """The profile in a file.

    Raises
    ------
    DataError : not there, not TOML, an unknown key, no name
    """
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(
            say("the profile {path} cannot be read ({error})", path=path, error=error)
        ) from None
    for key in said:
        one_of(say("{path}: a key", path=path), key, [one.name for one in fields(Profile)])
    if not said.get("name"):
        raise DataError(say('the profile {path} has no name; write name = "..." in it', path=path))
    if said.get("per"):
        one_of(say("{path}: per", path=path), said["per"], PER)
    return Profile(**said)


def profile_named(name: str) -> Profile:
    """The profile that the caller names: a file, or one of the kit's by its file's name.

    >>> profile_named("shopify").name
    'Shopify: orders'

    Raises
    ------
    DataError : no such profile
    """
    if name.endswith(".toml"):
        return read_profile(Path(name))
    names = [path.stem for path in sorted(FOLDER.glob("*.toml"))]
    if name not in names:
        raise DataError(
            say(
                "profile {name!r} is not known; there are {names:and}, or name a .toml file",
                name=name,
                names=names,
            )
        )
    return read_profile(FOLDER / f"{name}.toml")


def _first(wanted: str, captions: Sequence[str]) -> str:
    """The first caption that is one of those wanted, in the order of the wish."""
    found = {plain(word): word for word in reversed(captions) if word and not is_rate(word)}
    return next((found[plain(word)] for word in wanted.split("|") if plain(word) in found), "")
