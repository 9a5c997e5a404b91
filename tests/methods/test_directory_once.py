"""A table with one row per client refuses a second: joined to rows it would count money twice."""

from decimal import Decimal
from functools import cache

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import clientkit as ck

SALES = pd.DataFrame(
    {
        "client_id": ["a", "a", "b", "c"],
        "date": ["2026-01-05", "2026-02-05", "2026-02-06", "2026-02-07"],
        "amount": [10, 20, 30, 40],
        "manager": ["Kim", "Kim", "Lee", None],
    }
)
SURVEY = pd.DataFrame({"client_id": ["a"], "date": "2026-02-08", "score": 9})


def segments(directory):
    return directory.assign(segment="x", value=1)[["client_id", "segment", "value"]]


@cache
def people():
    return [method(SALES, month="2026-02") for method in (ck.vip_watch, ck.vip_candidates)]


def call_list(directory):
    return ck.call_list(*people(), directory, as_of="2026-02")


JOINS = {
    "load": lambda known: ck.load(SALES, directory=known),
    "contacts": lambda known: ck.contacts(SALES, known),
    "contact_of": lambda known: ck.contact_of(SALES, known, client_id="a", as_of="2026-02"),
    "managers": lambda known: ck.managers(SALES, known, month="2026-02", gap=2),
    "potential": lambda known: ck.potential(SALES, known, as_of="2026-02"),
    "call_list": call_list,
    "nps": lambda known: ck.nps(SURVEY, as_of="2026-02", segments=segments(known), by="segment"),
    "movement": lambda known: ck.group_moves(segments(known), segments(known), by="segment"),
}
"""Every join of a table of clients."""


def directory(ids):
    return pd.DataFrame({"client_id": ids, "client": "x", "manager": "Max", "potential": 100.0})


@pytest.mark.parametrize("join", JOINS)
@settings(max_examples=3, deadline=None)
@given(ids=st.permutations(["a", "b", "c"]), twice=st.sampled_from("abc"))
def test_a_client_twice_is_refused_by_name(join, ids, twice):
    with pytest.raises(ck.DataError, match=rf"'?{twice}'? (twice|more than once|stands in 2)"):
        JOINS[join](directory([*ids, twice]))


@settings(max_examples=5, deadline=None)
@given(st.sets(st.sampled_from("abcdef"), min_size=1).map(sorted))
def test_no_join_makes_money_grow(ids):
    known = directory(ids)
    assert ck.load(SALES, directory=known).account.money_accepted == Decimal(100)
    assert ck.managers(SALES, known, month="2026-02", gap=2)["fact"].sum() == 90
    assert ck.potential(SALES, known, as_of="2026-02")["value"].sum() <= 100
    assert len(ck.contacts(SALES, known)) == SALES["client_id"].nunique()
    calls = call_list(ck.contacts(SALES, known))
    assert not calls["client_id"].duplicated().any()
