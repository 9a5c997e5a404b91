"""Segments of the clients who answered: each client in one, and none called as the whole is."""

import ibis

from clientkit.engine import as_table, is_unbound, rows_of
from clientkit.language import say
from clientkit.schema import DataError, need_columns, one_of

ALL, OTHER = "all", "other"


def segment_table(segments, by: str) -> ibis.Table:
    """One row per client: client_id, segment (text).

    Raises
    ------
    DataError : no column `by`; a client stands twice; a segment has the name "all"
    """
    segments = as_table(segments)
    need_columns(segments.columns, ["client_id", one_of("by", by, segments.columns)], "NPS")
    segments = segments.select("client_id", segment=segments[by].cast("string"))
    if is_unbound(segments):
        return segments
    rows = segments.group_by("client_id").agg(
        rows=segments.count(), segment=segments.segment.max()
    )
    taken = (rows.segment == ALL).fill_null(False)
    for row in rows_of(rows.filter((rows.rows > 1) | taken).order_by("client_id").limit(1)):
        if row["rows"] > 1:
            raise DataError(
                say(
                    "client {client} stands in {rows:# row|# rows} of the segments; a client is "
                    "in one segment: keep one row",
                    client=row["client_id"],
                    rows=row["rows"],
                )
            )
        raise DataError(
            say(
                "a segment is named {name!r} (client {client}), as the row of all clients is; "
                "give it another name",
                name=ALL,
                client=row["client_id"],
            )
        )
    return segments
