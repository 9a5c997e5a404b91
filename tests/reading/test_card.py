from pathlib import Path

import clientkit as ck

FILES = Path(__file__).parent / "files"


def test_the_card_as_text_has_its_columns_in_line():
    assert repr(ck.load(FILES / "payments.csv")) == (
        "Ledger of payments.csv, 2026-01-05 .. 2026-02-27\n"
        "  read       4 rows  1,195.48\n"
        "  accepted   3 rows  1,185.48\n"
        "  set aside  1 rows     10.00\n"
        "  no_client  1 rows     10.00"
    )


def test_the_card_as_html_tells_all_and_fetches_nothing():
    card = ck.load(FILES / "payments.xlsx")._repr_html_()
    for fact in (
        "1,195.48",
        "the client is empty",
        "amount = Amount",
        "sheet payments",
        "2026-02",
    ):
        assert fact in card
    assert "<script" not in card
    assert "src=" not in card


def test_names_of_files_cannot_break_the_card(tmp_path):
    path = tmp_path / "a<b>.csv"
    path.write_bytes((FILES / "payments.csv").read_bytes())
    assert "<b>a&lt;b&gt;.csv</b>" in ck.load(path)._repr_html_()
