"""Columns of text, as a dump or SQLite hands them over, in the types that were declared.

They get their types in a DuckDB of their own. A column is given its type only when every value
can have it; else it stays text and is read like that of a file, with all its questions.
"""

import re

import ibis
import pyarrow as pa
import sqlglot as sg

_WORDS = {
    "DECIMAL(38, 10)": r"dec|decimal|numeric|number|fixed|money",  # SQLite rounds none of them
    "BIGINT": r"(tiny|small|medium|big)?int(eger)?\d*|(big|small)?serial|year",
    "DOUBLE": r"double( precision)?|float\d*|real",
    "TIMESTAMP": r"datetime2?|timestamp( without time zone)?",
    "DATE": r"date",
}
_RAW = "texts to be typed"
_NO_DAY = "0000-00-00"
_WHOLE = "[+-]?[0-9]+"


def type_of(declared: str) -> str:
    """The type of DuckDB for a declared one; text where nothing is to be gained.

    >>> [type_of(word) for word in ("INT(11) unsigned", "decimal(25,8)", "varchar(9)", "date")]
    ['BIGINT', 'DECIMAL(38, 10)', 'VARCHAR', 'DATE']
    """
    word = re.sub(r"\(.*|\b(unsigned|zerofill|signed)\b", "", declared.strip().lower()).strip()
    return next((kind for kind, of in _WORDS.items() if re.fullmatch(of, word)), "VARCHAR")


def placed(connection: ibis.BaseBackend, name: str, texts: pa.Table, types: dict) -> None:
    """Make the table `name` of columns of text, each in its type of `types` where it fits."""
    handle = connection.con
    handle.register(_RAW, texts)
    try:
        fits = _fitting(handle, types)
        casts = [
            _cast(column, kind if fits[column] else "VARCHAR") for column, kind in types.items()
        ]
        handle.execute(
            f"CREATE TABLE {identifier(name)} AS SELECT {', '.join(casts)} FROM {identifier(_RAW)}"
        )
    finally:
        handle.unregister(_RAW)


def _fitting(handle, types: dict[str, str]) -> dict[str, bool]:
    tests = [
        f"coalesce(bool_and({_text(column)} IS NULL OR {_tried(column, kind)} IS NOT NULL), true)"
        for column, kind in types.items()
    ]
    row = handle.execute(f"SELECT {', '.join(tests)} FROM {identifier(_RAW)}").fetchone()
    return dict(zip(types, row, strict=True))


def _cast(column: str, kind: str) -> str:
    value = identifier(column) if kind == "VARCHAR" else _tried(column, kind)
    return f"{value} AS {identifier(column)}"


def _tried(column: str, kind: str) -> str:
    tried = f"TRY_CAST({_text(column)} AS {kind})"
    if kind != "BIGINT":
        return tried
    return f"CASE WHEN regexp_full_match({identifier(column)}, '{_WHOLE}') THEN {tried} END"


def _text(column: str) -> str:
    """MySQL writes an absent day as 0000-00-00."""
    text = identifier(column)
    return f"CASE WHEN {text} NOT LIKE '{_NO_DAY}%' THEN {text} END"


def identifier(name: str) -> str:
    """The name as it stands in a statement of DuckDB."""
    return sg.to_identifier(name, quoted=True).sql("duckdb")
