"""Markdown as plain text that any XML file can hold: for slides, memo and mail."""

import re
from html import unescape

FORBIDDEN = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # XML 1.0, section 2.2
)
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the order of what follows: a name must not rewrite its neighbours."""
MARKS = (
    (re.compile(r"^\s*(?:[-*+]|#+|>)\s+", re.M), ""),
    (re.compile(r"\[([^\]]*)\]\([^)\s]*\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.S), r"\2"),
    (re.compile(r"(?<![*\w])\*(?=\S)([^*]+?)(?<=\S)\*(?!\w)"), r"\1"),
    (re.compile(r"`([^`]+)`"), r"\1"),
)
ENTITY = re.compile("&(amp|lt|gt);")
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
ASIDE = 0x10FF00
"""Where signs that are meant as they are wait while the marks are taken off: private use."""
KEPT = re.compile(f"[{chr(ASIDE)}-{chr(ASIDE + 0x7F)}]")


def plain(text: object) -> str:
    r"""The text without the marks of Markdown; what XML forbids is a visible gap.

    >>> plain("**Of 21 clients** 2 left: A\\*B [Ltd](x.html)")
    'Of 21 clients 2 left: A*B Ltd'
    """
    said = ESCAPE.sub(lambda found: chr(ASIDE + ord(found[1])), str(text))
    for mark, kept in MARKS:
        said = mark.sub(kept, said)
    said = ENTITY.sub(lambda found: unescape(found[0]), said)
    return xml_safe(KEPT.sub(lambda found: chr(ord(found[0]) - ASIDE), said)).strip()


def xml_safe(text: object) -> str:
    r"""The text as it is, each sign that XML forbids as a replacement character.

    >>> xml_safe("Bell\x07 & Sons") == "Bell\N{REPLACEMENT CHARACTER} & Sons"
    True
    """
    return BIDI.sub("", FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", str(text)))
