"""What every form of a report is made from: the folder of a month, read back.

run.json      findings, key numbers, parameters, sources, account, versions, language
tables/*.csv  what the notebooks wrote, for programs: English names, stable words
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from clientkit.showing.findings.finding import Finding, ranked
from clientkit.showing.key_numbers import exact
from clientkit.showing.texts import FORMULA_SIGNS, NAMES

NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")
DAY = re.compile(r"\d{4}-\d\d-\d\d( 00:00:00)?")
TEXTS = (*NAMES, *"contact role phone email lead source text label note comment caption".split())
"""Columns that stay text, even where all of it is digits: a telephone number counts nothing."""


@dataclass(frozen=True)
class Material:
    """A month as published: `folder` and what its run.json says."""

    folder: Path
    record: Mapping[str, Any]

    @classmethod
    def of(cls, folder: str | Path) -> "Material":
        """The material in the folder of a month, like reports/2026-06."""
        text = (Path(folder) / "run.json").read_text(encoding="utf-8")
        return cls(Path(folder), json.loads(text))

    @property
    def month(self) -> str:
        """The month reported, like 2026-06."""
        return self.record["month"]

    @cached_property
    def findings(self) -> dict[str, list[Finding]]:
        """Notebook -> its findings, its answer first."""
        return {
            notebook["name"]: [Finding(**one) for one in notebook.get("findings", [])]
            for notebook in self.record["notebooks"]
        }

    @cached_property
    def ranked(self) -> list[Finding]:
        """All findings, what asks for most first; of a rank, in the order of the notebooks.

        What two notebooks find is told once.
        """
        return ranked(finding for found in self.findings.values() for finding in found)

    @cached_property
    def numbers(self) -> dict[str, Decimal]:
        """Name -> key number, exact."""
        told = {
            name: exact(value)
            for found in self.findings.values()
            for finding in found
            for name, value in finding.numbers.items()
        }
        return {name: value for name, value in told.items() if value is not None}

    @cached_property
    def tables(self) -> list[str]:
        """The names of the tables, like "abc"."""
        return sorted(path.stem for path in (self.folder / "tables").glob("*.csv"))

    def table(self, name: str) -> pd.DataFrame | None:
        """The table, its numbers as numbers, days as days, ids as text; None: there is none."""
        path = self.folder / "tables" / f"{name}.csv"
        if not path.is_file():
            return None
        texts = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        return texts.apply(_read)

    def clients(self, name: str) -> pd.DataFrame | None:
        """The table with a name for each client, its id where the source has no names."""
        found = self.table(name)
        if found is None:
            return None
        names = found.reindex(columns=["client"])["client"]
        return found.assign(client=names.where(names.notna(), found["client_id"]))


def _read(column: pd.Series) -> pd.Series:
    kept = [text for text in column if text]
    if column.name not in TEXTS and kept:
        if all(map(NUMBER.fullmatch, kept)):
            return pd.to_numeric(column.replace("", None))
        if all(map(DAY.fullmatch, kept)):
            return pd.to_datetime(column.replace("", None))
        if set(kept) <= {"True", "False"}:
            return column.map({"True": True, "False": False})
    return column.map(_unquoted).replace("", None)


def _unquoted(text: str) -> str:
    """The text without the apostrophe that keeps it from being a formula in the CSV."""
    return re.sub(rf"^'(?=[{re.escape(''.join(FORMULA_SIGNS))}])", "", text)
