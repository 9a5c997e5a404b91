"""Clients nobody can call."""

from types import SimpleNamespace

import pandas as pd
import pytest

import clientkit as ck
from clientkit.methods.collective_names import said_of

SALES = pd.DataFrame(
    {"client_id": list("123456"), "date": "2026-01-05", "amount": [50, 20, 10, 10, 5, 5]}
)


def names(*given):
    return pd.DataFrame({"client_id": list("123456")[: len(given)], "client": given})


def told(sales, directory):
    found = ck.unnamed(sales, directory)
    return found[["client_id", "reason"]].to_numpy().tolist()


def test_each_kind_is_told_and_real_names_are_not():
    known = names("Роздрібний покупець", "Bob Ltd", "без названия", "4078123", "Test", None)
    assert told(SALES, known) == [
        ["1", "everybody"], ["3", "no name"], ["4", "a number"], ["5", "a test"], ["6", "no name"],
    ]  # fmt: skip
    assert ck.unnamed(SALES, known)["amount_share"].tolist() == [0.5, 0.1, 0.1, 0.05, 0.05]


def test_a_client_that_the_directory_does_not_list_has_no_name():
    assert told(SALES, names("Ann", "Bob", "Cy", "Di", "Eve")) == [["6", "no name"]]


def test_a_source_without_names_is_not_blamed_for_it():
    assert told(SALES, None) == [] == told(SALES, SALES[["client_id"]])


def test_an_id_that_is_a_word_for_everybody_is_told_where_ids_are_the_names():
    sales = SALES.assign(client_id=["Eraisik", "Bob", "Test tools", "guest", "17", "N/A"])
    assert told(sales, None) == [
        ["Eraisik", "everybody"], ["guest", "everybody"], ["N/A", "no name"]
    ]  # fmt: skip


def test_the_name_that_is_the_id_again_is_a_number_only_beside_real_names():
    assert told(SALES, names(*"123456")) == []
    assert told(SALES, names("1", "Bob", "Cy", "Di", "Eve", "Flo")) == [["1", "a number"]]


def test_a_firm_that_numbers_its_clients_has_numbers_for_names():
    assert told(SALES, names("#10", "#20", "#30", "#40", "#50", "Flo")) == []


def test_a_ledger_brings_its_directory():
    ledger = SimpleNamespace(transactions=SALES, directory=names("Guest", *"ABCDE"))
    assert ck.unnamed(ledger)["reason"].tolist() == ["everybody"]


def test_returns_only_have_no_share():
    found = ck.unnamed(SALES.assign(amount=-1), names("Guest", *"ABCDE"))
    assert found["amount_share"].isna().tolist() == [True]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Частное лицо", "everybody"), ("ФИЗ. ЛИЦО", "everybody"), ("Walk-in  guest", ""),
        ("Walk-in  customer", "everybody"),
        ("Eraisik (Tartu)", "everybody"), ("Розничный покупатель №3", "everybody"),
        ("тест", "a test"), ("---", "no name"), ("не указано", "no name"),
        ("Тестовое Дело ООО", ""), ("Cash & Carry", ""), ("Guest House Ltd", ""),
    ],
)  # fmt: skip
def test_only_the_whole_name_counts(name, said):
    assert said_of(name) == said
