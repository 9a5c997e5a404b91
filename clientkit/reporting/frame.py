"""The frame around every page of a month: its name, its links, what it was made from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from clientkit.language import say, spoken, translated
from clientkit.language.spoken import locale_of
from clientkit.periods import month_name
from clientkit.reporting.notebooks import Notebook, Parameter, as_read
from clientkit.reporting.parameters import OWN


@dataclass(frozen=True)
class Frame:
    """What the pages of one month share; `record` is what run.json will say of it."""

    month: str
    sources: Sequence[str]
    notebooks: Sequence[Notebook]
    record: Mapping[str, Any] = field(default_factory=dict)

    def page(self, title: str, here: str) -> dict[str, Any]:
        """The values of the frame for the page `title` in the file `here`."""
        links = [{"href": "index.html", "label": say("Answers")}]
        pages = as_read(self.notebooks)
        links += [{"href": f"{one.name}.html", "label": label(one)} for one in pages]
        return {
            "title": title,
            "here": here,
            "period": month_name(self.month),
            "sources": ", ".join(self.sources),
            "links": links,
            "account": self.record.get("account", {}),
            "versions": self.record.get("versions", {}),
            "language": language_name(),
        }


@dataclass(frozen=True)
class Setting:
    """A parameter as a reader sees it: its name, its value, what it means."""

    name: str
    value: str
    help: str


def settings(parameters: Mapping[str, Parameter], values: Mapping[str, Any]) -> list[Setting]:
    """The parameters, with the values in force; those the report sets itself are left out."""
    return [
        Setting(name, in_words(values.get(name, one.default)), translated(one.help))
        for name, one in parameters.items()
        if name not in OWN
    ]


def declared_by(notebooks: Iterable[Notebook]) -> dict[str, Parameter]:
    """Name -> parameter, of all notebooks; where several declare a name, of the first."""
    found: dict[str, Parameter] = {}
    for one in notebooks:
        found = one.parameters | found
    return found


def in_words(value: Any) -> str:
    """The value of a parameter as it is given on the command line.

    >>> in_words(0.2), in_words([0.8, 0.95]), in_words(""), in_words(True)
    ('0.2', '0.8, 0.95', 'not set', 'yes')
    """
    if value in ("", None) or value == [] or value == {}:
        return say("not set")
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if isinstance(value, list | tuple):
        return ", ".join(map(in_words, value))
    if isinstance(value, dict):
        return ", ".join(f"{name}: {in_words(part)}" for name, part in value.items())
    return str(value)


def language_name() -> str:
    """The language spoken, by its own name.

    >>> language_name()
    'English'
    """
    locale = locale_of(spoken())
    return locale.languages.get(locale.language, locale.language)


def label(notebook: Notebook) -> str:
    """The title up to its colon: short enough for a row of links."""
    return notebook.title.split(":")[0]
