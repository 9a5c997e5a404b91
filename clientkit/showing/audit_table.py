"""The audit as one page reads it: the groups under each other, the changes beside them."""

import pandas as pd

AGAINST = {"before": "", "year": "year_"}
CHANGES = ("clients_more", "amount_change", "receipt_change", "profit_change")


def side_by_side(audit: pd.DataFrame) -> pd.DataFrame:
    """One row per group of this period, its changes against the two others in one row with it.

    audit : of `ck.audit`; the changes against a year before begin with `year_`
    """
    wide = audit[audit["period"] == "this"].drop(columns=[n for n in CHANGES if n in audit])
    for period, prefix in AGAINST.items():
        then = audit[audit["period"] == period].set_index("abc")
        for name in (name for name in CHANGES if name in audit and len(then)):
            wide[f"{prefix}{name}"] = wide["abc"].map(then[name])
    return wide
