"""Reports of 1C whose levels and months stand in other ways than those of `test_systems_cis`."""

import re
from datetime import date
from decimal import Decimal

import pytest
from test_systems_cis import (
    FACTS,
    REPORT_2,
    REPORT_3,
    REPORT_MIXED,
    as_cells,
    book,
    depths,
    load,
    read,
)

import clientkit as ck

SLASHED = "Контрагент / Документ / Номенклатура"
ROWS = "Рентабельность\nДокумент;;;;;\nНоменклатура;;;;;\n"
GROUPS = REPORT_3.replace(
    "ООО «Северный мост»;16",
    "Оптовые;16,000;324 820,40;229 000,00;95 820,40;29,5%\nООО «Северный мост»;16",
    1,
).replace(
    "ИП Жуков Ё. А.;0",
    "Розничные;7,000;6 809,36;4 400,00;2 409,36;35%\nИП Жуков Ё. А.;0",
    1,
)
FIRM = REPORT_2.replace("Контрагент;К", "Организация;К").replace(
    "Документ;;", "Контрагент;;;;;\nДокумент;;", 1
)
FIRM = FIRM.replace(
    "ООО «Северный мост»;16",
    "Наша фирма;23,000;331 629,76;233 400,00;98 229,76;29,62%\nООО «Северный мост»;16",
    1,
)
CONTRACTS = (
    REPORT_MIXED.replace("Номенклатура;;;", "Договор;;;")
    .replace("Чай зелёный", "Договор 15 от 01.01.2026")
    .replace("Чай белый", "Договор 16 от 01.01.2026")
    .replace("Итого вкусный товар", "Договор б/н")
)
DOCUMENTS = {
    "levels in rows": REPORT_3.replace(SLASHED, "Контрагент").replace("Рентабельность\n", ROWS, 1),
    "levels not said": REPORT_3.replace(SLASHED, "Контрагент"),
    "levels after commas": REPORT_3.replace(SLASHED, "Контрагент, Документ, Номенклатура"),
    "levels on lines": REPORT_3.replace(SLASHED, '"Контрагент\nДокумент\nНоменклатура"'),
    "spaces": re.sub("(?m)^(Реал|Возв)", r"    \1", REPORT_3),
    "groups": GROUPS,
    "groups said": GROUPS.replace(SLASHED, "Группа / " + SLASHED),
    "a firm over the clients": FIRM,
    "contracts between": CONTRACTS,
    "total above and below": FIRM.replace("Наша фирма", "Итого")
    .replace("Организация;К", "Контрагент;К")
    .replace("Контрагент;;;;;\n", ""),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_of_a_text_without_indents(tmp_path, name):
    ledger = load(tmp_path, DOCUMENTS[name])
    assert read(ledger, "units", "cost") == sorted(
        (f"00КА-00000{n}", client, date.fromisoformat(day), Decimal(amount), units, cost)
        for n, client, day, amount, units, cost in FACTS
    )
    assert "1C: report" in ledger.recognition[0]["system"]
    assert ledger.account.balances
    assert set(ledger.reconciliation["note"]) == {"agrees"}


def test_products_that_may_be_clients_are_a_question(tmp_path):
    text = REPORT_MIXED.replace("Номенклатура;;;\nДокумент;;;\n", "")
    with pytest.raises(ck.DataError, match="who is the client\\? 'Чай зелёный' stands under"):
        load(tmp_path, text)


ONE = """Продажи по контрагентам;;;;
Период: 01.01.2026 - 31.01.2026;;;;
Контрагент;Январь 2026;;;
;Количество;Выручка;Себестоимость;Рентабельность
Всего Хорошего ООО;2,000;3 000,00;2 000,00;33%
ИП Жуков;(1,000);(1 234,56);(600,00);30%
Итого;1,000;1 765,44;1 400,00;21%
"""
THREE = """Продажи по контрагентам;;;;;;
Контрагент;Показатели;;;;;
;Январь 2026;;;Февраль 2026;;
;Количество;Выручка;Себестоимость;Количество;Выручка;Себестоимость
Итого;1,000;1 765,44;1 400,00;1,000;1 234,56;600,00
Всего Хорошего ООО;2,000;3 000,00;2 000,00;—;—;—
ИП Жуков;(1,000);(1 234,56);(600,00);1,000;1 234,56;600,00
"""
JANUARY = [
    ("Всего Хорошего ООО", date(2026, 1, 31), 3000, 2, 2000),
    ("ИП Жуков", date(2026, 1, 31), Decimal("-1234.56"), -1, -600),
]
FEBRUARY = ("ИП Жуков", date(2026, 2, 28), Decimal("1234.56"), 1, 600)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (ONE, JANUARY),
        (ONE.replace("Контрагент;Январь 2026;;;\n;", "Контрагент;"), JANUARY),
        (THREE, [*JANUARY, FEBRUARY]),
    ],
)
def test_months_over_measures(tmp_path, text, rows):
    ledger = load(tmp_path, text)
    assert [row[1:] for row in read(ledger, "units", "cost")] == rows
    assert "1C: report" in ledger.recognition[0]["system"]
    assert ledger.account.balances
    assert ledger.reconciliation["note"].tolist() == ["agrees"]


def test_a_merged_month_in_a_workbook(tmp_path):
    rows = as_cells(re.sub(r"\(([\d ,]+)\)", r"-\1", ONE))
    ledger = book(tmp_path, rows, merged=["A3:A4", "B3:E3"])
    assert [row[1:] for row in read(ledger, "units", "cost")] == JANUARY


def test_products_under_the_months_of_a_client(tmp_path):
    ledger = load(
        tmp_path,
        """Продажи по клиентам;;
Контрагент;Выручка;Количество
Месяц;;
Номенклатура;;
Всего Хорошего ООО;3 000,50;3
Май 2026;1 000,50;2
Чай;600,50;1
Кофе;400,00;1
Июнь 2026;2 000,00;1
Чай;2 000,00;1
Итого;3 000,50;3
""",
    )
    assert [row[1:] for row in read(ledger)] == [
        ("Всего Хорошего ООО", date(2026, 5, 31), Decimal("1000.50")),
        ("Всего Хорошего ООО", date(2026, 6, 30), 2000),
    ]


def test_a_report_of_several_months_without_days_asks_for_one(tmp_path):
    text = """Валовая прибыль по покупателям
Период: 01.05.2026 - 30.06.2026
Контрагент;Количество;Выручка
Всего Хорошего ООО;6,000;6 060,06
Итого;6,000;6 060,06
"""
    with pytest.raises(ck.DataError, match="covers 2026-05-01 to 2026-06-30") as error:
        load(tmp_path, text)
    call = re.search(r"ck\.load\(.*\)", str(error.value))[0]
    assert read(eval(call)) == [
        (None, "Всего Хорошего ООО", date(2026, 6, 30), Decimal("6060.06"))
    ]


@pytest.mark.parametrize("way", ["indents", "outline"])
def test_some_clients_are_in_a_group_and_some_are_not(tmp_path, way):
    rows = as_cells(REPORT_3)
    levels = [*([0] * 4), *depths(rows)[4:]]
    first = next(place for place, row in enumerate(rows) if row[0] == "ООО «Северный мост»")
    after = next(place for place, row in enumerate(rows) if row[0] == "ИП Жуков Ё. А.")
    levels = [level + (first <= place < after) for place, level in enumerate(levels)]
    rows.insert(first, ["Оптовые покупатели", *rows[first][1:]])
    levels.insert(first, 0)
    ledger = book(tmp_path, rows, **{way: levels})
    assert read(ledger, "units", "cost") == sorted(
        (f"00КА-00000{n}", client, date.fromisoformat(day), Decimal(amount), units, cost)
        for n, client, day, amount, units, cost in FACTS
    )
    assert ledger.account.balances
    assert ledger.reconciliation["note"].tolist() == ["agrees"]


def test_a_report_without_any_day_asks_for_one(tmp_path):
    text = "Контрагент;Сумма продаж;Возвраты и корректировки;Чистая сумма\nА;3;1;2,50\n"
    with pytest.raises(
        ck.DataError, match="if all of it is of one day or month, give the day"
    ) as error:
        load(tmp_path, text)
    call = re.search(r"ck\.load\(.*?\)", str(error.value))[0]
    assert read(eval(call)) == [(None, "А", date(2026, 1, 31), Decimal("2.50"))]
