"""The options of `ck.load` as they are typed on the command line."""

import argparse
from collections.abc import Callable

ARGUMENTS = (
    "directory",
    "aliases",
    "sheet",
    "delimiter",
    "encoding",
    "dates",
    "decimal",
    "profile",
    "sales",
    "currency",
    "per",
    "date",
    "overlap",
    "max_faults",
)
"""Those that are passed on as they are; `columns` and `beside` are pairs."""


def add_arguments(add: Callable) -> None:
    """Add the options that `ck.load` takes, by `ArgumentParser.add_argument`."""
    names = "client_id=CustomerID 'date=Invoice date': our name, then the caption in the file"
    add("--columns", nargs="+", type=pair, metavar="NAME=CAPTION", help=names)
    add("--directory", metavar="F", help="the list of clients with names and contacts")
    beside = "survey, needs, features, relations, leads or stages, and its file"
    add("--beside", nargs="+", type=pair, metavar="NAME=F", help=beside)
    add("--aliases", metavar="F", help="ids that are one client: client_id, same_as")
    add("--sheet", help="of a workbook")
    add("--delimiter", help="between the columns of a text file")
    add("--encoding", help="of a text file, like cp1251")
    add("--dates", choices=("dmy", "mdy"), help="what 03/06/2026 means")
    add("--decimal", choices=(",", "."), metavar="MARK", help="what 1,234 means")
    add("--profile", metavar="F", help="a profile of your own system, a .toml file")
    add("--sales", nargs="+", metavar="STAGE", help="the stages of a list of deals that are won")
    add("--currency", help="count only the money in this one, where a file has several")
    add("--per", choices=("line", "document"), help="what an amount on several lines stands for")
    add("--date", metavar="DAY", help="the day of all rows of a report without days")
    add("--overlap", choices=("document", "month"), help="what a later file replaces")
    add("--max-faults", type=float, metavar="SHARE", help="of faulty rows that stop the reading")


def pair(text: str) -> tuple[str, str]:
    """The two sides of name=value.

    >>> pair("date=Invoice = date")
    ('date', 'Invoice = date')
    """
    name, sign, value = text.partition("=")
    if not (name.strip() and sign):
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=VALUE")
    return name.strip(), value
