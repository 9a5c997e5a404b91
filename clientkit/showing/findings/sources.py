"""How the source was read: its files, its columns, the totals that it states itself."""

import pandas as pd
from IPython.display import Markdown

from clientkit.language import say
from clientkit.reading.facts import NOT_USED
from clientkit.schema import figure
from clientkit.showing.findings.phrases import named, the_first

UNUSED = 12


def sources(files: pd.DataFrame) -> Markdown:
    """How many files were read, and what they were recognised as.

    files : of `ck.source_table`
    """
    rows = int(files["rows"].sum())
    read = say("{n:# file|# files} with {rows:# row|# rows}.", n=len(files), rows=rows)
    known = list(dict.fromkeys(filter(None, files["system"])))
    if known:
        as_what = say("Recognised: {systems}.", systems=the_first(known))
    else:
        as_what = say("No known system was recognised: read by the captions of the columns.")
    return Markdown(f"**{read}** {as_what}")


def mapping(columns: pd.DataFrame) -> Markdown:
    """How many columns are used, and which are not.

    columns : of `ck.mapping_table`
    """
    left = [named(c, {}) for c in columns.loc[columns["column"] == NOT_USED, "caption"]]
    used = say("{n:# column is|# columns are} used.", n=len(columns) - len(left))
    unused = say("None is left unused.")
    if left:
        unused = say("Not used: {captions}.", captions=the_first(left, most=UNUSED))
    return Markdown(f"**{used}** {unused}")


def reconciled(totals: pd.DataFrame) -> Markdown:
    """Whether the totals that the files state are those that were read.

    totals : of `ck.reconciliation_table`
    """
    if not len(totals):
        return Markdown(say("The files state no totals of their own to compare with."))
    wrong = totals[totals["difference"] != 0]
    if not len(wrong):
        agree = say(
            "The {n:# total that the files state agrees|# totals that the files state agree} with "
            "what was read, to the cent.",
            n=len(totals),
        )
        return Markdown(f"**{agree}**")
    differ = say(
        "{wrong:,} of the {n:# total|# totals} that the files state {wrong:differs|differ} "
        "from what was read, by up to {money}.",
        wrong=len(wrong), n=len(totals), money=figure(wrong["difference"].abs().max()),
    )  # fmt: skip
    known = int((wrong["note"] != "").sum())
    explained = say("Explained by rows set aside: {n:,}.", n=known) if known else ""
    return Markdown(f"**{differ}** {explained}".strip())
