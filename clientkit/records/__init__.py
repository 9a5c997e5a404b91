"""What was published stays published: the records of the months, and what has changed since."""

LIST, ROWS = "vip.parquet", "vip_rows.parquet"
"""The files of a month's record, beside its tables."""
