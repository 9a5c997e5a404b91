"""Which language is spoken: the one asked for, else that of the computer, else English."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from babel import Locale, default_locale

LANGUAGES = {"en": "en_GB", "ru": "ru", "uk": "uk", "et": "et"}
"""Language -> the locale whose numbers, dates and plural forms it takes."""

VARIABLE = "CLIENTKIT_LANGUAGE"
"""The environment variable that settles it for a process and for those it starts."""

_chosen: list[str] = []


def speak(language: str | None = None) -> str:
    """Let everything be said in `language`; None: in that of the computer. Returns its code.

    Raises
    ------
    ValueError : there is no catalogue of the language

    >>> speak("fr")
    Traceback (most recent call last):
    ValueError: language is 'fr'; there are en, ru, uk and et
    """
    if language and language not in LANGUAGES:
        raise ValueError(f"language is {language!r}; there are en, ru, uk and et")
    _chosen[:] = [language] if language else []
    return spoken()


@contextmanager
def speaking(language: str | None) -> Iterator[str]:
    """`language` while the context lasts; None: the one spoken already.

    >>> with speaking("et"):
    ...     spoken()
    'et'
    """
    before = list(_chosen)
    try:
        yield speak(language) if language else spoken()
    finally:
        _chosen[:] = before


def spoken() -> str:
    """The code of the language that is spoken."""
    return _chosen[0] if _chosen else _of_computer(os.environ.get(VARIABLE))


@cache
def _of_computer(set_to: str | None) -> str:
    if set_to in LANGUAGES:
        return set_to
    found = (default_locale("LC_MESSAGES") or _of_windows() or "en").partition("_")[0]
    return found if found in LANGUAGES else "en"


def _of_windows() -> str | None:
    """The language Windows is shown in, which it keeps out of the environment."""
    if os.name != "nt":
        return None
    from ctypes import windll
    from locale import windows_locale

    return windows_locale.get(windll.kernel32.GetUserDefaultUILanguage())


@cache
def locale_of(language: str) -> Locale:
    """The locale of a language, as Babel knows it."""
    return Locale.parse(LANGUAGES[language])
