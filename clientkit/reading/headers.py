"""Which caption is which column: the caller's word first, then the vocabulary.

A mapping goes from canonical names (client_id, date, amount ...) to captions of the file.
"""

# ruff: noqa: RUF002 - letters of two alphabets on purpose

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from clientkit.language import mark, say
from clientkit.reading.lacking import question
from clientkit.reading.mark_words import GROSS, MARK_CAPTIONS
from clientkit.reading.options import Options
from clientkit.reading.profiles import PLAIN, Profile, known_profiles, profile_named
from clientkit.reading.words import Words, is_rate, plain, words
from clientkit.schema import DataError, listed

_GROSS = {plain(caption) for caption in GROSS}
_PAID = {"currency"}  # that of the payment, which is not that of a converted amount

TITLE_ROWS = 20
"""The header is looked for in so many rows; exports put titles and parameters above it."""


def header_row(rows: Sequence[Sequence[str]], given: Mapping[str, str], known: Words) -> int:
    """The first of the rows that holds every needed caption; when none does, the fullest row.

    >>> known = Words({"client": {"en": "client"}, "date": {"en": "day"}}, ("client", "date"))
    >>> header_row([["Payments 2026"], ["Client", "Day", "Sum"]], {}, known)
    1
    """
    fitting = [place for place, row in enumerate(rows) if _is_header(row, given, known)]
    filled = [sum(map(bool, captions)) for captions in rows]
    return fitting[0] if fitting else filled.index(max(filled))  # to be shown in a message


def has_header(rows: Sequence[Sequence[str]], given: Mapping[str, str], known: Words) -> bool:
    """Whether one of the rows holds every needed caption."""
    return any(_is_header(row, given, known) for row in rows)


def _is_header(captions: Sequence[str], given: Mapping[str, str], known: Words) -> bool:
    found = given | known_captions(captions, given, known)
    return set(given.values()) <= set(captions) and not known.missing(found)


def profile_of(captions: Sequence[str], titles: str, options: Options) -> Profile:
    """The profile named, else the one whose signs fit best; `PLAIN` when none does."""
    if options.profile:
        return profile_named(options.profile)
    fits = [(one.fit(captions, titles), one) for one in known_profiles()]
    most = max(fit for fit, _ in fits)
    return next(one for fit, one in fits if fit == most) if most else PLAIN


def found_names(
    captions: Sequence[str], given: Mapping[str, str], known: Words, profile: Profile = PLAIN
) -> dict[str, str]:
    """Canonical name -> caption: the caller's word, then the profile's, then the vocabulary's."""
    found = dict(given) | profile.mapping(captions, dict(given))
    return found | known_captions(captions, found, known, profile.without)


NEAR = mark(
    "{source} has no column {caption!r} (given for {name}). Did you mean {near:and}? "
    "It has {captions}"
)
NOT_NEAR = mark("{source} has no column {caption!r} (given for {name}). It has {captions}")


def mapping_of(
    captions: Sequence[str],
    source: str,
    options: Options,
    known: Words,
    profile: Profile = PLAIN,
) -> dict:
    """Canonical name -> caption, in the order of `known`.

    Raises
    ------
    DataError : a caption given is not there, or is there twice; a needed column is not found
    """
    _check_given(captions, source, options.columns)
    found = found_names(captions, options.columns, known, profile)
    check_unique(captions, source, found)
    lacking = known.missing(found)
    if lacking:
        free = [word for word in captions if word and word not in found.values()]
        raise DataError(question(free, source, options, lacking, known))
    return tidied(found, known, profile)


def tidied(found: Mapping[str, str], known: Words, profile: Profile = PLAIN) -> dict[str, str]:
    """The names in the order of `known`, without those that the amount does not need.

    A price beside an amount; a tax or refunds that are not taken off it.
    """
    taken = profile.less or (("tax",) if is_gross(found.get("amount", "")) else ())
    needless = {"price"} if "amount" in found else set()
    needless |= {"tax", "refunded"} - set(taken)
    converted = {plain(caption) for caption in profile.converted}
    if plain(found.get("amount", "")) in converted and plain(found.get("currency", "")) in _PAID:
        needless.add("currency")
    found = {name: found[name] for name in found if name not in needless}
    return {name: found[name] for name in known if name in found}


def is_gross(caption: str) -> bool:
    """Whether the caption of an amount says that the tax is in it.

    >>> is_gross("Сумма с НДС"), is_gross("Сумма")
    (True, False)
    """
    return plain(caption) in _GROSS


def known_captions(
    captions: Sequence[str],
    given: Mapping[str, str],
    known: Words,
    without: Sequence[str] = (),
) -> dict:
    """What the vocabulary finds among the captions that were not given; `without` these names."""
    free = {plain(caption): caption for caption in reversed(captions) if not is_rate(caption)}
    free = {word: caption for word, caption in free.items() if caption not in given.values()}
    found = {}
    for name in [name for name in known if name not in given and name not in without]:
        match = [free[word] for word in words(known[name]) if word in free]
        found |= {name: match[0]} if match else {}
    return found


def _check_given(captions: Sequence[str], source: str, given: Mapping[str, str]) -> None:
    for name, caption in given.items():
        if caption not in captions:
            near = get_close_matches(caption, captions, n=3)
            raise DataError(say(
                NEAR if near else NOT_NEAR,
                source=source, caption=caption, name=name, near=map(repr, near),
                captions=listed(filter(None, captions)),
            ))  # fmt: skip
        twins = [other for other in given if given[other] == caption]
        if len(twins) > 1:
            raise DataError(say(
                "columns gives {caption!r} for {twins:and}; a caption serves one",
                caption=caption, twins=twins,
            ))  # fmt: skip


def check_unique(captions: Sequence[str], source: str, found: dict[str, str]) -> None:
    """Leave out a mark whose caption stands twice; of what counts, that is an error."""
    for name, caption in list(found.items()):
        places = [str(place) for place, word in enumerate(captions, 1) if word == caption]
        if len(places) > 1 and name in MARK_CAPTIONS:
            del found[name]
        elif len(places) > 1:
            raise DataError(say(
                "{source} has the caption {caption!r} (needed for {name}) more than once, in "
                "the columns {places:and}; give each column of the file its own caption",
                source=source, caption=caption, name=name, places=places,
            ))  # fmt: skip
