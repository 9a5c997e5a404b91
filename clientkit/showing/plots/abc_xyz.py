"""How much and how evenly: the nine fields of ABC x XYZ."""

import pandas as pd
from matplotlib.axes import Axes

from clientkit.language import localised, mark, say
from clientkit.showing import style
from clientkit.showing.words import word

COLUMNS = {
    "X": mark("X: evenly"),
    "Y": mark("Y: wavering"),
    "Z": mark("Z: by fits and starts"),
    "N": mark("fewer than 3 months"),
}


def abc_xyz(classes: pd.DataFrame, *, by: str, ax: Axes | None = None, note: str = "") -> Axes:
    """Clients and their part of the value in each field, the richer the darker.

    classes : of `ck.abc_xyz`
    """
    import seaborn as sns

    # Translators: {by} is a measure as it stands alone, like amount
    title = say("How much and how evenly: clients, and their part of the {by}", by=word(by))
    ax = style.ready(ax, title, note, 3.6)
    fields = {"index": "abc", "columns": "xyz"}
    cells = {"index": list("ABC"), "columns": list(COLUMNS), "fill_value": 0}
    counts = classes.pivot_table(**fields, values="share", aggfunc="count").reindex(**cells)
    shares = classes.pivot_table(**fields, values="share", aggfunc="sum").reindex(**cells)
    counts, shares = counts.fillna(0).astype(int), shares.fillna(0)
    texts = (counts.map("{:,}\n".format) + shares.map("{:.0%}".format)).map(localised)
    sns.heatmap(
        shares**0.5, annot=texts.where(counts > 0, ""), fmt="", cmap="Blues", vmin=0,
        linewidths=1.5, linecolor="white", cbar=False, ax=ax, annot_kws={"fontsize": 10},
    )  # fmt: skip
    ax.set_xticklabels([style.in_lines(say(name)) for name in COLUMNS.values()])
    ax.tick_params(length=0, rotation=0)
    return style.labelled(ax, say("month by month"), say("ABC class"))
