import pandas as pd
import pytest

import clientkit as ck
from clientkit.showing import findings, tables

ROWS = [
    ("0012", "12", 10, "Anna Ltd"),
    ("12", None, 20, "ANNA LTD"),
    ("9", None, 70, "Anna *Co* Ltd"),
    ("8", None, 5, "Bob and Daughters"),
    ("7", None, 6, "Bob und Daughters"),
]


def offered(rows):
    frame = pd.DataFrame(rows, columns=["client_id", "note", "amount", "client"])
    return ck.likely_same(frame.assign(date="2026-06-01").drop(columns=["client", "note"]), frame)


def test_one_pair_and_several_and_none_are_said_in_grammar():
    assert findings.likely_same(offered(ROWS[:1])).data == "**No client looks like another one.**"
    one = findings.likely_same(offered(ROWS[:2])).data
    assert one.startswith(
        "**1 client looks like another one: 1 surely.** The most money, 10, is with"
    )
    assert "Anna Ltd (0012), which could be ANNA LTD (12): the same id but for zeros" in one
    assert one.endswith("put it beside the transactions and load them again.")
    two = findings.likely_same(offered(ROWS)).data
    assert two.startswith(
        "**3 clients look like another one: 1 surely, 1 probably and 1 perhaps.**"
    )
    assert r"which could be Anna \*Co\* Ltd (9): the same name" in two


@pytest.mark.parametrize(("ids", "said"), [(1, "1 id stands"), (2, "2 ids stand")])
def test_ids_under_several_names_are_counted(ids, said):
    table = pd.DataFrame({"client_id": [f"c{place}" for place in range(ids)], "same_as": None})
    assert findings.likely_same(table).data == (
        f"**No client looks like another one.** {said} under several names."
    )


def test_an_id_that_was_cut_has_no_money_to_tell():
    rejected = pd.DataFrame({"text": ["2,0E+1"], "reason": "bad_client"})
    rows = pd.DataFrame({"client_id": ["20"], "date": "2026-06-01", "amount": [5]})
    table = ck.likely_same(rows, None, rejected)
    assert "most money" not in findings.likely_same(table).data
    shown = tables.shown(table, columns=tables.LIKELY_SAME)
    assert shown.texts.iloc[0].tolist() == [
        "likely", "2,0E+1", "", "20", "", "the id was cut, this one begins alike", "1", "",
    ]  # fmt: skip
