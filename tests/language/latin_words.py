"""Which words of a translation are English that was left in it, and which are names or code.

Every language writes the names of programs and formats in Latin letters. What an error names is
also code: the parameter of a function, a column, a statement of SQL. A report has no code in it.
"""

import ast
import inspect
import json
import re
from functools import cache
from pathlib import Path

import clientkit as ck
from clientkit.methods.vip import TIES
from clientkit.reading.arguments import ARGUMENTS
from clientkit.schema import COMPANIONS, DIRECTORY, MEASURES, TRANSACTIONS

ROOT = Path(ck.__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
ERRORS = re.compile(
    r"clientkit/((reading|methods|records|reporting)/\w+|engine|frames|periods|schema)\.py"
)
"""The modules whose messages are errors, and may name code."""

KEPT = (
    r"`[^`]*`|\{[^{}]*\}|<[^>]*>|&\w+;|https?://\S+|ck\.\w+(\([^)]*\))?|k-means"
    r"|\[(?P<file>\w+)\]\((?P=file)\.\w+\)|[\w-]+\.(csv|xlsx|json|toml|ipynb)\b"
    r"|Shift\+Enter|\bTab\b"
)
"""Code between backticks, values, tags, addresses, links named as their file, files, keys."""

CODE = (
    r"[\w.]*[A-Za-z_]\((?:[^()]|\([^()]*\))*\)|\{scheme\}://\S*|--\w[\w-]*|[A-Za-z]+(?:_[A-Za-z]+)+"
    r"|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+|(?<!\w)\.[a-z]+|«Credit Invoice»"
)
"""Calls, addresses of databases, options, names of several words, attributes, extensions."""

NAMES = set(
    "abc xyz rfm nps qfd bcg vip gini clientkit csv xlsx excel jupyterlab pareto postgresql mysql "
    "mariadb duckdb sqlite vtiger parquet utf html pdf json iso sha utc png jpeg sql gzip "
    "chromium chrome edge ods".split()
)
"""Words that every language writes in Latin letters."""

LIBRARIES = set("dataframe ibis pandas mysqldump select insert values create table".split())
"""Programs and statements that an error may name."""


def english_left(text: str, places: set[str]) -> list[str]:
    """The English words in a translation; `places`: the files its message is in."""
    errors = all(map(ERRORS.fullmatch, places))
    text = re.sub(f"{CODE}|{KEPT}" if errors else KEPT, " ", text)
    known = NAMES | values_of(places)
    if errors:
        known = known.union(LIBRARIES, shared(), *map(parameters, places))
    return [word for word in re.findall("[A-Za-z]{3,}", text) if word.lower() not in known]


@cache
def shared() -> set[str]:
    """The columns of all tables, the files beside them, and what `ck.load` takes."""
    files = set(COMPANIONS).union(*COMPANIONS.values())
    taken = inspect.signature(ck.load).parameters
    return {*TRANSACTIONS, *DIRECTORY, *files, *MEASURES, *ARGUMENTS, *taken}


@cache
def parameters(place: str) -> set[str]:
    """What the functions of a module take; of the reporting, what its notebooks take."""
    if place.startswith("clientkit/reporting/"):
        return {name for path in NOTEBOOKS for name in declared(path)}
    tree = ast.parse((ROOT / place).read_text(encoding="utf-8"))
    return {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}


def declared(notebook: Path) -> list[str]:
    """The parameters of a notebook."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    [cell] = [cell for cell in cells if "parameters" in cell["metadata"].get("tags", [])]
    return re.findall(r"^(\w+): ", "".join(cell["source"]), flags=re.MULTILINE)


def values_of(places: set[str]) -> set[str]:
    """What a parameter of a notebook may be; the comment behind it tells that."""
    notebooks = all(place.startswith("notebooks/") for place in places)
    return {*MEASURES, *TIES, "true"} if notebooks else set()
