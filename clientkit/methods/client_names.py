"""Names of firms as they are compared: what was typed differently, but means the same.

Terms
-----
form  the legal form at the beginning or the end of a name: ООО, ТОВ, OÜ, Ltd. Spellings of one
      form are one; a form and its translation between Russian and Ukrainian are one too.
core  the name without its form, quotes, punctuation, capitals and double spaces; ё is е, and a
      Latin letter inside a Cyrillic word is the Cyrillic one that looks like it.

Trap: "ООО Ромашка" and "ИП Ромашка" have one core, but are two firms by law.
"""
# ruff: noqa: RUF001 RUF002 - letters of two alphabets on purpose

import re
import unicodedata
from dataclasses import dataclass

import pandas as pd

FORMS = {
    "ооо": "ооо, ooo, тов, общество с ограниченной ответственностью, "
    "товариство з обмеженою відповідальністю",
    "зао": "зао, zao, закрытое акционерное общество",
    "оао": "оао, oao, открытое акционерное общество",
    "пао": "пао, пат, публичное акционерное общество, публічне акціонерне товариство",
    "прат": "прат, приватне акціонерне товариство",
    "ао": "ао, ат, акционерное общество, акціонерне товариство",
    "ип": "ип, фоп, флп, индивидуальный предприниматель, фізична особа підприємець",
    "чп": "чп, пп, частное предприятие, приватне підприємство",
    "тдв": "тдв, одо",
    "oü": "oü, osaühing, ou",
    "as": "as, aktsiaselts",
    "mtü": "mtü, mittetulundusühing",
    "fie": "fie",
    "uü": "uü, usaldusühing",
    "tü": "tü, täisühing",
    "ltd": "ltd, limited, co ltd, pvt ltd, private limited",
    "llc": "llc",
    "llp": "llp",
    "plc": "plc",
    "inc": "inc, incorporated",
    "corp": "corp, corporation",
    "co": "co, company",
    "gmbh": "gmbh",
    "ag": "ag",
    "kg": "kg",
    "sia": "sia",
    "uab": "uab",
    "oy": "oy, oyj",
    "ab": "ab",
    "bv": "bv",
    "nv": "nv",
    "sa": "sa",
    "sas": "sas",
    "sarl": "sarl",
    "srl": "srl",
    "spa": "spa",
    "sp zoo": "sp zoo, sp z oo, spzoo",
    "sro": "sro",
}
"""Form -> its spellings, comma separated, as they are after `_plain`."""

LOOKALIKES = str.maketrans("abcehikmoptxy", "авсенікмортху")
"""Small letters that stand for a capital or small Cyrillic letter of the same look."""

_LETTERS = frozenset("abcehikmoptxy")
_FORM_OF = {tuple(s.split()): form for form, all_ in FORMS.items() for s in all_.split(", ")}
_LONGEST = max(map(len, _FORM_OF))
_APOSTROPHES = re.compile(r"['’ʼ‘`´ʹ′]")
_SPLIT = re.compile(r"[^\w+]+|_+")
_INITIALS = re.compile(r"\b(\w) (?=\w\b)")


@dataclass(frozen=True)
class Name:
    """A name as it is compared: `form` is "" where the name has none."""

    core: str
    form: str


def name_of(text: str) -> Name:
    """The core and the form of a name.

    >>> name_of("ООО «Ромашка»") == name_of('Рoмашка,  "ТОВ"')  # with a Latin o
    True
    >>> name_of("Anna & Sons OÜ"), name_of("AS")
    (Name(core='anna sons', form='oü'), Name(core='as', form=''))
    """
    words = _plain(text).split()
    forms: list[str] = []
    found = True
    while found and len(words) > 1:
        found = _form_at_an_end(words)
        if found:
            form, words = found
            forms.append(form)
    return Name(" ".join(words), " ".join(sorted(set(forms))))


def _plain(text: str) -> str:
    """Words of small letters, digits and plus signs, one space apart.

    >>> _plain("О'Нил  С. А."), _plain("S.A. Café")
    ('онил са', 'sa café')
    """
    text = unicodedata.normalize("NFKC", str(text)).casefold().replace("ё", "е")
    words = _SPLIT.sub(" ", _APOSTROPHES.sub("", text)).split()
    if any(_is_cyrillic(word) for word in words):
        words = [_one_alphabet(word) for word in words]
    return _INITIALS.sub(r"\1", " ".join(words))


def _is_cyrillic(word: str) -> bool:
    return any("\u0400" <= letter <= "\u04ff" for letter in word)


def _one_alphabet(word: str) -> str:
    """The word in Cyrillic, when it is mixed or all its letters could be Cyrillic ones."""
    mixed = _is_cyrillic(word)
    return word.translate(LOOKALIKES) if mixed or set(word) <= _LETTERS else word


def _form_at_an_end(words: list[str]) -> tuple[str, list[str]] | None:
    """The longest form at the beginning, else at the end, and the words that are left."""
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        for form, left in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            if tuple(form) in _FORM_OF:
                return _FORM_OF[tuple(form)], left
    return None


def renamed(called: pd.DataFrame) -> pd.DataFrame:
    """Ids whose names have several cores.

    called : client_id, client, rows; the names of an id with the most rows first

    Returns
    -------
    one row per id: client_id, first and client (its two names with most rows), names (how many
    cores), rows (that do not have the first)

    >>> told = pd.DataFrame({"client_id": ["1", "1", "2", "2"], "rows": [3, 1, 2, 1],
    ...                      "client": ["Anna Ltd", "Bob", "Cy", "CY"]})
    >>> renamed(told).values.tolist()
    [['1', 'Anna Ltd', 'Bob', 2, 1]]
    """
    cores = called.assign(core=[name_of(name).core for name in called["client"]])
    sums = cores.groupby(["client_id", "core"], sort=False, as_index=False).agg(
        client=("client", "first"), rows=("rows", "sum")
    )
    ids = sums.groupby("client_id", sort=False)
    found = pd.DataFrame(
        {
            "first": ids["client"].first(),
            "client": ids["client"].nth(1).set_axis(sums["client_id"][ids.cumcount() == 1]),
            "names": ids.size(),
            "rows": ids["rows"].sum() - ids["rows"].first(),
        }
    )
    return found[found["names"] > 1].rename_axis("client_id").reset_index()
