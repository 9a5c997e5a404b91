"""How a notebook shows what a method gives: one sentence, then the first rows.

`import clientkit` in IPython registers `bundle` for the types it knows, by their names. Who has
set `ibis.options.interactive` has chosen another way, and keeps it.
"""

from html import escape
from typing import Any

import ibis

from clientkit.engine import is_unbound, rows_of, to_pandas
from clientkit.language import say
from clientkit.methods.cluster_profiles import cluster_profiles
from clientkit.methods.kmeans import Clusters
from clientkit.methods.pareto import Concentration
from clientkit.methods.vip import Overlap
from clientkit.methods.vip_why import VipWhy
from clientkit.reading.named import names_of
from clientkit.schema import DataError
from clientkit.showing.findings.vips import overlap
from clientkit.showing.grains import FIRST, sentence
from clientkit.showing.tables import Shown, shown

KNOWN = 20_000
"""Up to so many rows a result is fetched whole, and the sentence can tell what is in it."""


def bundle(result: Any) -> dict[str, str]:
    """The result as HTML and as text; a broken table as one line."""
    if isinstance(result, ibis.Table):
        if is_unbound(result) or ibis.options.interactive:
            return result._repr_mimebundle_([], [])
        return _table(result)
    if isinstance(result, Clusters):
        profiles = cluster_profiles(result.clusters)
        return _both(_clusters(result), shown(profiles))
    if isinstance(result, VipWhy):
        return _both(str(result), shown(result.documents) if len(result.documents) else None)
    return _both(_overlap(result) if isinstance(result, Overlap) else _concentration(result))


def _table(table: ibis.Table) -> dict[str, str]:
    try:
        frame = to_pandas(table.limit(KNOWN + 1))
        whole = len(frame) <= KNOWN
        count = len(frame) if whole else rows_of(table.agg(n=table.count()))[0]["n"]
    except DataError as error:
        return _both("\n".join(error._render_traceback_()))
    except Exception as error:  # what an engine raises has a hundred lines that help nobody here
        reason = next(iter(str(error).strip().splitlines()), "")
        known = {"kind": type(error).__name__, "reason": reason}
        return _both(say("This table cannot be shown. {kind}: {reason}", **known))
    names = names_of(table) if "client_id" in frame else None
    return _both(sentence(frame, count, whole), shown(frame.head(FIRST), names=names))


def _both(said: str, rows: Shown | None = None) -> dict[str, str]:
    lines = escape(said).replace("\n", "<br>")
    return {
        "text/plain": "\n\n".join([said, str(rows)] if rows else [said]),
        "text/html": f"<p>{lines}</p>{rows._repr_html_() if rows else ''}",
    }


def _concentration(facts: Concentration) -> str:
    return say(
        "{top:,} of {n:# client|# clients} above 0 ({part:.0%}) {top:brings|bring} {share:.1%} of "
        "the whole; 80% of it comes from {few:# client|# clients} ({few_part:.1%}). Gini "
        "{gini:.2f}: 0 is all equal, 1 is all from one.",
        top=facts["top_n"], n=facts["n"], part=facts["top_n"] / facts["n"],
        share=facts["top_share"], few=facts["n_for_80"], few_part=facts["share_for_80"],
        gini=facts["gini"],
    )  # fmt: skip


def _overlap(agreement: Overlap) -> str:
    return overlap(agreement).data


def _clusters(found: Clusters) -> str:
    if found.k == 1:
        return say("The clients form no clusters that would hold.")
    return say(
        "{n:# client forms|# clients form} {k:# cluster|# clusters}. One row is a cluster.",
        n=len(found.clusters), k=found.k,
    )  # fmt: skip
