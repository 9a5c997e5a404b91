"""What the tables say, as sentences with computed numbers: true for any month."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.methods.vip_history import STATUSES
from clientkit.periods import as_day, month_of
from clientkit.reading.account import REASONS

FEW_PAYERS = 20
TOP_FIFTH = 0.2


def source_note(ledger, since: str = "", until: str = "") -> str:
    """The line under every figure: which file, which period."""
    files = [source["name"] for source in ledger.sources]
    source = files[0] if len(files) == 1 else f"{files[0]} and {len(files) - 1} more"
    period = f"{since} to {until}" if since and since != until else until
    return f"Source: {source} · {period or f'{ledger.first_date} to {ledger.last_date}'}"


def data(ledger, month: str) -> Markdown:
    """What was read, what was accepted, and the month reported."""
    account = ledger.account
    said = [
        f"**{account.rows_accepted:,} of {account.rows_read:,} rows are accepted, with "
        f"{account.money_accepted:,.2f} of the {account.money_read:,.2f} read.**"
    ]
    for reason, (rows, money) in account.by_reason.items():
        are = "row is" if rows == 1 else "rows are"
        said.append(f"{rows:,} {are} set aside because {REASONS[reason]} ({money:,.2f}).")
    said.append(
        f"The data run from {ledger.first_date} to {ledger.last_date}; "
        f"this report is for {month_name(month)}."
    )
    return Markdown(" ".join(said))


def later_rows(later: int, month: str) -> Markdown:
    """How many rows lie after the month reported."""
    if not later:
        return Markdown(f"No row lies after {month_name(month)}.")
    return Markdown(
        f"{later:,} rows lie after {month_name(month)}; they are left out of every number."
    )


def concentration(facts: Mapping, *, by: str, share: float = 0.2) -> Markdown:
    """Both readings of the Pareto curve, and how unequal the clients are."""
    return Markdown(
        f"**{facts['top_n']:,} of {facts['n']:,} clients ({share:.0%}) bring "
        f"{facts['top_share']:.1%} of {by}.** 80 % of it comes from {facts['n_for_80']:,} clients "
        f"({facts['share_for_80']:.1%}). Gini {facts['gini']:.2f}, where 0 is all equal, 1 is "
        f"all from one client.{_weight(facts['top_share'], by, share)}"
    )


def _weight(top_share: float, by: str, share: float) -> str:
    """What a top fifth that brings so much means; of another share nothing is known."""
    if share != TOP_FIFTH:
        return ""
    if top_share >= 0.8:
        return " The firm leans on few: losing one of them shows in the month."
    if top_share <= 0.45:
        return f" The {by} is spread: no small group carries the firm."
    if by == "amount":
        return " About what is usual: over many firms the top fifth brings two thirds."
    return ""


def whale(curve: pd.DataFrame, *, by: str = "profit") -> Markdown:
    """Where the whale curve peaks and what is lost after it."""
    peak, losing = curve["cumulative"].max(), int((curve["value"] < 0).sum())
    if pd.isna(peak):
        return Markdown(
            f"The {by} of all clients together is {curve['value'].sum():,.0f}: {losing:,} of "
            f"{len(curve):,} clients are below 0 and take away all that the others bring."
        )
    if not losing:
        return Markdown(f"No client has {by} below 0: the curve never falls.")
    return Markdown(
        f"The best {len(curve) - losing:,} clients make {peak:.1%} of the {by}; "
        f"{losing:,} clients have {by} below 0 and take {peak - 1:.1%} of it away."
    )


def abc(classes: pd.DataFrame, *, by: str) -> Markdown:
    """How many A clients there are, what they bring, and what is outside the classes."""
    of_class = classes.groupby("abc")
    count, share, value = of_class.size(), of_class["share"].sum(), of_class["value"].sum()
    counts = {letter: int(count.get(letter, 0)) for letter in "ABCN"}
    said = [
        f"**{counts['A']:,} A clients of {len(classes):,} bring "
        f"{share.get('A', 0):.1%} of {by}**; "
        f"{counts['B']:,} B clients {share.get('B', 0):.1%}, "
        f"{counts['C']:,} C clients {share.get('C', 0):.1%}."
    ]
    if counts["N"]:
        said.append(
            f"{counts['N']:,} clients with nothing above 0 stand outside (class N, "
            f"{value['N']:,.2f} in all)."
        )
    return Markdown(" ".join(said))


def rfm(summary: pd.DataFrame, scored: pd.DataFrame) -> Markdown:
    """The segments that bring most, and the money that is falling asleep."""
    top = summary.iloc[0]
    asleep = summary[summary["segment"].isin(["At risk", "Can't lose", "Hibernating"])]
    valued = summary[summary["segment"].isin(["At risk", "Can't lose"])]
    said = [
        f"**{top['segment']}: {top['clients']:,} of {len(scored):,} clients "
        f"({top['clients_share']:.0%}) with {top['monetary_share']:.0%} of the money.**",
        f"{int(asleep['clients'].sum()):,} clients have not bought for long.",
    ]
    if len(valued):
        said.append(
            f"{int(valued['clients'].sum()):,} of them (at risk, can't lose) brought "
            f"{valued['monetary'].sum():,.0f} ({valued['monetary_share'].sum():.0%} of the "
            f"money): call these first."
        )
    return Markdown(" ".join(said))


def clusters(found, profiles: pd.DataFrame) -> Markdown:
    """How many clusters the evidence bears out and what they are."""
    if found.k == 1:
        return Markdown(
            "**The clients form no clusters that would hold**: drawn anew they fall apart. "
            "Use RFM or ABC, which need no structure."
        )
    said = [
        f"cluster {row.cluster} ({row.clients:,} clients, {row.total_share:.0%} of the money): "
        f"{row.words}"
        for row in profiles.itertuples()
    ]
    held = found.evidence.loc[found.evidence["chosen"], "stability"]
    sure = f", stability {held.iloc[0]:.2f}" if len(held) else ""
    return Markdown(f"**{found.k} clusters{sure}.** " + "; ".join(said) + ".")


def vip(
    payers: pd.DataFrame, master: pd.DataFrame, *, month: str, by: str, share: float
) -> Markdown:
    """The month's VIPs, what they bring, and who came and went."""
    vips = payers[payers["vip"]]
    now = master[master["month"] == month_of(month)]["status"].value_counts()
    moves = [f"{now[status]} {status}" for status in STATUSES if status in now]
    said = [_vip_part(payers, vips, month, by, share)]
    if moves:
        said.append("Of the clients who were VIP in these months: " + ", ".join(moves) + ".")
    if 0 < len(payers) < FEW_PAYERS:
        said.append(few(len(payers)))
    return Markdown(" ".join(said))


def _vip_part(payers: pd.DataFrame, vips: pd.DataFrame, month: str, by: str, share: float) -> str:
    if payers.empty:
        return f"**{month_name(month)}: no client has {by} above 0, so nobody is VIP.**"
    brought, total = vips["value"].sum(), payers["value"].sum()
    return (
        f"**{month_name(month)}: {len(vips):,} VIP of {len(payers):,} payers (the top "
        f"{share:.0%}) bring {brought / total:.1%} of {by} ({brought:,.0f} of {total:,.0f}).**"
    )


def few(payers: int) -> str:
    """What cannot be said of so few payers."""
    if payers <= 5:
        return "With so few payers no categories are needed: look at each client by name."
    return (
        f"With {payers} payers one client more or less changes the list: read names, not shares."
    )


def overlap(agreement: Mapping) -> Markdown:
    """How far two VIP lists agree."""
    first, second = agreement["by"]
    return Markdown(
        f"{agreement['both']} clients stand in both lists: "
        f"{agreement['share_of_a_in_b']:.0%} of those by {first}, "
        f"{agreement['share_of_b_in_a']:.0%} of those by {second}. "
        f"Choose the criterion by the strategy of the moment; the lists differ."
    )


def month_name(month: str) -> str:
    """June 2026."""
    names = (
        "January February March April May June July August September October November December"
    ).split()
    day = as_day(month)
    return f"{names[day.month - 1]} {day.year}"
