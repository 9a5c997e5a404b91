"""Numbers as people write them, read exactly: `(1 234,56 ₽)` is -1234.56.

Terms
-----
mark      the decimal mark, "," or "."; one for all numeric columns of a file.
evidence  a text that only one mark explains: `1.234,56`, `12,5`, `0.125`. `1,234` is none: it is
          a thousand with one mark, one and a bit with the other. A file without evidence but
          with such texts is a question to the reader, never a guess.

Trap: a decimal comma taken for a thousands mark makes a number a hundred times itself.
"""
# ruff: noqa: RUF001 - letters of two alphabets on purpose

import re
from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, Decimal
from html import unescape
from typing import Any

from clientkit.reading.cells import is_empty

LIMIT = Decimal(10) ** 14
"""decimal(18, 4) has fourteen digits before the mark."""

DASHES = {"-", "—", "–", "−"}
"""One of these alone says "nothing here"."""

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009", " ") | {"’": "'", "−": "-"})
_CURRENCIES = (
    "₽ руб. руб р. р rub/₴ грн. грн uah/€ eur/$ usd us$/£ gbp/kr. kr sek nok dkk/"
    "fr. chf/zł pln/kč czk/₸ тг. тг kzt/br byn/₾ gel/₺ try/¥ jpy cny"
)
_CURRENCY_OF = {word: line.split()[0] for line in _CURRENCIES.split("/") for word in line.split()}
_WORD = f"(?:{'|'.join(map(re.escape, _CURRENCY_OF))})"
_CURRENCY = re.compile(rf"^([-+( ]*)({_WORD})|({_WORD})([-+) ]*)$", re.IGNORECASE)
_GROUPS = r"[1-9][0-9]{{0,2}}(?P<gap>[ '{other}])[0-9]{{3}}(?:(?P=gap)[0-9]{{3}})*"
_WHOLE = rf"(?=[.,]?[0-9])(?:[0-9]+|{_GROUPS})?"
_POWER = r"(?:[eE][-+]?[0-9]{1,2})?"  # programs write 100000 as 1e+05
_BODY = {
    mark: re.compile(_WHOLE.format(other=other) + rf"(?:{re.escape(mark)}[0-9]+)?{_POWER}")
    for mark, other in ((",", "."), (".", ","))
}


def figure(cell: Any, mark: str) -> Decimal | None:
    """The number in the cell, exactly; None where it is empty.

    >>> [str(figure(cell, ",")) for cell in ("1 234,56 ₽", "1.234,5-", "(7)", 1.5, "—")]
    ['1234.56', '-1234.5', '-7', '1.5', 'None']

    Raises
    ------
    ValueError : not a number
    """
    if is_empty(cell) or (isinstance(cell, str) and cell.strip() in DASHES):
        return None
    return _written(cell, mark) if isinstance(cell, str) else _typed(cell)


def money(mark: str) -> Callable[[Any], Decimal | None]:
    """A function that reads a cell as a number of four decimals, rounded half to even.

    It raises `ValueError` also for more than fourteen digits before the mark.

    >>> [str(money(".")(text)) for text in ("2.55", "0.00005", "0.00015")]
    ['2.5500', '0.0000', '0.0002']
    """
    return lambda cell: _rounded(figure(cell, mark), 4)


def factor(mark: str) -> Callable[[Any], Decimal | None]:
    """The same with ten decimals: a price is not rounded before it is multiplied."""
    return lambda cell: _rounded(figure(cell, mark), 10)


def _rounded(number: Decimal | None, places: int) -> Decimal | None:
    if number is None:
        return None
    if abs(number) < LIMIT:
        number = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
    if abs(number) >= LIMIT:
        raise ValueError(f"{number} is too large for a line")
    return number


def _typed(cell: Any) -> Decimal:
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal):
        raise ValueError(f"{cell!r} is not a number")
    number = Decimal(repr(cell)) if isinstance(cell, float) else Decimal(cell)
    if not number.is_finite():
        raise ValueError(f"{cell!r} is not a number")
    return number


def _written(text: str, mark: str) -> Decimal:
    negative, body, _ = bare(text)
    if not fits(body, mark):
        raise ValueError(f"{text!r} is not a number")
    number = Decimal(re.sub(r"[ ']", "", body).replace(_other(mark), "").replace(mark, "."))
    return -number if negative else number


def bare(text: str) -> tuple[bool, str, str]:
    """Whether the text is negative, its digits and marks, and its currency or ""."""
    body = (unescape(text) if "&" in text else text).translate(_SPACES).strip()
    if match := _CURRENCY.search(body):
        body = _CURRENCY.sub(r"\1\4", body, count=1).strip()
    currency = _CURRENCY_OF[(match[2] or match[3]).lower()] if match else ""
    if bracketed := body[:1] + body[-1:] == "()":
        body = body[1:-1].strip()
    signs = body[:1] if body[:1] in ("-", "+") else body[-1:]
    if signs not in ("-", "+"):
        return bracketed, body, currency
    body = body[1:] if body[0] == signs else body[:-1]
    return bracketed or signs == "-", body.strip(), currency


def fits(body: str, mark: str) -> bool:
    """Whether digits and marks are a number with this decimal mark."""
    return bool(body) and _BODY[mark].fullmatch(body) is not None


def _other(mark: str) -> str:
    return "." if mark == "," else ","
