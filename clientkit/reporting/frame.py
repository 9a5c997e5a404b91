"""The frame around every page of a month: its name, its links, the files it was made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from clientkit.periods import month_name
from clientkit.reporting.notebooks import Notebook, as_read


@dataclass(frozen=True)
class Frame:
    """What the pages of one month share."""

    month: str
    sources: Sequence[str]
    notebooks: Sequence[Notebook]

    def page(self, title: str, here: str) -> dict[str, Any]:
        """The values of the frame for the page `title` in the file `here`."""
        links = [{"href": "index.html", "label": "Answers"}]
        pages = as_read(self.notebooks)
        links += [{"href": f"{one.name}.html", "label": label(one)} for one in pages]
        return {
            "title": title,
            "here": here,
            "period": month_name(self.month),
            "sources": ", ".join(self.sources),
            "links": links,
        }


def label(notebook: Notebook) -> str:
    """The title up to its colon: short enough for a row of links."""
    return notebook.title.split(":")[0]
