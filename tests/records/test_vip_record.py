from decimal import Decimal
from pathlib import Path

import ibis
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

import clientkit as ck
from clientkit.records.vip_record import published_lists, recorded
from clientkit.schema import DataError

law = settings(max_examples=10, deadline=None)
amounts = st.sampled_from([0.10, 10, 20, -10, 960])
drawn_rows = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.integers(1, 31), amounts), min_size=1, max_size=12
)


def january(**amounts: float) -> pd.DataFrame:
    """One invoice of 15 January for each client."""
    return pd.DataFrame(
        {
            "client_id": list(amounts),
            "date": "2026-01-15",
            "amount": [float(amount) for amount in amounts.values()],
            "document": [f"J-{client}" for client in amounts],
        }
    )


# 20 % of six payers is two heads, rounded up: a and b; the bar is 80.
SIX = january(a=100, b=80, c=50, d=40, e=20, f=10)


def listed(rows=SIX, **options):
    return ck.vip_list(rows, month="2026-01", **options)


def vips(one) -> list[str]:
    return [row["client_id"] for row in one.payers.to_pylist() if row["vip"]]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def versions(folder: Path) -> list[tuple]:
    return [(one.fact("criterion"), one.fact("version"), vips(one)) for one in recorded(folder)]


def published(folder: Path, rows=SIX, **options) -> Path:
    ck.publish_vip(listed(rows, **options), folder)
    return folder


# -- the list ------------------------------------------------------------------------------------


def test_a_list_tells_the_rule_the_bar_and_every_payer():
    one = listed()
    facts = ("month", "version", "complete", "criterion", "share", "ties", "cut")
    assert [one.fact(name) for name in facts] == [
        *("2026-01", 1, True, "amount", 0.2, "include", Decimal("80.0000"))
    ]
    ranked = [(row["client_id"], row["value"], row["rank"]) for row in one.payers.to_pylist()]
    assert ranked == [
        ("a", 100, 1),
        ("b", 80, 2),
        ("c", 50, 3),
        ("d", 40, 4),
        ("e", 20, 5),
        ("f", 10, 6),
    ]
    assert vips(one) == ["a", "b"] and len(one.rows) == 6


def test_a_list_has_no_bar_where_the_tie_excludes_everyone():
    one = listed(january(a=10, b=10, c=10), ties="exclude")
    assert one.fact("cut") is None and vips(one) == []


def test_a_month_with_returns_only_has_no_list_and_publishes_none(tmp_path):
    assert listed(january(a=-10, b=0)) is None
    ck.publish_vip(None, tmp_path)
    assert bytes_of(tmp_path) == {}


def test_a_month_without_rows_is_refused():
    with pytest.raises(DataError, match="no rows in the 1 month"):
        ck.vip_list(SIX, month="2026-02")


def test_rows_of_other_months_are_no_part_of_the_record():
    later = SIX.assign(date="2026-02-01", amount=1000.0)
    one = listed(pd.concat([SIX, later]))
    assert one.fact("data_hash") == listed().fact("data_hash") and len(one.rows) == 6


def test_pandas_and_ibis_give_the_same_list():
    exact = ibis.memtable(SIX).mutate(date=ibis._.date.cast("date"))
    assert listed(exact).payers.equals(listed().payers)
    assert listed(exact).rows.equals(listed().rows)


@law
@given(drawn_rows, st.randoms())
def test_the_order_of_rows_and_columns_changes_neither_hash_nor_list(rows, random):
    frame = pd.DataFrame(rows, columns=["client_id", "date", "amount"])
    frame["date"] = [f"2026-01-{day:02d}" for day in frame["date"]]
    frame["amount"] = frame["amount"].astype(float)
    other = frame.iloc[random.sample(range(len(frame)), len(frame))]
    one, two = listed(frame), listed(other[["amount", "date", "client_id"]])
    assert (one is None) == (two is None)
    assert one is None or one.payers.equals(two.payers)


def test_a_row_that_stands_twice_is_other_data():
    twice = pd.concat([SIX, SIX.head(1)])
    assert listed(twice).fact("data_hash") != listed().fact("data_hash")


def test_a_column_without_a_value_is_as_no_column():
    empty = SIX.assign(manager=pd.Series([None] * 6, dtype="string"))
    assert listed(empty).fact("data_hash") == listed().fact("data_hash")
    assert listed(empty.assign(manager="kai")).fact("data_hash") != listed().fact("data_hash")


def test_an_empty_text_is_not_the_same_data_as_no_text():
    gap = SIX.assign(document=["J-a", "J-b", "J-c", "J-d", "J-e", None])
    assert listed(gap).fact("data_hash") != listed(gap.fillna("")).fact("data_hash")


# -- publishing ----------------------------------------------------------------------------------


def test_what_is_published_is_read_back_as_it_was(tmp_path):
    one = listed()
    ck.publish_vip(one, tmp_path / "2026-01" / "tables")
    [back] = published_lists(tmp_path / "2026-01" / "tables")
    assert back.payers.equals(one.payers)
    assert sorted(map(str, back.rows.to_pylist())) == sorted(map(str, one.rows.to_pylist()))


def test_without_a_folder_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ck.publish_vip(listed(), "")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_a_record_has_no_lists(tmp_path):
    assert published_lists(tmp_path) == published_lists(tmp_path / "nowhere") == []


@pytest.mark.parametrize("restate", [False, True])
def test_the_same_data_leave_the_files_as_they_are(tmp_path, restate):
    before = bytes_of(published(tmp_path))
    ck.publish_vip(listed(SIX.sample(frac=1, random_state=1)), tmp_path, restate=restate)
    assert bytes_of(tmp_path) == before


@pytest.mark.parametrize(
    "later",
    [
        january(a=100, b=80, c=50, d=40, e=20, f=10, g=900),
        SIX.tail(5),
        SIX.replace({"amount": {50.0: 500.0}}),
        SIX.assign(amount=SIX["amount"] * 1.22, document="corrected", manager="kai"),
    ],
    ids=["a document came", "a document went", "an amount changed", "every row changed"],
)
def test_later_documents_do_not_touch_what_is_published(tmp_path, later):
    before = bytes_of(published(tmp_path))
    ck.publish_vip(listed(later), tmp_path)
    assert bytes_of(tmp_path) == before


def test_restating_adds_a_version_and_the_former_stays(tmp_path):
    later = pd.concat([SIX, january(g=900)])  # seven payers: two heads, g and a
    [first] = published_lists(published(tmp_path))
    ck.publish_vip(listed(later), tmp_path, restate=True)
    assert versions(tmp_path) == [("amount", 1, ["a", "b"]), ("amount", 2, ["g", "a"])]
    assert recorded(tmp_path)[0].payers.equals(first.payers)
    assert [len(one.rows) for one in recorded(tmp_path)] == [6, 7]
    [last] = published_lists(tmp_path)
    assert last.fact("version") == 2


def test_a_version_is_added_once(tmp_path):
    later = listed(pd.concat([SIX, january(g=900)]))
    ck.publish_vip(later, published(tmp_path), restate=True)
    before = bytes_of(tmp_path)
    ck.publish_vip(later, tmp_path, restate=True)
    ck.publish_vip(listed(), tmp_path)  # the data as first published change nothing either
    assert bytes_of(tmp_path) == before


def test_the_list_as_first_published_may_come_back_as_a_third_version(tmp_path):
    ck.publish_vip(listed(pd.concat([SIX, january(g=900)])), published(tmp_path), restate=True)
    ck.publish_vip(listed(), tmp_path, restate=True)
    assert [(number, names) for _, number, names in versions(tmp_path)] == [
        *((1, ["a", "b"]), (2, ["g", "a"]), (3, ["a", "b"]))
    ]
    assert [len(one.rows) for one in recorded(tmp_path)] == [6, 7, 6]


def test_rows_that_change_nothing_in_the_list_make_no_version(tmp_path):
    before = bytes_of(published(tmp_path))
    renamed = SIX.assign(document="new number", manager="kai")
    ck.publish_vip(listed(renamed), tmp_path, restate=True)
    assert bytes_of(tmp_path) == before


def test_the_list_of_an_unfinished_month_is_replaced_by_the_next(tmp_path):
    published(tmp_path, SIX.tail(5), complete=False)
    published(tmp_path, SIX.head(5), complete=False)
    assert versions(tmp_path) == [("amount", 1, ["a"])]
    published(tmp_path)
    assert versions(tmp_path) == [("amount", 1, ["a", "b"])]
    assert parquet.read_table(tmp_path / "vip_rows.parquet").num_rows == 6  # no rows are left over
    published(tmp_path, SIX.tail(5))
    assert versions(tmp_path) == [("amount", 1, ["a", "b"])]


@pytest.mark.parametrize(
    "rule", [{"by": "documents"}, {"share": 0.5}, {"ties": "exclude"}], ids=str
)
def test_another_rule_stands_beside_the_first(tmp_path, rule):
    [first] = published_lists(published(tmp_path))
    published(tmp_path, **rule)
    lists = {one.rule: one for one in published_lists(tmp_path)}
    assert len(lists) == 2 and lists[first.rule].payers.equals(first.payers)
    assert [one.fact("version") for one in lists.values()] == [1, 1]
    before = bytes_of(tmp_path)
    published(tmp_path, SIX.tail(5), **rule)
    assert bytes_of(tmp_path) == before


def test_a_version_of_one_rule_leaves_the_other_rule_alone(tmp_path):
    published(published(tmp_path), share=0.5)
    ck.publish_vip(listed(pd.concat([SIX, january(g=900)])), tmp_path, restate=True)
    kept = {
        (one.fact("share"), one.fact("version")): len(one.payers) for one in recorded(tmp_path)
    }
    assert kept == {(0.2, 1): 6, (0.2, 2): 7, (0.5, 1): 6}


def test_the_record_of_other_data_is_replaced(tmp_path):
    published(published(tmp_path, january(x=5, y=4)), january(x=5, y=4), share=0.5)
    published(tmp_path)
    assert versions(tmp_path) == [("amount", 1, ["a", "b"])]
    assert parquet.read_table(tmp_path / "vip_rows.parquet").num_rows == 6


def test_one_client_with_a_row_on_the_same_day_makes_it_the_same_data(tmp_path):
    before = bytes_of(published(tmp_path))
    published(tmp_path, january(a=1, x=5, y=4))
    assert bytes_of(tmp_path) == before


def test_columns_may_come_and_go_between_versions(tmp_path):
    published(tmp_path, SIX.assign(manager="kai", units=1))
    bare = pd.concat([SIX, january(g=900)]).drop(columns="document").assign(product="tea")
    ck.publish_vip(listed(bare), tmp_path, restate=True)
    first, second = recorded(tmp_path)
    assert set(first.rows.column_names) == {*SIX.columns, "manager", "units"}
    assert set(second.rows.column_names) == {"client_id", "date", "amount", "product"}


def test_a_folder_holds_one_month(tmp_path):
    before = bytes_of(published(tmp_path))
    february = ck.vip_list(SIX.assign(date="2026-02-03"), month="2026-02")
    with pytest.raises(DataError, match="published for January 2026; give February 2026 a folder"):
        ck.publish_vip(february, tmp_path)
    assert bytes_of(tmp_path) == before


# -- damaged and foreign files -------------------------------------------------------------------


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:200])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("client_id,vip\na,True\n", encoding="utf-8")


def of_another_tool(path: Path) -> None:
    parquet.write_table(pa.table({"client_id": ["a"], "vip": [True]}), path)


def of_other_types(path: Path) -> None:
    table = parquet.read_table(path)
    place = table.column_names.index("client_id")
    marks = pa.array([[1]] * len(table))
    parquet.write_table(table.set_column(place, "client_id", marks), path)


@pytest.mark.parametrize("damaged", [cut_short, emptied, text, of_another_tool, of_other_types])
@pytest.mark.parametrize("name", ["vip.parquet", "vip_rows.parquet"])
def test_a_damaged_or_foreign_file_is_refused_and_left_as_it_is(tmp_path, damaged, name):
    damaged(published(tmp_path) / name)
    before = bytes_of(tmp_path)
    for restate in (False, True):
        with pytest.raises(DataError) as info:
            ck.publish_vip(listed(), tmp_path, restate=restate)
        said = str(info.value)
        assert said.startswith((tmp_path / name).as_posix()) and "\n" not in said
        assert "put back a copy of it, or move" in said
    assert bytes_of(tmp_path) == before


def test_a_list_without_its_rows_is_refused(tmp_path):
    (published(tmp_path) / "vip_rows.parquet").unlink()
    before = bytes_of(tmp_path)
    with pytest.raises(DataError, match=r"vip_rows\.parquet cannot be read .*: it is missing; "):
        published(tmp_path)
    assert bytes_of(tmp_path) == before


def test_rows_of_another_list_are_refused(tmp_path):
    published(tmp_path / "other", SIX.tail(5))
    (tmp_path / "other" / "vip_rows.parquet").replace(
        published(tmp_path / "own") / "vip_rows.parquet"
    )
    with pytest.raises(DataError, match=r"it lacks rows that vip\.parquet was made from"):
        published(tmp_path / "own")


def test_rows_left_by_a_run_that_broke_off_are_no_record(tmp_path):
    (published(tmp_path, SIX.tail(5)) / "vip.parquet").unlink()
    assert published_lists(tmp_path) == []
    assert versions(published(tmp_path)) == [("amount", 1, ["a", "b"])]
