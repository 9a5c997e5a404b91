"""What can stop a report, apart from the data (`DataError`), with the exit code of each."""


class ReportError(Exception):
    """A report was not made: one sentence that says why and what to do."""

    exit_code = 1


class UsageError(ReportError):
    """The question is wrong: a notebook or a parameter that does not exist, or its value."""

    exit_code = 2


class BusyError(ReportError):
    """Another run works on the same month."""

    exit_code = 4
