import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import clientkit as ck
from clientkit.methods.client_names import name_of
from clientkit.methods.near_names import near_pairs, typed_alike


def pairs(rows, rejected=None):
    """rows: (id, name, money); the pairs as (client_id, same_as, reason, certainty)."""
    sales = pd.DataFrame(rows, columns=["client_id", "client", "amount"]).assign(date="2026-01-05")
    known = sales[["client_id", "client"]]
    found = ck.likely_same(sales[["client_id", "date", "amount"]], known, rejected)
    assert not found["client_id"].duplicated().any() or rejected is not None
    return found[["client_id", "same_as", "reason", "certainty"]].to_numpy().tolist()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ООО «Ромашка»", 'РОМАШКА, "ООО"'),
        ("ООО Ромашка", "OOO Poмaшкa"),
        ("ТОВ «Ромашка»", "Товариство з обмеженою відповідальністю Ромашка"),
        ("ФОП Кравець О. М.", "фоп  Кравець О.М."),
        ("Об’єднання", "Обʼєднання"),
        ("Ёлка", "елка"),
        ("Kalev AS", "Aktsiaselts Kalev"),
        ("Foo\u00a0Bar Co., Ltd.", "foo bar Limited"),
        ("S.A. Dupont", "Dupont SA"),
        ("McDonald's", "Mcdonald’s"),
    ],
)
def test_names_that_are_one(one, other):
    assert name_of(one) == name_of(other)
    assert pairs([("1", one, 10), ("2", other, 5)]) == [["2", "1", "the same name", "likely"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Shop 12", "Shop 13"), ("Anna", "Anne"), ("A+ Trade", "A Trade"), ("AS", "OÜ")],
)
def test_names_that_are_two(one, other):
    assert pairs([("1", one, 10), ("2", other, 5)]) == []


def test_another_legal_form_is_only_looked_at():
    assert pairs([("1", "ООО Ромашка", 10), ("2", "ИП Ромашка", 50)]) == [
        ["1", "2", "the same name, another legal form", "look"]
    ]
    assert pairs([("1", "Romashka OÜ", 10), ("2", "Romashka", 5)]) == [
        ["2", "1", "the same name, one of the two without its legal form", "likely"]
    ]


def test_a_name_that_many_have_is_only_looked_at():
    found = pairs([(str(n), "Cash buyer", n) for n in range(1, 8)])
    assert [row[:2] for row in found] == [[str(n), "7"] for n in range(6, 0, -1)]
    assert {row[3] for row in found} == {"look"}


def test_ids_typed_differently():
    zeros = "the same id but for zeros at its start"
    signs = "the same id but for spaces, capitals or .0"
    assert pairs([("0770123456", None, 10), ("770123456", None, 50)]) == [
        ["0770123456", "770123456", zeros, "likely"]
    ]
    assert pairs([("0012", "Anna", 10), ("12", "Bob Ltd", 5)]) == [["12", "0012", zeros, "look"]]
    assert pairs([("0012", "Anna", 10), ("12", "ANNA", 5)]) == [["12", "0012", zeros, "sure"]]
    assert pairs([("1.0", None, 1), ("1", None, 2)]) == [["1.0", "1", signs, "sure"]]
    assert pairs([("ab 1", None, 2), ("AB1", None, 2)]) == [["ab 1", "AB1", signs, "sure"]]


def test_one_typed_letter_is_the_weakest_reason():
    assert pairs([("1", "Romashka OÜ", 9), ("2", "Ramashka OÜ", 5)]) == [
        ["2", "1", "names one letter apart", "look"]
    ]
    assert pairs([("1", "Tammela", 9), ("2", "Tamnela", 5)]) == []  # too short to tell


def test_the_bigger_is_what_the_others_belong_to_and_each_stands_once():
    same, zeros = "the same name", "the same id but for zeros at its start"
    one_form = "the same name, one of the two without its legal form"
    rows = [("7", "Anna Ltd", 5), ("07", None, 1), ("3", "ANNA LTD", 50), ("4", "Anna", 70)]
    assert pairs(rows) == [
        ["3", "4", one_form, "likely"],
        ["7", "3", same, "likely"],
        ["07", "7", zeros, "likely"],
    ]
    assert pairs([("b", "Anna", 5), ("a", "ANNA", 5)])[0][:2] == ["b", "a"]


def test_an_id_that_was_cut_could_be_those_that_begin_alike():
    rejected = pd.DataFrame({"text": ["2,0002E+12", "2,0002E+12"], "reason": "bad_client"})
    rows = [
        ("2000212345678", "Romashka", 10),
        ("20002", "Short", 5),
        ("2000312345678", "Later", 6),
    ]
    why = "the id was cut, this one begins alike"
    assert pairs(rows, rejected) == [["2,0002E+12", "2000212345678", why, "likely"]]
    two = pairs([*rows, ("2000199999999", "Rounded", 1)], rejected)
    assert [row[1] for row in two] == ["2000199999999", "2000212345678"]
    assert {row[3] for row in two} == {"look"}


def test_a_client_of_the_directory_alone_is_joined_but_two_such_are_not_offered():
    sales = pd.DataFrame({"client_id": ["12"], "date": "2026-01-05", "amount": [5]})
    known = pd.DataFrame(
        {"client_id": ["0012", "5", "6"], "client": ["Anna", "Old Friend", "OLD FRIEND"]}
    )
    found = ck.likely_same(sales, known)
    assert found[["client_id", "same_as", "rows"]].to_numpy().tolist() == [["0012", "12", 0]]


SALES = """Client ID,Client,Date,Amount
0012,Anna Ltd,2026-06-03,10
12,ANNA LTD,2026-06-04,20
9,Ltd «Anna»,2026-06-05,30
d,Dan and Sons,2026-06-06,40
e,Dan end Sons,2026-06-06,4
"2,0002E+12",Cut,2026-06-06,4
2000212345678,Cut,2026-06-06,4
5,Solo,2026-06-06,4
"""


def test_what_is_offered_is_a_file_that_load_takes_and_then_nothing_is_left(tmp_path):
    (tmp_path / "sales.csv").write_text(SALES, encoding="utf-8")
    ledger = ck.load(tmp_path, max_faults=1)
    offered = ck.likely_same(ledger)
    assert offered["client_id"].tolist() == ["0012", "12", "2,0002E+12", "e"]
    offered.to_csv(tmp_path / "aliases.csv", index=False, encoding="utf-8-sig")
    assert (tmp_path / "aliases.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    joined = ck.load(tmp_path)
    assert ck.likely_same(joined).empty
    assert joined.account.money_read == ledger.account.money_read
    assert joined.account.money_accepted == ledger.account.money_accepted + 4
    assert set(joined.directory["client_id"]) == {"9", "d", "2000212345678", "5"}
    assert joined.aliases["rows"].tolist() == [1, 1, 1, 1]


def test_no_pair_at_all_is_an_empty_file_that_joins_nothing(tmp_path):
    (tmp_path / "sales.csv").write_text("Client,Date,Amount\nann,2026-06-03,10\n")
    ck.likely_same(ck.load(tmp_path)).to_csv(tmp_path / "aliases.csv", index=False)
    assert not len(ck.load(tmp_path).aliases)


ID = st.text("0 1aA", min_size=1, max_size=4).filter(str.strip).map(str.strip)
TITLES = ["Ann", "ANN OÜ", "Ann AS", "Bob and Daughters", "Bob und Daughters", "", None]
TITLE = st.sampled_from(TITLES)


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(ID, st.tuples(TITLE, st.integers(1, 5)), min_size=1, max_size=8))
def test_offers_lead_to_bigger_clients_never_in_a_circle_and_are_all_taken(clients):
    sales = pd.DataFrame({"client_id": list(clients), "amount": [n for _, n in clients.values()]})
    sales["date"] = "2026-06-03"
    known = pd.DataFrame({"client_id": list(clients), "client": [n for n, _ in clients.values()]})
    offered = ck.likely_same(sales, known.sample(frac=1, random_state=1))
    assert not offered["client_id"].duplicated().any()
    size = {client: (-n, client) for client, (_, n) in clients.items()}
    for pair in offered.itertuples():
        assert size[pair.same_as] < size[pair.client_id]
    ledger = ck.load(sales, directory=known, aliases=offered)
    whole = ck.load(sales)
    assert ledger.account.money_accepted == whole.account.money_accepted
    assert len(ledger.directory) == len(clients) - len(offered)
    assert ck.likely_same(ledger).empty


@given(st.lists(st.text("abc", max_size=5), max_size=8))
def test_near_names_are_found_as_if_all_were_compared(names):
    names = list(dict.fromkeys(names))
    every = {
        (one, other)
        for place, one in enumerate(names)
        for other in names[place + 1 :]
        if typed_alike(one, other)
    }
    assert set(near_pairs(names)) == every
