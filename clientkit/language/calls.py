"""The calls in a sentence: code, which no language changes, ready to be pasted."""

import re
from collections.abc import Iterator

from clientkit.language.said import say

START = re.compile(r"\bck\.\w+\(")
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[()]')


def calls_in(text: str) -> Iterator[str]:
    """Each call of the kit in `text` that is whole, from its name to the bracket that ends it.

    >>> list(calls_in('Say it: ck.load("a (1).csv", dates="dmy") or ck.sample().'))
    ['ck.load("a (1).csv", dates="dmy")', 'ck.sample()']
    >>> list(calls_in("as ck.load(…"))
    []
    """
    for start in START.finditer(text):
        depth = 1
        for token in TOKEN.finditer(text, start.end()):
            depth += {"(": 1, ")": -1}.get(token[0], 0)
            if not depth:
                yield text[start.start() : token.end()]
                break


def ready_to_paste(text: str) -> list[str]:
    """The lines of `text`, and each of its calls once more on a line of its own.

    >>> ready_to_paste("It is empty. Look at ck.sample()")
    ['It is empty. Look at ck.sample()', '', 'To paste:', 'ck.sample()']
    """
    calls = list(calls_in(text))
    return [text, "", say("To paste:"), *calls] if calls else [text]
