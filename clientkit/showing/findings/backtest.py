"""Which list is worth keeping, as a sentence."""

import pandas as pd
from IPython.display import Markdown

from clientkit.methods.vip_backtest import LEAST_MONTHS, Backtest
from clientkit.methods.vip_lists import monthly
from clientkit.showing.findings.phrases import counted


def backtest(found: Backtest) -> Markdown:
    """The list to keep, and what its clients brought of the month after it was made.

    found : of `ck.vip_backtest`
    """
    months = int(found.summary["months"].max())
    if found.kept is None:
        return Markdown(
            f"**Which list is worth keeping cannot be judged yet:** {counted(months, 'month')} to "
            f"compare, and it takes at least {LEAST_MONTHS}."
        )
    kept = found.summary.set_index("list").loc[found.kept]
    return Markdown(" ".join([_verdict(found), _brought(kept, months), _against(kept, found)]))


def _verdict(found: Backtest) -> str:
    if found.kept == monthly(found.by):
        return f'**No list does clearly better than "{found.kept}": keep it.**'
    return f'**Keep the list "{found.kept}".**'


def _brought(kept: pd.Series, months: int) -> str:
    profit = kept["caught_profit"]
    and_profit = f" and {profit:.0%} of its profit" if pd.notna(profit) else ""
    return (
        f"Over {counted(months, 'month')} its {kept['size']:.0f} clients (on average) brought "
        f"{kept['caught']:.0%} of the next month's amount{and_profit}; the most that so many "
        f"could have brought is {kept['best']:.0%}."
    )


def _against(kept: pd.Series, found: Backtest) -> str:
    """The gain of the list kept; where it is the plain one, that of the nearest."""
    if found.kept != monthly(found.by):
        return (
            f"As many clients, simply the largest of the month by {found.by}, brought "
            f"{kept['plain']:.0%}: {_points(kept)} less."
        )
    others = found.summary[found.summary["list"] != found.kept]
    nearest = others.loc[others["gain"].idxmax()]
    way = "more" if nearest["gain"] >= 0 else "less"
    return (
        f'The nearest, "{nearest["list"]}", brought {_points(nearest)} {way} than as many of the '
        f"month's largest."
    )


def _points(row: pd.Series) -> str:
    gain, error = 100 * abs(row["gain"]), 100 * row["gain_error"]
    return f"{gain:.1f} points (standard error {error:.1f})"
