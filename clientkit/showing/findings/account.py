"""What the numbers rest on: the source, the rows accepted and set aside."""

from IPython.display import Markdown

from clientkit.periods import month_name
from clientkit.reading.account import REASONS

MUCH_SET_ASIDE = 0.05


def source_note(ledger, since: str = "", until: str = "") -> str:
    """The line under every figure: which file, which period."""
    files = [source["name"] for source in ledger.sources]
    source = files[0] if len(files) == 1 else f"{files[0]} and {len(files) - 1} more"
    months = f"{since} to {until}" if since != until else until
    return f"Source: {source} · {months or f'{ledger.first_date} to {ledger.last_date}'}"


def accepted(ledger, *, asked: str = "", told: str = "") -> Markdown:
    """How much of the source the numbers below rest on, in one line.

    asked, told : the month reported, and the one the page tells of where that is not over
    """
    account = ledger.account
    aside = f"; {account.rows_set_aside:,} set aside" if account.rows_set_aside else ""
    return Markdown(
        f"{account.rows_accepted:,} of {account.rows_read:,} rows accepted{aside}. "
        f"{_part_told(account)}{_other_month(asked, told)}"
    )


def _other_month(asked: str, told: str) -> str:
    if asked == told:
        return ""
    return (
        f" **The data end before {month_name(asked)} does, so what is compared here is "
        f"{month_name(told)}.**"
    )


def _part_told(account) -> str:
    lost = account.money_once - account.money_accepted
    if not account.money_once or lost <= MUCH_SET_ASIDE * float(account.money_once):
        return ""
    part = float(account.money_accepted / account.money_once)
    return f"**The answers speak for {part:.0%} of the money.**"


def data(ledger, month: str) -> Markdown:
    """What was read, what was accepted, and the month reported."""
    account = ledger.account
    said = [
        f"**{account.rows_accepted:,} of {account.rows_read:,} rows are accepted, with "
        f"{account.money_accepted:,.2f} of the {account.money_read:,.2f} read.**",
        _part_told(account),
    ]
    for reason, (rows, money) in account.by_reason.items():
        are = "row is" if rows == 1 else "rows are"
        said.append(f"{rows:,} {are} set aside because {REASONS[reason]} ({money:,.2f}).")
    said.append(
        f"The data run from {ledger.first_date} to {ledger.last_date}; "
        f"this report is for {month_name(month)}."
    )
    return Markdown(" ".join(filter(None, said)))


def later_rows(later: int, month: str) -> Markdown:
    """How many rows lie after the month reported."""
    if not later:
        return Markdown(f"No row lies after {month_name(month)}.")
    return Markdown(
        f"{later:,} rows lie after {month_name(month)}; they are left out of every number."
    )
