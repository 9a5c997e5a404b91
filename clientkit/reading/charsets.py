"""In which of the old encodings a text is written: told by how plausible its letters are.

A text read in a wrong encoding gives itself away: its words mix two alphabets, have capitals in
the middle, or hold letters and signs that nobody writes. Captions that the vocabulary knows are
the strongest sign. Where two readings stay equally plausible and differ, the caller is asked.

Trap: a wrong encoding is no error of the machine; every name of the report would be nonsense.
"""
# ruff: noqa: RUF001 - letters of two alphabets on purpose

import re
from functools import cache
from itertools import islice

from clientkit.language import say
from clientkit.reading.files import Piece
from clientkit.reading.options import Options
from clientkit.reading.vocabulary import TRANSACTION_WORDS
from clientkit.reading.words import plain, words
from clientkit.schema import DataError

CANDIDATES = (
    "cp1251",
    "cp1257",
    "cp1252",
    "mac_cyrillic",
    "mac_roman",
    "cp866",
    "koi8_u",
    "iso8859_5",
    "iso8859_13",
)
FEW = 2_000
"""Words from further down that are judged as well."""

HEAD, PROBE = 2_000, 10_000
"""Bytes that are judged: from the beginning, and from the first letter that is not ASCII."""

_WORD = re.compile(r"[^\W\d_]+")
_CELL = re.compile(r"[^;,\t|\r\n\"]+")
_CYRILLIC = set("абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ")
_OFTEN = set("оеаинтсрвлкмі")
_LATIN = set("äöüõšžéèêëàáâçñåæøßíïîóôúûœāčēģīķļņūąęėįųłńśźżćìòùã")
_SIGNS = set(" \u202f\u2009«»„“”‘’‚—–−№§©®™€₴₽£°·•…\u00ad")
_CAPTION, _BAD = 20, -3
CLEARLY = 1.15
"""So many times as plausible as the next one must a reading be that differs from it."""


def encoding_of(piece: Piece, options: Options) -> str:
    """The encoding of a text that is not UTF-8.

    Raises
    ------
    DataError : several encodings give different texts that are equally plausible, or none does
    """
    sample = _sample(piece.content)
    if _is_sound(sample, "cp1251"):
        return "cp1251"
    best, same = _best(piece, options, sample)
    if later := _later(piece.content, same):  # letters that only now tell them apart
        best, _ = _best(piece, options, sample + b"\n" + later)
    return best


def _best(piece: Piece, options: Options, sample: bytes) -> tuple[str, list[str]]:
    """The most plausible encoding, and those that give the same text as it."""
    scores = {name: _score(text) for name in CANDIDATES if (text := _decoded(sample, name))}
    texts = {name: _decoded(sample, name) for name in scores}
    best = max(scores, key=lambda name: scores[name], default=None)
    if best is None or scores[best] <= 0:
        raise DataError(
            say(
                "{given} is not text in any of the usual encodings; export it again, or name its "
                "encoding: {call}",
                given=piece.given,
                call=options.call(encoding="cp1252"),
            )
        )
    rivals = [name for name in scores if not _is_clearer(texts[best], texts[name])]
    rivals.sort(key=lambda name: -scores[name])
    if len({texts[name] for name in rivals}) > 1:
        raise DataError(_question(piece, options, [texts[name] for name in rivals]))
    return best, [name for name in CANDIDATES if _decoded(sample, name) == texts[best]]


def _later(content: bytes, names: list[str]) -> bytes:
    """The words with a byte that these encodings read in different ways."""
    marks = [bytes([code]) for code in range(128, 256)]
    odd = [mark for mark in marks if len({mark.decode(name, "replace") for name in names}) > 1]
    letter = rb"[A-Za-z\x80-\xff]{0,40}"
    found = re.finditer(letter + b"[" + b"".join(odd) + b"]" + letter, content) if odd else ()
    return b"\n".join(dict.fromkeys(match[0] for match in islice(found, FEW)))


def _is_clearer(text: str, other: str) -> bool:
    """Whether the words that differ speak clearly for the first reading."""
    ours, theirs = _WORD.findall(text), _WORD.findall(other)
    if len(ours) != len(theirs):
        return _score(text) > CLEARLY * _score(other)
    differ = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
    mine, its = (sum(_worth(pair[side]) for pair in differ) for side in (0, 1))
    captions = _score(text) - _score(other) > _CAPTION / 2
    return bool(differ) and (captions or mine > CLEARLY * its)


def _question(piece: Piece, options: Options, readings: list[str]) -> str:
    pairs = zip(*(_WORD.findall(text) for text in dict.fromkeys(readings)), strict=False)
    differing = next((pair for pair in pairs if len(set(pair)) > 1), readings[:1])
    return say(
        "{given} is not UTF-8, and its encoding cannot be told: it may say {readings:or}. Name "
        "it: {western} (western Europe), {baltic} (the Baltic states), {cyrillic} (Cyrillic)",
        given=piece.given,
        readings=map(repr, dict.fromkeys(differing)),
        western=options.call(encoding="cp1252"),
        baltic=options.call(encoding="cp1257"),
        cyrillic=options.call(encoding="cp1251"),
    )


def _sample(content: bytes) -> bytes:
    found = re.search(rb"[\x80-\xff]", content)
    first = found.start() if found else 0
    if first < HEAD:
        return content[: HEAD + PROBE]
    return content[:HEAD] + b"\n" + content[first - HEAD // 2 : first + PROBE]


def _decoded(sample: bytes, encoding: str) -> str:
    try:
        return sample.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _is_sound(sample: bytes, encoding: str) -> bool:
    """Whether every word that is not ASCII is one: nothing else need be tried."""
    text = _decoded(sample, encoding)
    odd = [word for word in _WORD.findall(text) if not word.isascii()]
    return len(odd) > 2 and all(_worth(word) > 0 for word in odd)


def _score(text: str) -> float:
    """How plausible the text is.

    >>> _score("Клиент;Сумма") > 0 > _score("лКХЕМР")
    True
    """
    found = sum(_worth(word) for word in _WORD.findall(text) if not word.isascii())
    signs = sum(_BAD for char in text if not (char.isascii() or char.isalpha() or char in _SIGNS))
    captions = {plain(cell) for cell in _CELL.findall(text[:HEAD]) if not cell.isascii()}
    return found + signs + _CAPTION * len(captions & _captions())


@cache
def _captions() -> frozenset[str]:
    return frozenset(word for known in TRANSACTION_WORDS.values() for word in words(known))


def _worth(word: str) -> float:
    """How much a word speaks for its reading: its letters, less where it cannot be a word."""
    letters = word.lower()
    odd = {letter for letter in letters if not letter.isascii()}
    if not (word.islower() or word.isupper() or word.istitle()):
        return _BAD * len(word)
    if odd <= _CYRILLIC:
        whole = all(letter in _CYRILLIC for letter in letters)
        often = sum(letter in _OFTEN for letter in letters)
        return (len(word) + often) / 2 if whole else _BAD * len(word)
    accents = sum(letter in odd for letter in letters)
    if not odd <= _LATIN or (accents > 2 and 2 * accents > len(word)):
        return _BAD * len(word)
    return 0.75 * len(word)
