"""Which list is worth keeping, as a sentence."""

import pandas as pd
from IPython.display import Markdown

from clientkit.language import say
from clientkit.methods.vip_backtest import LEAST_MONTHS, Backtest
from clientkit.methods.vip_lists import monthly
from clientkit.showing.words import word


def backtest(found: Backtest) -> Markdown:
    """The list to keep, and what its clients brought of the month after it was made.

    found : of `ck.vip_backtest`
    """
    months = int(found.summary["months"].max())
    if found.kept is None:
        return Markdown(
            say(
                "**Which list is worth keeping cannot be judged yet:** {n:# month|# months} to "
                "compare, and it takes at least {least:,}.",
                n=months,
                least=LEAST_MONTHS,
            )
        )
    kept = found.summary.set_index("list").loc[found.kept]
    return Markdown(" ".join([_verdict(found), _brought(kept, months), _against(kept, found)]))


def _verdict(found: Backtest) -> str:
    kept = word(found.kept)
    if found.kept == monthly(found.by):
        return say('**No list does clearly better than "{list}": keep it.**', list=kept)
    return say('**Keep the list "{list}".**', list=kept)


def _brought(kept: pd.Series, months: int) -> str:
    facts = {name: kept[name] for name in ("caught", "best")}
    facts |= {"n": months, "size": round(kept["size"])}
    if pd.notna(kept["caught_profit"]):
        return say(
            "Over {n:# month|# months} its {size:# client|# clients} (on average) brought "
            "{caught:.0%} of the next month's amount and {profit:.0%} of its profit; the most "
            "that so many could have brought is {best:.0%}.",
            profit=kept["caught_profit"],
            **facts,
        )
    return say(
        "Over {n:# month|# months} its {size:# client|# clients} (on average) brought "
        "{caught:.0%} of the next month's amount; the most that so many could have brought is "
        "{best:.0%}.",
        **facts,
    )


def _against(kept: pd.Series, found: Backtest) -> str:
    """The gain of the list kept; where it is the plain one, that of the nearest."""
    if found.kept != monthly(found.by):
        # Translators: {by} is a measure, like "amount", as it stands alone.
        return say(
            "As many clients, simply the largest of the month by {by}, brought {plain:.0%}: "
            "{gain:.1f} points (standard error {error:.1f}) less.",
            by=word(found.by),
            plain=kept["plain"],
            **_points(kept),
        )
    others = found.summary[found.summary["list"] != found.kept]
    nearest = others.loc[others["gain"].idxmax()]
    facts = {"list": word(nearest["list"])} | _points(nearest)
    if nearest["gain"] >= 0:
        return say(
            'The nearest, "{list}", brought {gain:.1f} points (standard error {error:.1f}) more '
            "than as many of the month's largest.",
            **facts,
        )
    return say(
        'The nearest, "{list}", brought {gain:.1f} points (standard error {error:.1f}) less than '
        "as many of the month's largest.",
        **facts,
    )


def _points(row: pd.Series) -> dict[str, float]:
    return {"gain": 100 * abs(row["gain"]), "error": 100 * row["gain_error"]}
