import csv
from io import StringIO
from random import Random

import pytest

import clientkit as ck
from clientkit.reading.columnar import WORTH, columns

CELLS = ("7", "12 345,60", "", "Anna", "Ann, Ltd", 'say "hi"', '5" pipe', " x ", "Їжак", "’")


def made(cells, delimiter=";", end="\n", rows=WORTH + 10):
    random = Random(7)
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerow(["a", "b", "c"])
    for _ in range(rows):
        writer.writerow([random.choice(cells) for _ in "abc"])
    return out.getvalue()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_columns_are_those_that_the_reader_of_rows_gives(delimiter, end):
    text = made(CELLS, delimiter, end)
    rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))[1:]
    found = [column.to_pylist() for column in columns(text.encode(), delimiter, 1, 3)]
    assert found == [list(column) for column in zip(*rows, strict=True)]


@pytest.mark.parametrize(
    "broken",
    [
        lambda text: text.replace("7;7", "7", 1),  # a row too short
        lambda text: text.replace("7;7", "7;7;7", 1),  # and one too long
        lambda text: text.replace("Anna", '"An\nna"', 1),  # a line break inside a cell
        lambda text: text.replace("\n", "\r"),  # no line ends as Arrow counts them
    ],
)
def test_what_is_not_regular_is_left_to_the_reader_of_rows(broken):
    assert columns(broken(made(("7", "Anna"))).encode(), ";", 1, 3) is None


def test_a_large_file_gives_the_ledger_of_its_parts(tmp_path):
    lines = [f"{day % 28 + 1:02d}.06.2026;C{day % 90};{day % 7 + 1} 000,{day % 100:02d}" for day in
             range(40_000)]  # fmt: skip
    (tmp_path / "large.csv").write_text("\n".join(["Дата;Клиент;Сумма", *lines, "Итого;;"]))
    (tmp_path / "a.csv").write_text("\n".join(["Дата;Клиент;Сумма", *lines[:9]]))
    large, few = ck.load(tmp_path / "large.csv"), ck.load(tmp_path / "a.csv")
    assert large.account.rows_accepted == 40_000 and large.account.balances
    assert large.transactions.head(9).to_pandas().equals(few.transactions.to_pandas())
    assert large.rejected[["row", "reason"]].to_numpy().tolist() == [[40_002, "total"]]
