"""What a caller hands over, checked: values where they must stand, numbers the engine can hold."""

import ibis
import pandas as pd
import pyarrow as pa

from clientkit.language import say
from clientkit.schema import NUMBERS, DataError

TOO_LARGE = 10.0**14
"""LINE_MONEY has fourteen digits before the mark."""


def arrow_of(frame: pd.DataFrame) -> pa.Table:
    """The caller's frame, checked and left as it is, as Arrow."""
    twice = frame.columns[frame.columns.duplicated()]
    if len(twice):
        raise DataError(
            say("the column {name} is there twice; rename or drop one of them", name=twice[0])
        )
    check_values(frame)
    periods = [name for name in frame if isinstance(frame[name].dtype, pd.PeriodDtype)]
    plain = frame.astype(dict.fromkeys(periods, str))  # the engine has no type for periods
    if "date" in frame:
        plain["date"] = days_of(frame["date"])
    try:
        return pa.Table.from_pandas(plain, preserve_index=False)
    except pa.ArrowException as error:
        raise DataError(say("a column mixes kinds of values: {error}", error=error)) from None


def check_values(frame: pd.DataFrame) -> None:
    """Raise `DataError` when a client, a day or an amount is missing or is not a number."""
    for name in [n for n in ("client_id", "date", "amount") if n in frame]:
        gaps = int(frame[name].isna().sum())
        if gaps:
            raise DataError(say(
                "{name} is empty in {gaps:,} of {rows:# row|# rows}; ck.load sets such rows aside "
                "and counts them",
                name=name, gaps=gaps, rows=len(frame),
            ))  # fmt: skip
    for name in [n for n in NUMBERS if n in frame]:
        column = frame[name]
        if pd.api.types.is_string_dtype(column) and len(frame):
            raise DataError(say(
                "{name} holds text ({found!r}); ck.load converts it",
                name=name, found=column.iloc[0],
            ))  # fmt: skip
        if pd.api.types.is_numeric_dtype(column):
            check_size(name, column)


def check_size(name: str, column: pd.Series) -> None:
    """Raise `DataError` where a number is too large for the engine, or infinite."""
    too_large = column[(column.abs() >= TOO_LARGE).fillna(False).astype(bool)]
    if len(too_large):
        raise DataError(say(
            "{name} is {found} in row {row}; the engine counts below {most:.0e}: "
            "correct the row or leave it out",
            name=name, found=too_large.iloc[0], row=too_large.index[0], most=TOO_LARGE,
        ))  # fmt: skip


def days_of(column: pd.Series, name: str = "date") -> pd.Series:
    """`column` as days by the clock of its own time zone; text must be written 2026-01-31."""
    if pd.api.types.is_datetime64_any_dtype(column):
        return column.dt.tz_localize(None)  # else the day would hang on this machine's zone
    texts = column.astype(str)
    days = pd.to_datetime(texts.str[:10], format="%Y-%m-%d", errors="coerce")
    wrong = texts[days.isna()]
    if len(wrong):
        raise DataError(say(
            "{name} is {found!r} in row {row}, and {wrong:,} of {rows:# row|# rows} "
            "{wrong:holds|hold} no day written 2026-01-31; pandas.to_datetime or ck.load "
            "converts it",
            name=name, found=wrong.iloc[0], row=wrong.index[0], wrong=len(wrong),
            rows=len(texts),
        ))  # fmt: skip
    return days


def check_types(table: ibis.Table) -> None:
    """Raise `DataError` when a column of numbers or the date has a type that cannot be one."""
    for name, dtype in table.schema().items():
        number = dtype.is_numeric() and not dtype.is_boolean()
        if name in NUMBERS and not (number or dtype.is_null()):
            raise DataError(_no_numbers(name, dtype))
        day = dtype.is_temporal() and not dtype.is_time()
        if name == "date" and not (day or dtype.is_string() or dtype.is_null()):
            raise DataError(say(
                "date holds values of type {dtype}, not days; ck.load converts it", dtype=dtype
            ))  # fmt: skip


def _no_numbers(name: str, dtype: ibis.DataType) -> str:
    if dtype.is_string():
        return say("{name} holds text, not numbers; ck.load converts it", name=name)
    return say(
        "{name} holds values of type {dtype}, not numbers; ck.load converts it",
        name=name, dtype=dtype,
    )  # fmt: skip
