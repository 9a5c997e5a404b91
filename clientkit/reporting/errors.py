"""What can stop a report, apart from the data (`DataError`), with the exit code of each."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from clientkit.language import say


class ReportError(Exception):
    """A report was not made: one sentence that says why and what to do."""

    exit_code = 1


class UsageError(ReportError):
    """The question is wrong: a notebook or a parameter that does not exist, or its value."""

    exit_code = 2


class BusyError(ReportError):
    """Another run works on the same month."""

    exit_code = 4


def failed_notebooks(errors: Mapping[str, str], kept: Iterable[Path]) -> ReportError:
    """What is said of notebooks that failed.

    errors : notebook -> its error
    kept : what they left
    """
    failed = [
        say("{notebook} failed: {error}", notebook=name, error=error)
        for name, error in errors.items()
    ]
    files = [path.as_posix() for path in kept]
    return ReportError(say("{errors}; see {files:and}", errors="; ".join(failed), files=files))
