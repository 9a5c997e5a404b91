from collections import Counter
from datetime import date, timedelta
from zipfile import ZipFile

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import clientkit as ck
from clientkit.reading.contents import contents
from clientkit.reading.options import Options
from clientkit.reading.tables import read_table
from clientkit.reading.vocabulary import TRANSACTION_WORDS

HEAD = "Client,Date,Amount,Document\n"
PLAIN = "Client,Date,Amount\n"


@pytest.fixture
def files(tmp_path):
    def write(head=HEAD, **texts):
        for name, text in texts.items():
            (tmp_path / f"{name}.csv").write_text(head + text, encoding="utf-8")
        return tmp_path

    return write


def kept(ledger):
    rows = ledger.transactions.to_pyarrow().to_pylist()
    return [(row["client_id"], str(row["date"]), int(row["amount"])) for row in rows]


def reasons(ledger):
    assert ledger.account.balances
    assert sum(source["rows"] for source in ledger.sources) == ledger.account.rows_read
    assert len(ledger.rejected) == ledger.account.rows_set_aside
    return {reason: rows for reason, (rows, _) in ledger.account.by_reason.items()}


def test_a_document_in_two_files_is_counted_once_and_told(files):
    june = "ann,2026-06-03,10,1\nbob,2026-06-28,20,2\nbob,2026-06-28,5,2\n"
    ledger = ck.load(files(june=june, may="ann,2026-06-03,10,1\n" + "ann,2026-05-04,7,9\n"))
    assert reasons(ledger) == {"repeated": 1}
    assert kept(ledger) == [
        ("ann", "2026-06-03", 10),
        ("bob", "2026-06-28", 20),
        ("bob", "2026-06-28", 5),
        ("ann", "2026-05-04", 7),
    ]
    assert ledger.rejected.to_numpy().tolist() == [
        ["may.csv", 2, "Document", "1 of 2026-06-03, see june.csv", "repeated"]
    ]
    assert ledger.sources[1]["repeated"] == 1
    assert "overlap: may.csv: 1 row repeated" in ledger._repr_html_()


def test_two_equal_purchases_of_one_file_stay_two(files):
    folder = files(PLAIN, a="ann,2026-06-03,10\n" * 2, b="ann,2026-06-03,10\n" * 3)
    ledger = ck.load(folder)
    assert kept(ledger) == [("ann", "2026-06-03", 10)] * 3
    assert reasons(ledger) == {"repeated": 2}
    assert ledger.rejected["text"].tolist() == ["ann of 2026-06-03, see a.csv"] * 2


def test_files_that_do_not_meet_are_left_alone_whatever_their_numbers(files):
    ledger = ck.load(files(june="ann,2026-06-30,10,1\n", july="ann,2026-07-01,12,1\n"))
    assert reasons(ledger) == {}


def test_numbers_that_begin_anew_each_year_are_two_documents(files):
    both = "ann,2025-06-03,10,1\nann,2026-06-03,12,1\n"
    ledger = ck.load(files(a=both, b=both + "bob,2026-07-01,1,2\n"))
    assert reasons(ledger) == {"repeated": 2}
    for overlap in (None, "document"):
        later = "bob,2025-01-01,1,7\nann,2026-06-03,12,1\n"
        ledger = ck.load(files(a=both, b=later), overlap=overlap)
        assert ("ann", "2025-06-03", 10) in kept(ledger)
        assert reasons(ledger) == {"repeated": 1}


def test_two_clients_may_have_the_same_number(files):
    ledger = ck.load(files(a="ann,2026-06-03,10,1\n", b="bob,2026-06-03,12,1\n"))
    assert reasons(ledger) == {}


def test_an_invoice_paid_in_parts_is_no_contradiction(files):
    june = "ann,2026-06-03,10,1\nann,2026-06-28,10,1\nann,2026-06-28,9,4\n"
    ledger = ck.load(files(a=june, b="ann,2026-06-28,9,4\nann,2026-07-28,10,2\n"))
    assert reasons(ledger) == {"repeated": 1}


def test_of_a_number_on_several_days_the_days_that_both_cover_are_replaced(files):
    parts = "ann,2026-05-05,50,17\nann,2026-06-28,20,17\nbob,2026-06-30,1,18\n"
    later = "ann,2026-06-28,25,17\nbob,2026-06-30,1,18\nann,2026-07-28,5,17\n"
    ledger = ck.load(files(a=parts, b=later), overlap="document")
    assert reasons(ledger) == {"repeated": 1, "replaced": 1}
    assert [row[2] for row in kept(ledger) if row[0] == "ann"] == [50, 25, 5]


def test_no_number_is_no_document(files):
    early = "ann,2026-06-03,10,б/н\nann,2026-06-05,10,-\nbob,2026-06-09,1,\n"
    ledger = ck.load(files(a=early, b=early + "ann,2026-06-04,10,б/н\nann,2026-06-06,1,-\n"))
    assert reasons(ledger) == {"repeated": 3}


OLD = "ann,2026-06-03,10,1\nbob,2026-06-14,20,2\ncy,2026-06-15,1,3\nann,2026-06-28,9,4\n"
NEW = "ann,2026-06-03,10,1\nbob,2026-06-16,25,2\nann,2026-06-28,9,4\n"


def test_two_versions_of_a_document_are_a_question_with_the_calls_that_answer_it(files):
    folder = files(june1=OLD, june2=NEW)
    with pytest.raises(ck.DataError) as told:
        ck.load(folder)
    assert str(told.value) == (
        "document 2 of client bob has 20.00 in june1.csv (1 line, 2026-06-14) and 25.00 in "
        "june2.csv (1 line, 2026-06-16): not the same is date and amount. "
        "If the later file's version of a document is right: "
        f'ck.load("{folder}", overlap="document"). If the later file holds its months whole and '
        f'anew: ck.load("{folder}", overlap="month")'
    )


def test_a_cost_counted_anew_is_named(files):
    head = "Client,Date,Amount,Document,Cost\n"
    folder = files(head, a="ann,2026-06-03,10,1,4\n", b="ann,2026-06-03,10,1,5\n")
    with pytest.raises(ck.DataError, match=r"10\.00 in a\.csv .* not the same is cost\. If"):
        ck.load(folder)
    [row] = ck.load(folder, overlap="document").transactions.to_pyarrow().to_pylist()
    assert row["cost"] == 5


def test_the_later_version_replaces_the_document_and_no_other(files):
    ledger = ck.load(files(june1=OLD, june2=NEW), overlap="document")
    assert reasons(ledger) == {"repeated": 2, "replaced": 1}
    assert sorted(kept(ledger)) == [
        ("ann", "2026-06-03", 10),
        ("ann", "2026-06-28", 9),
        ("bob", "2026-06-16", 25),
        ("cy", "2026-06-15", 1),
    ]
    replaced = ledger.rejected[ledger.rejected["reason"] == "replaced"]
    assert replaced["text"].tolist() == ["2 of 2026-06-14, see june2.csv"]
    assert "june1.csv: 1 row replaced" in ledger._repr_html_()


def test_a_month_held_anew_loses_the_documents_that_vanished(files):
    may = "cy,2026-05-31,2,8\n"
    ledger = ck.load(files(june1=may + OLD, june2=NEW), overlap="month")
    assert reasons(ledger) == {"replaced": 4}
    assert kept(ledger) == [
        ("cy", "2026-05-31", 2),
        ("ann", "2026-06-03", 10),
        ("bob", "2026-06-16", 25),
        ("ann", "2026-06-28", 9),
    ]


def test_a_line_more_or_less_is_another_version(files):
    line = "ann,2026-06-03,10,1\n"
    with pytest.raises(ck.DataError, match=r"20\.00 in a\.csv \(2 lines.* 10\.00 in b\.csv \(1 l"):
        ck.load(files(a=line * 2, b=line))


def test_a_file_of_corrections_alone_replaces_what_it_names(files):
    ledger = ck.load(files(a=OLD, b="bob,2026-06-15,25,2\n"), overlap="document")
    assert [row for row in kept(ledger) if row[0] == "bob"] == [("bob", "2026-06-15", 25)]
    assert reasons(ledger) == {"replaced": 1}


def test_columns_that_one_file_lacks_are_not_compared(tmp_path):
    (tmp_path / "a.csv").write_text("Client,Date,Amount,Units\nann,2026-06-03,10,4\n")
    (tmp_path / "b.csv").write_text("Client,Date,Amount\nann,2026-06-03,10\n")
    assert reasons(ck.load(tmp_path)) == {"repeated": 1}


def test_what_overlap_may_say():
    with pytest.raises(ck.DataError, match="overlap is 'months'; choose document or month"):
        ck.load("x.csv", overlap="months")


def test_a_month_is_added_to_a_saved_ledger_and_saved_again(files, tmp_path):
    folder = files(
        june="ann,2026-06-03,10,1\nbob,2026-06-28,20,2\n,2026-06-01,1,3\n",
        july="bob,2026-06-28,20,2\nann,2026-07-03,5,5\n",
    )
    saved = ck.load(folder / "june.csv").save(tmp_path / "saved")
    both = ck.load([saved, folder / "july.csv"])
    assert reasons(both) == {"no_client": 1, "repeated": 1}
    assert [source["name"] for source in both.sources] == ["june.csv", "july.csv"]
    again = ck.load(both.save(saved))
    assert (
        kept(again) == kept(both) == kept(ck.load([folder / f"{m}.csv" for m in ("june", "july")]))
    )
    assert again.account == both.account
    third = ck.load([saved, folder / "july.csv"])  # the timer ran twice
    assert kept(third) == kept(both)
    assert reasons(third) == {"no_client": 1, "repeated": 3}


def test_a_month_replaced_in_a_saved_ledger_is_told_by_its_folder(files, tmp_path):
    folder = files(june1=OLD, june2=NEW)
    saved = ck.load(folder / "june1.csv").save(tmp_path / "saved")
    ledger = ck.load([str(saved), folder / "june2.csv"], overlap="month")
    assert reasons(ledger) == {"replaced": 4}
    assert set(ledger.rejected["source"]) == {"saved"}
    assert ledger.rejected["row"].tolist() == [0, 1, 2, 3]


def test_saved_ledgers_bring_their_clients_and_files_beside(files, tmp_path):
    folder = files(june=OLD, july="eve,2026-07-03,5,5\n")
    people = pd.DataFrame(
        {"client_id": ["ann", "zoe"], "client": ["Ann", "Zoe"], "phone": ["1", "2"]}
    )
    answers = pd.DataFrame({"client_id": ["ann"], "date": ["2026-06-05"], "score": ["9"]})
    june = ck.load(folder / "june.csv", directory=people, companions={"survey": answers})
    ledger = ck.load([june.save(tmp_path / "saved"), folder / "july.csv"])
    assert ledger.directory["client_id"].tolist() == ["ann", "bob", "cy", "eve", "zoe"]
    assert ledger.directory.set_index("client_id").loc["ann", "phone"] == "1"
    assert len(ledger.companion("survey")) == 1


def test_a_list_names_files_and_saved_ledgers_no_other_folder(files, tmp_path):
    folder = files(june=OLD)
    (tmp_path / "months").mkdir()
    with pytest.raises(ck.DataError, match="months is a folder in which no ledger was saved"):
        ck.load([tmp_path / "months", folder / "june.csv"])


def test_saved_ledgers_and_archives_stand_in_their_place(files, tmp_path):
    folder = files(june=OLD, july="eve,2026-07-03,5,5\n")
    with ZipFile(tmp_path / "more.zip", "w") as archive:
        archive.writestr("august.csv", HEAD + "eve,2026-08-03,6,6\n")
        archive.writestr("may.csv", HEAD + "eve,2026-05-03,4,4\n")
    saved = ck.load(folder / "june.csv").save(tmp_path / "saved")
    ledger = ck.load([tmp_path / "more.zip", saved, folder / "july.csv"])
    assert [source["name"].split("/")[-1] for source in ledger.sources] == [
        "august.csv", "may.csv", "june.csv", "july.csv",
    ]  # fmt: skip
    assert [amount for _, _, amount in kept(ledger)] == [6, 4, 10, 20, 1, 9, 5]


def table_of(*frames, overlap=None):
    options = Options("table", overlap=overlap)
    tables = [read_table(frame, options, TRANSACTION_WORDS) for frame in frames if len(frame)]
    return contents(tables, options, 0.05)


def counted(fields):
    assert fields["account"].balances
    return Counter(tuple(row.values()) for row in fields["transactions"].to_pylist())


ROW = st.tuples(
    st.sampled_from("abc"),
    st.integers(0, 5),
    st.integers(1, 2),
    st.sampled_from(["1", "2", "3", ""]),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=14), st.booleans(), st.integers(0, 5), st.integers(0, 3))
def test_files_that_overlap_give_the_ledger_of_the_whole(rows, numbered, cut, width):
    first = date(2026, 6, 28)
    frame = pd.DataFrame(rows, columns=["client_id", "day", "amount", "document"])
    frame["date"] = [str(first + timedelta(days=day)) for day in frame.pop("day")]
    frame = frame if numbered else frame.drop(columns="document")
    earlier = frame[frame["date"] <= str(first + timedelta(days=cut))]
    later = frame[frame["date"] >= str(first + timedelta(days=cut - width))]
    whole = counted(table_of(frame))
    assert counted(table_of(earlier, later)) == whole
    assert counted(table_of(later, earlier)) == whole
    assert counted(table_of(earlier, later, frame)) == whole
    assert counted(table_of(earlier, later, overlap="document")) == whole
    assert counted(table_of(later, frame, overlap="month")) == whole
