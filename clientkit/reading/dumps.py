"""SQL dumps as text: what CREATE TABLE and INSERT INTO ... VALUES say, row by row.

It reads what mysqldump, phpMyAdmin, pg_dump --inserts and SQLite write. It is no engine: a dump
whose rows depend on more than these two statements (UPDATE, INSERT ... SELECT) is refused, and so
is one that ends before its end. Every pattern is possessive, so a pass is linear in the text;
repeated groups are atomic, `(?>(?:a|b)*)`: `(?:a|b)*+` matches too much in early 3.11.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from clientkit.language import say
from clientkit.reading.dump_texts import undoubled, unescaped
from clientkit.schema import DataError

_STRING = {
    True: r"'(?>(?:[^'\\]++|\\.|'')*)'",  # MySQL: a backslash escapes
    False: r"'(?>(?:[^']++|'')*)'",
}
_QUOTED = r'`(?>(?:[^`]++|``)*)`|"(?>(?:[^"]++|"")*)"'
_IDENTIFIER = rf"(?:{_QUOTED}|[\w$]++)"
_NAME = rf"(?P<name>(?:{_IDENTIFIER}\s*+\.\s*+)*{_IDENTIFIER})"
_COMMENT = r"--[^\n]*+|/\*[^*]*+\*++(?>(?:[^/*][^*]*+\*++)*)/"
_FLAGS = re.IGNORECASE | re.DOTALL

BLANK = re.compile(rf"(?>(?:\s++|{_COMMENT}|#[^\n]*+|\\[a-z][^\n]*+|;)*)", _FLAGS)
CREATE = re.compile(
    rf"CREATE\s+(?:(?:GLOBAL|LOCAL|TEMP|TEMPORARY|UNLOGGED)\s+)*TABLE\s+"
    rf"(?P<kept>IF\s+NOT\s+EXISTS\s+)?{_NAME}\s*+\(",
    _FLAGS,
)
INSERT = re.compile(
    rf"(?:INSERT|REPLACE)\s+(?:(?:LOW_PRIORITY|DELAYED|IGNORE)\s+)*(?:INTO\s+)?{_NAME}\s*+"
    rf"(?:\((?P<columns>\s*+{_IDENTIFIER}(?>(?:\s*+,\s*+{_IDENTIFIER})*)\s*+)\)\s*+)?"
    r"(?:OVERRIDING\s+\w+\s+VALUE\s+)?VALUES?\s*+",
    _FLAGS,
)
DROP = re.compile(rf"DROP\s+TABLE\s+(?:IF\s+EXISTS\s+)?{_NAME}", _FLAGS)
DELIMITER = re.compile(r"DELIMITER\s+(?!;)\S+(?P<body>.*?)^DELIMITER\s+;", _FLAGS | re.MULTILINE)
CHANGES = re.compile(r"(INSERT|REPLACE|UPDATE|DELETE|TRUNCATE|COPY|LOAD|MERGE)\b", _FLAGS)
IDENTIFIERS = re.compile(_IDENTIFIER)

_ENDS = {
    "-- MySQL dump": "-- Dump completed",
    "-- MariaDB dump": "-- Dump completed",
    "-- PostgreSQL database dump": "-- PostgreSQL database dump complete",
}
_LITERAL_BACKSLASH = ("-- PostgreSQL database dump", "standard_conforming_strings", "PRAGMA ")
_NUMBER = re.compile(r"[+-]?(?:\d++\.?+\d*+|\.\d++)(?:e[+-]?\d++)?|0x[0-9a-f]*|true|false", re.I)
_REMEMBERED = 50_000  # values come again and again: names, days, NULL
_EDGE = 3000
"""Letters at both ends of a dump where its program leaves a mark."""


@dataclass(frozen=True)
class Created:
    """CREATE TABLE; kept: IF NOT EXISTS."""

    name: str
    body: str
    kept: bool


@dataclass(frozen=True)
class Dropped:
    """DROP TABLE."""

    name: str


@dataclass(frozen=True)
class Inserted:
    """INSERT INTO; columns: those it names, if it does; rows: text, None for NULL."""

    name: str
    columns: list[str]
    rows: list[list[str | None]]


def statements(text: str, given: str) -> Iterator[Created | Dropped | Inserted]:
    """What the dump does to its tables, in order; the rest is passed over.

    Raises
    ------
    DataError : the dump ends early, is damaged, or does what is not read
    """
    head = text[:_EDGE]
    for mark, end in _ENDS.items():
        if mark in head and end not in text[-_EDGE:]:
            raise DataError(say(
                "{given} is not whole: its last line, {end!r}, is missing",
                given=given, end=end,
            ))  # fmt: skip
    escapes = not any(mark in head for mark in _LITERAL_BACKSLASH)
    reader = _Reader(text, given, escapes)
    while reader.more():
        yield from reader.statement()


class _Reader:
    """A place in the text of a dump."""

    def __init__(self, text: str, given: str, escapes: bool):
        string = _STRING[escapes]
        value = rf"(?:(?:_\w+\s*+|[NEXB])?+{string}|[+-]?[\w.]++(?:[+-]\d++)?)"
        self.text, self.given, self.place = text, given, 0
        self.value = re.compile(value, _FLAGS)
        self.row = re.compile(
            rf"\(\s*+({value}(?>(?:\s*+,\s*+{value})*))\s*+\)\s*+(,|;)\s*+", _FLAGS
        )
        self.rest = re.compile(
            rf"(?>(?:[^;'\"`\-/$]++|{string}|{_QUOTED}|{_COMMENT}"
            r"|\$(\w*+)\$(?>(?:(?!\$\1\$).)*)\$\1\$|[-/$](?!\*))*);",
            _FLAGS,
        )
        self.plain = unescaped if escapes else undoubled

    def more(self) -> bool:
        self.place = BLANK.match(self.text, self.place).end()
        return self.place < len(self.text)

    def statement(self) -> Iterator[Created | Dropped | Inserted]:
        if match := self._took(INSERT):
            columns = [bare(word) for word in IDENTIFIERS.findall(match["columns"] or "")]
            yield Inserted(bare(match["name"]), columns, self._rows())
        elif match := CREATE.match(self.text, self.place):
            body = self._statement()[match.end() - match.start() :]
            yield Created(bare(match["name"]), body, bool(match["kept"]))
        elif match := DROP.match(self.text, self.place):
            self._statement()
            yield Dropped(bare(match["name"]))
        elif match := CHANGES.match(self.text, self.place):
            raise self._error(
                say(
                    "{word} cannot be followed; export whole tables as INSERT ... VALUES "
                    "(mysqldump, or pg_dump --inserts)",
                    word=match[1].upper(),
                )
            )
        elif not self._took(DELIMITER):
            self._statement()

    def _took(self, pattern: re.Pattern) -> re.Match | None:
        match = pattern.match(self.text, self.place)
        if match:
            self.place = match.end()
        return match

    def _statement(self) -> str:
        start = self.place
        if not self._took(self.rest):
            raise self._error(say("this statement has no end; was the dump copied whole?"))
        return self.text[start : self.place]

    def _rows(self) -> list[list[str | None]]:
        rows, find, value = [], self.value.findall, lru_cache(_REMEMBERED)(self._value)
        while True:
            match = self._took(self.row)
            if not match:
                raise self._error(
                    say(
                        "a row of values cannot be read or has no end; {rows:# row|# rows} before "
                        "it in the same statement {rows:was|were}. Was the dump copied whole?",
                        rows=len(rows),
                    )
                )
            rows.append([value(token) for token in find(match[1])])
            if match[2] == ";":
                return rows

    def _value(self, token: str) -> str | None:
        if token[0] == "'":
            return self.plain(token[1:-1])
        if token[-1] == "'":
            kind, _, inner = token.partition("'")
            return unescaped(inner[:-1]) if kind in "Ee" else self.plain(inner[:-1])
        if token.upper() == "NULL":
            return None
        if not _NUMBER.fullmatch(token):
            raise self._error(
                say("the value {text!r} is neither a text nor a number", text=token[:60])
            )
        return token

    def _error(self, fault: str) -> DataError:
        line = self.text.count("\n", 0, self.place) + 1
        near = " ".join(self.text[self.place : self.place + 60].split())
        return DataError(say(
            "{given}, line {line}: {fault} (near {near!r})",
            given=self.given, line=line, fault=fault, near=near,
        ))  # fmt: skip


def bare(name: str) -> str:
    """The last part of a name, without its quotes.

    >>> bare("`shop`.`my sales`"), bare('public."Sales"'), bare("sales")
    ('my sales', 'Sales', 'sales')
    """
    last = IDENTIFIERS.findall(name)[-1]
    return last[1:-1].replace(last[0] * 2, last[0]) if last[0] in '`"' else last
