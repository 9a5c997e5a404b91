"""What the numbers rest on: the source, the rows accepted and set aside."""

from IPython.display import Markdown

from clientkit.language import say

MUCH_LOST = 0.05


def source_note(ledger, since: str = "", until: str = "") -> str:
    """The line under every figure: which file, which period."""
    first, *others = [source["name"] for source in ledger.sources]
    source = say("{first} and {n:,} more", first=first, n=len(others)) if others else first
    if until and since == until:
        return say("Source: {source} · {until}", source=source, until=until)
    since, until = since or ledger.first_date, until or ledger.last_date
    return say("Source: {source} · {since} to {until}", source=source, since=since, until=until)


def accepted(ledger, *, asked: str = "", told: str = "") -> Markdown:
    """How much of the source the numbers below rest on, in one line.

    asked, told : the month reported, and the one the page tells of where that is not over
    """
    account = ledger.account
    said = [_rows(account), _part_told(account)]
    if asked != told:
        later = say(
            "The data end before {asked:month} does, so what is compared here is {told:month}.",
            asked=asked, told=told,
        )  # fmt: skip
        said.append(f"**{later}**")
    return Markdown(" ".join(filter(None, said)))


def _rows(account) -> str:
    rows = {"accepted": account.rows_accepted, "read": account.rows_read}
    if not account.rows_set_aside:
        return say("{accepted:,} of {read:# row|# rows} accepted.", **rows)
    return say(
        "{accepted:,} of {read:# row|# rows} accepted; {aside:,} set aside.",
        **rows, aside=account.rows_set_aside,
    )  # fmt: skip


def _part_told(account) -> str:
    """What sales the answers leave out; rows that are no sales are not missed."""
    sales = float(account.money_accepted + account.money_lost)
    if sales <= 0 or account.money_lost <= MUCH_LOST * sales:
        return ""
    part = float(account.money_accepted) / sales
    return f"**{say('The answers speak for {part:.0%} of the money.', part=part)}**"


def data(ledger) -> Markdown:
    """What was read, what was accepted, and which sales could not be used."""
    account = ledger.account
    taken = say(
        "{accepted:,} of {read:# row is|# rows are} accepted, with {money:,.2f} of the {all:,.2f} "
        "read.",
        accepted=account.rows_accepted, read=account.rows_read, money=account.money_accepted,
        all=account.money_read,
    )  # fmt: skip
    days = say(
        "The data run from {first} to {last}.", first=ledger.first_date, last=ledger.last_date
    )
    said = [f"**{taken}**", _part_told(account), _aside(account), days]
    return Markdown(" ".join(filter(None, said)))


def _aside(account) -> str:
    """Rows set aside: sales that could not be used, and rows that are no sales."""
    if not account.rows_set_aside:
        return say("Nothing was set aside.")
    other = account.rows_set_aside - account.rows_lost
    parts = []
    if account.rows_lost:
        parts.append(
            say(
                "{n:# row of sales|# rows of sales} could not be used ({money:,.2f})",
                n=account.rows_lost, money=account.money_lost,
            )
        )  # fmt: skip
    if other:
        parts.append(say("{n:# row is no sale|# rows are no sales}", n=other))
    return say("Set aside: {parts:and}.", parts=parts)


def later_rows(later: int, month: str) -> Markdown:
    """How many rows lie after the month reported."""
    if not later:
        return Markdown(say("No row lies after {month:of}.", month=month))
    return Markdown(
        say(
            "{n:# row lies|# rows lie} after {month:of}; {n:it is|they are} left out of every "
            "number.",
            n=later, month=month,
        )
    )  # fmt: skip
