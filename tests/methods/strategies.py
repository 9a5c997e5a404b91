"""Random transactions for the laws: few clients and values, so ties and returns are common."""

from datetime import date, timedelta
from decimal import Decimal

import pandas as pd
from hypothesis import settings
from hypothesis import strategies as st

settings.register_profile("laws", max_examples=15, deadline=None)
settings.load_profile("laws")

FIRST_DAY = date(2025, 11, 1)
DAYS = 120

amounts = st.one_of(
    st.sampled_from([Decimal("0.10"), Decimal(10), Decimal(20), Decimal(-10), Decimal(960)]),
    st.decimals(-500, 5000, places=2),
)
rows = st.tuples(st.sampled_from("abcdefghij"), st.integers(0, DAYS), amounts, st.integers(1, 6))


@st.composite
def transactions(draw, min_size=1, max_size=40):
    """A DataFrame of client_id, date, amount, document."""
    drawn = draw(st.lists(rows, min_size=min_size, max_size=max_size))
    return pd.DataFrame(
        {
            "client_id": [client for client, *_ in drawn],
            "date": pd.to_datetime([FIRST_DAY + timedelta(days=day) for _, day, *_ in drawn]),
            "amount": [float(amount) for *_, amount, _ in drawn],
            "document": [f"{client}{number}" for client, *_, number in drawn],
        }
    )


def one_each(values, client="c{:04d}", day="2026-01-15") -> pd.DataFrame:
    """One purchase per client with the given amounts."""
    ids = [client.format(place) for place in range(len(values))]
    return pd.DataFrame({"client_id": ids, "date": day, "amount": [float(v) for v in values]})


def shuffled(frame: pd.DataFrame) -> pd.DataFrame:
    """The same rows in another order."""
    return frame.sample(frac=1, random_state=1).reset_index(drop=True)
