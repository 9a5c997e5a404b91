"""Captions as they are known: by language, compared as plain words, with what a table needs."""
# ruff: noqa: RUF001, RUF002 - letters of two alphabets on purpose

import re
from collections.abc import Mapping
from functools import lru_cache

_RATE = re.compile(r"(?:^|[^0-9\s])\s*%")


class Words(dict):
    """Captions of one kind of table: canonical name -> language -> captions, comma separated.

    needed : what a table of this kind must have; each "a|b+c": a, or else b and c
    """

    def __init__(self, captions: Mapping[str, Mapping[str, str]], needed: tuple[str, ...]):
        super().__init__(captions)
        self.needed = needed

    def served(self, need: str, found: Mapping[str, str]) -> list[str]:
        """The names among `found` that serve the need; none when it is not met."""
        ways = [way.split("+") for way in need.split("|")]
        return next((way for way in ways if set(way) <= found.keys()), [])

    def missing(self, found: Mapping[str, str]) -> list[str]:
        """The needs, by their first name, that `found` leaves open.

        >>> Words({}, ("client_id|client", "amount|units+price")).missing({"client": "Whom"})
        ['amount']
        """
        return [re.split("[|+]", need)[0] for need in self.needed if not self.served(need, found)]


LONGEST = 200
"""Letters of a caption that are compared: a cell with a whole page in it is no caption."""


_TAX = "(?:ндс|пдв|vat|tax|км|km)"
_ASIDE = re.compile(rf",(?!.*{_TAX}).*|\((?![^)]*{_TAX}).*?\)|\[.*?\]", re.DOTALL)


@lru_cache(maxsize=50_000)
def plain(caption: str) -> str:
    """The caption as it is compared.

    >>> [plain(word) for word in ("*Customer_ID:", "Счёт №", "Сумма, грн", "Amount (EUR)")]
    ['customerid', 'счетномер', 'сумма', 'amount']

    What is said of the tax stays: it is another sum.

    >>> plain("Сумма, включая НДС"), plain("Сумма (без НДС)")
    ('суммавключаяндс', 'суммабезндс')
    """
    word = caption[:LONGEST].casefold().replace("ё", "е").replace("№", "номер").replace("#", "no")
    word = _ASIDE.sub("", word)
    return re.sub(r"[\W_]", "", word)


def is_rate(caption: str) -> bool:
    """Whether the column holds percentages: they are never taken for money.

    >>> [is_rate(word) for word in ("KM %", "НДС, %", "VAT (%)", "Сумма с НДС 20%", "Total")]
    [True, True, True, False, False]
    """
    return _RATE.search(caption) is not None


def words(languages: dict[str, str]) -> list[str]:
    """The plain words of all languages, the better ones first.

    >>> words({"en": "price, unit price", "et": "hind"})
    ['price', 'hind', 'unitprice']
    """
    lists = [[plain(word) for word in listing.split(", ")] for listing in languages.values()]
    longest = max(map(len, lists))
    ranked = (words[rank] for rank in range(longest) for words in lists if rank < len(words))
    return list(dict.fromkeys(ranked))
