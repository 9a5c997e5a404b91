"""Whom to talk to: each client's entry in the directory, and the manager who sells to it."""

from datetime import date

import ibis
import pandas as pd

from clientkit.engine import as_table, to_pandas
from clientkit.language import say
from clientkit.methods.entries import check_once
from clientkit.periods import Day, as_day
from clientkit.schema import DIRECTORY

CONTACT = [name for name in DIRECTORY if name not in ("city", "potential", "plan")]


def contacts(table, directory: pd.DataFrame, *, as_of: Day | None = None) -> pd.DataFrame:
    """The contact of every client of `table`.

    Parameters
    ----------
    table : transactions; where the directory names no manager, the last row that does tells it
    as_of : rows after it are left out; None: all count
    directory : one row per client; columns and clients that are missing stay empty

    Returns
    -------
    one row per client: client_id, client, contact, role, phone, email, birthday, manager

    Raises
    ------
    DataError : the directory has a client twice

    Examples
    --------
    >>> sales = pd.DataFrame({
    ...     "client_id": ["1", "2"], "date": "2026-01-05", "manager": ["Kim", "Lee"]})
    >>> known = pd.DataFrame({"client_id": ["1"], "client": ["Anna"], "manager": ["Max"]})
    >>> contacts(sales, known)[["client_id", "client", "manager"]].fillna("").values.tolist()
    [['1', 'Anna', 'Max'], ['2', '', 'Lee']]
    """
    check_once(directory["client_id"], say("the directory"))
    rows = as_table(table)
    rows = rows.filter(rows.date <= as_day(as_of)) if as_of else rows
    sellers = to_pandas(last_managers(rows).order_by("client_id"))
    known = directory.reindex(columns=CONTACT).astype({"manager": "object"})
    known = known.replace({"manager": {"": None}})
    people = sellers.merge(known, on="client_id", how="left", suffixes=("_of_rows", ""))
    people["manager"] = people["manager"].fillna(people["manager_of_rows"])
    return people[CONTACT].sort_values("client_id", ignore_index=True)


def contact_of(table, directory: pd.DataFrame, *, client_id, as_of: Day) -> dict:
    """All that the directory says of one client, and its manager.

    Parameters
    ----------
    table, directory, as_of : as in `contacts`
    client_id : the client

    Returns
    -------
    a mapping of the columns of `schema.DIRECTORY`, what is not known is None; and
    days_to_birthday, from `as_of` to the next one

    >>> sales = pd.DataFrame({"client_id": ["1"], "date": "2026-01-05"})
    >>> known = pd.DataFrame({"client_id": ["1"], "city": ["Tartu"], "birthday": ["1980-02-01"]})
    >>> person = contact_of(sales, known, client_id="1", as_of="2026-01")
    >>> person["city"], person["days_to_birthday"], person["phone"]
    ('Tartu', 1, None)
    """
    people = contacts(table, directory, as_of=as_of)
    row = people[people["client_id"] == client_id].to_dict("records")
    entry = directory[directory["client_id"] == client_id].head(1).to_dict("records")
    known = {name: None for name in DIRECTORY} | {"client_id": client_id}
    for part in (*entry, *row):
        known |= {n: v for n, v in part.items() if n in known and pd.notna(v) and v != ""}
    born = pd.to_datetime(known["birthday"], dayfirst=False, errors="coerce")
    known["birthday"] = None if pd.isna(born) else born.date()
    known["days_to_birthday"] = _days_to(known["birthday"], as_day(as_of))
    return known


def _days_to(born: date | None, last: date) -> int | None:
    """Days to the next birthday after `last`; of 29 February, in other years, 1 March."""
    if born is None:
        return None
    for year in (last.year, last.year + 1):
        leap = (born.month, born.day) == (2, 29) and (year % 4 or (year % 100 == 0 and year % 400))
        day = date(year, 3, 1) if leap else born.replace(year=year)
        if day > last:
            return (day - last).days
    return None


def last_managers(table: ibis.Table) -> ibis.Table:
    """One row per client: client_id, manager_of_rows (of its last row that names one)."""
    if "manager" not in table.columns:
        table = table.mutate(manager=ibis.null("string"))
    unnamed = ~(table.manager != "").coalesce(False)  # false comes first
    last_first = ibis.window(
        group_by="client_id", order_by=[unnamed, ibis.desc("date"), "manager"]
    )
    rows = table.select("client_id", "date", "manager").mutate(
        place=ibis.row_number().over(last_first)
    )
    return rows.filter(rows.place == 0).select("client_id", manager_of_rows=rows.manager)
