"""Months, names and small numbers as a sentence says them."""

import re
from collections.abc import Collection, Mapping
from html import escape

from clientkit.language import say
from clientkit.schema import listed

FEW = 20
NAMED = 5
MARKUP = re.compile(
    r"[\\`*_\[\]|~$#@]|:(?=//)|(?<=[wW]{3})\.|^[-+](?=\s)|(?:(?<=^\d)|(?<=^\d\d))[.)](?=\s)"
)
"""What has a meaning in Markdown, begins a list, or an address that is made a link unasked."""


def period(month: str, months: int) -> str:
    """The period of an analysis, as a sentence begins.

    >>> period("2026-06", 12), period("2026-06", 1)
    ('In the 12 months to June 2026', 'In June 2026')
    """
    if months == 1:
        return say("In {month:month}", month=month)
    return say("In the {n:# month|# months} to {month:of}", n=months, month=month)


def named(client, names: Mapping) -> str:
    """The client's name (else its id) as it stands in Markdown, whatever signs it has.

    An address in it is no link: nobody opens the page of a stranger from a report by mistake.

    >>> named("C1", {"C1": "A & <B> Ltd"}), named("C2", {})
    ('A &amp; &lt;B&gt; Ltd', 'C2')
    """
    return MARKUP.sub(
        r"\\\g<0>", escape(" ".join(str(names.get(client, client)).split()), quote=False)
    )


def the_first(said: Collection[str], most: int = NAMED) -> str:
    """The first of several in a sentence, and how many more there are.

    >>> the_first(["a", "b", "c"], most=2), the_first(["a", "b"])
    ('a, b and 1 more', 'a and b')
    """
    said = list(said)
    more = [say("{n:,} more", n=len(said) - most)] if len(said) > most else []
    return listed([*said[:most], *more])


def few(count: int) -> str:
    """What cannot be said of so few; nothing where they are enough.

    >>> few(5)
    'With so few clients no categories are needed: look at each client by name.'
    """
    if not 0 < count < FEW:
        return ""
    if count <= 5:
        return say("With so few clients no categories are needed: look at each client by name.")
    return say(
        "With {n:# client|# clients} one more or less changes the list: shares, clusters and "
        "trends prove nothing here; read names.",
        n=count,
    )
