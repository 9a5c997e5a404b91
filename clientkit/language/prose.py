"""Prose of notebooks: translated paragraph by paragraph."""

import re


def paragraphs(text: str) -> list[str]:
    r"""The paragraphs of Markdown; a heading is one of its own.

    >>> paragraphs("# Head\nOne.\n\nTwo\nlines.")
    ['# Head', 'One.', 'Two\nlines.']
    """
    apart = re.sub(r"^(#+ .+)\n(?!\n)", r"\1\n\n", text, flags=re.MULTILINE)
    return [part for part in re.split(r"\n{2,}", apart.strip()) if part.strip()]
