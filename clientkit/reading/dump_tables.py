"""The tables of SQL dumps, in a DuckDB of their own; from there on a dump is a database."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import ibis
import pyarrow as pa

from clientkit.language import say
from clientkit.reading.database import Database
from clientkit.reading.delimited import decoded
from clientkit.reading.dumps import Created, Dropped, Inserted, bare, statements
from clientkit.reading.files import Piece
from clientkit.reading.living import living
from clientkit.reading.options import Options
from clientkit.reading.typed_columns import placed, type_of
from clientkit.schema import DataError

_PART = re.compile(
    r"'(?>(?:[^'\\]++|\\.|'')*)'|\"(?>(?:[^\"]++|\"\")*)\"|`(?>(?:[^`]++|``)*)`|--[^\n]*+|[(),]|[^'\"`(),-]++|-",
    re.DOTALL,
)
_COLUMN = re.compile(
    r"\s*+(?P<name>`(?>(?:[^`]++|``)*)`|\"(?>(?:[^\"]++|\"\")*)\"|[\w$]++)\s++"
    r"(?P<type>double\s+precision|timestamp\s+with\s+time\s+zone|character\s+varying|\w+"
    r"(?:\s*+\([^)]*+\))?+)",
    re.IGNORECASE,
)
_NO_COLUMN = re.compile(
    r"\s*+(PRIMARY|KEY|UNIQUE|INDEX|CONSTRAINT|FOREIGN|FULLTEXT|SPATIAL|CHECK|EXCLUDE|LIKE)\b",
    re.IGNORECASE,
)


def dump_database(pieces: Sequence[Piece], options: Options) -> Database:
    """The tables of one dump, or of one cut into several files.

    Raises
    ------
    DataError : a dump that is not whole, or rows that do not fit their table
    """
    types: dict[str, dict[str, str]] = {}
    rows: dict[str, list] = {}
    encodings = set()
    for piece in pieces:
        if not piece.content:
            raise DataError(say("{given} is empty", given=piece.given))
        text, encoding = decoded(piece, options)
        encodings.add(encoding)
        _fill(text, piece.given, types, rows)
    home = ibis.duckdb.connect()
    for name, kinds in types.items():
        arrays = [pa.array(cells, pa.string()) for cells in _columns(rows.pop(name), len(kinds))]
        placed(home, name, pa.table(arrays, names=list(kinds)), kinds)
    shown, more = pieces[0].name, len(pieces) - 1
    if more:
        shown = say("{first} and {n:,} more", first=shown, n=more)
    return living(home, shown, f"SQL dump, {', '.join(sorted(encodings))}", own=True)


def _fill(text: str, given: str, types: dict, rows: dict) -> None:
    for statement in statements(text, given):
        name = statement.name
        if isinstance(statement, Dropped):
            types.pop(name, None), rows.pop(name, None)
        elif isinstance(statement, Inserted):
            types.setdefault(name, dict.fromkeys(statement.columns, "VARCHAR"))
            rows.setdefault(name, []).append(_ordered(statement, types[name], given))
        elif name not in types:
            types[name] = _types(statement, given)
            rows[name] = []
        elif not statement.kept:
            raise DataError(
                say(
                    "{given} makes the table {name} twice; load one dump at a time",
                    given=given,
                    name=name,
                )
            )


def _ordered(inserted: Inserted, types: dict, given: str) -> list[list]:
    """The rows in the order of the table's columns."""
    columns = inserted.columns or list(types)
    known = {column.casefold(): place for place, column in enumerate(types)}
    places = [known.get(column.casefold()) for column in columns]
    if not types:
        raise DataError(
            say(
                "{given} puts rows into {name}, which has no columns; export the table with its "
                "CREATE TABLE",
                given=given,
                name=inserted.name,
            )
        )
    if None in places:
        raise DataError(
            say(
                "{given} puts rows into {name}, which has no column {lacks}; export the table "
                "with its CREATE TABLE",
                given=given,
                name=inserted.name,
                lacks=columns[places.index(None)],
            )
        )
    wrong = next((row for row in inserted.rows if len(row) != len(columns)), None)
    if wrong is not None:
        raise DataError(
            say(
                "{given} puts {found:# value|# values} into {wanted:# column|# columns} of "
                "{name}: {values}; was the dump changed by hand?",
                given=given,
                found=len(wrong),
                wanted=len(columns),
                name=inserted.name,
                values=", ".join(map(str, wrong))[:100],
            )
        )
    if places == list(range(len(types))):
        return inserted.rows
    order = [places.index(place) if place in places else None for place in range(len(types))]
    return [[None if at is None else row[at] for at in order] for row in inserted.rows]


def _columns(parts: list[list[list]], width: int) -> Iterable[Sequence]:
    rows = list(chain.from_iterable(parts))
    return zip(*rows, strict=True) if rows else [()] * width


def _types(created: Created, given: str) -> dict[str, str]:
    """Column -> type of DuckDB."""
    found = {}
    for definition in _definitions(created.body):
        column = _COLUMN.match(definition)
        if column and not _NO_COLUMN.match(definition):
            found[bare(column["name"])] = type_of(column["type"])
    if not found:
        raise DataError(
            say(
                "{given} makes the table {name} without columns; is it a dump?",
                given=given,
                name=created.name,
            )
        )
    return found


def _definitions(body: str) -> Iterator[str]:
    """What stands between the commas of CREATE TABLE, up to its closing bracket."""
    depth, parts = 0, []
    for part in _PART.findall(body):
        if part == ")" and not depth:
            break
        depth += (part == "(") - (part == ")")
        if part == "," and not depth:
            yield "".join(parts)
            parts = []
        elif not part.startswith("--"):
            parts.append(part)
    yield "".join(parts)
