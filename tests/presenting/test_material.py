"""What the forms are made from: read back as it was written."""

import json

import pandas as pd
from months import month_of

from clientkit.presenting.deck import write_deck
from clientkit.presenting.deck_html import write_html_deck
from clientkit.presenting.mail import write_mail
from clientkit.presenting.material import Material
from clientkit.presenting.memo import write_memo
from clientkit.presenting.workbook import write_workbook
from clientkit.showing.findings.finding import Finding, ranked

ACCOUNT = {
    "rows_read": 2, "rows_accepted": 2, "rows_set_aside": 0, "money_read": "3.00",
    "money_accepted": "3.00", "money_set_aside": "0.00", "by_reason": {}, "balances": True,
}  # fmt: skip


def test_what_two_notebooks_find_stands_where_it_asks_for_most():
    each = [Finding("x", "x2", rank=2), Finding("y", "y3", rank=3), Finding("x", "x4", rank=4)]
    assert [one.what for one in ranked(each)] == ["x4", "y3"]


def test_numbers_that_are_none_are_left_out(tmp_path):
    numbers = {"vip.bar": "nan", "vip.count": "<NA>", "vip.amount": "12.30"}
    record = {"notebooks": [{"name": "a", "findings": [
        {"about": "a", "what": "A.", "numbers": numbers}]}]}  # fmt: skip
    assert {k: str(v) for k, v in Material(tmp_path, record).numbers.items()} == {
        "vip.amount": "12.30"
    }


def test_ids_stay_text_and_a_quoted_formula_is_the_text_it_was(tmp_path):
    frame = pd.DataFrame(
        {"client_id": ["0012", "=1+1"], "client": ["+7", "a"], "vip": [True, None]}
    )
    table = month_of(tmp_path, {"calls": frame}).table("calls")
    assert table["client_id"].tolist() == ["0012", "=1+1"]
    assert table["client"].tolist() == ["+7", "a"]


def test_every_form_is_made_of_a_source_without_names(tmp_path):
    calls = pd.DataFrame({
        "client_id": ["7", "8"], "at_stake": [5.0, None], "reason": ["silent", None],
        "ask": ["Ask.", None], "talk_to": [None, None], "kind": ["vip", "vip"],
    })  # fmt: skip
    master = pd.DataFrame({
        "client_id": ["7"], "month": ["2026-06"], "value": [9.0], "rank": [1.0], "vip": [True],
        "status": ["joined"],
    })  # fmt: skip
    moves = pd.DataFrame({
        "client_id": ["7", "8"], "vip_before": [False, True], "vip": [True, False],
        "value_before": [1.0, 9.0], "value": [9.0, 1.0],
        "bar_before": [4.0, 4.0], "bar": [5.0, 5.0],
    })  # fmt: skip
    tables = {"calls": calls, "vip_master": master, "vip_moves": moves}
    month = month_of(tmp_path, tables)
    more = {"account": ACCOUNT, "sources": [{"name": "a.csv", "rows": 2}], "versions": {}}
    record = dict(month.record) | more
    (tmp_path / "run.json").write_text(json.dumps(record), encoding="utf-8")
    month = Material.of(tmp_path)
    for write, name in (
        (write_memo, "memo.docx"), (write_mail, "mail.eml"), (write_deck, "deck.pptx"),
        (write_html_deck, "deck.html"), (write_workbook, "tables.xlsx"),
    ):  # fmt: skip
        assert write(month, tmp_path / name).stat().st_size > 0, name
