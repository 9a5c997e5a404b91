"""Tables as people read them: thousands separated, shares as per cents, names beside ids.

The numbers stay numbers in the table given; only what is shown is text.
"""

from collections.abc import Mapping
from html import escape
from numbers import Number
from pathlib import Path

import pandas as pd

SHARES = ("share", "starts_at", "cumulative", "jaccard", "silhouette", "stability")
NAMES = ("client_id", "client", "document", "product", "manager", "month")
"""Columns that name something: 1001 is an id, not one thousand and one."""
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")

VIP_SUMMARY = {
    "month": "month",
    "documents": "paid documents",
    "amount": "paid",
    "payers": "payers",
    "services": "services used",
    "vips": "VIPs",
    "vip_amount": "VIPs paid",
    "vip_services": "VIPs used",
}
"""The headings of the inventor's table of the months."""

PROFILES = {
    "cluster": "cluster",
    "words": "against the base",
    "clients": "clients",
    "clients_share": "of clients",
    "recency_days": "days silent",
    "frequency": "documents",
    "monetary": "money",
    "total": "money in all",
    "total_share": "of money",
}
"""The headings of the clusters' profiles; the middle three are medians."""


class Shown:
    """A table made readable; the same table always gives the same text."""

    def __init__(self, texts: pd.DataFrame):
        self.texts = texts

    def _repr_html_(self) -> str:
        return self.texts.to_html(index=False, border=0, classes="clientkit", justify="right")

    def __repr__(self) -> str:
        return self.texts.to_string(index=False)


def shown(
    frame: pd.DataFrame,
    *,
    names: Mapping | None = None,
    first: int | None = None,
    columns: Mapping[str, str] | None = None,
) -> Shown:
    """`frame` for reading.

    Parameters
    ----------
    names : client_id -> name; a column "client" is put beside the ids, where there is none
    first : only so many rows
    columns : column -> heading; the others are left out
    """
    frame = frame.head(first) if first else frame
    if names and "client_id" in frame and "client" not in frame:
        at = frame.columns.get_loc("client_id") + 1
        frame = frame.copy()
        frame.insert(at, "client", [names.get(i, "") for i in frame["client_id"]])
    if columns:
        kept = {name: heading for name, heading in columns.items() if name in frame}
        frame = frame[list(kept)]
    texts = pd.DataFrame({name: [_text(name, v) for v in frame[name]] for name in frame})
    headings = {name: name.replace("_", " ") for name in frame}
    return Shown(texts.rename(columns=headings | dict(columns or {})))


class Several:
    """Several tables, one under the other, each with its name."""

    def __init__(self, parts: Mapping[str, Shown]):
        self.parts = parts

    def _repr_html_(self) -> str:
        parts = self.parts.items()
        return "".join(f"<h4>{escape(str(name))}</h4>{part._repr_html_()}" for name, part in parts)

    def __repr__(self) -> str:
        return "\n\n".join(f"{name}\n{part}" for name, part in self.parts.items())


def several(frames: Mapping[str, pd.DataFrame], **options) -> Several:
    """Each of `frames` made readable under its name; options as in `shown`."""
    return Several({name: shown(frame, **options) for name, frame in frames.items()})


def thresholds(found: Mapping[str, Mapping[int, float]]) -> Shown:
    """The thresholds of the RFM scores: one row per axis, one column per score."""
    scores = sorted({score for bounds in found.values() for score in bounds})
    rows = {
        "axis": [axis.replace("_", " ") for axis in found],
        "levels": [len(bounds) for bounds in found.values()],
    }
    for score in scores:
        rows[f"score {score}"] = [
            (("≤ " if axis == "recency_days" else "≥ ") + _bound(bounds[score]))
            if score in bounds
            else "not used"
            for axis, bounds in found.items()
        ]
    return Shown(pd.DataFrame(rows))


def _bound(value: float) -> str:
    """Never rounded to a whole: who has 3.50 reaches 3.50, not 4."""
    return f"{float(value):z,.2f}".removesuffix(".00")


def _text(column: str, value) -> str:
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return ""
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "yes" if value else ""
    if hasattr(value, "strftime"):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, Number) and column not in NAMES:
        return _number(column, float(value))
    return str(value)


def _number(column: str, value: float) -> str:
    if any(column == word or column.endswith(f"_{word}") for word in SHARES):
        return f"{value:z.1%}"
    whole = value.is_integer() or abs(value) >= 1000
    return f"{value:z,.0f}" if whole else f"{value:z,.2f}"


def names(directory: pd.DataFrame) -> dict:
    """client_id -> name, for charts and tables; empty when the source has no names.

    >>> names(pd.DataFrame({"client_id": ["1"], "client": ["Anna"]}))
    {'1': 'Anna'}
    """
    if "client" not in directory:
        return {}
    known = directory.dropna(subset=["client"])
    return dict(zip(known["client_id"], known["client"], strict=True))


def write(frame: pd.DataFrame, name: str, folder: str) -> Path | None:
    """The CSV file `name` in `folder`, made to open right in Excel; without a folder, nothing.

    A text that begins like a formula is kept from running by an apostrophe.
    """
    if not folder:
        return None
    path = Path(folder) / f"{name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = frame.select_dtypes(include=["object", "string", "category"]).columns
    safe = frame.assign(**{column: frame[column].map(_harmless) for column in text})
    safe.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n")
    return path


def _harmless(value):
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_SIGNS) else value
