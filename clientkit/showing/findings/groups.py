"""What the segments of RFM and the clusters of k-means say."""

import pandas as pd
from IPython.display import Markdown

from clientkit.showing.findings.phrases import few


def rfm(summary: pd.DataFrame, scored: pd.DataFrame, *, when: str) -> Markdown:
    """The segments that bring most, and the money that is falling asleep."""
    top = summary.iloc[0]
    asleep = summary[summary["segment"].isin(["At risk", "Can't lose", "Hibernating"])]
    valued = summary[summary["segment"].isin(["At risk", "Can't lose"])]
    said = [
        f"**{when}, {len(scored):,} clients bought. {top['segment']} are {top['clients']:,} of "
        f"them ({top['clients_share']:.0%}) and bring {top['monetary_share']:.0%} of the money.**",
        f"{int(asleep['clients'].sum()):,} clients have not bought for long.",
    ]
    if len(valued):
        said.append(
            f"{int(valued['clients'].sum()):,} of them (at risk, can't lose) brought "
            f"{valued['monetary'].sum():,.0f} ({valued['monetary_share'].sum():.0%} of the "
            f"money)."
        )
    said.append(few(len(scored)))
    return Markdown(" ".join(filter(None, said)))


def clusters(found, profiles: pd.DataFrame, *, when: str) -> Markdown:
    """How many clusters the evidence bears out and what they are."""
    if found.k == 1:
        return Markdown(
            f"**{when}, the clients form no clusters that would hold**: drawn anew they fall "
            "apart. Use RFM or ABC, which need no structure."
        )
    held = found.evidence.loc[found.evidence["chosen"], "stability"]
    sure = f" (stability {held.iloc[0]:.2f})" if len(held) else ""
    said = [
        f"* Cluster {row.cluster}: {row.words}; {row.clients:,} clients, "
        f"{row.total_share:.0%} of the money"
        for row in profiles.itertuples()
    ]
    who = f"the {len(found.clusters):,} clients who bought"
    first = f"**{when}, {who} form {found.k} clusters{sure}.**"
    return Markdown("\n".join([first, "", *said]))
