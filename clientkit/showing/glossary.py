"""The glossary: what the words of tables, charts and findings mean.

python -m clientkit.showing.glossary > docs/glossary.md
"""

import re
import sys
from difflib import get_close_matches

import pandas as pd

from clientkit.language import say
from clientkit.reading.options import quoted
from clientkit.schema import DataError
from clientkit.showing.glossary_terms import TERMS
from clientkit.showing.tables import Shown


def glossary(term: str = "") -> Shown:
    """The words of the kit and what they mean, or one of them; a notebook shows it as a table.

    Parameters
    ----------
    term : a word in English or in the language spoken, like "RFM" or "joined"

    Raises
    ------
    DataError : there is no such word; the nearest is named

    Examples
    --------
    >>> import clientkit as ck
    >>> ck.glossary("churn")
     term                                                            meaning
    Churn Clients lost in a month, as a part of the base of the month before.
    >>> len(ck.glossary().texts) > 30
    True
    """
    wanted = _found(term)
    if not wanted:
        raise DataError(_unknown(term))
    told = {say("term"): map(say, wanted), say("meaning"): (say(TERMS[key]) for key in wanted)}
    table = pd.DataFrame({name: list(texts) for name, texts in told.items()})
    return Shown(table, left=list(table))


def _found(term: str) -> list[str]:
    """The terms that are called so; else those in whose names the word stands; "": all."""
    asked = term.casefold()
    called = [key for key in TERMS if asked in ("", *_names(key))]
    return called or [key for key in TERMS if asked in _words(key)]


def _names(key: str) -> list[str]:
    """What a term is called, in English and in the language spoken; several, if it holds them."""
    return [part for said in (key.casefold(), say(key).casefold()) for part in said.split(", ")]


def _words(key: str) -> list[str]:
    return re.findall(r"\w[\w'-]*", " ".join(_names(key)))


def _unknown(term: str) -> str:
    known = [spelling for key in TERMS for spelling in (*_names(key), *_words(key))]
    near = get_close_matches(term.casefold(), known, n=1)
    if not near:
        return say("The glossary has no {term!r}. All its words: ck.glossary()", term=term)
    return say(
        "The glossary has no {term!r}. The nearest of its words: {call}; all: ck.glossary()",
        term=term, call=f"ck.glossary({quoted(near[0])})",
    )  # fmt: skip


def in_markdown() -> str:
    """The glossary as the page docs/glossary.md, in English."""
    rows = "".join(f"| {term} | {meaning} |\n" for term, meaning in TERMS.items())
    return (
        "# Glossary\n\nThe words of tables, charts and findings. In a notebook: `ck.glossary()`, "
        f'`ck.glossary("RFM")`.\n\n| term | meaning |\n|---|---|\n{rows}'
    )


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    print(in_markdown(), end="")
