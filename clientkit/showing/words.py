"""What a reader sees for the stable words of the data, in the language spoken.

The tables keep the English words, so that programs and the months before can rely on them; a word
is translated where it is shown. English says with one word what other languages tell apart: a lost
client, a lost lead and lost rows. So a word may be known by the column it stands in: the kind of
word is then its context in the catalogues.
"""

import re
from collections.abc import Iterable

from clientkit.language import mark, say
from clientkit.showing.cell_texts import MEANINGS
from clientkit.showing.meanings import CODES, KINDS, SIMPLE

ANYWHERE = SIMPLE | CODES | MEANINGS
"""Word -> message, whatever the column."""


def word(value, of: str = ""):
    """The word for `value`; what is not known, like a client or a user's own segment, as it is.

    of : the column it stands in, where that matters: word("lost", of="status")

    >>> word("Champions"), word("documents_per_client"), word("Acme Ltd")
    ('Champions', 'documents per client', 'Acme Ltd')
    >>> word("silent, less", of="reasons"), word(7)
    ('silent, less', 7)
    """
    if not isinstance(value, str):
        return value
    kind = COLUMNS.get(of, of)
    if value in KINDS.get(kind, {}):
        return say(KINDS[kind][value], context=kind)
    if kind in OWN:
        return value
    if value in ANYWHERE:
        return say(ANYWHERE[value])
    return _composed(value, of)


def words(values: Iterable, of: str = "") -> list:
    """The word for each of several values, as `word` gives it.

    of : the column that they stand in

    >>> words(["joined", "Acme Ltd"], of="status")
    ['joined', 'Acme Ltd']
    """
    return [word(value, of) for value in values]


def _composed(value: str, of: str) -> str:
    """What a method puts together of words: a list, a reason with a number or an id in it."""
    parts = value.split(", ")
    if len(parts) > 1 and all(is_word(part, of) for part in parts):
        return ", ".join(words(parts, of))
    for form, message in FORMS.items():
        if found := re.fullmatch(form, value):
            said = found.groupdict()
            if "n" in said:
                said["n"] = int(said["n"].replace(",", ""))
            if "reason" in said:
                said["reason"] = word(said["reason"], of)
            return say(message, **said)
    return value


def is_word(value: str, of: str = "") -> bool:
    """Whether `value` is a stable word of the kit.

    >>> is_word("promoter"), is_word("Acme Ltd")
    (True, False)
    """
    return value in KINDS.get(COLUMNS.get(of, of), {}) or value in ANYWHERE


FORMS = {
    r"one id, (?P<n>\d+) names": mark("one id, {n:# name|# names}"),
    r"(?P<reason>.+) \(by (?P<id>.+)\)": mark("{reason} (by {id})"),
    r"the rows set aside: (?P<reason>\w+)": mark("the rows set aside: {reason}"),
    r"(?P<n>[\d,]+) times the usual to the digit: a lost decimal mark\?": mark(
        "{n:# time|# times} the usual to the digit: a lost decimal mark?"
    ),
}
"""What holds a number or an id -> its message."""

OWN = ("manager", "source", "stage", "column")
"""Columns of names: of the kit's own words they hold only those of their kind."""

COLUMNS = {
    **dict.fromkeys(
        "abc abc_before abc_amount abc_services abc_units abc_profit abc_documents xyz segment "
        "part quadrant advice habit standing driver parent alarm words meaning".split(),
        "",
    ),
    "manager": "manager",
    "column": "column",
    "source": "source",
    "stage": "stage",
    "status": "status",
    "tier": "tier",
    "tier_ballast": "tier",
    "group": "tier",
    "group_before": "tier",
    "size": "size",
    "size_before": "size",
    "move": "move",
    "held": "move",
    "list": "list",
    "cause": "cause",
    "sign": "sign",
    "kind": "kind",
    "what": "kind",
    "issue": "issue",
    "outcome": "outcome",
    "certainty": "certainty",
    "usual_of": "usual of",
    "period": "period",
    "line": "rows",
    "note": "rows",
    "reason": "rows",
    "reasons": "call",
    "course": "course",
}
"""Columns whose cells hold stable words -> the kind of word, a key of `KINDS`; "": any."""
