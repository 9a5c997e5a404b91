# ruff: noqa: RUF001 - letters of two alphabets on purpose
import pytest

import clientkit as ck

PAGE = """<html><meta charset="utf-8"><table><tr><th>Клиент</th><th>Дата</th><th>Сумма</th></tr>
<tr><td>Ёлка &amp; Ко</td><td>30.06.2026</td><td>12&nbsp;345,60</td></tr></table></html>"""


def test_a_page_saved_as_xls_is_read_by_its_content(tmp_path):
    (tmp_path / "deals.xls").write_text(PAGE, encoding="utf-8")
    [row] = ck.load(tmp_path / "deals.xls").transactions.to_pyarrow().to_pylist()
    assert (row["client_id"], str(row["amount"])) == ("Ёлка & Ко", "12345.6000")


def test_a_page_without_a_table_is_refused(tmp_path):
    (tmp_path / "deals.xls").write_text("<html><p>Please log in</p></html>")
    with pytest.raises(ck.DataError, match=r"deals\.xls is a web page without a table"):
        ck.load(tmp_path / "deals.xls")
