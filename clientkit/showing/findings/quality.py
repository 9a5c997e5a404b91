"""What was found in the data, section by section; one line where there is nothing."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.methods.outlier_rows import TAKEN_BACK
from clientkit.methods.unnamed import COLLECTIVE, REASONS
from clientkit.reading.facts import NOT_USED
from clientkit.schema import figure, listed
from clientkit.showing.findings.phrases import counted, named, the_first

UNUSED = 12
HOLES = {
    "month": ("stretch with whole months", "stretches with whole months"),
    "thin": ("thin month", "thin months"),
    "days": ("stretch of days", "stretches of days"),
}


def sources(files: pd.DataFrame) -> Markdown:
    """How many files were read, and what they were recognised as.

    files : of `ck.source_table`
    """
    said = f"**{counted(len(files), 'file')} with {counted(int(files['rows'].sum()), 'row')}.**"
    known = list(dict.fromkeys(filter(None, files["system"])))
    if known:
        return Markdown(f"{said} Recognised: {the_first(known)}.")
    return Markdown(f"{said} No known system was recognised: read by the captions of the columns.")


def mapping(columns: pd.DataFrame) -> Markdown:
    """How many columns are used, and which are not.

    columns : of `ck.mapping_table`
    """
    left = [named(c, {}) for c in columns.loc[columns["column"] == NOT_USED, "caption"]]
    used = counted(len(columns) - len(left), "column is", "columns are")
    unused = f" Not used: {the_first(left, most=UNUSED)}." if left else " None is left unused."
    return Markdown(f"**{used} used.**{unused}")


def reconciled(totals: pd.DataFrame) -> Markdown:
    """Whether the totals that the files state are those that were read.

    totals : of `ck.reconciliation_table`
    """
    if not len(totals):
        return Markdown("The files state no totals of their own to compare with.")
    wrong = totals[totals["difference"] != 0]
    stated = counted(len(totals), "total that the files state", "totals that the files state")
    if not len(wrong):
        agrees = "agrees" if len(totals) == 1 else "agree"
        return Markdown(f"**The {stated} {agrees} with what was read, to the cent.**")
    known = wrong[wrong["note"] != ""]
    worst = wrong.loc[wrong["difference"].abs().idxmax()]
    said = [
        f"**{len(wrong):,} of the {stated} {'differs' if len(wrong) == 1 else 'differ'} from what "
        f"was read, by up to {figure(abs(worst['difference']))}.**"
    ]
    if len(known):
        said.append(f"Explained by rows set aside: {len(known):,}.")
    return Markdown(" ".join(said))


def gaps(found: pd.DataFrame) -> Markdown:
    """How many holes the calendar has, and the largest.

    found : of `ck.calendar_gaps`
    """
    if not len(found):
        return Markdown("Nothing found: no working week is without rows, and no month is thin.")
    kinds = found["kind"].value_counts()
    told = [counted(kinds[kind], *HOLES[kind]) for kind in HOLES if kind in kinds]
    row = found.loc[found["missing_share"].idxmax()]
    days = "working days of the months it touches"
    what = "usual rows" if row["kind"] == "thin" else days
    return Markdown(
        f"**{listed(told)} with few rows or none.** The largest, from {row['first_day']:%Y-%m-%d} "
        f"to {row['last_day']:%Y-%m-%d}: {row['missing_share']:.0%} of the {what} are missing."
    )


def repeated(found: pd.DataFrame, *, names: Mapping | None = None) -> Markdown:
    """How many rows are there twice, how many documents look alike, and their money.

    found : of `ck.repeated_rows`
    """
    if not len(found):
        return Markdown("Nothing found: no two rows are equal, no document looks entered twice.")
    said = []
    for kind, words in (
        ("equal", ("row repeats another in every column", "rows repeat others in every column")),
        ("twins", ("document looks like another of the same client, day and sum",
                   "documents look like others of the same client, day and sum")),
    ):  # fmt: skip
        sets = found[found["kind"] == kind]
        if len(sets):
            rows = counted(int((sets["times"] - 1).sum()), *words)
            said.append(f"{rows} ({figure(sets['repeated'].sum())})")
    row = found.iloc[0]
    who = named(row["client_id"], names or {})
    return Markdown(
        f"**{listed(said)}.** Nothing was removed. The most money: {who} on "
        f"{row['date']:%Y-%m-%d}, {row['times']:,} times {figure(row['amount'])}."
    )


def outliers(found: pd.DataFrame, *, names: Mapping | None = None) -> Markdown:
    """How many amounts are far above the usual, how many have a probable cause, the largest.

    found : of `ck.outlier_rows`
    """
    if not len(found):
        return Markdown("Nothing found: no amount is far above what is usual.")
    back = found["reason"] == TAKEN_BACK
    said = [f"**{counted(len(found), 'amount is', 'amounts are')} far above the usual.**"]
    if back.any():
        said.append(f"{counted(int(back.sum()), 'of them was', 'of them were')} taken back again.")
    asks = found["reason"].str.endswith("?")
    if asks.any():
        said.append(
            f"{counted(int(asks.sum()), 'is', 'are')} 10, 100 or 1,000 times the usual to the "
            "digit, as where a decimal mark was lost."
        )
    left = found[~back]
    if len(left):
        row = left.iloc[0]
        said.append(
            f"The largest that stands: {figure(row['amount'])} of "
            f"{named(row['client_id'], names or {})} on {row['date']:%Y-%m-%d}, "
            f"{row['times']:,.0f} times the usual."
        )
    return Markdown(" ".join(said))


def odd_dates(found: pd.DataFrame) -> Markdown:
    """How many rows have a date that is probably wrong.

    found : of `ck.odd_dates`
    """
    if not len(found):
        return Markdown("Nothing found: no date stands apart from the others.")
    rows = counted(len(found), "row has a date", "rows have dates")
    reasons = [f"{reason} ({count:,})" for reason, count in found["reason"].value_counts().items()]
    reported = counted(int(found["reported"].sum()), "of them counts", "of them count")
    return Markdown(
        f"**{rows} apart from the others, with {figure(found['amount'].sum())}**: "
        f"{listed(reasons)}. {reported} in this report."
    )


def unnamed(found: pd.DataFrame, account) -> Markdown:
    """How many clients nobody can call, and what part of the money has no client.

    found : of `ck.unnamed`
    account : of the ledger; rows without a client are set aside there
    """
    rows, money = account.by_reason.get("no_client", (0, 0))
    if not len(found) and not rows:
        return Markdown("Nothing found: every row has a client, and every client a name.")
    collective = found.loc[found["reason"] == COLLECTIVE, "amount"].sum()
    none, whole = float(money) + collective, float(account.money_accepted + money)
    share = f"{none / whole:.1%} of the money" if whole > 0 else figure(none)
    said = [f"**{share} is nobody's.**"]
    if rows:
        said.append(f"{counted(rows, 'row has', 'rows have')} no client ({figure(money)}).")
    counts = found["reason"].value_counts()
    told = [f"{one} ({counts[one]:,})" for one in REASONS if one in counts]
    if told:
        have = "client has" if len(found) == 1 else "clients have"
        said.append(f"{len(found):,} {have} no real name: {listed(told)}.")
    if collective:
        said.append("A buyer who is everybody is no VIP and no A client: read those lists so.")
    return Markdown(" ".join(said))
