import pandas as pd
import pytest

import clientkit as ck
from clientkit import cli
from clientkit.reporting.errors import UsageError

SALES = """Client ID,Client,Date,Amount
a,Anna Ltd,2026-06-03,10
b,ANNA LTD,2026-06-04,20
c,Anna,2026-06-05,30
d,Dan,2026-06-06,40
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sales.csv").write_text(SALES)
    return tmp_path


def table(pairs, **more):
    return pd.DataFrame([tuple(pair) for pair in pairs], columns=["client_id", "same_as"]).assign(
        **more
    )


def money(ledger):
    assert ledger.account.balances
    rows = ledger.transactions.to_pyarrow().to_pandas().groupby("client_id")["amount"].sum()
    return rows.astype(int).to_dict()


@pytest.mark.parametrize(
    "head",
    ["client_id,same_as,note", "Код клиента;То же, что;Примечание", "Kliendi kood\tSama mis"],
)
def test_the_file_beside_joins_ids_and_chains_are_followed(folder, head):
    mark = next(mark for mark in ",;\t" if mark in head and (mark != "," or ";" not in head))
    head = head.replace("То же, что", "То же что")
    lines = [head, *(f"{one}{mark}{other}" for one, other in ("cb", "ba", "d "))]
    (folder / "aliases.csv").write_text("\ufeff" + "\n".join(lines) + "\n", encoding="utf-8")
    ledger = ck.load(folder)
    assert money(ledger) == {"a": 60, "d": 40}
    assert ledger.directory.to_numpy().tolist() == [["a", "Anna Ltd"], ["d", "Dan"]]
    found = ledger.aliases[["client_id", "same_as", "source", "rows", "amount"]]
    assert found.to_numpy().tolist() == [
        ["c", "a", "aliases.csv", 1, 30.0],
        ["b", "a", "aliases.csv", 1, 20.0],
    ]
    assert "2 ids joined to 1 client by aliases.csv" in ledger._repr_html_()


def test_an_alias_that_matches_nothing_is_told(folder):
    ledger = ck.load(folder / "sales.csv", aliases=table(["ba", "xa"]))
    assert money(ledger) == {"a": 30, "c": 30, "d": 40}
    assert "1 id joined to 1 client by DataFrame; not in the data: x" in ledger._repr_html_()
    assert ledger.aliases["rows"].tolist() == [1, 0]


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        (["ab", "bc", "ca"], "a -> b -> c -> a is a circle; take one row of it out"),
        (["aa"], "a -> a is a circle; did a workbook program drop zeros?"),
        (["ab", "ac"], "'a' is given twice, as b and c; keep one row of it"),
        ([["", "b"]], "row 0: same_as is given but client_id is empty"),
    ],
)
def test_what_cannot_be_followed_is_one_sentence(folder, pairs, said):
    with pytest.raises(ck.DataError) as told:
        ck.load(folder, aliases=table(pairs))
    assert said in str(told.value) and "\n" not in str(told.value)


def test_a_table_with_no_row_left_joins_nothing(folder):
    (folder / "aliases.csv").write_text("client_id,same_as\n")
    ledger = ck.load(folder)
    assert len(money(ledger)) == 4 and not len(ledger.aliases)
    assert "joined" not in ledger._repr_html_()


def test_ids_stand_as_they_do_in_the_data(tmp_path):
    (tmp_path / "sales.csv").write_text(
        "Client ID,Date,Amount\n0012,2026-06-03,1\n12,2026-06-03,2\n"
        "12.0,2026-06-03,4\nx,2026-06-03,8\n7.5,2026-06-03,16\n"
    )
    (tmp_path / "aliases.csv").write_text("client_id,same_as\n12.0,0012\n12,0012\n")
    assert money(ck.load(tmp_path)) == {"0012": 7, "x": 8, "7.5": 16}


def test_an_id_cut_to_a_power_of_ten_is_accepted_when_an_alias_says_whose_it_is(tmp_path):
    (tmp_path / "sales.csv").write_text(
        'Client ID,Date,Amount\n2000212345678,2026-06-03,1\n"2,0002E+12",2026-06-04,2\n'
    )
    assert ck.load(tmp_path, max_faults=1).account.rows_set_aside == 1
    ledger = ck.load(tmp_path, aliases=table([("2,0002E+12", "2000212345678")]))
    assert money(ledger) == {"2000212345678": 3}
    assert ledger.account.rows_set_aside == 0
    assert ledger.aliases[["rows", "amount"]].to_numpy().tolist() == [[1, 2.0]]


def test_the_directory_and_the_files_beside_follow(folder):
    people = pd.DataFrame(
        {"client_id": ["b", "a", "d"], "client": ["ANNA", None, "Dan"], "phone": ["5", "7", None]}
    )
    answers = pd.DataFrame({"client_id": ["b"], "date": ["2026-06-05"], "score": ["9"]})
    ledger = ck.load(
        folder, aliases=table(["ba"]), directory=people, companions={"survey": answers}
    )
    known = ledger.directory.set_index("client_id")
    assert known.loc["a"].tolist() == ["ANNA", "7"]
    assert sorted(known.index) == ["a", "d"]
    assert ledger.companion("survey")["client_id"].tolist() == ["a"]


def test_a_saved_ledger_keeps_them_and_joins_the_months_that_come(folder, tmp_path):
    (folder / "july.csv").write_text("Client ID,Date,Amount\nb,2026-06-04,20\nb,2026-07-04,5\n")
    june = ck.load(folder / "sales.csv", aliases=table(["ba"], note="same phone"))
    saved = june.save(tmp_path / "saved")
    again = ck.load(saved)
    pd.testing.assert_frame_equal(again.aliases, june.aliases)
    assert again._repr_html_() == june._repr_html_()
    both = ck.load([saved, folder / "july.csv"])
    assert money(both) == {"a": 35, "c": 30, "d": 40}
    assert both.account.by_reason["repeated"][0] == 1
    assert both.aliases[["client_id", "rows", "amount"]].to_numpy().tolist() == [["b", 2, 25.0]]
    more = ck.load(both.save(saved), aliases=table(["ca"]))
    assert money(more) == {"a": 65, "d": 40}
    assert more.aliases["rows"].tolist() == [2, 1]
    assert more.directory["client_id"].tolist() == ["a", "d"]


def test_ids_under_several_names_are_known_and_kept(tmp_path):
    (tmp_path / "june.csv").write_text(
        "Client ID,Client,Date,Amount\n1,Anna,2026-06-03,10\n2,Bob,2026-06-03,10\n"
        "1,Anna,2026-06-04,10\n1,Anna Ltd,2026-06-05,10\n1,No date,,10\n"
    )
    (tmp_path / "july.csv").write_text(
        "Client ID,Client,Date,Amount\n2,Rob,2026-07-03,10\n"
        "2,Rob,2026-07-04,10\n,Walk-in,2026-07-04,1\n"
    )
    ledger = ck.load([tmp_path / "june.csv", tmp_path / "july.csv"], max_faults=1)
    told = [["1", "Anna", 2], ["1", "Anna Ltd", 1], ["2", "Rob", 2], ["2", "Bob", 1]]
    assert ledger.called.to_numpy().tolist() == told
    again = ck.load([ledger.save(tmp_path / "saved")], max_faults=1)
    assert again.called.to_numpy().tolist() == told
    found = ck.likely_same(again)
    assert found[
        ["client_id", "client", "same_as_client", "reason", "rows"]
    ].to_numpy().tolist() == [["2", "Bob", "Rob", "one id, 2 names", 1]]
    said = ck.findings.likely_same(found).data
    assert said == "**No client looks like another one.** 1 id stands under several names."
    assert not len(ck.load(tmp_path / "july.csv", aliases=found).aliases)


def test_rows_that_are_one_only_after_joining_are_counted_once(tmp_path):
    (tmp_path / "june.csv").write_text("Client ID,Date,Amount\na,2026-06-03,10\n")
    (tmp_path / "july.csv").write_text("Client ID,Date,Amount\nb,2026-06-03,10\n")
    assert money(ck.load(tmp_path, aliases=table(["ba"]))) == {"a": 10}


def test_a_table_of_a_database_is_joined_where_it_lives(folder):
    import ibis

    rows = pd.DataFrame(
        {"client_id": list("abd"), "date": ["2026-06-03"] * 3, "amount": [1, 2, 4]}
    )
    lazy = ibis.memtable(rows.assign(date=pd.to_datetime(rows["date"])))
    ledger = ck.load(lazy, aliases=table(["ba", "xa"]))
    assert money(ledger) == {"a": 3, "d": 4}
    assert ledger.aliases[["rows", "amount"]].to_numpy().tolist() == [[1, 2.0], [0, 0.0]]
    assert ledger.directory["client_id"].tolist() == ["a", "d"]


def test_the_command_line_hands_them_over(monkeypatch):
    seen = {}

    def record(sources, **options):
        seen.update(options)
        raise UsageError("enough")

    monkeypatch.setattr("clientkit.reporting.report.run_report", record)
    cli.main("report --source a.csv b.csv --aliases same.csv --overlap month".split())
    assert (seen["aliases"], seen["overlap"]) == ("same.csv", "month")


def test_a_client_known_by_its_name_alone_can_be_joined_as_offered(tmp_path):
    (tmp_path / "june.csv").write_text(
        "Client ID,Client,Date,Amount\n1,Ann Lee Ltd,2026-06-01,10\n,Ann Lee,2026-06-03,7\n"
    )
    ck.likely_same(ck.load(tmp_path)).to_csv(tmp_path / "aliases.csv", index=False)
    ledger = ck.load(tmp_path)
    assert set(ck.to_pandas(ledger.transactions)["client_id"]) == {"1"}
    assert ledger.aliases[["client_id", "same_as", "rows"]].to_numpy().tolist() == [
        ["Ann Lee", "1", 1]
    ]
    assert not len(ck.likely_same(ledger))
