from pathlib import Path

import ibis
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import clientkit as ck
from clientkit.records.vip_restatements import Restatements
from clientkit.schema import DataError
from clientkit.showing.findings.restated import restatement

law = settings(max_examples=10, deadline=None)


def invoices(month: str, **amounts: float) -> pd.DataFrame:
    """One invoice on the 15th for each client."""
    return pd.DataFrame(
        {
            "client_id": list(amounts),
            "date": f"{month}-15",
            "amount": [float(amount) for amount in amounts.values()],
            "document": [f"{month[-2:]}-{client}" for client in amounts],
        }
    )


# 20 % of six payers is two heads, rounded up: a and b; the bar is 80.
SIX = invoices("2026-01", a=100, b=80, c=50, d=40, e=20, f=10)
LATE = invoices("2026-01", c=35).assign(date="2026-01-31", document="LATE-1")  # c: 85


def publish(reports: Path, rows=SIX, month="2026-01", restate=False, **options) -> None:
    one = ck.vip_list(rows, month=month, **options)
    ck.publish_vip(one, reports / month / "tables", restate=restate)


@pytest.fixture(scope="module")
def published_six(tmp_path_factory) -> Path:
    """A folder of reports that holds January of six clients."""
    reports = tmp_path_factory.mktemp("reports")
    publish(reports)
    return reports


def against(reports, rows, until="2026-01", **rule) -> Restatements:
    return ck.vip_restatements(rows, reports=reports, until=until, **rule)


def states(found: Restatements) -> dict[str, str]:
    return dict(zip(found.months["month"], found.months["state"], strict=True))


def changes(found: Restatements) -> list[tuple]:
    return list(found.rows[["client_id", "amount", "change"]].itertuples(index=False, name=None))


def said(found: Restatements) -> str:
    return ck.findings.restated(found, names={"c": "Cy & Co"}).data


# -- what is a restatement -----------------------------------------------------------------------


def test_the_same_data_are_as_published(tmp_path):
    publish(tmp_path)
    found = against(tmp_path, SIX.sample(frac=1, random_state=1))
    assert found.months.to_dict("records") == [
        {
            **{"month": "2026-01", "version": 1, "state": "as published"},
            **{"cut_published": 80.0, "cut": 80.0, "vips_published": 2, "vips": 2},
            **{"rows_came": 0, "rows_went": 0},
        }
    ]
    assert found.clients.empty and found.rows.empty
    assert said(found) == "1 published list is as published."
    assert restatement(found) is None and restatement(None) is None


def test_a_late_document_restates_its_month_with_exactly_that_document(tmp_path):
    publish(tmp_path)
    found = against(tmp_path, pd.concat([SIX, LATE]))
    [month] = found.months.to_dict("records")
    assert (month["state"], month["rows_came"], month["rows_went"]) == ("restated", 1, 0)
    assert (month["cut_published"], month["cut"]) == (80, 85)
    assert found.rows.to_dict("records") == [
        {
            **{"month": "2026-01", "client_id": "c", "date": pd.Timestamp("2026-01-31")},
            **{"amount": 35.0, "document": "LATE-1", "change": 1},
        }
    ]
    moved = found.clients.set_index("client_id")  # b did nothing, but the bar rose above it
    assert moved.loc["c", ["value_published", "value"]].tolist() == [50, 85]
    assert moved.loc["c", ["rank_published", "rank"]].tolist() == [3, 2]
    assert moved[["vip_published", "vip"]].to_dict("index") == {
        "c": {"vip_published": False, "vip": True},
        "b": {"vip_published": True, "vip": False},
    }
    assert said(found) == (
        "**January 2026 is restated**: published with 2 VIPs and a bar of 80, today 2 and 85; "
        "of the rows behind it 1 came. VIP today: Cy &amp; Co; no longer: b. "
        "The published list stands as it was."
    )
    assert str(restatement(found)) == (
        "Restated since published: January 2026. This is the list as known today; the page tells "
        "what was published."
    )


def test_a_withdrawn_document_is_minus_one(tmp_path):
    publish(tmp_path, pd.concat([SIX, LATE]))
    found = against(tmp_path, SIX)
    assert states(found) == {"2026-01": "restated"}
    assert changes(found) == [("c", 35, -1)]
    assert "of the rows behind it 1 went." in said(found)


def test_a_changed_amount_is_the_old_row_and_the_new(tmp_path):
    publish(tmp_path)
    found = against(tmp_path, SIX.replace({"amount": {50.0: 90.0}}))
    assert changes(found) == [("c", 50, -1), ("c", 90, 1)]
    assert "of the rows behind it 1 came and 1 went." in said(found)


def test_a_cent_is_a_restatement(tmp_path):
    publish(tmp_path)
    found = against(tmp_path, SIX.replace({"amount": {10.0: 10.01}}))
    assert states(found) == {"2026-01": "restated"}
    assert found.clients["client_id"].tolist() == ["f"]
    assert "The list holds the same clients." in said(found)


def test_a_client_who_pays_nothing_any_more_is_shown_without_a_value(tmp_path):
    publish(tmp_path)
    found = against(tmp_path, pd.concat([SIX, invoices("2026-01", f=-10)]))
    clients = found.clients.set_index("client_id")  # of five payers one is VIP: b is not, either
    assert clients.index.tolist() == ["f", "b"] and clients.loc["f", "value_published"] == 10
    assert clients.loc["f", ["value", "rank"]].isna().all() and not clients["vip"].any()


def test_a_month_that_keeps_no_payer_is_restated(tmp_path):
    publish(tmp_path)
    found = against(tmp_path, SIX.assign(amount=-SIX["amount"]))
    [month] = found.months.to_dict("records")
    assert (month["state"], month["vips_published"], month["vips"]) == ("restated", 2, 0)
    assert pd.isna(month["cut"]) and len(found.clients) == 6
    assert "today 0 and none" in said(found)


def test_rows_that_change_no_value_are_as_published_and_counted(tmp_path):
    publish(tmp_path)
    nil = invoices("2026-01", g=-5)  # a client with returns only is no payer
    found = against(tmp_path, pd.concat([SIX.replace({"document": {"01-f": "01-f2"}}), nil]))
    assert found.months[["state", "rows_came", "rows_went"]].to_numpy().tolist() == [
        ["as published", 2, 1]
    ]
    assert found.clients.empty and found.rows.empty


def test_the_rows_of_clients_with_the_same_value_did_nothing(tmp_path):
    publish(tmp_path)
    moved_day = SIX.replace({"document": {"01-b": "01-b2"}})  # b falls, but not through this
    found = against(tmp_path, pd.concat([moved_day, LATE]))
    assert set(found.clients["client_id"]) == {"b", "c"}
    assert changes(found) == [("c", 35, 1)]
    assert "of the rows behind it 1 came." in said(found)


def test_the_largest_change_comes_first(tmp_path):
    publish(tmp_path)
    found = against(tmp_path, pd.concat([SIX, invoices("2026-01", f=1, e=-5, c=3)]))
    assert found.clients["client_id"].tolist() == ["e", "c", "f"]


@law
@given(
    st.lists(st.tuples(st.sampled_from("abfgh"), st.sampled_from([1, 35, -10, -80])), max_size=4)
)
def test_the_rows_shown_are_those_of_the_changed_values_and_add_up_to_them(published_six, late):
    more = pd.DataFrame(late, columns=["client_id", "amount"]).astype({"amount": float})
    today = pd.concat([SIX, more.assign(date="2026-01-31", document="late")])
    found = against(published_six, today)
    before = SIX.set_index("client_id")["amount"]
    sums = today.groupby("client_id")["amount"].sum()
    other = {one for one in sums.index if max(sums[one], 0) != before.get(one, 0)}
    assert states(found) == {"2026-01": "restated" if other else "as published"}
    assert set(found.rows.get("client_id", [])) == other <= set(found.clients["client_id"])
    for client, rows in found.rows.groupby("client_id") if other else ():
        change = (rows["amount"] * rows["change"]).sum()
        assert before.get(client, 0) + change == sums[client]


# -- which months are compared -------------------------------------------------------------------


def test_no_folder_and_a_month_without_a_record_have_nothing_to_compare(tmp_path):
    (tmp_path / "2026-01" / "tables").mkdir(parents=True)
    for reports in ("", tmp_path, tmp_path / "nowhere", str(tmp_path)):
        found = against(reports, SIX)
        assert found.months.empty and found.clients.empty and found.rows.empty
        assert said(found).startswith("No earlier list by this rule is published here")
        assert list(found.rows) == ["month", "change"] and "vip_published" in found.clients


def test_every_month_up_to_the_last_is_compared_and_no_later_one(tmp_path):
    both = pd.concat([SIX, invoices("2026-02", a=5, b=4), invoices("2026-03", a=5)])
    for month in ("2026-01", "2026-02", "2026-03"):
        publish(tmp_path, both, month)
    found = against(tmp_path, pd.concat([both, LATE]), until="2026-02")
    assert states(found) == {"2026-01": "restated", "2026-02": "as published"}
    assert set(found.rows["month"]) == set(found.clients["month"]) == {"2026-01"}
    assert said(found).endswith("\n\n1 published list is as published.")


def test_only_the_folder_of_a_month_is_a_published_month(tmp_path):
    publish(tmp_path)
    for other in ("2026-01-part", "failed", ".2026-01.building-7"):
        (tmp_path / "2026-01").rename(tmp_path / other)
        assert against(tmp_path, SIX).months.empty
        (tmp_path / other).rename(tmp_path / "2026-01")


def test_a_list_by_another_rule_is_not_compared(tmp_path):
    publish(tmp_path, share=0.5)
    for rule in ({}, {"share": 0.5, "by": "documents"}, {"share": 0.5, "ties": "exclude"}):
        assert against(tmp_path, SIX, **rule).months.empty
    assert states(against(tmp_path, SIX, share="0.5")) == {"2026-01": "as published"}


def test_the_last_version_is_what_is_published(tmp_path):
    today = pd.concat([SIX, LATE])
    publish(tmp_path)
    publish(tmp_path, today, restate=True)
    found = against(tmp_path, today)
    assert found.months[["version", "state"]].to_numpy().tolist() == [[2, "as published"]]
    assert states(against(tmp_path, SIX)) == {"2026-01": "restated"}


def test_months_that_cannot_be_compared_say_why(tmp_path):
    publish(tmp_path, invoices("2025-11", a=7), "2025-11")  # before the first day of today's data
    publish(tmp_path, invoices("2025-12", x=7, y=6), "2025-12")  # of another firm
    publish(tmp_path)
    publish(tmp_path, invoices("2026-02", a=7), "2026-02", complete=False)
    today = [invoices("2025-12", a=100), SIX, LATE, invoices("2026-02", a=7, b=6)]
    found = against(tmp_path, pd.concat(today), until="2026-02")
    assert states(found) == {
        "2025-11": "not covered",
        "2025-12": "other data",
        "2026-01": "restated",
        "2026-02": "not complete",
    }
    assert found.months["vips_published"].tolist() == [1, 1, 2, 1]
    assert found.months["vips"].isna().tolist() == [True, True, False, True]
    first, *others = said(found).split("\n\n")
    assert "published with 2 VIPs and a bar of 80, today 2 and 85;" in first
    assert others == [
        "2026-02: published before the month ended, so not compared; its next run replaces it.",
        "2025-12: made of other data, so not compared.",
        "2025-11: before the first day of these data, so not compared.",
    ]


def test_amounts_that_all_changed_are_a_restatement_and_not_other_data(tmp_path):
    publish(tmp_path)
    found = against(tmp_path, SIX.assign(amount=SIX["amount"] * 1.22, manager="kai"))
    assert states(found) == {"2026-01": "restated"}
    assert (found.rows["change"] > 0).sum() == (found.rows["change"] < 0).sum() == 6


def test_an_empty_table_covers_no_month(tmp_path):
    publish(tmp_path)
    assert states(against(tmp_path, SIX.head(0))) == {"2026-01": "not covered"}


# -- columns, engines, errors --------------------------------------------------------------------


@pytest.mark.parametrize("rows", [SIX, SIX.assign(manager="kai", units=1)], ids=["few", "all"])
@pytest.mark.parametrize(
    "today",
    [
        lambda rows: rows.drop(columns="document"),
        lambda rows: rows.assign(product="tea", cost=1.0),
        lambda rows: rows.assign(manager=None),
    ],
    ids=["a column less", "columns more", "a column without values"],
)
def test_columns_that_come_or_go_are_no_restatement(tmp_path, rows, today):
    publish(tmp_path, rows)
    assert states(against(tmp_path, today(rows))) == {"2026-01": "as published"}


def test_only_the_late_document_is_shown_when_there_is_a_new_column_too(tmp_path):
    publish(tmp_path)
    found = against(tmp_path, pd.concat([SIX, LATE]).assign(product="tea", manager="kai"))
    assert found.rows["document"].tolist() == ["LATE-1"]


def test_a_value_that_only_a_new_column_changed_is_not_laid_on_rows(tmp_path):
    two = pd.concat([SIX, SIX.tail(1)]).drop(columns="document")
    publish(tmp_path, two, by="documents")  # without numbers a client's day is one document
    found = against(tmp_path, two.assign(document=[*"1234567"]), by="documents")
    assert found.clients[["client_id", "value_published", "value"]].to_numpy().tolist() == [
        ["f", 1, 2]
    ]
    assert "no row came or went, so the method or a new column did it" in said(found)


def test_pandas_and_ibis_give_the_same_restatements(tmp_path):
    publish(tmp_path)
    today = pd.concat([SIX, LATE])
    exact = ibis.memtable(today).mutate(date=ibis._.date.cast("date"))
    one, two = against(tmp_path, today), against(tmp_path, exact)
    for name in ("months", "clients", "rows"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(two, name))


def test_ids_that_are_numbers_are_read_as_text(tmp_path):
    numbers = SIX.assign(client_id=[1, 2, 3, 4, 5, 6])
    publish(tmp_path, numbers)
    assert states(against(tmp_path, numbers)) == {"2026-01": "as published"}
    assert states(against(tmp_path, numbers.astype({"client_id": str}))) == {
        "2026-01": "as published"
    }


@pytest.mark.parametrize(
    ("rule", "what"),
    [
        ({"by": "amuont"}, "Did you mean 'amount'"),
        ({"share": 0}, "a share lies above 0"),
        ({"ties": "maybe"}, "ties is 'maybe'"),
    ],
    ids=str,
)
def test_a_rule_that_is_none_is_refused(tmp_path, rule, what):
    with pytest.raises(DataError, match=what):
        against(tmp_path, SIX, **rule)


def test_a_missing_column_is_named(tmp_path):
    publish(tmp_path, SIX.assign(units=3), by="units")
    with pytest.raises(DataError, match="needs the column units"):
        against(tmp_path, SIX, by="units")
    with pytest.raises(DataError, match="needs the column date"):
        against(tmp_path, SIX.drop(columns="date"))


def test_a_damaged_record_is_named_and_not_passed_over(tmp_path):
    publish(tmp_path)
    file = tmp_path / "2026-01" / "tables" / "vip.parquet"
    file.write_bytes(file.read_bytes()[:-9])
    with pytest.raises(DataError, match=r"2026-01/tables/vip\.parquet cannot be read as the rec"):
        against(tmp_path, SIX)
