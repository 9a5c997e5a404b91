"""Documents of which two files hold different versions; what is asked of the caller then."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from clientkit.language import mark, say
from clientkit.reading.options import Options
from clientkit.reading.parts import Part
from clientkit.schema import listed

_ONE = mark(
    "document {document} of client {client} has {one} and {other}: not the same is {unlike}. "
    "If the later file's version of a document is right: {by_document}. "
    "If the later file holds its months whole and anew: {by_month}"
)
_MORE = mark(
    "document {document} of client {client} has {one} and {other}: not the same is {unlike}; "
    "{more:# more document differs|# more documents differ}. "
    "If the later file's version of a document is right: {by_document}. "
    "If the later file holds its months whole and anew: {by_month}"
)


def different(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per document of which `part` and, later, `other` hold different versions.

    Different: a row that the one has, on a day that the other covers, is not there as often.
    """
    numbered = rows[rows["document"] >= 0]
    holders = numbered[["document", "part"]].drop_duplicates()
    several = holders["document"].duplicated(keep=False)
    holders = holders[several]
    numbered = numbered[numbered["document"].isin(holders["document"])]
    counts = numbered.groupby(["document", "part", "same", "day"], as_index=False).size()
    pairs = counts.merge(holders.rename(columns={"part": "other"}), on="document")
    days = rows.groupby("part")["day"].agg(["min", "max"])
    first, last = pairs["other"].map(days["min"]), pairs["other"].map(days["max"])
    pairs = pairs[(pairs["part"] != pairs["other"]) & pairs["day"].between(first, last)]
    theirs = counts[["part", "same", "size"]].rename(columns={"part": "other"})
    pairs = pairs.merge(theirs, on=["other", "same"], how="left", suffixes=("", "_other"))
    pairs = pairs[pairs["size"] != pairs["size_other"]]
    two = np.sort(pairs[["part", "other"]].to_numpy(), axis=1)
    found = pd.DataFrame({"document": pairs["document"], "part": two[:, 0], "other": two[:, 1]})
    return found.drop_duplicates(ignore_index=True)


def question(
    parts: Mapping[int, Part], rows: pd.DataFrame, versions: pd.DataFrame, options: Options
) -> str:
    """Which document, in which files, with which sums, and the calls that decide."""
    document, *two = versions.sort_values(["part", "other", "document"]).iloc[0]
    mine = rows[rows["document"] == document]
    lines = [
        parts[part].accepted.take(pa.array(mine.loc[mine["part"] == part, "row"])) for part in two
    ]
    told = [_told(parts[part].name, found) for part, found in zip(two, lines, strict=True)]
    more = versions["document"].nunique() - 1
    return say(
        _MORE if more else _ONE,
        document=lines[0]["document"][0], client=lines[0]["client_id"][0],
        one=told[0], other=told[1], unlike=_unlike(*lines), more=more,
        by_document=options.call(overlap="document"), by_month=options.call(overlap="month"),
    )  # fmt: skip


def _told(name: str, lines: pa.Table) -> str:
    return say(
        "{sum:,.2f} in {name} ({lines:# line|# lines}, {first})",
        sum=pc.sum(lines["amount"]).as_py(), name=name, lines=lines.num_rows,
        first=pc.min(lines["date"]).as_py().isoformat(),
    )  # fmt: skip


def _unlike(one: pa.Table, other: pa.Table) -> str:
    """The columns in which the two differ."""
    names = [name for name in one.column_names if name in other.column_names]
    values = [[sorted(map(str, t[name].to_pylist())) for t in (one, other)] for name in names]
    unlike = [name for name, (a, b) in zip(names, values, strict=True) if a != b]
    return listed(unlike or [say("how the values stand together")])
