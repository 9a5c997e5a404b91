"""Ids that stand under several names in the files: one id of two firms, or one firm renamed."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
import pyarrow as pa

from clientkit.reading.raw import Table
from clientkit.reading.values import label_values

TYPES = {"client_id": "str", "client": "str", "rows": "int64"}
"""The columns of `Ledger.called`: one row is an id with one of its names."""

NONE = pd.DataFrame(columns=list(TYPES)).astype(TYPES)


def names_in(table: Table, lines: np.ndarray) -> pd.DataFrame:
    """The ids of the accepted rows, each with every name it has, and in how many rows."""
    if table.client == "client" or "client" not in table.mapping:
        return NONE
    ids, names = (table.column(name).codes for name in ("client_id", "client"))
    kept = (
        np.arange(len(ids)) if len(lines) == len(ids) else np.isin(table.lines, lines).nonzero()[0]
    )
    codes = pa.table({"id": ids[kept], "name": names[kept], "place": kept})
    pairs = codes.group_by(["id", "name"]).aggregate([("place", "min"), ([], "count_all")])
    found = pa.table(
        {
            name: label_values(table, name).take(pairs["place_min"])
            for name in ("client_id", "client")
        }
        | {"rows": pairs["count_all"]}
    )
    return found.drop_null().to_pandas().astype(TYPES)


def of_several_names(parts: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Of all parts together the ids with more names than one; the name of most rows first.

    >>> names = pd.DataFrame({"client_id": ["1", "1", "2"], "client": list("abc"), "rows": 1})
    >>> of_several_names([names, names[:1]]).to_numpy().tolist()
    [['1', 'a', 2], ['1', 'b', 1]]
    """
    whole = (
        pd.concat([NONE, *parts]).groupby(["client_id", "client"], as_index=False)["rows"].sum()
    )
    several = whole[whole["client_id"].duplicated(keep=False)]
    order = several.sort_values(["client_id", "rows", "client"], ascending=[True, False, True])
    return order.astype(TYPES).reset_index(drop=True)
