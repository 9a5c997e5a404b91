"""The words of the kit: column names, measures, errors. Everything else imports this.

Grains
------
transactions  one row is a document line (TRANSACTIONS below); returns are negative.
rejected      one row is an input row set aside: source, row, column, text, reason.
directory     one row is a client (DIRECTORY below).
"""

from collections.abc import Iterable
from difflib import get_close_matches
from math import inf
from numbers import Integral

from clientkit.language import joined, mark, number, say
from clientkit.language.calls import ready_to_paste

TRANSACTIONS = {
    "client_id": mark("who bought; text, leading zeros kept"),
    "date": mark("the day of the payment or sale"),
    "amount": mark("money received or sold, net; returns negative"),
    "services": mark("value of the services used"),
    "units": mark("quantity"),
    "cost": mark("what the line cost the firm"),
    "document": mark("number of the invoice or payment"),
    "product": mark("what was bought"),
    "manager": mark("who sells to the client"),
}
NUMBERS = ("amount", "services", "units", "cost")

DIRECTORY = {
    "client_id": "the same text as in transactions",
    "client": "name",
    "contact": "the person to talk to",
    "role": "what the contact is there",
    "phone": "text",
    "email": "text",
    "birthday": "day, of the contact",
    "manager": "who sells to the client",
    "city": "text",
    "potential": "what the client could buy in a year, money",
    "plan": "what the client is planned to bring in a month, money",
}
REJECTED = ("source", "row", "column", "text", "reason")

COMPANIONS = {
    "survey": {
        "client_id": "who answered; the same text as in transactions",
        "date": "the day of the answer",
        "score": "would you recommend us: a whole number from 0 to 10",
        "comment": "text",
    },
    "needs": {
        "need": "what clients want, in their words",
        "importance": "how much it matters to them, a number above 0",
        "ours": "how well we meet it, 1 to 5",
        "rival": "how well the best rival meets it, 1 to 5",
    },
    "features": {
        "feature": "what the firm can change",
        "unit": "what it is measured in",
        "target": "text",
        "difficulty": "how hard it is to change, 1 to 5",
    },
    "relations": {
        "need": "as in needs",
        "feature": "as in features",
        "strength": "how much the feature serves the need, customarily 1, 3 or 9",
    },
    "leads": {
        "lead": "its number; text",
        "client": "name of the firm",
        "source": "where it came from",
        "manager": "who leads it",
        "amount": "what it is expected to bring, money",
        "created": "the day it became known",
        "stage": "as in stages",
        "stage_since": "the day it came to the stage",
        "touched": "the day of the last contact",
        "client_id": "the client it became",
        "lost": "the day it was given up; empty: open",
    },
    "stages": {
        "stage": "name, in the order of the way to the first payment",
        "coefficient": "the part of the expected money that counts, 0 to 1",
    },
}
"""Files beside the transactions, by their names; one row is an answer, a need, a feature, a pair
of both, a lead, a stage."""

MEASURES = {
    "amount": ("amount",),
    "services": ("services",),
    "units": ("units",),
    "profit": ("amount", "cost"),
    "documents": ("date",),
}
"""What clients are ranked by (`by=`), with the columns each needs."""

KEYS = ("client_id", "product", "manager")
"""What a measure can be summed over (`key=`)."""

LINE_MONEY = "decimal(18, 4)"
"""One line: units x price is exact to 1/100 of a cent, so a rounded sum is the file's own sum."""

MONEY = "decimal(38, 4)"
"""A sum of such lines."""


class DataError(ValueError):
    """The data or the question cannot be used: what arrived, where, and what to do.

    >>> import clientkit as ck
    >>> len(str(ck.DataError("x" * 5_000)))
    1903
    """

    def __init__(self, message: str = ""):
        super().__init__(brief(message, LONGEST_MESSAGE))

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows of it, instead of a traceback."""
        return ready_to_paste(f"{type(self).__name__}: {self}")


LONGEST_MESSAGE = 1_900


def brief(text: str, most: int) -> str:
    """The text, its middle left out where it is longer than that.

    >>> brief("x" * 9, 9), brief("abcdefghij", 4)
    ('xxxxxxxxx', 'ab … ij')
    """
    half = most // 2
    return text if len(text) <= most else f"{text[:half]} … {text[-half:]}"


def listed(words: Iterable[str]) -> str:
    """`a, b and c`."""
    return joined(words) or say("nothing")


def figure(value: float | None) -> str:
    """A figure in a sentence: whole from a hundred, with cents where they would be missed.

    >>> figure(4684.8), figure(1.32), figure(None)
    ('4,685', '1.32', 'none')
    """
    if value is None or value != value:
        return say("none")
    return number(value, ",.0f" if value == int(value) or abs(value) >= 100 else ",.2f")


def one_of(name: str, value: str, choices: Iterable[str]) -> str:
    """`value`, when it is one of `choices`.

    >>> one_of("by", "amuont", MEASURES)
    Traceback (most recent call last):
    clientkit.schema.DataError: by is 'amuont'; choose amount, services, units, profit or \
documents. Did you mean 'amount'?
    """
    choices = list(choices)
    if value in choices:
        return value
    near = get_close_matches(str(value), choices, n=1)
    said = [
        say("{name} is {value!r}; choose {choices:or}.", name=name, value=value, choices=choices)
    ]
    if near:
        said.append(say("Did you mean {near!r}?", near=near[0]))
    raise DataError(" ".join(said))


def whole_number(rule: str, value: int, least: int = 1, most: float = inf) -> int:
    """`value`, when it is a whole number from `least` to `most`.

    >>> whole_number("months is the length of the window, at least 1", "6")
    Traceback (most recent call last):
    clientkit.schema.DataError: months is the length of the window, at least 1; got '6'
    """
    if isinstance(value, Integral) and least <= value <= most:
        return int(value)
    raise DataError(say("{rule}; got {value!r}", rule=rule, value=value))


def need_columns(available: Iterable[str], needed: Iterable[str], purpose: str) -> None:
    """Raise `DataError` unless every needed column is there.

    >>> need_columns(["client_id", "date", "amount"], ["amount", "cost"], "by='profit'")
    Traceback (most recent call last):
    clientkit.schema.DataError: by='profit' needs the column cost; the table has client_id, date \
and amount. Map it when loading: ck.load(source, columns={"cost": "<caption in your file>"})
    """
    available = list(available)
    missing = [name for name in needed if name not in available]
    if missing:
        calls = ", ".join(f'"{name}": "<caption in your file>"' for name in missing)
        raise DataError(
            say(
                "{purpose} needs {n:the column|the columns} {missing:and}; the table has "
                "{available:and}. Map {n:it|them} when loading: "
                "ck.load(source, columns={{{calls}}})",
                purpose=purpose, n=len(missing), missing=missing, available=available, calls=calls,
            )
        )  # fmt: skip
