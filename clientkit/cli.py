"""The command line: report, card, test, lab.

Exit codes: 0 done, 1 a notebook or a test failed, 2 wrong usage or parameter, 3 the data cannot
be used, 4 another run makes the same month, 130 stopped by Ctrl-C.

What is heavy is imported by the command that needs it, so `--help` answers at once.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from clientkit.language import LANGUAGES
from clientkit.periods import month_of
from clientkit.reading.arguments import ARGUMENTS, add_arguments, pair
from clientkit.schema import MEASURES, DataError

if TYPE_CHECKING:
    from clientkit.reporting.report import Report

PROJECT = Path(__file__).resolve().parents[1]
NO_NEWS = ("--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--LabApp.news_url=")
"""JupyterLab asks nobody for news: what happens here stays on this computer."""

DATA_ERROR = 3
INTERRUPTED = 130


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one sentence."""

    def error(self, message: str) -> NoReturn:
        """End with exit code 2."""
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


def main(arguments: list[str] | None = None) -> int:
    """The exit code of the command in `arguments` (default: those of the process)."""
    whole = parser()
    given, rest = whole.parse_known_args(arguments)
    if rest and given.command in ("report", "card"):
        whole.error(f"{given.command} does not know {rest[0]}")
    try:
        return COMMANDS[given.command](given, rest)
    except KeyboardInterrupt:
        return complain("stopped", INTERRUPTED)


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


def make_report(given: argparse.Namespace, _rest: list[str]) -> int:
    """Make the report of a month."""

    def make() -> str:
        made = run_report(given)
        page = (made.folder / "index.html").as_posix()
        done = f"{made.seconds:.1f} s" if made.is_new else "nothing new; --force makes it anew"
        return f"{page}   {done}"

    return outcome(make, given)


def make_card(given: argparse.Namespace, _rest: list[str]) -> int:
    """Make the card of a client."""
    return outcome(lambda: run_card(given).as_posix(), given)


def outcome(make: Callable[[], str], given: argparse.Namespace) -> int:
    """The exit code, after printing what was made or why it was not."""
    from clientkit.reporting.errors import ReportError

    try:
        made = make()
    except DataError as error:
        return complain(error, DATA_ERROR)
    except ReportError as error:
        return complain(error, error.exit_code)
    except OSError as error:  # a disk that is full, a folder that cannot be written
        return complain(f"{error.filename or given.out}: {error.strerror}", ReportError.exit_code)
    if not given.quiet:
        print(made)
    return 0


def run_report(given: argparse.Namespace) -> "Report":
    """The report that the options describe."""
    from clientkit.reporting.report import run_report
    from clientkit.reporting.unattended import month_before

    asked = question(given)
    if given.last_month:
        asked |= {"month": given.month or month_before(date.today()), "unattended": True}
    return run_report(
        given.source or [],
        only=given.only or [],
        forms=given.to,
        brand=given.brand,
        force=given.force,
        **asked,
    )


def run_card(given: argparse.Namespace) -> Path:
    """The card that the options describe."""
    from clientkit.reporting.cards import run_card

    return run_card(given.client, given.source or [], **question(given))


def question(given: argparse.Namespace) -> dict:
    """The options of `add_question` and `add_arguments`, as the reporting takes them."""
    settings = {"by": given.by, "share": given.share} | dict(given.p or [])
    return {
        "month": given.month,
        "columns": dict(given.columns or []) or None,
        "companions": dict(given.beside or []) or None,
        "parameters": {name: value for name, value in settings.items() if value is not None},
        "out": given.out,
        "language": given.lang,
        "say": (lambda _line: None) if given.quiet else print,
        "mask_names": given.mask_names,
        "mask_key": given.mask_key,
        **{name: getattr(given, name) for name in ARGUMENTS},
    }


def run_tests(_given: argparse.Namespace, rest: list[str]) -> int:
    """Run pytest on the project; its exit code, which is 5 when no test was found."""
    return subprocess.call([sys.executable, "-m", "pytest", *rest], cwd=PROJECT)


def open_lab(_given: argparse.Namespace, rest: list[str]) -> int:
    """Open JupyterLab on the notebooks."""
    command = [sys.executable, "-m", "jupyterlab", "notebooks", *NO_NEWS, *rest]
    return subprocess.call(command, cwd=PROJECT)


def complain(message: object, code: int) -> int:
    """`code`, after saying the message on stderr."""
    print(f"clientkit: {message}", file=sys.stderr)
    return code


COMMANDS = {"report": make_report, "card": make_card, "test": run_tests, "lab": open_lab}
