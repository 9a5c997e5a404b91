"""The sentences on the NPS, the house of quality and the leads: true and whole for any base."""

import pandas as pd
import pytest

import clientkit as ck
from clientkit.methods.lead_stages import STAGES
from clientkit.showing import findings, tables
from clientkit.showing.findings.finding import ACT, KNOW, WATCH

SIX = [name for name, _coefficient in STAGES]
AS_OF = "2026-06"
SALES = pd.DataFrame(
    {"client_id": ["a", "b", "c"], "date": "2026-06-01", "amount": [80, 15, 5]}
)  # fmt: skip


def told(answers, sales=SALES, later=0):
    """The sentences of a survey: rows of client, day and score."""
    survey = pd.DataFrame(answers, columns=["client_id", "date", "score"])
    values = ck.nps_values(survey, sales, as_of=AS_OF)
    score, change = (method(survey, as_of=AS_OF) for method in (ck.nps, ck.nps_change))
    said = findings.nps(score, change, values, when="In June 2026", names={}, later=later).data
    response = ck.nps_response(values)
    return said, findings.nps_response(response, values, names={"b": "B & Co"}).data


def test_the_score_is_told_with_its_range_and_the_detractor_of_class_a():
    said, response = told([("a", "2026-06-08", 3), ("b", "2025-12-08", 10)], later=1)
    assert said.startswith(
        "**In June 2026 the NPS is -100, from 1 answer: 0 promoters, 0 passives and 1 detractor.**"
        " With so few answers it may lie anywhere between -100 and +48 (at 95%). Do not steer by"
    )
    assert "it was +100, from 1 answer: the fall of 200 points can still be chance" in said
    assert "1 later answer is left out." in said
    assert (
        "**1 A client is a detractor; it brought 80 (80% of all).** Speak to it first: a (3)"
        in (said)
    )
    assert response == (
        "**Of 3 clients that bought in these months 1 answered (33%); it brings 80% of the money "
        "of them all.** The score does not speak for the others; the largest of them: "
        "B &amp; Co (15) and c (5)."
    )


def test_a_change_beyond_chance_is_called_so():
    sales = pd.DataFrame(
        {"client_id": [f"c{n}" for n in range(9)], "date": "2026-06-01", "amount": 1}
    )
    answers = [(f"c{n}", day, score) for n in range(9)
               for day, score in (("2025-12-08", 0), ("2026-06-08", 10))]  # fmt: skip
    said, response = told(answers, sales)
    assert "the rise of 200 points is more than chance does" in said
    assert said.endswith("No A client is a detractor.")
    assert response.endswith("(100%); they bring 100% of the money of them all.**")


def test_nobody_answered_is_said_in_so_many_words():
    said, response = told([("a", "2026-07-08", 3)], later=1)
    assert said == "**In June 2026 nobody answered a survey.** 1 later answer is left out."
    assert response == "**Of 3 clients that bought in these months none answered.**"


def test_an_absent_file_is_told_with_what_it_would_need():
    said = findings.nps(None, None, None, when="", names={}).data
    assert said == (
        "**There is no survey, so no NPS.** It would take a file beside the transactions: "
        "`survey.csv` or `.xlsx`, one row an answer, with `client_id`, `date` and `score`, and if "
        "known `comment`. Put it into the folder of the transactions and name the folder as the "
        "source, or give it by `--beside survey=FILE`."
    )
    said = findings.qfd(None, absent=("needs", "relations")).data
    assert said.startswith(
        "**Without needs and relations there is no house of quality.** It would take 2 files"
    )
    assert said.endswith("or give them by `--beside needs=FILE relations=FILE`.")
    only = findings.funnel(None).found
    assert [one.what for one in only] == ["There are no leads, so no pipeline."]
    assert only[0].so.startswith("It would take a file beside the transactions: `leads.csv`")
    ledger = ck.load(SALES)
    assert findings.beside(ledger, "leads", "stages").data == (
        "No file named leads and stages was read. Put them into the folder of the transactions "
        "and name the folder as the source, or give them by `--beside leads=FILE stages=FILE`."
    )


def test_what_was_set_aside_of_a_file_is_counted():
    ledger = ck.load(SALES, companions={"survey": pd.DataFrame(
        {"client_id": ["a", "b"], "date": "2026-06-08", "score": ["9", "11"]})})  # fmt: skip
    assert findings.beside(ledger, "survey").data == (
        "Survey: 1 of 2 rows accepted; 1 set aside because a number is not a number, or outside "
        "its bounds."
    )


def test_the_house_is_told_with_its_holes_and_the_rival():
    needs = pd.DataFrame({"need": ["quick", "green"], "importance": [5, 1], "ours": [3, 2],
                          "rival": [4, 2]})  # fmt: skip
    features = pd.DataFrame({"feature": ["runs", "logo"]})
    relations = pd.DataFrame({"need": ["quick"], "feature": ["runs"], "strength": [9]})
    said = findings.qfd(ck.qfd(needs, features, relations)).data
    assert said == (
        "**Most weight for the clients: runs (100%).** The best rival is ahead, the weightiest "
        'first: "quick" (3 against 4). No feature serves: "green". Serves no need: "logo".'
    )
    plain = ck.qfd(needs[["need", "importance"]].head(1), features.head(1), relations)
    assert findings.qfd(plain).data == "**Most weight for the clients: runs (100%).**"


def leads(*rows):
    columns = ["lead", "stage", "amount", "created", "touched", "lost", "client_id"]
    return pd.DataFrame(rows, columns=columns).astype({"lost": "object", "client_id": "object"})


def pipeline(rows, as_of=AS_OF):
    """The four sentences of the pipeline."""
    status = ck.lead_status(rows, as_of=as_of)
    return [
        str(findings.funnel(ck.funnel(rows, as_of=as_of), status, as_of=as_of)),
        findings.forgotten(ck.forgotten_leads(rows, as_of=as_of), status, days=14).data,
        findings.lead_sources(ck.lead_sources(rows, as_of=as_of)).data,
        findings.leads_won(ck.leads_won(rows, SALES, as_of=as_of)).data,
    ]


def test_the_pipeline_of_four_leads_is_told_whole():
    said = pipeline(
        leads(
            ("1", SIX[3], 100, "2026-05-01", "2026-05-02", None, None),
            ("2", SIX[0], 100, "2026-05-01", "2026-06-01", "2026-06-01", None),
            ("3", SIX[5], 200, "2026-05-01", "2026-06-01", None, "a"),
            ("4", SIX[5], 50, "2026-05-01", "2026-06-01", None, None),
        )
    )
    assert said[0] == (
        "**1 open lead with 100 expected; weighted by the stages, 80.** Of the others 2 were won, "
        "1 given up.\n\n"
        "- In June 2026 0 new leads came, 0 were won and 1 given up. The month before 4 came, 2 "
        "were won and 0 given up. Without new leads the pipeline runs dry.\n"
        '- The narrowest step is that to "first presentations went well": 75% of those that left '
        "the stage before came through."
    )
    assert said[1] == (
        "**1 of 1 open lead was not touched for 14 days or more; 80 of weighted money waits "
        "there.** Most money waits with: lead 1 (59 days)."
    )
    assert said[2] == (
        "**Only one source has decided leads, (no source): 67% of 3 decided leads (21% to 94%).**"
    )
    assert said[3] == (
        "**Of 2 leads won 1 meets payments of a new client: 80 so far, 200 expected.** From the "
        "lead to the first payment it took 31 days in the median. Won in the sheet, but no client "
        "is named: lead 4."
    )


def test_before_the_first_lead_nothing_is_claimed():
    rows = leads(("1", SIX[0], 100, "2026-07-01", "2026-07-02", None, None))
    assert pipeline(rows) == [
        "**No lead stands open.**\n\n- 1 later lead is left out.",
        "**No lead stands open.**",
        "**No lead is decided yet, so no source has a conversion.**",
        "**No lead is won yet.**",
    ]


def test_a_contact_after_the_day_is_no_proof_of_one_before():
    rows = leads(("1", SIX[0], 100, "2026-01-01", "2026-07-02", None, None))
    assert pipeline(rows)[1] == (
        "**As far as known, none of 1 open lead was left untouched for 14 days or more.** Of 1 "
        "the newest contact lies after the day; the one before is not known."
    )


@pytest.mark.parametrize("sources", [("web", "fair"), ("fair", "web")])
def test_two_sources_are_told_apart_only_where_their_ranges_do_not_meet(sources):
    won = [(f"w{n}", SIX[5], 1, "2026-05-01", None, None, None) for n in range(9)]
    lost = [(f"l{n}", SIX[0], 1, "2026-05-01", None, "2026-06-01", None) for n in range(9)]
    rows = leads(*won, *lost).assign(source=[sources[0]] * 9 + [sources[1]] * 9)
    # of a third, lower by a hair, a single lead tells nothing
    one = leads(("x", SIX[0], 1, "2026-05-01", None, "2026-06-01", None)).assign(source="zoo")
    assert pipeline(pd.concat([rows, one]))[2] == (
        f"**Conversion is highest for {sources[0]}: 100% of 9 decided leads (70% to 100%).** "
        f"Lower beyond chance is {sources[1]}: 0% of 9 decided leads (0% to 30%). Open leads do "
        "not count as failures."
    )
    few = pd.concat([rows.head(9), one])
    assert (
        "The lowest is zoo: 0% of 1 decided lead (0% to 79%): so few leads do not tell the two "
        "apart." in pipeline(few)[2]
    )


def test_the_answer_tells_who_waits_and_who_has_not_paid():
    rows = leads(
        ("1", SIX[3], 100, "2026-05-01", "2026-05-02", None, None),
        ("2", SIX[5], 200, "2026-05-01", "2026-06-01", None, "nobody"),
    )
    asked = {"as_of": AS_OF}
    status, stood = ck.lead_status(rows, **asked), ck.funnel(rows, **asked)
    silent, won = ck.forgotten_leads(rows, **asked), ck.leads_won(rows, SALES, **asked)
    found = findings.funnel(stood, status, silent, won, days=14, **asked).found
    assert [(one.about, one.rank) for one in found] == [
        ("leads.open", KNOW), ("leads.forgotten", ACT), ("leads.unpaid", ACT),
        ("leads.change", WATCH),
    ]  # fmt: skip
    assert found[0].numbers == {"leads.weighted": 80}
    assert [str(one) for one in found[:3]] == [
        "1 open lead with 100 expected; weighted by the stages, 80. Of the others 1 was won, 0 "
        "given up.",
        "1 of 1 open lead was not touched for 14 days or more; 80 of weighted money waits there. "
        "Most money waits with: lead 1 (59 days).",
        "Of the leads won 1 meets no payment. See whether they are clients: lead 2.",
    ]
    none = silent.head(0)
    found = findings.funnel(stood, status, none, won.head(0), days=14, **asked).found
    assert [one.about for one in found] == ["leads.open", "leads.change", "leads.forgotten"]
    assert found[2].what == "None of 1 open lead was left untouched for 14 days or more."


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("2026-06", "In June 2026 1 new lead came, 1 was won and 1 given up. The month before 2 "
                    "came, 0 were won and 0 given up."),
        ("2026-06-20", "In May 2026 2 new leads came, 0 were won and 0 given up. The month before "
                       "0 came, 0 were won and 0 given up."),
    ],
)  # fmt: skip
def test_the_leads_of_the_last_month_that_is_over_are_held_against_the_month_before(as_of, said):
    rows = leads(
        ("1", SIX[5], 100, "2026-05-01", "2026-06-02", None, "a"),
        ("2", SIX[1], 100, "2026-05-31", "2026-06-02", "2026-06-30", None),
        ("3", SIX[1], 100, "2026-06-01", "2026-06-02", None, None),
    ).assign(stage_since=["2026-06-02", "2026-05-31", None])
    found = findings.funnel(
        ck.funnel(rows, as_of=as_of), ck.lead_status(rows, as_of=as_of), as_of=as_of
    )
    change = next(one for one in found.found if one.about == "leads.change")
    assert str(change) == said and change.rank == KNOW


def test_leads_set_aside_are_told_with_their_stage_and_the_cure():
    aside = pd.DataFrame({"lead": ["7", "8", "9"], "stage": ["quali_fied", "quali_fied", None]})
    assert findings.unplaced(aside, own=False).data == (
        '**3 leads were set aside.** 2 stand at a stage that is in no table: "quali\\_fied" '
        "(leads 7 and 8); correct it, or write the firm's own in a file named stages. 1 has no "
        "stage: lead 9; write it in the file. The report goes on without them."
    )
    said = findings.unplaced(aside.head(1), own=True).data
    assert said.startswith("**1 lead was set aside.** 1 stands at")
    assert "correct it, or write it into the file stages." in said
    assert findings.unplaced(None, own=True).data == ""


def test_points_have_their_sign_and_conversions_are_per_cents():
    frame = pd.DataFrame({"nps": [12.3, -0.4], "conversion": [0.5, None]})
    assert tables.shown(frame).texts.to_numpy().tolist() == [["+12", "50.0%"], ["0", ""]]


def test_of_a_past_month_only_what_the_sheet_still_tells_is_said():
    moved = [(f"m{n}", SIX[4], 1, "2026-05-01", None, None, None) for n in range(3)]
    rows = leads(
        ("1", SIX[0], 100, "2026-05-01", "2026-05-02", "2026-06-01", None),
        ("2", SIX[1], 100, "2026-05-01", "2026-06-30", None, None),
        *moved,
    ).assign(stage_since=["2026-05-01"] * 2 + ["2026-07-01"] * 3)
    assert pipeline(rows)[0] == (
        "**1 open lead with 100 expected; weighted by the stages, 60.** Of the others 0 were won, "
        "1 given up.\n\n"
        "- In June 2026 0 new leads came, 0 were won and 1 given up. The month before 5 came, 0 "
        "were won and 0 given up. Without new leads the pipeline runs dry.\n"
        "- 3 more leads were open and have moved since; where they stood the sheet no longer "
        "tells, so they are in no stage and in no sum."
    )
