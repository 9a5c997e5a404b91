"""What can be typed on the command line: the commands, and the options of each."""

import argparse
from collections.abc import Callable
from typing import NoReturn

from clientkit.language import LANGUAGES
from clientkit.periods import month_of
from clientkit.reading.arguments import add_arguments, pair
from clientkit.schema import MEASURES, DataError


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one sentence."""

    def error(self, message: str) -> NoReturn:
        """End with exit code 2."""
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


def parser() -> Parser:
    """What can be typed."""
    whole = Parser(prog="clientkit", description="Who brings the money, and whom to call.")
    commands = whole.add_subparsers(
        dest="command", required=True, metavar="report, card, test or lab"
    )
    add_report(commands.add_parser("report", help="make the report of a month"))
    add_card(commands.add_parser("card", help="make the page of one client"))
    commands.add_parser("test", help="run the tests; options go to pytest", add_help=False)
    commands.add_parser("lab", help="open the notebooks in JupyterLab", add_help=False)
    return whole


def add_report(report: Parser) -> None:
    """Add the options of `report`."""
    add = report.add_argument
    add_question(add)
    add("--last-month", action="store_true", help="of the month that is over; for timers")
    add("--force", action="store_true", help="with --last-month: make it even if nothing is new")
    add(
        "--to",
        type=forms,
        default="html",
        metavar="FORMS",
        help="html,xlsx,pptx,deck,docx,pdf,eml or all",
    )
    add("--brand", metavar="F", help="a TOML file with name, colours, logo and fonts for slides")
    add("--only", action="append", metavar="NB", help="this notebook alone, like 05_vip")
    add("--out", default="reports", metavar="DIR", help="where the month goes; default: reports")
    add_arguments(report.add_argument_group("how to read the source").add_argument)


def add_card(card: Parser) -> None:
    """Add the client and the options of `card`."""
    add = card.add_argument
    add("client", metavar="CLIENT", help="its id, its name, or a part that no other name has")
    add_question(add)
    add("--out", default="reports", metavar="DIR", help="the card goes to DIR/cards")
    add_arguments(card.add_argument_group("how to read the source").add_argument)


def add_question(add: Callable) -> None:
    """Add what a report and a card are asked for."""
    add("--source", nargs="+", metavar="F", help="files, a folder or a database; none: the sample")
    add("--month", type=month, metavar="YYYY-MM", help="default: the last full month of the data")
    add("--by", choices=list(MEASURES), help="what clients are ranked by")
    add("--share", help="the part of the clients that is the top, like 0.2")
    add("--lang", choices=list(LANGUAGES), help="of what is read; default: the computer's own")
    add("--quiet", action="store_true", help="say nothing unless it fails, then one line")
    add("--mask-names", action="store_true", help="clients under pseudonyms, for strangers' eyes")
    add(
        "--mask-key", metavar="F", help="the file of the pseudonyms; default: your own, kept apart"
    )
    add("-p", action="append", type=pair, metavar="NAME=VALUE", help="a notebook's parameter")


def month(text: str) -> str:
    """A month, as `month_of` reads it."""
    try:
        return month_of(text)
    except DataError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def forms(text: str) -> list[str]:
    """The forms of a report, as `asked_for` reads them."""
    from clientkit.presenting.forms import asked_for

    try:
        return asked_for(text)
    except DataError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
