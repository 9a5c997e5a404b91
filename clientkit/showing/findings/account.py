"""What the numbers rest on: the source, the rows accepted and set aside."""

from IPython.display import Markdown

from clientkit.periods import month_name
from clientkit.showing.findings.phrases import counted

MUCH_LOST = 0.05


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
    """What sales the answers leave out; rows that are no sales are not missed."""
    sales = float(account.money_accepted + account.money_lost)
    if sales <= 0 or account.money_lost <= MUCH_LOST * sales:
        return ""
    part = float(account.money_accepted) / sales
    return f"**The answers speak for {part:.0%} of the money.**"


def data(ledger) -> Markdown:
    """What was read, what was accepted, and which sales could not be used."""
    account = ledger.account
    said = [
        f"**{account.rows_accepted:,} of {account.rows_read:,} rows are accepted, with "
        f"{account.money_accepted:,.2f} of the {account.money_read:,.2f} read.**",
        _part_told(account),
        _aside(account),
        f"The data run from {ledger.first_date} to {ledger.last_date}.",
    ]
    return Markdown(" ".join(filter(None, said)))


def _aside(account) -> str:
    """Rows set aside: sales that could not be used, and rows that are no sales."""
    if not account.rows_set_aside:
        return "Nothing was set aside."
    other = account.rows_set_aside - account.rows_lost
    parts = []
    if account.rows_lost:
        rows = counted(account.rows_lost, "row of sales", "rows of sales")
        parts.append(f"{rows} could not be used ({account.money_lost:,.2f})")
    if other:
        parts.append(f"{counted(other, 'row is no sale', 'rows are no sales')}")
    return f"Set aside: {' and '.join(parts)}."


def later_rows(later: int, month: str) -> Markdown:
    """How many rows lie after the month reported."""
    if not later:
        return Markdown(f"No row lies after {month_name(month)}.")
    rows = counted(later, "row lies", "rows lie")
    left = "it is" if later == 1 else "they are"
    return Markdown(f"{rows} after {month_name(month)}; {left} left out of every number.")
