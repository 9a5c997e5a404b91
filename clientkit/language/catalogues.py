"""The catalogues: one gettext file (.po) for each language but English, which is in the code.

What a translator saves is what is read; nothing is compiled.
"""

from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from clientkit.language.spoken import spoken

FOLDER = Path(__file__).parent / "catalogues"


def translated(message: str, context: str | None = None) -> str:
    """The message in the language spoken; itself where there is no translation."""
    return catalogue(spoken()).get((message, context), message)


@cache
def catalogue(language: str) -> dict[tuple[str, str | None], str]:
    """(message, context) -> its translation; what is marked as fuzzy is not yet one."""
    path = FOLDER / f"{language}.po"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        found = read_po(file, locale=language)
    return {
        (entry.id, entry.context): entry.string
        for entry in found
        if entry.id and entry.string and not entry.fuzzy
    }
