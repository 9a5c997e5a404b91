"""Documents of which two files hold different versions; what is asked of the caller then."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from clientkit.reading.options import Options
from clientkit.reading.parts import Part


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
    told = []
    for place in two:
        mine = rows[(rows["document"] == document) & (rows["part"] == place)]
        lines = parts[place].accepted.take(pa.array(mine["row"]))
        days = sorted({day.isoformat() for day in lines["date"].to_pylist()})
        count = f"{len(mine):,} line{'s' if len(mine) > 1 else ''}"
        told.append(
            f"{pc.sum(lines['amount']).as_py():,.2f} in {parts[place].name} ({count}, {days[0]})"
        )
    who = f"{lines['document'][0]} of client {lines['client_id'][0]}"
    more = versions["document"].nunique() - 1
    others = f"; {more:,} more document{'s' if more > 1 else ''} differ" if more else ""
    return (
        f"document {who} has {told[0]} and {told[1]}{others}. If the later file's version of a "
        f"document is right: {options.call(overlap='document')}. If the later file holds its "
        f"months whole and anew: {options.call(overlap='month')}"
    )
