"""Documents of which two files hold different versions; what is asked of the caller then."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from clientkit.reading.options import Options
from clientkit.reading.parts import Part
from clientkit.schema import listed


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
    who = f"{lines[0]['document'][0]} of client {lines[0]['client_id'][0]}"
    more = versions["document"].nunique() - 1
    others = f"; {more:,} more document{'s differ' if more > 1 else ' differs'}" if more else ""
    return (
        f"document {who} has {told[0]} and {told[1]}: not the same is {_unlike(*lines)}{others}. "
        "If the later file's version of a document is right: "
        f"{options.call(overlap='document')}. If the later file holds its months whole and anew: "
        f"{options.call(overlap='month')}"
    )


def _told(name: str, lines: pa.Table) -> str:
    count = f"{lines.num_rows:,} line{'s' if lines.num_rows > 1 else ''}"
    first = pc.min(lines["date"]).as_py().isoformat()
    return f"{pc.sum(lines['amount']).as_py():,.2f} in {name} ({count}, {first})"


def _unlike(one: pa.Table, other: pa.Table) -> str:
    """The columns in which the two differ."""
    names = [name for name in one.column_names if name in other.column_names]
    values = [[sorted(map(str, t[name].to_pylist())) for t in (one, other)] for name in names]
    unlike = [name for name, (a, b) in zip(names, values, strict=True) if a != b]
    return listed(unlike or ["how the values stand together"])
