"""What was found in the data, section by section; one line where there is nothing."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.language import mark, number, say
from clientkit.methods.outlier_rows import TAKEN_BACK
from clientkit.methods.unnamed import COLLECTIVE, REASONS
from clientkit.schema import figure, listed
from clientkit.showing.findings.phrases import named
from clientkit.showing.words import word

HOLES = {
    "month": mark("{n:# stretch with whole months|# stretches with whole months}"),
    "thin": mark("{n:# thin month|# thin months}"),
    "days": mark("{n:# stretch of days|# stretches of days}"),
}
REPEATED = {
    "equal": mark(
        "{n:# row repeats another in every column|# rows repeat others in every column} ({money})"
    ),
    "twins": mark(
        "{n:# document looks like another of the same client, day and sum|"
        "# documents look like others of the same client, day and sum} ({money})"
    ),
}


def gaps(found: pd.DataFrame) -> Markdown:
    """How many holes the calendar has, and the largest.

    found : of `ck.calendar_gaps`
    """
    if not len(found):
        return Markdown(
            say("Nothing found: no working week is without rows, and no month is thin.")
        )
    kinds = found["kind"].value_counts()
    told = [say(HOLES[kind], n=int(kinds[kind])) for kind in HOLES if kind in kinds]
    holes = say("{holes:and} with few rows or none.", holes=told)
    row = found.loc[found["missing_share"].idxmax()]
    days = {name: f"{row[f'{name}_day']:%Y-%m-%d}" for name in ("first", "last")}
    if row["kind"] == "thin":
        largest = say(
            "The largest, from {first} to {last}: {share:.0%} of the usual rows are missing.",
            share=row["missing_share"], **days,
        )  # fmt: skip
    else:
        largest = say(
            "The largest, from {first} to {last}: {share:.0%} of the working days of the months "
            "it touches are missing.",
            share=row["missing_share"], **days,
        )  # fmt: skip
    return Markdown(f"**{holes}** {largest}")


def repeated(found: pd.DataFrame, *, names: Mapping | None = None) -> Markdown:
    """How many rows are there twice, how many documents look alike, and their money.

    found : of `ck.repeated_rows`
    """
    if not len(found):
        return Markdown(
            say("Nothing found: no two rows are equal, no document looks entered twice.")
        )
    said = []
    for kind, message in REPEATED.items():
        sets = found[found["kind"] == kind]
        if len(sets):
            money = figure(sets["repeated"].sum())
            said.append(say(message, n=int((sets["times"] - 1).sum()), money=money))
    row = found.iloc[0]
    most = say(
        "Nothing was removed. The most money: {client} on {day}, {n:# time|# times} {money}.",
        client=named(row["client_id"], names or {}), day=f"{row['date']:%Y-%m-%d}",
        n=int(row["times"]), money=figure(row["amount"]),
    )  # fmt: skip
    return Markdown(f"**{listed(said)}.** {most}")


def outliers(found: pd.DataFrame, *, names: Mapping | None = None) -> Markdown:
    """How many amounts are far above the usual, how many have a probable cause, the largest.

    found : of `ck.outlier_rows`
    """
    if not len(found):
        return Markdown(say("Nothing found: no amount is far above what is usual."))
    back = found["reason"] == TAKEN_BACK
    asks, left = int(found["reason"].str.endswith("?").sum()), found[~back]
    far = say("{n:# amount is|# amounts are} far above the usual.", n=len(found))
    said = [f"**{far}**"]
    if back.any():
        said.append(
            say("{n:# of them was|# of them were} taken back again.", n=int(back.sum()))
        )  # fmt: skip
    if asks:
        said.append(
            say(
                "{n:# is|# are} 10, 100 or 1,000 times the usual to the digit, as where a decimal "
                "mark was lost.",
                n=asks,
            )
        )
    if len(left):
        row = left.iloc[0]
        said.append(
            say(
                "The largest that stands: {money} of {client} on {day}, {times:# time|# times} "
                "the usual.",
                money=figure(row["amount"]), client=named(row["client_id"], names or {}),
                day=f"{row['date']:%Y-%m-%d}", times=round(row["times"]),
            )
        )  # fmt: skip
    return Markdown(" ".join(said))


def odd_dates(found: pd.DataFrame) -> Markdown:
    """How many rows have a date that is probably wrong.

    found : of `ck.odd_dates`
    """
    if not len(found):
        return Markdown(say("Nothing found: no date stands apart from the others."))
    counts = found["reason"].value_counts()
    apart = say(
        "{n:# row has a date|# rows have dates} apart from the others, with {money}",
        n=len(found), money=figure(found["amount"].sum()),
    )  # fmt: skip
    reported = say(
        "{n:# of them counts|# of them count} in this report.", n=int(found["reported"].sum())
    )
    return Markdown(f"**{apart}**: {listed(_counted(counts))}. {reported}")


def _counted(counts: Mapping[str, int] | pd.Series) -> list[str]:
    return [f"{word(reason, of='reason')} ({number(n)})" for reason, n in counts.items()]


def unnamed(found: pd.DataFrame, account) -> Markdown:
    """How many clients nobody can call, and what part of the money has no client.

    found : of `ck.unnamed`
    account : of the ledger; rows without a client are set aside there
    """
    rows, money = account.by_reason.get("no_client", (0, 0))
    if not len(found) and not rows:
        return Markdown(say("Nothing found: every row has a client, and every client a name."))
    collective = found.loc[found["reason"] == COLLECTIVE, "amount"].sum()
    said = [f"**{_nobodys(float(money) + collective, float(account.money_accepted + money))}**"]
    if rows:
        said.append(
            say("{n:# row has|# rows have} no client ({money}).", n=rows, money=figure(money))
        )
    counts = found["reason"].value_counts()
    told = _counted({one: counts[one] for one in REASONS if one in counts})
    if told:
        said.append(
            say(
                "{n:# client has|# clients have} no real name: {reasons:and}.",
                n=len(found), reasons=told,
            )
        )  # fmt: skip
    if collective:
        said.append(
            say("A buyer who is everybody is no VIP and no A client: read those lists so.")
        )
    return Markdown(" ".join(said))


def _nobodys(money: float, whole: float) -> str:
    if whole > 0:
        return say("{share:.1%} of the money is nobody's.", share=money / whole)
    return say("{money} is nobody's.", money=figure(money))
