"""What stands on a client's card: its months, products, documents, classes, and who is meant."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from strategies import transactions

import clientkit as ck

SALES = pd.DataFrame(
    [
        ("a", "2026-01-10", 60, "A1", "oak", 40),
        ("a", "2026-01-10", 40, "A1", "ash", 40),
        ("b", "2026-01-15", 25, "B1", "oak", 5),
        ("b", "2026-03-15", 300, "B2", "oak", 5),
        ("a", "2026-04-01", 50, "A2", "oak", 40),
        ("a", "2026-04-02", -10, "A3", "oak", 0),
    ],
    columns=["client_id", "date", "amount", "document", "product", "cost"],
)
ABOUT = {"client_id": "a", "until": "2026-04"}


def test_the_months_are_those_worked_out_by_hand():
    found = ck.client_history(SALES, **ABOUT)
    assert found["month"].tolist() == ["2026-01", "2026-02", "2026-03", "2026-04"]
    assert found["amount"].tolist() == [100, 0, 0, 40]
    assert found["firm"].tolist() == [125, 0, 300, 40]
    assert found["usual"].unique().tolist() == [100]
    # a starts at 0 of 125, then, behind b with 325 of 425, at .76: A all the time
    assert found["abc"].tolist() == ["A", "A", "A", "A"]
    assert found["vip"].tolist() == [True, False, False, True]
    assert found["rank"].fillna(0).tolist() == [1, 0, 0, 1]
    b = ck.client_history(SALES, client_id="b", until="2026-04", months=2)
    assert b["month"].tolist() == ["2026-03", "2026-04"] and b["amount"].tolist() == [300, 0]
    assert b["profit"].tolist() == [295, 0]


@settings(max_examples=8, deadline=None)
@given(transactions())
def test_the_class_of_every_month_is_that_of_the_abc(frame):
    last, client = frame["date"].max().strftime("%Y-%m"), frame["client_id"].iloc[0]
    found = ck.client_history(frame, client_id=client, until=last).set_index("month")
    own = ck.client_months(frame[frame["client_id"] == client]).set_index("month")["amount"]
    assert found["amount"].eq(own.reindex(found.index).fillna(0)).all()
    for month, row in found.iterrows():
        classes = ck.abc_classes(ck.in_window(frame, month, 12)).set_index("client_id")["abc"]
        assert classes.get(client) == (row["abc"] if pd.notna(row["abc"]) else None)


def test_products_are_those_of_two_half_years_and_who_is_given_up_is_marked():
    found = ck.client_products(SALES, client_id="a", until="2026-07", months=6, quiet=4)
    assert found.drop(columns="last_date").to_numpy().tolist() == [
        ["oak", 40, 60, False],
        ["ash", 0, 40, True],
    ]
    with pytest.raises(ck.DataError, match="needs the column product"):
        ck.client_products(SALES.drop(columns="product"), **ABOUT)


def test_documents_are_counted_back_and_hold_their_lines():
    found = ck.client_documents(SALES, client_id="a", as_of="2026-04", last=2)
    assert found["document"].tolist() == ["A3", "A2"]
    before = ck.client_documents(SALES, client_id="a", as_of="2026-03")
    assert before[["document", "amount", "lines", "products", "profit"]].to_numpy().tolist() == [
        ["A1", 100, 2, 2, 20]
    ]
    bare = ck.client_documents(
        SALES[["client_id", "date", "amount"]], client_id="a", as_of="2026-12"
    )
    assert bare["amount"].tolist() == [-10, 50, 100]


def test_the_facts_of_a_client_are_those_of_the_methods():
    facts = ck.client_facts(SALES, client_id="a", month="2026-04")
    assert facts["first_date"] == date(2026, 1, 10) and facts["recency_days"] == 29
    assert facts["amount"] == 140 and facts["profit"] == 20 and facts["documents"] == 2
    assert (facts["abc"], facts["place"], facts["clients"]) == ("A", 2, 2)
    assert facts["tier"] == "vip" and facts["segment"]
    assert facts["purchases"] == 2 and facts["due"] is None


def test_a_client_of_returns_only_and_one_of_long_ago_have_no_classes():
    more = pd.DataFrame(
        [("r", "2026-04-03", -5), ("old", "2024-01-03", 5)],
        columns=["client_id", "date", "amount"],
    )
    frame = pd.concat([SALES[["client_id", "date", "amount"]], more])
    returns = ck.client_facts(frame, client_id="r", month="2026-04")
    assert (returns["abc"], returns["habit"], returns["segment"]) == ("N", None, None)
    old = ck.client_facts(frame, client_id="old", month="2026-04")
    assert (old["abc"], old["amount"], old["habit"]) == (None, None, "one-off")
    with pytest.raises(ck.DataError, match="'a' has no row up to 2024-01"):
        ck.client_facts(frame, client_id="a", month="2024-01")


NAMES = pd.DataFrame(
    {"client_id": ["a", "b", "x"], "client": ["Meža Rose OÜ", "Rose Ltd", "Never bought Ltd"]}
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [("a", "a"), ("B", "b"), ("meza rose oü", "a"), ("MEŽA", "a"), ("rose  ltd", "b")],
)
def test_a_client_is_found_by_its_id_or_a_part_of_its_name(asked, found):
    assert ck.find_client(SALES, NAMES, asked) == found


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("rose", r"'rose' means 2 clients: Meža Rose OÜ \(a\) and Rose Ltd \(b\); give more of"),
        ("rosa", r"no client of 2 is called 'rosa'; did you mean .*Rose Ltd \(b\)"),
        ("never", "no client of 2 is called 'never'"),
        ("qqq", "give its id, or a part of its name"),
        (" ", "a client is its id, its name or a part of the name"),
    ],
)
def test_who_is_not_found_is_told_in_one_sentence(asked, said):
    with pytest.raises(ck.DataError, match=said) as told:
        ck.find_client(SALES, NAMES, asked)
    assert "\n" not in str(told.value)


def test_the_contact_of_a_client_has_the_days_to_its_birthday():
    known = NAMES.assign(birthday=["1980-02-29", None, None], city=["Tartu", None, None])
    person = ck.contact_of(SALES, known, client_id="a", as_of="2026-02")
    assert person["birthday"] == date(1980, 2, 29) and person["days_to_birthday"] == 1
    assert person["city"] == "Tartu" and person["phone"] is None
    nobody = ck.contact_of(SALES, NAMES, client_id="b", as_of="2026-02")
    assert nobody["birthday"] is None and nobody["days_to_birthday"] is None


@pytest.mark.parametrize(
    "method", [ck.client_history, ck.client_products, ck.client_documents, ck.client_facts]
)
def test_a_client_that_is_not_there_is_refused_alike(method):
    until = {ck.client_documents: "as_of", ck.client_facts: "month"}.get(method, "until")
    with pytest.raises(ck.DataError, match="the client 'q' has no row up to 2026-04"):
        method(SALES, client_id="q", **{until: "2026-04"})
    with pytest.raises(ck.DataError, match="client_id is 1, but the ids of the table are text"):
        method(SALES, client_id=1, **{until: "2026-04"})


def test_the_history_needs_cuts_and_money():
    with pytest.raises(ck.DataError, match="cuts must be two rising shares"):
        ck.client_history(SALES, **ABOUT, cuts=(0.95, 0.8))
    with pytest.raises(ck.DataError, match="a client's months needs the column amount"):
        ck.client_history(SALES.drop(columns="amount"), **ABOUT)


def test_who_bought_only_later_is_told_the_day():
    late = pd.concat([SALES, SALES.tail(1).assign(client_id="x", date="2026-06-25")])
    said = r"Never bought Ltd \(x\) has no row up to January 2026; its first is of 2026-06-25"
    for asked in ("x", "never"):
        with pytest.raises(ck.DataError, match=said):
            ck.find_client(late, NAMES, asked, as_of="2026-01")
    with pytest.raises(ck.DataError, match="no row up to 2026-06-24"):
        ck.find_client(late, NAMES, "x", as_of="2026-06-24")
    assert ck.find_client(late, NAMES, "x", as_of="2026-06") == "x"
    # of two that are called so only one was a client then
    named = NAMES.assign(client=["Meža Rose OÜ", "Ltd", "Rosebud"])
    assert ck.find_client(late, named, "rose", as_of="2026-01") == "a"
