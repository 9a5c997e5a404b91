"""Who stands so near the VIP bar that one invoice decides."""

from collections.abc import Mapping

import pandas as pd
from IPython.display import Markdown

from clientkit.language import say
from clientkit.schema import figure
from clientkit.showing.findings.finding import WATCH, Finding
from clientkit.showing.findings.phrases import named, the_first


def at_the_edge(near: pd.DataFrame, *, margin: float, names: Mapping) -> Finding | None:
    """The finding of who stands so near the bar that one invoice decides; None: nobody.

    near : of `ck.vip_edge`
    """
    if near.empty:
        return None
    above, below = near[near["gap"] >= 0], near[near["gap"] < 0]
    return Finding(
        "vip.edge",
        say(
            "{n:# payer stands|# payers stand} within {margin:.0%} of the bar of {bar}.",
            n=len(near),
            margin=margin,
            bar=figure(near["bar"].iloc[0]),
        ),
        " ".join(filter(None, [_almost(below, names), _barely(above, names)])),
        say("One invoice more or less decides."),
        rank=WATCH,
    )


def _almost(below: pd.DataFrame, names: Mapping) -> str:
    if below.empty:
        return ""
    short = [
        say("{client} is {gap} short", client=named(row.client_id, names), gap=figure(-row.gap))
        for row in below.itertuples(index=False)
    ]
    return say("Almost VIP: {clients}.", clients=the_first(short))


def _barely(above: pd.DataFrame, names: Mapping) -> str:
    if above.empty:
        return ""
    barely = [_over(named(row.client_id, names), row.gap) for row in above.itertuples(index=False)]
    return say("Barely VIP: {clients}.", clients=the_first(barely))


def _over(client: str, gap: float) -> str:
    if gap:
        return say("{client} by {gap}", client=client, gap=figure(gap))
    return say("{client} on the bar itself", client=client)


def edge(near: pd.DataFrame, *, margin: float, names: Mapping) -> Markdown:
    """Who stands so near the bar that one invoice would have decided otherwise.

    near : of `ck.vip_edge`
    """
    found = at_the_edge(near, margin=margin, names=names)
    if found is None:
        return Markdown(say("Nobody stands within {margin:.0%} of the bar.", margin=margin))
    return Markdown(f"**{found.what}** {found.against}")
