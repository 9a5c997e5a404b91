"""The month's VIP clients: what they bring, who came and went, how far two lists agree."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.methods.vip_history import STATUSES
from clientkit.periods import month_name, month_of
from clientkit.records.vip_restatements import Restatements
from clientkit.showing.findings.phrases import counted, few
from clientkit.showing.findings.restated import restated_note


def vip(
    payers: pd.DataFrame,
    master: pd.DataFrame,
    summary: pd.DataFrame,
    published: Restatements | None = None,
    *,
    month: str,
    by: str,
    share: float,
) -> Markdown:
    """The month's VIPs, what they bring, and who came and went.

    payers, master, summary, published : of `ck.vip_month`, `ck.vip_table`, `ck.vip_summary` and
        `ck.vip_restatements`
    """
    now = master[master["month"] == month_of(month)]["status"].value_counts()
    moves = [f"{now[status]} {status}" for status in STATUSES if status in now]
    said = [_vip_part(payers, month, by, share), _below(payers, summary[by].iloc[-1], by)]
    if moves:
        said.append("Of the clients who were VIP in these months: " + ", ".join(moves) + ".")
    said += [few(len(payers)), restated_note(published)]
    return Markdown(" ".join(filter(None, said)))


def _vip_part(payers: pd.DataFrame, month: str, by: str, share: float) -> str:
    if payers.empty:
        return f"**{month_name(month)}: no client has {by} above 0, so nobody is VIP.**"
    vips = payers[payers["vip"]]
    brought, total = vips["value"].sum(), payers["value"].sum()
    return (
        f"**{month_name(month)}: {counted(len(vips), 'VIP client')} of "
        f"{counted(len(payers), 'payer')} (the top "
        f"{share:.0%}) bring {brought / total:.1%} of the {by} "
        f"({brought:,.0f} of {total:,.0f}).**"
    )


def _below(payers: pd.DataFrame, whole: float, by: str) -> str:
    """What clients at or below 0, who are no payers, take off the month."""
    taken = round(payers["value"].sum() - whole, 2)
    if taken <= 0:
        return ""
    return f"Clients below 0 take {taken:,.0f} off, so the month's {by} is {whole:,.0f}."


def overlap(agreement: Mapping | None) -> Markdown:
    """How far two VIP lists agree; None says that there is no second list."""
    if agreement is None:
        return Markdown("There is no second criterion in these data to compare with.")
    first, second = agreement["by"]
    return Markdown(
        f"{agreement['both']} clients stand in both lists: "
        f"{agreement['share_of_a_in_b']:.0%} of those by {first}, "
        f"{agreement['share_of_b_in_a']:.0%} of those by {second}."
    )
