"""The watch list in words: who paid less, who is silent, whose margin melts, on whom all hangs."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.language import say
from clientkit.schema import figure
from clientkit.showing.findings.phrases import named, the_first

MORE = 0.01
"""The least growth of the turnover that is told as more."""


def watch(watched: pd.DataFrame, *, month: str, names: Mapping) -> Markdown:
    """Who of the VIPs of the last months paid less than usual, and who paid nothing.

    watched : of `ck.vip_watch`
    """
    silent = watched[watched["silent_months"] > 0]
    less = watched[(watched["silent_months"] == 0) & (watched["less"] > 0)]
    said = [
        say(
            "**Of {n:# VIP|# VIPs} of the last months {silent:,} paid nothing {month:in} and "
            "{less:,} paid less than their own average, {sum} less in all.**",
            n=len(watched),
            silent=len(silent),
            month=month,
            less=len(less),
            sum=figure(watched["less"].sum()),
        )
    ]
    if len(less):
        fell = [
            say(
                "{client} by {share:.0%}",
                client=named(row.client_id, names),
                share=row.less_share,
            )
            for row in less.itertuples(index=False)
        ]
        said.append(say("Fell furthest: {clients}.", clients=the_first(fell)))
    if len(silent):
        who = [named(client, names) for client in silent["client_id"]]
        said.append(say("Silent: {clients}.", clients=the_first(who)))
    return Markdown(" ".join(said))


def margins(found: pd.DataFrame | None, *, names: Mapping) -> Markdown:
    """Whose margin melts while the turnover holds, and who is served below cost.

    found : of `ck.vip_margins`; None: no costs, or a single month
    """
    if found is None:
        return Markdown(
            say("Of margins nothing is known: it takes costs, and two months to compare.")
        )
    squeezed = found[found["squeezed"]]
    below = found[~found["squeezed"] & (found["loss"] > 0)]
    said = [f"**{_squeezed(row, names)}**" for row in squeezed.itertuples(index=False)]
    if not said:
        said = [say("**No VIP pays as much as before for a margin that melts to nothing.**")]
    if len(below):
        who = [
            say(
                "{client} ({loss} a month)",
                client=named(row.client_id, names),
                loss=figure(row.loss),
            )
            for row in below.itertuples(index=False)
        ]
        said.append(say("Also served below cost: {clients}.", clients=the_first(who)))
    return Markdown("\n\n".join(said))


def _squeezed(row, names: Mapping) -> str:
    said = _pays(row, named(row.client_id, names))
    if pd.isna(row.price_change) or pd.isna(row.cost_change):
        return said
    prices = say(
        "For the same products its prices moved by {price:+.1%}, their cost by {cost:+.1%}.",
        price=row.price_change,
        cost=row.cost_change,
    )
    return f"{said} {prices}"


def _pays(row, client: str) -> str:
    more = row.amount / row.amount_before - 1
    facts = {"client": client, "now": row.margin, "before": row.margin_before}
    melted = {"melted": figure(row.melted)}
    if not row.melted and more >= MORE:
        return say(
            "{client} paid {more:.0%} more in the last half of these months, while its margin is "
            "only {now:.1%} (before: {before:.1%}).",
            more=more,
            **facts,
        )
    if not row.melted:
        return say(
            "{client} paid as much in the last half of these months as before, while its margin "
            "is only {now:.1%} (before: {before:.1%}).",
            **facts,
        )
    if more >= MORE:
        return say(
            "{client} paid {more:.0%} more in the last half of these months, while its margin "
            "fell from {before:.1%} to {now:.1%}: {melted} of profit a month is gone.",
            more=more,
            **facts,
            **melted,
        )
    return say(
        "{client} paid as much in the last half of these months as before, while its margin fell "
        "from {before:.1%} to {now:.1%}: {melted} of profit a month is gone.",
        **facts,
        **melted,
    )


def dependence(found: pd.DataFrame, *, when: str, names: Mapping) -> Markdown:
    """What the firm loses if its first client leaves.

    found : of `ck.dependence`
    """
    first = found.iloc[0]
    if pd.isna(first["amount_share"]):
        return Markdown(
            say("{when} returns took all that was paid, so no share can be told.", when=when)
        )
    five = min(5, len(found))
    together = say(
        "{n:This one client|The first # clients} brought {share:.1%} of the amount.",
        n=five,
        share=found["amount_share_so_far"].iloc[five - 1],
    )
    return Markdown(f"**{_first_brought(first, when, names)}** {together}")


def _first_brought(first: pd.Series, when: str, names: Mapping) -> str:
    facts = {"when": when, "client": named(first["client_id"], names)}
    if pd.notna(first.get("profit_share")):
        return say(
            "{when}, {client} brought {share:.1%} of the amount and {profit:.1%} of the profit: "
            "that is what leaves with it.",
            share=first["amount_share"],
            profit=first["profit_share"],
            **facts,
        )
    return say(
        "{when}, {client} brought {share:.1%} of the amount: that is what leaves with it.",
        share=first["amount_share"],
        **facts,
    )
