"""The command line: report, card, test, lab.

Exit codes: 0 done, 1 a notebook or a test failed, 2 wrong usage or parameter, 3 the data cannot
be used, 4 another run makes the same month, 130 stopped by Ctrl-C.

What is heavy is imported by the command that needs it, so `--help` answers at once.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from clientkit.reading.arguments import ARGUMENTS
from clientkit.schema import DataError
from clientkit.typed import parser

if TYPE_CHECKING:
    from clientkit.reporting.report import Report

PROJECT = Path(__file__).resolve().parents[1]
NO_NEWS = ("--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--LabApp.news_url=")
"""JupyterLab asks nobody for news: what happens here stays on this computer."""

DATA_ERROR = 3
INTERRUPTED = 130


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
        asked |= {"month": given.month or month_before(), "unattended": True}
    return run_report(
        given.source or [],
        only=given.only or [],
        forms=given.to,
        brand=given.brand,
        force=given.force,
        warn=lambda line: complain(line, 0),
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
