"""Under pseudonyms a ledger says the same of everybody, and of nobody who it is."""

import json
import stat
import sys

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import clientkit as ck
from clientkit.language import speaking
from clientkit.reading.masking import Pseudonyms, masked


@pytest.fixture(scope="module")
def both():
    sample = ck.sample()
    return sample, masked(sample, Pseudonyms("secret"))


def test_a_client_keeps_its_number_and_a_new_one_gets_the_next():
    known = Pseudonyms("secret")
    first = known.numbered(["Ann", "Bob", "Cid"])
    later = known.numbered(["Dan", "Bob"])
    assert sorted(first.values()) == ["01", "02", "03"]
    assert later == {"Dan": "04", "Bob": first["Bob"]}


@given(st.sets(st.text(), min_size=1, max_size=30), st.text(), st.randoms())
def test_the_order_in_which_clients_come_decides_nothing(clients, secret, random):
    shuffled = sorted(clients)
    random.shuffle(shuffled)
    numbers = Pseudonyms(secret).numbered(shuffled)
    assert numbers == Pseudonyms(secret).numbered(sorted(clients))
    assert len(set(numbers.values())) == len(clients)


def test_the_numbers_follow_neither_the_alphabet_nor_another_key():
    clients = [f"C{number:03d}" for number in range(100)]
    one, other = (Pseudonyms(secret).numbered(clients) for secret in ("a", "b"))
    assert list(one.values()) != sorted(one.values()) and one != other


def test_a_key_is_kept_for_its_owner_alone(tmp_path):
    path = tmp_path / "deep" / "key.json"
    known = Pseudonyms.read(path)
    numbers = known.numbered(["Ann", "Bob"])
    known.write(path)
    assert Pseudonyms.read(path).numbered(["Bob", "Ann"]) == numbers
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_is_no_key_is_named(tmp_path):
    path = tmp_path / "key.json"
    for text in ("[]", "{", '{"other": 1}'):
        path.write_text(text)
        with pytest.raises(ck.DataError, match=r"key\.json is not a key of masked names"):
            Pseudonyms.read(path)


def test_money_days_and_classes_stay_what_they_are(both):
    ledger, hidden = both
    assert hidden.account == ledger.account
    for measure in ("amount", "documents"):
        was, now = (
            sorted(ck.to_pandas(ck.abc_classes(one.transactions, by=measure))["value"])
            for one in both
        )
        assert was == now
    was, now = (ck.to_pandas(ck.vip_month(one.transactions, month="2026-06")) for one in both)
    assert was["vip"].sum() == now["vip"].sum() and was["value"].sum() == now["value"].sum()


def test_nothing_of_a_person_is_left(both):
    ledger, hidden = both
    frames = [hidden.transactions.to_pandas(), hidden.directory, hidden.rejected]
    frames += [frame for one in hidden.companions.values() for frame in (one.rows, one.rejected)]
    text = json.dumps(hidden.sources) + "".join(frame.to_csv() for frame in frames)
    directory = ledger.directory
    told = ("client_id", "client", "contact", "phone", "email")
    names = {name for column in told for name in directory[column].dropna()}
    names |= set(ledger.companion("leads")["client"].dropna())
    names |= set(ledger.companion("survey")["comment"].dropna())
    assert len(names) > 500
    assert not [name for name in names if name in text]


def test_names_hidden_in_the_notes_of_a_file_are_found(tmp_path):
    path = tmp_path / "sales.csv"
    path.write_text(
        "client id;client;date;amount\n1;Ann Lee;2026-01-01;5\n1;Ann Lee & Son;2026-01-02;6\n"
    )
    ledger = ck.load(path)
    ledger.sources[0]["notes"].append("Ann Lee & Son stands beside Ann Lee, not Annika")
    hidden = masked(ledger, Pseudonyms("secret"))
    assert hidden.sources[0]["notes"][-1].endswith("not Annika")
    assert "Ann Lee" not in json.dumps(hidden.sources)
    assert not len(hidden.called)


def test_names_are_found_however_they_are_written_and_numbers_stay_numbers(tmp_path):
    path = tmp_path / "sales.csv"
    path.write_text("client id;client;date;amount\n1234;Acme Ltd;2026-01-01;5\n")
    ledger = ck.load(path)
    ledger.sources[0]["notes"] += ["ACME LTD paid in 1234 rows"]
    [note] = masked(ledger, Pseudonyms("secret")).sources[0]["notes"][-1:]
    assert note == "01 paid in 1234 rows"


def test_names_of_ids_that_were_joined_are_hidden_too(tmp_path):
    path = tmp_path / "sales.csv"
    rows = ["1;Ann Lee;2026-01-01;5", "2;Ann Leigh;2026-01-02;6", "2;Anna Leigh;2026-01-03;7"]
    path.write_text("\n".join(["client id;client;date;amount", *rows]))
    (tmp_path / "aliases.csv").write_text("client_id,same_as\n2,1\n")
    ledger = ck.load(path, aliases=tmp_path / "aliases.csv")
    ledger.sources[0]["notes"] += ["Anna Leigh is Ann Lee"]
    hidden = masked(ledger, Pseudonyms("secret"))
    assert "Ann" not in json.dumps(hidden.sources)


def test_a_pseudonym_is_a_name_in_the_language_spoken(both, monkeypatch):
    monkeypatch.setattr(
        "clientkit.language.said.translated",
        lambda message, context=None: message.replace("Client", "Клиент"),
    )
    with speaking("ru"):
        names = ck.tables.names(masked(both[0], Pseudonyms("secret")).directory)
    assert names["07"] == "Клиент 07" and set(names) == set(both[1].directory["client_id"])


def test_a_lead_that_became_a_client_is_known_under_its_number(both):
    leads = both[1].companion("leads")
    won = leads.dropna(subset=["client_id"])
    assert len(won) and (won["client"] == "Client " + won["client_id"]).all()
    others = leads[leads["client_id"].isna()]
    assert len(others) and (others["client"] == others["lead"]).all()
    assert isinstance(leads["client_id"].dtype, pd.StringDtype)
