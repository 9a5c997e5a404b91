"""Files beside the transactions: each row accepted or set aside, with its reason."""

import pandas as pd
import pytest

import clientkit as ck
from clientkit.reading.companion_words import COMPANION_WORDS
from clientkit.schema import COMPANIONS

SALES = "Client code,Date,Amount\n007,2026-01-05,1\n008,2026-02-05,1\n"
SURVEY = (
    "Client code,Date,Score,Comment\n"
    "007,15.06.2026,9,\n"
    "008,14.06.2026,11,too good\n"
    "008,2026-13-01,7,\n"
    ",14.06.2026,7,nobody\n"
    "008,14.06.2026,7.5,\n"
    "008,14.06.2026,,silent\n"
    ",,,\n"
    "008,14.06.2026,0\n"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sales.csv").write_text(SALES)
    (tmp_path / "survey.csv").write_text(SURVEY)
    return tmp_path


def test_a_survey_in_the_folder_is_no_transactions_and_loses_no_row(folder):
    ledger = ck.load(folder)
    assert [source["name"] for source in ledger.sources] == ["sales.csv"]
    survey = ledger.companions["survey"]
    assert survey.rows["client_id"].tolist() == ["007", "008"]
    assert survey.rows["score"].tolist() == [9, 0]
    assert survey.rows["date"].tolist() == [pd.Timestamp(2026, 6, 15), pd.Timestamp(2026, 6, 14)]
    assert survey.rejected[["row", "text", "reason"]].to_numpy().tolist() == [
        [3, "11", "bad_number"],
        [4, "2026-13-01", "bad_date"],
        [5, "", "missing"],
        [6, "7.5", "bad_number"],
        [7, "", "missing"],
        [8, "", "blank"],
    ]
    assert survey.source["rows"] == len(survey.rows) + len(survey.rejected)
    assert "beside: survey (8 rows, 6 of them set aside)" in ledger._repr_html_()


def test_rows_are_given_out_as_a_copy_and_an_absent_file_is_none(folder):
    ledger = ck.load(folder)
    mine = ledger.companion("survey")
    mine.loc[0, "score"] = 0
    assert ledger.companion("survey")["score"].tolist() == [9, 0]
    assert ledger.companion("leads") is None
    with pytest.raises(ck.DataError, match="Did you mean 'survey'"):
        ledger.companion("survay")


def test_a_saved_companion_keeps_its_types_and_what_was_set_aside(folder, tmp_path):
    leads = pd.DataFrame(
        {
            "Deal ID": ["1", "2"],
            "Deal stage": ["interested", "started"],
            "Amount": ["1 200,50", "7"],
            "Create date": ["01.02.2026", "15.02.2026"],
            "Lost": [None, "20.03.2026"],
            "Client code": ["007", None],
        }
    )
    ledger = ck.load(folder, companions={"leads": leads})
    again = ck.load(ledger.save(tmp_path / "saved"))
    for name in ("survey", "leads"):
        one, other = ledger.companions[name], again.companions[name]
        pd.testing.assert_frame_equal(one.rows, other.rows)
        pd.testing.assert_frame_equal(one.rejected, other.rejected)
        assert one.source == other.source
    assert again.companion("leads")["amount"].tolist() == [1200.5, 7]
    assert again._repr_html_() == ledger._repr_html_()


@pytest.mark.parametrize(
    ("name", "frame", "message"),
    [
        ("surveys", {"score": [1]}, "a companion is 'surveys'"),
        ("survey", {"client": ["a"]}, "no columns known as client_id, date and score; free is"),
        ("features", {"need": ["a"], "": ["b"]}, "no column known as feature; free is need"),
        ("survey", {"client_id": ["a"], "date": ["2026-01-01"]}, "score; no column is left over"),
        ("needs", {"need": ["a", "a"], "importance": [1, 2]}, "'a' more than once; needs has one"),
        ("needs", {"need": ["a"], "importance": [-1]}, "its only row cannot be used: a number"),
        ("stages", {"stage": ["a"], "coefficient": ["1.5"]}, "its only row cannot be used"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(folder, name, frame, message):
    with pytest.raises(ck.DataError, match=message):
        ck.load(folder, companions={name: pd.DataFrame(frame)})


@pytest.mark.parametrize(
    ("changes", "name", "value", "other"),
    [({"amount": "1,234"}, "decimal", ",", "."),
     ({"created": "03/06/2026"}, "dates", "dmy", "mdy")],
)  # fmt: skip
def test_an_open_mark_or_day_is_asked_for_as_an_option_of_the_whole(
    folder, changes, name, value, other
):
    plain = {"lead": "1", "stage": "started", "amount": "7.50", "created": "2026-06-03"}
    (folder / "leads.csv").write_text(
        ";".join(plain) + "\n" + ";".join((plain | changes).values()) + "\n"
    )
    with pytest.raises(ck.DataError) as error:
        ck.load(folder)
    assert str(error.value).endswith(
        f': ck.load(source, {name}="{value}") (on the command line: --{name} {value}) or '
        f'ck.load(source, {name}="{other}") (on the command line: --{name} {other})'
    )
    ledger = ck.load(folder, **{name: value})
    assert ledger.companion("leads")["amount"].tolist() == [1.234 if name == "decimal" else 7.5]


@pytest.mark.parametrize("part", ["survey.csv", "survey.rejected.csv"])
def test_a_saved_folder_without_its_companion_is_refused(folder, tmp_path, part):
    saved = ck.load(folder).save(tmp_path / "saved")
    (saved / part).unlink()
    with pytest.raises(ck.DataError, match=rf"has a ledger\.json but no {part}; save the ledger"):
        ck.load(saved)


def test_two_files_of_one_name_are_a_question(folder):
    (folder / "survey.tsv").write_text("client_id\tdate\tscore\n1\t2026-01-01\t5\n")
    with pytest.raises(ck.DataError, match="more than one file named survey"):
        ck.load(folder)


def test_the_words_are_those_of_the_schema():
    assert {name: list(words) for name, words in COMPANION_WORDS.items()} == {
        name: list(columns) for name, columns in COMPANIONS.items()
    }
