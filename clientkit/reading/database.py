"""What every kind of database gives: its tables with their columns, and rows of one of them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Protocol

import ibis
import sqlglot
from ibis.util import gen_name
from sqlglot import exp

from clientkit.language import say
from clientkit.schema import DataError

SECONDS = 10
"""So long a server may take to answer the door."""

MOST_NAMES = 12


class GetTable(Protocol):
    """Gives a table; `only`: the columns that are wanted, where a choice saves carrying."""

    def __call__(self, name: str, only: Collection[str] | None = None) -> ibis.Table:
        """Give the table of this name, which is a key of `Database.columns`."""


@dataclass(frozen=True)
class Database:
    """An open database.

    shown, about : its name without credentials, and its kind, for the card
    columns : table, as the caller may name it, -> its columns
    home : the schema whose tables have a bare name
    dialect : of its SQL
    own : the engine, where it is the kit's own and may be written
    """

    shown: str
    about: str
    columns: dict[str, list[str]]
    table: GetTable
    query: Callable[[str], ibis.Table]
    home: str
    dialect: str
    own: ibis.BaseBackend | None = None

    def settled(self, table: ibis.Table) -> ibis.Table:
        """The table, its long way computed once where the engine is the kit's own."""
        if self.own is None:
            return table
        name = gen_name("settled")
        self.own.con.register(f"{name} rows", self.own.to_pyarrow(table))
        self.own.con.execute(f'CREATE TABLE "{name}" AS FROM "{name} rows"')
        self.own.con.unregister(f"{name} rows")
        return self.own.table(name)

    def named(self, given: str) -> str:
        """The table the caller means: sales, public.sales, "Sales".

        Raises
        ------
        DataError : there is none of this name
        """
        bare = given.replace('"', "").replace("`", "").removeprefix(f"{self.home}.")
        if bare in self.columns:
            return bare
        same = [name for name in self.columns if name.casefold() == bare.casefold()]
        if len(same) == 1:
            return same[0]
        raise DataError(self._no_table(given, get_close_matches(bare, self.columns, n=3)))

    def _no_table(self, given: str, near: list[str]) -> str:
        told = {"shown": self.shown, "given": given}
        if near:
            return say("{shown} has no table {given}; did you mean {near:and}?", near=near, **told)
        if not self.columns:
            return say("{shown} has no table {given}; it has no tables", **told)
        names = self.names()
        return say(
            "{shown} has no table {given}; it has {n:the table|the tables} {names:and}",
            n=len(names), names=names, **told,
        )  # fmt: skip

    def names(self) -> list[str]:
        """Its tables as a sentence lists them: the first, and how many more."""
        names = list(self.columns)
        more = len(names) - MOST_NAMES
        return [*names[:MOST_NAMES], *([say("{n:,} more", n=more)] if more > 0 else [])]

    def selected(self, query: str) -> ibis.Table:
        """The rows of a query.

        Raises
        ------
        DataError : it is not one SELECT
        """
        check_select(query, self.dialect)
        return self.query(query.strip().rstrip(";"))


def check_select(query: str, dialect: str) -> None:
    """Raise `DataError` unless `query` is one SELECT that changes nothing.

    >>> check_select("delete from sales", "postgres")
    Traceback (most recent call last):
    clientkit.schema.DataError: query must be one SELECT; got 'delete from sales'
    """
    try:
        found = [one for one in sqlglot.parse(query, dialect=dialect) if one is not None]
    except sqlglot.errors.SqlglotError:
        found = []
    writes = (exp.DML, exp.DDL, exp.Command, exp.Into)
    queries = (exp.Select, exp.SetOperation, exp.Subquery)
    if len(found) != 1 or not isinstance(found[0], queries) or found[0].find(*writes):
        raise DataError(
            say("query must be one SELECT; got {query!r}", query=" ".join(query.split())[:100])
        )
