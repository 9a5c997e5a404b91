"""The levels of a report: captions stacked in one cell, or in the rows under the header.

`Контрагент / Документ / Номенклатура`, or `Контрагент` over `Документ`.
"""
# ruff: noqa: RUF001 - letters of two alphabets on purpose

import re

from clientkit.reading.cells import is_empty
from clientkit.reading.raw import Grid
from clientkit.reading.words import plain

_LEVELS = {
    "client": "контрагент,клиент,покупатель,партнер,клієнт,покупець,client,customer,klient",
    "document": "документ продажи,документ,регистратор,документ продажу,реєстратор,document,"
    "документ движения (регистратор),документ движения,документ отгрузки,период,период,місяць,"
    "документ реализации,період,месяц,период месяц,период день,по месяцам",
    "product": "номенклатура,товар,товари,номенклатура покупателя,product,item,характеристика,"
    "номенклатура характеристика,ассортимент,услуга",
    "other": "договор,договор контрагента,договор с контрагентом,менеджер,ответственный,"
    "заказ,заказ покупателя,заказ клиента,організація,организация,подразделение,группа,склад,"
    "договір,группа контрагентов,группа клиентов,группа партнеров,регион,бизнес регион,сегмент,"
    "вид номенклатуры,основной менеджер,головной контрагент,группа номенклатуры,валюта",
}
_MOST = 8
_LEVEL_OF = {plain(word): kind for kind, words in _LEVELS.items() for word in words.split(",")}


def stacked(cell: object) -> list[str]:
    """The levels that one cell names, when it names several; else the cell.

    >>> stacked("Контрагент / Документ"), stacked("Номенклатура, Ед. изм.")
    (['Контрагент', 'Документ'], ['Номенклатура, Ед. изм.'])
    """
    text = str(cell or "")
    parts = [part.strip() for part in re.split("[/,;\n]", text) if part.strip()]
    return parts if len(parts) > 1 and all(plain(part) in _LEVEL_OF for part in parts) else [text]


def levels_of(grid: Grid, header: int, place: int) -> tuple[int, list[str]]:
    """The first row of data, and the kinds of the levels in a column: client, document ..."""
    start, words = level_words(grid, header, place)
    return start, [_LEVEL_OF.get(plain(word), "other") for word in words]


def level_words(grid: Grid, header: int, place: int) -> tuple[int, list[str]]:
    """The first row of data, and the captions of the levels in a column."""
    words = stacked(grid.rows[header][place])
    start = header + 1
    for row in grid.rows[start : start + _MOST]:  # a long text is not cut into rows for this
        filled = [p for p, cell in enumerate(row) if not is_empty(cell)]
        if filled != [place] or plain(str(row[place])) not in _LEVEL_OF:
            break
        words.append(str(row[place]))
        start += 1
    return start, words


def client_column(grid: Grid, header: int) -> tuple[int, list[str]] | None:
    """The column whose stacked captions name a client among others, and these captions."""
    for place, cell in enumerate(grid.rows[header]):
        if is_empty(cell) or not any(plain(part) in _LEVEL_OF for part in stacked(cell)):
            continue
        _, words = level_words(grid, header, place)
        if len(words) > 1 and any(_LEVEL_OF[plain(word)] == "client" for word in words):
            return place, words
    return None
