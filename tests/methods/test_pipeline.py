from datetime import date, timedelta

import ibis
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import shuffled

import clientkit as ck
from clientkit.methods.lead_stages import STAGES, stage_rows

SIX = [name for name, _coefficient in STAGES]
AS_OF = "2026-06"
COLUMNS = ["lead", "stage", "amount", "created", "stage_since", "touched", "lost", "source"]


def leads(*rows):
    """Leads typed in the order of COLUMNS."""
    return pd.DataFrame(rows, columns=COLUMNS).astype({"lost": "object"})


def eight():
    return leads(
        ("1", SIX[0], 100, "2026-06-01", "2026-06-01", "2026-06-25", None, "fair"),
        ("2", SIX[0], 50, "2026-05-01", "2026-05-01", "2026-05-05", None, "fair"),
        ("3", SIX[0], 70, "2026-05-01", "2026-05-01", "2026-05-05", "2026-06-30", "web"),
        ("4", SIX[2], 200, "2026-05-01", "2026-06-10", "2026-06-16", None, "web"),
        ("5", SIX[3], 300, "2026-05-01", "2026-06-20", "2026-06-20", "2026-06-25", "web"),
        ("6", SIX[5], 400, "2026-05-01", "2026-06-20", "2026-06-20", None, "fair"),
        ("7", SIX[0], 999, "2026-07-01", "2026-07-01", "2026-07-01", None, "fair"),
        ("8", SIX[4], 999, "2026-05-01", "2026-07-01", "2026-07-01", None, "fair"),
    )


def test_every_lead_has_the_status_it_had_on_the_day():
    status = ck.lead_status(eight(), as_of=AS_OF).set_index("lead")["status"]
    assert status.to_dict() == {
        "1": "open", "2": "open", "3": "lost", "4": "open", "5": "lost", "6": "won",
        "7": "later", "8": "moved",
    }  # fmt: skip


def test_the_funnel_is_that_worked_by_hand():
    found = ck.funnel(eight(), as_of=AS_OF)
    assert found[["reached", "leads", "lost", "amount", "weighted"]].to_numpy().tolist() == [
        [6, 2, 1, 150, 75],  # 1, 2 and 3 never left it
        [3, 0, 0, 0, 0],
        [3, 1, 0, 200, 140],
        [2, 0, 1, 0, 0],
        [1, 0, 0, 0, 0],
        [1, 1, 0, 400, 400],
    ]
    # who stands still is no failure: 3 of the 4 that left the first stage went on
    assert found["conversion"].fillna(-1).tolist() == [-1, 0.75, 1, 1, 0.5, 1]
    assert found["days_in_stage"].fillna(-1).tolist() == [(29 + 60) / 2, -1, 20, -1, -1, -1]


def test_leads_untouched_for_some_days_are_named_the_dearest_first():
    found = ck.forgotten_leads(eight(), as_of=AS_OF, days=14)
    assert found[["lead", "weighted", "silent_days"]].to_numpy().tolist() == [
        ["4", 140, 14],
        ["2", 25, 56],
    ]
    assert ck.forgotten_leads(eight(), as_of=AS_OF, days=15)["lead"].tolist() == ["2"]


def test_a_contact_after_the_day_hides_the_one_before():
    rows = leads(("1", SIX[0], 1, "2026-01-01", "2026-01-01", "2026-07-05", None, "web"))
    assert ck.forgotten_leads(rows, as_of=AS_OF).empty


def test_open_leads_are_no_failures_of_their_source():
    found = ck.lead_sources(eight(), as_of=AS_OF).set_index("source")
    assert found[["leads", "won", "lost", "open"]].to_numpy().tolist() == [
        [4, 1, 0, 3],  # fair: 1, 2 and the moved 8 are open
        [3, 0, 2, 1],
    ]
    assert found["conversion"].tolist() == [1, 0]
    # Wilson for 1 of 1: from 1 / (1 + z^2)
    assert found.loc["fair", "conversion_low"] == pytest.approx(1 / (1 + 1.959964**2), abs=1e-6)
    assert found.loc["fair", "conversion_high"] == 1


def test_a_source_with_open_leads_only_has_no_conversion():
    rows = eight().head(2).assign(source=None)
    [row] = ck.lead_sources(rows, as_of=AS_OF).to_dict("records")
    assert row["source"] == "(no source)"
    assert pd.isna([row["conversion"], row["conversion_low"], row["conversion_high"]]).all()


def test_leads_that_became_clients_meet_their_payments():
    won = {"stage": SIX[5], "amount": 100, "created": "2026-02-01"}
    rows = pd.DataFrame(
        [
            {"lead": "1", "client_id": "new", **won},
            {"lead": "2", "client_id": "old", **won},
            {"lead": "3", "client_id": "none", **won},
            {"lead": "4", **won},
        ]
    )
    sales = pd.DataFrame(
        [("new", "2026-02-11", 30), ("new", "2026-06-30", 20), ("new", "2026-07-01", 99),
         ("old", "2025-01-01", 40), ("old", "2026-02-01", 5)],
        columns=["client_id", "date", "amount"],
    )  # fmt: skip
    found = ck.leads_won(rows, sales, as_of=AS_OF).set_index("lead")
    assert found.index.tolist() == ["3", "4", "2", "1"]  # the doubtful first
    assert found["outcome"].tolist() == ["no payment", "no client", "client before", "paid"]
    assert found["paid"].tolist() == [0, 0, 5, 50]
    assert found["paid_before"].tolist() == [0, 0, 40, 0]
    assert found["days"].fillna(-1).tolist() == [-1, -1, 0, 10]
    assert found["paid_share"].tolist() == [0, 0, 0.05, 0.5]


def test_a_table_of_stages_of_one_s_own_is_taken():
    mine = pd.DataFrame({"stage": ["Called", "Paid"], "coefficient": [0.25, 1]})
    rows = pd.DataFrame(
        {"lead": ["1", "2"], "stage": [" called", "PAID"], "amount": 8, "created": "2026-06-01"}
    )
    found = ck.funnel(rows, as_of=AS_OF, stages=mine)
    assert found[["stage", "leads", "weighted"]].to_numpy().tolist() == [
        ["Called", 1, 2],
        ["Paid", 1, 8],
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"stage": "startd"},
            "lead 1 stands at 'startd'; .* a file named stages: .*Did you mean 'started'",
        ),
        ({"stage": None}, "lead 1 has no stage"),
        ({"created": "soon"}, "created is 'soon' in row 0, .* no day written 2026-01-31"),
    ],
)
def test_a_lead_that_cannot_be_placed_is_refused_in_a_sentence(change, message):
    rows = eight().head(1).assign(**change)
    with pytest.raises(ck.DataError, match=message):
        ck.funnel(rows, as_of=AS_OF)


def test_a_needed_column_is_asked_for_and_coefficients_rise():
    with pytest.raises(ck.DataError, match="leads needs the column amount"):
        ck.funnel(eight().drop(columns="amount"), as_of=AS_OF)
    for wrong in ([], [("a", 1), ("b", 0.5)], [("a", 1.5)]):
        with pytest.raises(ck.DataError, match="coefficients that rise"):
            stage_rows(wrong)


def three(**columns):
    """Three leads with the columns given."""
    plain = {"lead": ["1", "2", "3"], "stage": SIX[3], "amount": 8, "created": "2026-06-01"}
    return pd.DataFrame(plain | columns)


def test_two_stages_of_one_name_are_refused():
    with pytest.raises(ck.DataError, match="'Call' and ' call ', which are one name"):
        ck.funnel(three(), as_of=AS_OF, stages=[("Call", 0.1), (" call ", 0.2)])
    with pytest.raises(ck.DataError, match="a stage has no name"):
        stage_rows([("", 0.1)])
    for wrong in ([("call", "x")], [("call",)], 7):
        with pytest.raises(ck.DataError, match="stages are pairs of a name and a coefficient"):
            stage_rows(wrong)


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\t", "\u2003"])
def test_no_lead_is_lost_for_the_blanks_of_its_stage(blank):
    rows = three(stage=["started", f"Started{blank}", f"{blank}STARTED"])
    found = ck.lead_status(rows, as_of=AS_OF)
    assert found[["lead", "stage", "place"]].to_numpy().tolist() == [
        ["1", "started", 4], ["2", "started", 4], ["3", "started", 4],
    ]  # fmt: skip


def test_leads_that_stand_at_no_stage_are_set_aside_and_the_others_go_on():
    rows = three(stage=["started", "qualified", None])
    placed, aside = ck.placed_leads(rows)
    assert placed["lead"].tolist() == ["1"]
    assert aside[["lead", "stage"]].fillna("").to_numpy().tolist() == [
        ["2", "qualified"],
        ["3", ""],
    ]
    assert ck.funnel(placed, as_of=AS_OF)["leads"].sum() == 1
    # the firm's own stages place another lead; nobody is left is no fault
    placed, aside = ck.placed_leads(rows, stages=[("qualified", 0.4)])
    assert (placed["lead"].tolist(), aside["lead"].tolist()) == (["2"], ["1", "3"])
    none, _aside = ck.placed_leads(rows.tail(1))
    assert ck.funnel(none, as_of=AS_OF)["reached"].sum() == 0
    tables = ck.placed_leads(ibis.memtable(rows))
    assert [len(ck.to_pandas(part)) for part in tables] == [1, 2]


@pytest.mark.parametrize("form", [pd.DataFrame, ibis.memtable])
@pytest.mark.parametrize(
    ("numbers", "message"),
    [(["1", "1", "2"], "lead 1 stands twice"), (["1", None, "2"], "a lead has no number")],
)
def test_a_lead_twice_or_without_a_number_is_refused(form, numbers, message):
    with pytest.raises(ck.DataError, match=message):
        ck.lead_status(form(three(lead=numbers)), as_of=AS_OF)


def test_a_day_is_read_as_it_is_written_and_by_its_own_clock():
    with pytest.raises(ck.DataError, match="touched is '03/06/2026' in row 1"):
        ck.lead_status(three(touched=["2026-06-02", "03/06/2026", None]), as_of=AS_OF)
    late = pd.Timestamp("2026-06-30 23:30", tz="America/New_York")
    found = ck.lead_status(three(created=late), as_of=AS_OF)
    assert found["created"].tolist() == [pd.Timestamp(2026, 6, 30)] * 3
    with pytest.raises(ck.DataError, match="created is empty for lead 2"):
        ck.lead_status(three(created=["2026-06-01", None, None]), as_of=AS_OF)


def test_numbers_of_clients_stay_what_they_were():
    found = ck.lead_status(three(client_id=[7.0, None, 8.0], lead=[1.0, 2, 3]), as_of=AS_OF)
    assert found["client_id"].fillna("").tolist() == ["7", "", "8"]
    assert found["lead"].tolist() == ["1", "2", "3"]
    with pytest.raises(ck.DataError, match="amount is inf in row 0"):
        ck.lead_status(three(amount=float("inf")), as_of=AS_OF)
    rows = three(source="web")
    with pytest.raises(ck.DataError, match="the column source is there twice"):
        ck.lead_status(pd.concat([rows, rows["source"]], axis=1), as_of=AS_OF)


def test_an_empty_source_is_no_source():
    found = ck.lead_sources(three(source=["", " ", None]), as_of=AS_OF)
    assert found[["source", "leads"]].to_numpy().tolist() == [["(no source)", 3]]


def test_ids_of_other_types_do_not_meet_and_it_is_said():
    won = three(stage=SIX[5], client_id=[7, 8, 9])
    sales = pd.DataFrame({"client_id": [7], "date": "2026-06-02", "amount": 5})
    with pytest.raises(ck.DataError, match="string in leads and int64 in the transactions"):
        ck.leads_won(won, sales, as_of=AS_OF)
    sales = sales.assign(client_id=sales["client_id"].astype(str))
    assert ck.leads_won(won, sales, as_of=AS_OF)["paid"].sum() == 5


days = st.integers(0, 200).map(lambda n: date(2026, 1, 1) + timedelta(days=n))
drawn_leads = st.lists(
    st.tuples(
        st.sampled_from(SIX), st.integers(0, 500), days, days, days, st.none() | days,
        st.sampled_from(["web", "fair"]),
    ),
    min_size=1, max_size=25,
)  # fmt: skip


@given(drawn_leads)
def test_the_funnel_and_the_sources_count_every_lead_once(drawn):
    rows = leads(*((str(n), *lead) for n, lead in enumerate(drawn)))
    status = ck.lead_status(rows, as_of=AS_OF)
    assert len(status) == len(rows)
    counts = status["status"].value_counts()
    found = ck.funnel(rows, as_of=AS_OF)
    onwards = found["reached"].shift(-1, fill_value=0)
    assert (found["reached"] == found["leads"] + found["lost"] + onwards).all()
    stand = len(rows) - counts.get("later", 0) - counts.get("moved", 0)
    assert found["reached"].iloc[0] == stand
    assert found["leads"].iloc[-1] == counts.get("won", 0)
    assert (found["conversion"].dropna() <= 1).all()
    expected = found["coefficient"].astype(float) * found["amount"]
    assert found["weighted"].tolist() == pytest.approx(expected.tolist())
    sources = ck.lead_sources(rows, as_of=AS_OF)
    assert (sources["won"] + sources["lost"] + sources["open"] == sources["leads"]).all()
    assert sources["leads"].sum() == len(rows) - counts.get("later", 0)
    assert sources["won"].sum() == counts.get("won", 0)
    decided = sources.dropna(subset="conversion")
    assert (decided["conversion_low"] <= decided["conversion"] + 1e-12).all()
    assert (decided["conversion"] <= decided["conversion_high"] + 1e-12).all()
    pd.testing.assert_frame_equal(found, ck.funnel(shuffled(rows), as_of=AS_OF))
