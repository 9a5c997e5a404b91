"""Where leads come from, and how many of each source become clients.

Terms
-----
decided     won or lost by the day.
conversion  won / decided. Open leads are not failures: they have no part in it.
interval    where the source's true conversion lies, at 95 %: Wilson's, which holds for few leads.

Trap: a source whose leads are all young has few decided ones, and the quick losses come first; its
interval is wide. Two sources whose intervals overlap much are not told apart by these leads.
Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
Journal of the American Statistical Association 22 (1927).
"""

from statistics import NormalDist

import ibis
from ibis import _

from clientkit.language import mark
from clientkit.methods.lead_tables import any_leads
from clientkit.methods.leads import lead_status
from clientkit.methods.measures import as_number

Z = NormalDist().inv_cdf(0.975)
UNKNOWN = mark("(no source)")


@any_leads
def lead_sources(leads, *, as_of, stages=None):
    """One row per source: its leads, how they ended, the conversion with its interval.

    Parameters
    ----------
    leads, as_of, stages : as in `lead_status`

    Returns
    -------
    source ("(no source)": empty), leads, won, lost, open (leads), conversion, conversion_low,
    conversion_high (0..1; empty where none is decided), amount (expected of all), amount_won; the
    most won first

    Raises
    ------
    DataError : as `lead_status`

    Examples
    --------
    >>> import pandas as pd
    >>> leads = pd.DataFrame({
    ...     "lead": ["1", "2", "3"], "stage": ["first payment", "started", "started"],
    ...     "amount": 100, "created": "2026-05-01", "lost": [None, "2026-05-20", None],
    ...     "source": "fair"})
    >>> found = lead_sources(leads, as_of="2026-05")
    >>> found[["source", "won", "lost", "open", "conversion"]].values.tolist()
    [['fair', 1, 1, 1, 0.5]]
    """
    known = lead_status(leads, as_of=as_of, stages=stages)
    known = known.filter(known.status != "later").mutate(
        source=(_.source.strip() == "").ifelse(UNKNOWN, _.source).coalesce(UNKNOWN)
    )
    won, lost = known.status == "won", known.status == "lost"
    found = known.group_by("source").agg(
        leads=known.count(),
        won=as_number(won).sum(),
        lost=as_number(lost).sum(),
        open=as_number(~won & ~lost).sum(),
        amount=known.amount.sum().coalesce(0),
        amount_won=known.amount.sum(where=won).coalesce(0),
    )
    n = (found.won + found.lost).cast("float64").nullif(0.0)
    rate = found.won / n
    centre = (rate + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z * (rate * (1 - rate) / n + Z**2 / (4 * n * n)).sqrt() / (1 + Z**2 / n)
    return found.select(
        "source", "leads", "won", "lost", "open", conversion=rate,
        conversion_low=(centre > half).ifelse(centre - half, 0 * n),
        conversion_high=(centre + half < 1).ifelse(centre + half, n / n),
        amount="amount", amount_won="amount_won",
    ).order_by(ibis.desc("won"), ibis.desc("leads"), "source")  # fmt: skip
