"""The watch list in words: who paid less, who is silent, whose margin melts, on whom all hangs."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.periods import month_name
from clientkit.schema import figure
from clientkit.showing.findings.phrases import counted, named, the_first


def watch(watched: pd.DataFrame, *, month: str, names: Mapping) -> Markdown:
    """Who of the VIPs of the last months paid less than usual, and who paid nothing.

    watched : of `ck.vip_watch`
    """
    silent = watched[watched["silent_months"] > 0]
    less = watched[(watched["silent_months"] == 0) & (watched["less"] > 0)]
    said = [
        f"**Of {counted(len(watched), 'VIP')} of the last months {len(silent):,} paid nothing in "
        f"{month_name(month)} and {len(less):,} paid less than their own average, "
        f"{figure(watched['less'].sum())} less in all.**"
    ]
    if len(less):
        fell = [
            f"{named(row.client_id, names)} by {row.less_share:.0%}"
            for row in less.itertuples(index=False)
        ]
        said.append(f"Fell furthest: {the_first(fell)}.")
    if len(silent):
        who = [named(client, names) for client in silent["client_id"]]
        said.append(f"Silent: {the_first(who)}.")
    return Markdown(" ".join(said))


def margins(found: pd.DataFrame | None, *, names: Mapping) -> Markdown:
    """Whose margin melts while the turnover holds, and who is served below cost.

    found : of `ck.vip_margins`; None: no costs, or a single month
    """
    if found is None:
        return Markdown("Of margins nothing is known: it takes costs, and two months to compare.")
    squeezed = found[found["squeezed"]]
    below = found[~found["squeezed"] & (found["loss"] > 0)]
    said = [f"**{_squeezed(row, names)}**" for row in squeezed.itertuples(index=False)]
    if not said:
        said = ["**No VIP pays as much as before for a margin that melts to nothing.**"]
    if len(below):
        who = [
            f"{named(row.client_id, names)} ({figure(row.loss)} a month)"
            for row in below.itertuples(index=False)
        ]
        said.append(f"Also served below cost: {the_first(who)}.")
    return Markdown("\n\n".join(said))


def _squeezed(row, names: Mapping) -> str:
    prices = ""
    if pd.notna(row.price_change) and pd.notna(row.cost_change):
        prices = (
            f" For the same products its prices moved by {row.price_change:+.1%}, their cost "
            f"by {row.cost_change:+.1%}."
        )
    return (
        f"{named(row.client_id, names)} paid {_more(row.amount / row.amount_before - 1)}, while "
        f"its margin {_margin(row)}.{prices}"
    )


def _margin(row) -> str:
    if not row.melted:
        return f"is only {row.margin:.1%} (before: {row.margin_before:.1%})"
    fell = f"fell from {row.margin_before:.1%} to {row.margin:.1%}"
    return f"{fell}: {figure(row.melted)} of profit a month is gone"


def _more(change: float) -> str:
    more = f"{change:.0%} more" if change >= 0.01 else "as much"
    return f"{more} in the last half of these months" + (" as before" if more == "as much" else "")


def dependence(found: pd.DataFrame, *, when: str, names: Mapping) -> Markdown:
    """What the firm loses if its first client leaves.

    found : of `ck.dependence`
    """
    first = found.iloc[0]
    profit = ""
    if "profit_share" in found and pd.notna(first["profit_share"]):
        profit = f" and {first['profit_share']:.1%} of the profit"
    if pd.isna(first["amount_share"]):
        return Markdown(f"{when} returns took all that was paid, so no share can be told.")
    five = min(5, len(found))
    together = f"The first {five} clients" if five > 1 else "This one client"
    so_far = found["amount_share_so_far"].iloc[five - 1]
    return Markdown(
        f"**{when}, {named(first['client_id'], names)} brought {first['amount_share']:.1%} of the "
        f"amount{profit}: that is what leaves with it.** {together} brought "
        f"{so_far:.1%} of the amount."
    )
