"""The plain numbers of a text column, read all at once: `12 345,60`, `7`, `-0.5`.

Only what one decimal mark can mean is plain: `1,234` is not. Everything else is left to `figures`,
which looks at one cell at a time.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from clientkit.reading.columns import Column, Quick

_GAPS = (" ", "\u00a0", "\u202f", "\u2009", "'")
_GROUPS = "|".join(f"(?:{gap}[0-9]{{3}}){{1,3}}" for gap in _GAPS)
_WHOLE = rf"-?(?:[0-9]{{1,14}}|[1-9][0-9]{{0,2}}(?:{_GROUPS}))"
_PLACES = r"(?:[0-9]{1,2}|[0-9]{4})"  # three are a question: a thousand or a bit
_PLAIN = {
    None: f"^{_WHOLE}$",
    ",": f"^{_WHOLE},{_PLACES}$",
    ".": rf"^{_WHOLE}\.{_PLACES}$",
}
_NEAR, _EXACT = 1e-4, 2.0**45
_MONEY = pa.decimal128(18, 4)


def matches(column: Column, mark: str | None) -> np.ndarray:
    """Which distinct texts are plain numbers with this decimal mark; None: without any.

    >>> column = Column.of_texts(["12 345,60", "1,234", "7"])
    >>> matches(column, ",").tolist(), matches(column, None).tolist()
    ([True, False, False], [False, False, True])
    """
    return column.matching(_PLAIN[mark])


def quick(mark: str) -> Quick:
    """A function that reads the plain numbers as money; the other texts are null.

    >>> [str(number) for number in quick(",")(Column.of_texts(["12 345,60", "x", "7"]))]
    ['12345.6000', 'None', '7.0000']
    """

    def read(column: Column) -> pa.Array | None:
        if column.numbers is not None:
            return _rounded(column.numbers)
        if column.texts is None:
            return None
        plain = matches(column, mark)
        if not plain.all():
            plain = plain | matches(column, None)
        bare = column.texts
        if not plain.all():
            bare = pc.if_else(pa.array(plain), bare, None)
        letters = bare.buffers()[2].to_pybytes()
        for gap in (gap for gap in _GAPS if gap.encode() in letters):
            bare = pc.replace_substring(bare, gap, "")
        return pc.replace_substring(bare, mark, ".").cast(_MONEY)

    return read


def _rounded(numbers: pa.DoubleArray) -> pa.Array:
    """Numbers of at most four decimals, exactly; the others are null.

    >>> [str(number) for number in _rounded(pa.array([0.1 + 0.2, 1.23456, None]))]
    ['0.3000', 'None', 'None']
    """
    shifted = numbers.fill_null(np.nan).to_numpy() * 10_000
    whole = np.rint(shifted)
    fits = (np.abs(shifted - whole) < _NEAR) & (np.abs(whole) < _EXACT)
    return money_of(np.where(fits, whole, 0).astype(np.int64), fits)


def money_of(units: np.ndarray, known: np.ndarray) -> pa.Array:
    """Money of so many 1/10,000; null where it is not known.

    >>> [str(money) for money in money_of(np.array([15000, 0]), np.array([True, False]))]
    ['1.5000', 'None']
    """
    halves = np.stack([units, units >> 63], axis=1)
    validity = pa.py_buffer(np.packbits(known, bitorder="little"))
    return pa.Array.from_buffers(_MONEY, len(units), [validity, pa.py_buffer(halves.tobytes())])
