"""Values for the notebooks' parameters: checked and typed before anything runs.

papermill only logs a parameter that no notebook declares, and turns the text 0012 into the
number 12; here an unknown name is refused and a value gets the type the notebook declares.
"""

import ast
import math
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from clientkit.language import mark, say
from clientkit.reporting.errors import UsageError
from clientkit.reporting.notebooks import Notebook
from clientkit.schema import MEASURES, DataError, one_of

OWN = {
    "source": "--source",
    "month": "--month",
    "tables": "--out",
    "reports": "--out",
    "language": "--lang",
}
"""Parameters the report sets itself, with the option that steers each."""

WORDS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
EXAMPLES = {
    "int": "12",
    "float": "0.2",
    "bool": "true",
    "list": "'[1, 2]'",
    "tuple": "'(0.8, 0.95)'",
    "dict": "'{\"a\": 1}'",
}


NEAR = mark("no notebook has the parameter {name}; did you mean {near:or}?")
NOT_NEAR = mark("no notebook has the parameter {name}; they declare {free:and}")
TAKES = mark("{name} is {value!r}; it takes {kind}")
LIKE = mark("{name} is {value!r}; it takes {kind}, like {name}={example}")


def parameters_for(notebooks: Iterable[Notebook], given: Mapping[str, Any]) -> dict[str, dict]:
    """Notebook name -> the given parameters it declares, each in the declared type.

    Raises
    ------
    UsageError : a name no notebook declares, or a value that is not of the declared type
    """
    notebooks = list(notebooks)
    check_names(given, {name for notebook in notebooks for name in notebook.parameters})
    check_words(given)
    return {
        notebook.name: {
            name: typed(name, given[name], parameter.kind)
            for name, parameter in notebook.parameters.items()
            if name in given
        }
        for notebook in notebooks
    }


def in_force(notebooks: Iterable[Notebook], values: Mapping[str, dict]) -> dict[str, Any]:
    """Name -> value of every parameter, given or default; a list where the notebooks differ."""
    found: dict[str, list] = {}
    for notebook in notebooks:
        for name, parameter in notebook.parameters.items():
            value = values[notebook.name].get(name, parameter.default)
            if name not in OWN and value not in found.setdefault(name, []):
                found[name].append(value)
    return {name: each[0] if len(each) == 1 else each for name, each in found.items()}


def check_names(given: Iterable[str], known: Iterable[str]) -> None:
    """Raise `UsageError` for a parameter that no notebook declares or the report sets itself."""
    free = sorted(set(known) - set(OWN))
    for name in given:
        if name in OWN:
            raise UsageError(
                say(
                    "the report sets the parameter {name} itself; use {option}",
                    name=name,
                    option=OWN[name],
                )
            )
        if name not in free:
            near = get_close_matches(name, free, n=1)
            raise UsageError(say(NEAR if near else NOT_NEAR, name=name, near=near, free=free))


def check_words(given: Mapping[str, Any]) -> None:
    """Raise `UsageError` for a measure there is none of, or a share that is none."""
    try:
        if "by" in given:
            one_of("by", given["by"], MEASURES)
        if "share" in given and not 0 < float(given["share"]) <= 1:
            raise UsageError(say("share is {share}; 20 % is 0.2", share=given["share"]))
    except DataError as error:
        raise UsageError(str(error)) from None
    except (ValueError, TypeError):
        pass  # no number at all: its type says so


def typed(name: str, value: Any, kind: str) -> Any:
    """`value` as the declared `kind`; text is read, anything else must already be of that kind.

    A tuple becomes a list: papermill writes no tuples into a notebook.

    >>> typed("code", "0012", "str"), typed("months", "12", "int"), typed("share", "0.25", "float")
    ('0012', 12, 0.25)
    >>> typed("cuts", "(0.8, 0.95)", "tuple[float, float]"), typed("until", "none", "str | None")
    ([0.8, 0.95], None)
    """
    base, optional = simple(kind)
    if optional and (value is None or str(value).lower() == "none"):
        return None
    try:
        return READERS[base](value) if base in READERS else value
    except (ValueError, TypeError, SyntaxError, KeyError):
        message = LIKE if base in EXAMPLES else TAKES
        example = EXAMPLES.get(base)
        raise UsageError(
            say(message, name=name, value=value, kind=kind, example=example)
        ) from None


def simple(kind: str) -> tuple[str, bool]:
    """The plain name of an annotation, and whether it allows None.

    >>> simple("tuple[str, ...]"), simple("float | None"), simple("Optional[int]")
    (('tuple', False), ('float', True), ('int', True))
    """
    if kind.startswith("Optional["):
        return simple(kind[len("Optional[") : -1])[0], True
    parts = [part.strip() for part in kind.split("|")]
    names = [part.split("[")[0] for part in parts if part != "None"]
    return names[0], "None" in parts


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _whole(value: Any) -> int:
    if isinstance(value, bool | float):
        raise TypeError
    return int(value)


def _number(value: Any) -> float:
    if isinstance(value, bool) or not math.isfinite(float(value)):
        raise ValueError
    return float(value)


def _truth(value: Any) -> bool:
    return value if isinstance(value, bool) else WORDS[value.lower()]


def _items(value: Any) -> list:
    value = ast.literal_eval(value) if isinstance(value, str) else value
    if not isinstance(value, list | tuple):
        raise TypeError
    return list(value)


def _mapping(value: Any) -> dict:
    value = ast.literal_eval(value) if isinstance(value, str) else value
    if not isinstance(value, dict):
        raise TypeError
    return value


READERS = {
    "str": _text,
    "int": _whole,
    "float": _number,
    "bool": _truth,
    "list": _items,
    "tuple": _items,
    "dict": _mapping,
}
