"""A sentence in the language spoken, its numbers, months and plural forms in the right form.

A message is looked up whole, then its values are put in. After the colon stands how:

    {share:.0%} {sum:,.2f}     as in an f-string, with the signs of the language
    {n:# client|# clients}     the plural form for n, # the number; {n:is|are} without it.
                               A translation gives as many forms as its language has
                               (ru, uk: 1, 2, 5), in the case that its sentence wants
    {month:month}              June 2026        июнь 2026
    {month:of}                 June 2026        июня 2026
    {month:in} {month:In}      in June 2026     в июне 2026; a sentence may begin with In
    {day:day}                  30 June 2026     30 июня 2026
    {names:and} {names:or}     a, b and c       a, b и c
"""

import re
from datetime import date
from numbers import Number
from string import Formatter

from babel.dates import format_date

from clientkit.language.catalogues import translated
from clientkit.language.signs import joined, localised, number
from clientkit.language.spoken import locale_of, spoken

FORMS = {"en": ("one", "other"), "et": ("one", "other")} | dict.fromkeys(
    ("ru", "uk"), ("one", "few", "many")
)
"""The plural forms of each language by their names in CLDR, in the order a message gives them."""


BEGINS_WITH_MONTH = re.compile(r"\{\w+:month\}.")
"""A sentence; the month alone is a word in one, and most languages write it small."""


def say(message: str, /, *, context: str | None = None, **values: object) -> str:
    """`message` in the language spoken, with its `values`.

    context : tells apart what English says with the same words

    >>> say("{n:# client|# clients} paid {sum:,.2f} {month:in}", n=1, sum=1234.5, month="2026-06")
    '1 client paid 1,234.50 in June 2026'
    """
    said = translated(message, context)
    text = _formatter.vformat(said, (), values)
    return text[:1].upper() + text[1:] if BEGINS_WITH_MONTH.match(said) else text


def mark(message: str, /, *, context: str | None = None) -> str:
    """`message` itself, known to the catalogues from here on; `say` it where it is shown."""
    return message


IN_MONTHS = (
    mark("in January {year}"),
    mark("in February {year}"),
    mark("in March {year}"),
    mark("in April {year}"),
    mark("in May {year}"),
    mark("in June {year}"),
    mark("in July {year}"),
    mark("in August {year}"),
    mark("in September {year}"),
    mark("in October {year}"),
    mark("in November {year}"),
    mark("in December {year}"),
)
"""Babel knows the months in two cases; the third is for translators."""


def plural(count: float, forms: str) -> str:
    """The one of the `|`-separated forms that `count` takes, with # as its number.

    >>> plural(1, "# client|# clients"), plural(1200, "# client|# clients"), plural(2, "is|are")
    ('1 client', '1,200 clients', 'are')
    """
    each, names = forms.split("|"), FORMS[spoken()]
    if count != count:  # not known
        return each[-1].replace("#", "?")
    wanted = locale_of(spoken()).plural_form(abs(count))
    place = names.index(wanted) if wanted in names else 1  # other: 1,5 клиента
    text = localised(format(count, ","))
    return each[min(place, len(each) - 1)].replace("#", text)


def day(value: date) -> str:
    """A day in words.

    >>> day(date(2026, 6, 30))
    '30 June 2026'
    """
    text = format_date(value, "long", locale_of(spoken()))
    # Russian and Ukrainian put an abbreviated "year" behind it, with a full stop of its own.
    return re.sub(r"\s\w\.$", "", text)


def month(value: str | date, case: str = "month") -> str:
    """A month in words: alone (`month`), after a noun (`of`), or as when (`in`).

    >>> month("2026-06"), month("2026-06", "in")
    ('June 2026', 'in June 2026')
    """
    first = date.fromisoformat(f"{value}"[:7] + "-01")
    if case == "in":
        return say(IN_MONTHS[first.month - 1], year=str(first.year))
    form = "LLLL y" if case == "month" else "MMMM y"
    return format_date(first, form, locale_of(spoken()))


class _Formatter(Formatter):
    def format_field(self, value, form: str) -> str:
        if "|" in form:
            return plural(value, form)
        if form in ("month", "of", "in"):
            return month(value, form)
        if form == "In":  # a sentence begins with it
            when = month(value, "in")
            return when[:1].upper() + when[1:]
        if form == "day":
            return day(value)
        if form in ("and", "or"):
            return joined(value, "standard" if form == "and" else "or")
        if isinstance(value, Number) and form:
            return number(value, form)
        return format(value, form)


_formatter = _Formatter()
