"""Exports of the systems that firms of the CIS use: each tells the same seven facts in its way.

Five sales of four clients, one return, one document that is no sale. One client is called
«Всего Хорошего ООО», which is no total; ids keep their zeros; sums have no-break spaces.
"""
# ruff: noqa: RUF002, E501 - letters of two alphabets on purpose; rows as they stand in files

import re
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.styles import Alignment

import clientkit as ck

MOST, ZHUK, GRUNT, VSEGO = (
    "ООО «Северный мост»",
    "ИП Жуков Ё. А.",
    "Їжа та Ґрунт ТОВ",
    "Всего Хорошего ООО",
)
IDS = {MOST: "0078123456", ZHUK: "780500112233", GRUNT: "0050010020", VSEGO: "7712000009"}
FACTS = [
    ("1", MOST, "2026-05-05", "14820.40", 4, 9000),
    ("2", ZHUK, "2026-05-21", "2100", 1, 1500),
    ("3", MOST, "2026-06-02", "310000", 12, 220000),
    ("4", GRUNT, "2026-06-11", "749.30", 1, 400),
    ("5", ZHUK, "2026-06-16", "-2100", -1, -1500),
    ("6", VSEGO, "2026-06-29", "6060.06", 6, 4000),
]
"""Document, client, day, amount, units, cost."""


def facts(prefix, *, days=True):
    return sorted(
        (f"{prefix}{number}", name, date.fromisoformat(day), Decimal(amount))
        for number, name, day, amount, _, _ in FACTS
    )


def read(ledger, *more):
    """(document, client name, day, amount, ...) of the transactions."""
    names = {}
    if "client" in ledger.directory:
        names = dict(zip(ledger.directory["client_id"], ledger.directory["client"], strict=True))
    return sorted(
        (
            row.get("document"),
            names.get(row["client_id"], row["client_id"]),
            row["date"],
            row["amount"],
            *(row.get(name) for name in more),
        )
        for row in ledger.transactions.to_pyarrow().to_pylist()
    )


SALES_BOOK = """Книга продаж
Период: 01.05.2026 - 30.06.2026

Дата;Номер;Контрагент;ИНН;Сумма без НДС;Ставка НДС;НДС;Итого
05.05.2026;00БП-000001;ООО «Северный мост»;0078123456;14 820,40;20%;2 964,08;17 784,48
21.05.2026;00БП-000002;ИП Жуков Ё. А.;780500112233;2 100,00;Без НДС;Без НДС;2 100,00
02.06.2026;00БП-000003;ООО «Северный мост»;0078123456;310 000,00;20%;62 000,00;372 000,00
11.06.2026;00БП-000004;Iжа та Грунт ТОВ;0050010020;749,30;10%;74,93;824,23
16.06.2026;00БП-000005;ИП Жуков Ё. А.;780500112233;-2 100,00;Без НДС;;-2 100,00
29.06.2026;00БП-000006;Всего Хорошего ООО;7712000009;6 060,06;20%;1 212,01;7 272,07
Итого;;;;331 629,76;;66 251,02;397 880,78
""".replace("Iжа та Грунт", "Їжа та Ґрунт")

JOURNAL = """Дата;Номер;Вид документа;Контрагент;ИНН;Сумма;Валюта;Проведен;Пометка удаления
05.05.2026 9:05:00;00БП-000001;Реализация (акт, накладная, УПД);ООО «Северный мост»;0078123456;14 820,40;руб.;Да;
21.05.2026 9:05:00;00БП-000002;Реализация (акт, накладная, УПД);ИП Жуков Ё. А.;780500112233;2 100,00;руб.;Да;
02.06.2026 9:05:00;00БП-000003;Реализация (акт, накладная, УПД);ООО «Северный мост»;0078123456;310 000,00;руб.;Да;
11.06.2026 9:05:00;00БП-000004;Корректировка реализации;Їжа та Ґрунт ТОВ;0050010020;749,30;руб.;Да;
16.06.2026 9:05:00;00БП-000005;Корректировка реализации;ИП Жуков Ё. А.;780500112233;-2 100,00;руб.;Да;
29.06.2026 9:05:00;00БП-000006;Реализация (акт, накладная, УПД);Всего Хорошего ООО;7712000009;6 060,06;руб.;Да;
18.06.2026 9:05:00;00БП-000007;Реализация (акт, накладная, УПД);Всего Хорошего ООО;7712000009;8 888,00;руб.;;
19.06.2026 9:05:00;00БП-000008;Реализация (акт, накладная, УПД);Всего Хорошего ООО;7712000009;8 888,00;руб.;;Да
"""

BAS = """Журнал документів реалізації

Дата;Номер;Вид документа;Контрагент;Код ЄДРПОУ;Сума;Валюта;Проведено
05.05.2026;БП00-000001;Реалізація товарів і послуг;ООО «Северный мост»;0078123456;14 820,40 ₴;грн;Так
21.05.2026;БП00-000002;Реалізація товарів і послуг;ИП Жуков Ё. А.;780500112233;2 100,00 ₴;грн;Так
02.06.2026;БП00-000003;Реалізація товарів і послуг;ООО «Северный мост»;0078123456;310 000,00 ₴;грн;Так
11.06.2026;БП00-000004;Реалізація товарів і послуг;Їжа та Ґрунт ТОВ;0050010020;749,30 ₴;грн;Так
16.06.2026;БП00-000005;Повернення товарів від покупця;ИП Жуков Ё. А.;780500112233;2 100,00 ₴;грн;Так
29.06.2026;БП00-000006;Реалізація товарів і послуг;Всего Хорошего ООО;7712000009;6 060,06 ₴;грн;Так
18.06.2026;БП00-000007;Реалізація товарів і послуг;Всего Хорошего ООО;7712000009;8 888,00 ₴;грн;Ні
Усього;;;;;331 629,76 ₴;;
"""

REPORT_2 = """Продажи по контрагентам
Параметры:;Период: 01.05.2026 - 30.06.2026
Отбор:;Организация Равно "Наша"

Контрагент;Количество;Выручка, ₽;Себестоимость, ₽;Валовая прибыль, ₽;Рентабельность, %
Документ;;;;;
ООО «Северный мост»;16,000;324 820,40;229 000,00;95 820,40;29,5%
Реализация товаров и услуг 00КА-000001 от 05.05.2026 12:00:01;4,000;14 820,40;9 000,00;5 820,40;39,27%
Реализация товаров и услуг 00КА-000003 от 02.06.2026 12:00:01;12,000;310 000,00;220 000,00;90 000,00;29,03%
ИП Жуков Ё. А.;—;—;—;—;—
Реализация товаров и услуг 00КА-000002 от 21.05.2026 12:00:01;1,000;2 100,00;1 500,00;600,00;28,57%
Возврат товаров от покупателя 00КА-000005 от 16.06.2026 12:00:01;(1,000);(2 100,00);(1 500,00);(600,00);28,57%
Їжа та Ґрунт ТОВ;1,000;749,30;400,00;349,30;46,62%
Реализация товаров и услуг 00КА-000004 от 11.06.2026 12:00:01;1,000;749,30;400,00;349,30;46,62%
Всего Хорошего ООО;6,000;6 060,06;4 000,00;2 060,06;33,99%
Реализация товаров и услуг 00КА-000006 от 29.06.2026 12:00:01;6,000;6 060,06;4 000,00;2 060,06;33,99%
Итого;23,000;331 629,76;233 400,00;98 229,76;29,62%
"""

REPORT_3 = """Валовая прибыль по покупателям
Период: 01.05.2026 - 30.06.2026
Контрагент / Документ / Номенклатура;Количество;Выручка;Себестоимость;Валовая прибыль;Рентабельность
Итого;23,000;331 629,76;233 400,00;98 229,76;29,62%
ООО «Северный мост»;16,000;324 820,40;229 000,00;95 820,40;29,5%
Реализация товаров и услуг 00КА-000001 от 05.05.2026 12:00:01;4,000;14 820,40;9 000,00;5 820,40;39,27%
Чай зелёный;3,000;10 000,00;6 000,00;4 000,00;40%
Итого вкусный товар;1,000;4 820,40;3 000,00;1 820,40;37,8%
Реализация товаров и услуг 00КА-000003 от 02.06.2026 12:00:01;12,000;310 000,00;220 000,00;90 000,00;29,03%
Чай чёрный;12,000;310 000,00;220 000,00;90 000,00;29,03%
ИП Жуков Ё. А.;0,000;0,00;0,00;0,00;—
Реализация товаров и услуг 00КА-000002 от 21.05.2026 12:00:01;1,000;2 100,00;1 500,00;600,00;28,57%
Чай зелёный;1,000;2 100,00;1 500,00;600,00;28,57%
Возврат товаров от покупателя 00КА-000005 от 16.06.2026 12:00:01;-1,000;-2 100,00;-1 500,00;-600,00;28,57%
Чай зелёный;-1,000;-2 100,00;-1 500,00;-600,00;28,57%
Їжа та Ґрунт ТОВ;1,000;749,30;400,00;349,30;46,62%
Реализация товаров и услуг 00КА-000004 от 11.06.2026 12:00:01;1,000;749,30;400,00;349,30;46,62%
Чай белый;1,000;749,30;400,00;349,30;46,62%
Всего Хорошего ООО;6,000;6 060,06;4 000,00;2 060,06;33,99%
Реализация товаров и услуг 00КА-000006 от 29.06.2026 12:00:01;6,000;6 060,06;4 000,00;2 060,06;33,99%
Итого вкусный товар;6,000;6 060,06;4 000,00;2 060,06;33,99%
"""

REPORT_MIXED = """Валовая прибыль по покупателям
Период: 01.05.2026 - 30.06.2026
Контрагент;Количество;Выручка;Себестоимость
Номенклатура;;;
Документ;;;
ООО «Северный мост»;16,000;324 820,40;229 000,00
Чай зелёный;16,000;324 820,40;229 000,00
Реализация товаров и услуг 00КА-000001 от 05.05.2026 12:00:01;4,000;14 820,40;9 000,00
Реализация товаров и услуг 00КА-000003 от 02.06.2026 12:00:01;12,000;310 000,00;220 000,00
ИП Жуков Ё. А.;0,000;0,00;0,00
Чай зелёный;0,000;0,00;0,00
Реализация товаров и услуг 00КА-000002 от 21.05.2026 12:00:01;1,000;2 100,00;1 500,00
Возврат товаров от покупателя 00КА-000005 от 16.06.2026 12:00:01;-1,000;-2 100,00;-1 500,00
Їжа та Ґрунт ТОВ;1,000;749,30;400,00
Чай белый;1,000;749,30;400,00
Реализация товаров и услуг 00КА-000004 от 11.06.2026 12:00:01;1,000;749,30;400,00
Всего Хорошего ООО;6,000;6 060,06;4 000,00
Итого вкусный товар;6,000;6 060,06;4 000,00
Реализация товаров и услуг 00КА-000006 от 29.06.2026 12:00:01;6,000;6 060,06;4 000,00
Итого;23,000;331 629,76;233 400,00
"""

VTIGER = """"Счет №","Тема","Название контрагента","Номер Клиента","Дата","Статус","Итого","Товар","Количество","Цена"
"INV1","Заказ","Accounts::::ООО «Северный мост»","0078123456","2026-05-05","Оплачен","14820.40","Products::::Чай","3","3705.10"
"INV1","Заказ","Accounts::::ООО «Северный мост»","0078123456","2026-05-05","Оплачен","14820.40","Products::::Кофе","1","3705.10"
"INV2","Заказ","Accounts::::ИП Жуков Ё. А.","780500112233","2026-05-21","Отправлен","2100.00","Products::::Чай","1","2100"
"INV3","Заказ","Accounts::::ООО «Северный мост»","0078123456","2026-06-02","Оплачен","310000.00","Products::::Чай","12","25833.33"
"INV4","Заказ","Accounts::::Їжа та Ґрунт ТОВ","0050010020","2026-06-11","Одобрен","749.30","Products::::Чай","1","749.30"
"INV5","Возврат","Accounts::::ИП Жуков Ё. А.","780500112233","2026-06-16","Просрочен","2100.00","Products::::Чай","1","2100"
"INV6","Заказ","Accounts::::Всего Хорошего ООО","7712000009","2026-06-29","Оплачен","6060.06","Products::::Чай","6","1010.01"
"INV7","Заказ","Accounts::::Всего Хорошего ООО","7712000009","2026-06-18","Отменен","8888.00","Products::::Чай","2","4444"
"""
VTIGER_EN = VTIGER
for ru, en in {
    "Счет №": "Invoice No", "Тема": "Subject", "Название контрагента": "Organization Name",
    "Номер Клиента": "Customer No", "Дата": "Invoice Date", "Статус": "Status", "Итого": "Total",
    "Товар": "Item Name", "Количество": "Quantity", "Цена": "List Price", "Оплачен": "Paid",
    "Отправлен": "Sent", "Одобрен": "Approved", "Просрочен": "Credit Invoice", "Отменен": "Cancel",
}.items():  # fmt: skip
    VTIGER_EN = VTIGER_EN.replace(f'"{ru}"', f'"{en}"')

BITRIX = r""""ID";"Воронка";"Название сделки";"Стадия сделки";"Сумма";"Валюта";"Компания";"Контакт";"Ответственный";"Дата создания";"Предполагаемая дата закрытия"
"1";"Общая";"Заказ \"Чай\"; срочно";"Сделка успешна";"14820.40";"Российский рубль";"ООО \"Северный мост\"";"";"Пётр";"01.05.2026 10:00:00";"05.05.2026 00:00:00"
"2";"Общая";"Заказ";"Сделка успешна";"2100.00";"Российский рубль";"";"ИП Жуков Ё. А.";"Пётр";"01.05.2026 10:00:00";"21.05.2026 00:00:00"
"3";"Общая";"Заказ";"Сделка успешна";"310000.00";"Российский рубль";"ООО \"Северный мост\"";"";"Пётр";"01.05.2026 10:00:00";"02.06.2026 00:00:00"
"4";"Общая";"Заказ";"Сделка успешна";"749.30";"Российский рубль";"Їжа та Ґрунт ТОВ";"";"Пётр";"01.05.2026 10:00:00";"11.06.2026 00:00:00"
"5";"Общая";"Возврат";"Сделка успешна";"-2100.00";"Российский рубль";"";"ИП Жуков Ё. А.";"Пётр";"01.05.2026 10:00:00";"16.06.2026 00:00:00"
"6";"Общая";"Заказ";"Сделка успешна";"6060.06";"Российский рубль";"Всего Хорошего ООО";"";"Пётр";"01.05.2026 10:00:00";"29.06.2026 00:00:00"
"7";"Общая";"Заказ";"Сделка провалена";"8888.00";"Российский рубль";"Всего Хорошего ООО";"";"Пётр";"01.05.2026 10:00:00";"18.06.2026 00:00:00"
"8";"Общая";"Заказ";"Переговоры";"7000.00";"Российский рубль";"Всего Хорошего ООО";"";"Пётр";"01.05.2026 10:00:00";"18.07.2026 00:00:00"
"""

AMO = """"ID","Название сделки","Бюджет ₽","Ответственный","Дата создания","Дата закрытия","Этап сделки","Воронка","Теги","Основной контакт","Компания","Рабочий телефон (контакт)","utm_source"
"1","Заказ","14820,40","Пётр","01.05.2026 10:00:00","05.05.2026 11:00:00","Успешно реализовано","Воронка","","","ООО «Северный мост»","'+79110000000",""
"2","Заказ","2 100","Пётр","01.05.2026 10:00:00","21.05.2026 11:00:00","Успешно реализовано","Воронка","","ИП Жуков Ё. А.","","8 (911) 000-00-01",""
"3","Заказ","310 000","Пётр","01.05.2026 10:00:00","02.06.2026 11:00:00","Успешно реализовано","Воронка","","","ООО «Северный мост»","",""
"4","Заказ","749,30","Пётр","01.05.2026 10:00:00","11.06.2026 11:00:00","Успешно реализовано","Воронка","","","Їжа та Ґрунт ТОВ","",""
"5","Возврат","-2 100","Пётр","01.05.2026 10:00:00","16.06.2026 11:00:00","Успешно реализовано","Воронка","","ИП Жуков Ё. А.","","",""
"6","Заказ","6060,06","Пётр","01.05.2026 10:00:00","29.06.2026 11:00:00","Успешно реализовано","Воронка","","","Всего Хорошего ООО","",""
"7","Заказ","8 888","Пётр","01.05.2026 10:00:00","18.06.2026 11:00:00","Закрыто и не реализовано","Воронка","","","Всего Хорошего ООО","",""
"8","Заказ","350 000","Пётр","01.05.2026 10:00:00","не закрыта","Переговоры","Воронка","","","Всего Хорошего ООО","",""
"9","Заказ","","Пётр","01.05.2026 10:00:00","не закрыта","Первичный контакт","Воронка","","","","",""
"""

SHOP = """Номер заказа;Дата создания;Сумма;Статус;Оплачен;Отменен;Позиции;Цена товара;Покупатель;E-Mail
№A1;05.05.2026 10:00:00;14820.4 руб;Выполнен;Да;Нет;[11] Чай (3 шт), [12] Кофе (1 шт);3705.1 руб;ООО «Северный мост»;most@example.com
№A2;21.05.2026 10:00:00;2100 руб;Выполнен;Да;Нет;[11] Чай (1 шт);2100 руб;ИП Жуков Ё. А.;zhuk@example.com
№A3;02.06.2026 10:00:00;310 000 руб;Выполнен;Да;Нет;[11] Чай (12 шт);25833.33 руб;ООО «Северный мост»;most@example.com
№A4;11.06.2026 10:00:00;749.3 руб;Выполнен;Да;Нет;[13] Чашка (1 шт);749.3 руб;Їжа та Ґрунт ТОВ;grunt@example.com
№A5;16.06.2026 10:00:00;2100 руб;Возврат;Да;Нет;[11] Чай (1 шт);2100 руб;ИП Жуков Ё. А.;zhuk@example.com
№A6;29.06.2026 10:00:00;6060.06 руб;Выполнен;Да;Нет;[11] Чай (6 шт);1010.01 руб;Всего Хорошего ООО;vsego@example.com
№A7;18.06.2026 10:00:00;8888 руб;Отменён;Нет;Да;[11] Чай (2 шт);4444 руб;Всего Хорошего ООО;vsego@example.com
№A8;19.06.2026 10:00:00;8888 руб;Принят;Нет;Нет;[11] Чай (2 шт);4444 руб;Всего Хорошего ООО;vsego@example.com
"""

RETAIL = """Номер;Дата оформления;Статус;Клиент;Телефон;Сумма заказа;Сумма закупки;Менеджер
1001A;05.05.2026 10:00;Выполнен;ООО «Северный мост»;+79110000001;14820.40;9000.00;Пётр
1002A;21.05.2026 10:00;Выполнен;ИП Жуков Ё. А.;+79110000002;2100.00;1500.00;Пётр
1003A;02.06.2026 10:00;Доставлен;ООО «Северный мост»;+79110000001;310000.00;220000.00;Пётр
1004A;11.06.2026 10:00;Выполнен;Їжа та Ґрунт ТОВ;+79110000003;749.30;400.00;Пётр
1005A;16.06.2026 10:00;Возврат;ИП Жуков Ё. А.;+79110000002;2100.00;1500.00;Пётр
1006A;29.06.2026 10:00;Выполнен;Всего Хорошего ООО;+79110000004;6060.06;4000.00;Пётр
1007A;18.06.2026 10:00;Отменен;Всего Хорошего ООО;+79110000004;8888.00;4000.00;Пётр
"""

MOYSKLAD = """№;Время;Контрагент;Организация;Сумма;Валюта;Оплачено;Не оплачено;Проведено;Комментарий
00001;05.05.2026 14:30;ООО «Северный мост»;ООО Пример;14 820,40;руб;14 820,40;0,00;Да;
00002;21.05.2026 14:30;ИП Жуков Ё. А.;ООО Пример;2 100,00;руб;2 100,00;0,00;Да;
00003;02.06.2026 14:30;ООО «Северный мост»;ООО Пример;310 000,00;руб;310 000,00;0,00;Да;
00004;11.06.2026 14:30;Їжа та Ґрунт ТОВ;ООО Пример;749,30;руб;749,30;0,00;Да;
00006;29.06.2026 14:30;Всего Хорошего ООО;ООО Пример;6 060,06;руб;6 060,06;0,00;Да;
00007;18.06.2026 14:30;Всего Хорошего ООО;ООО Пример;8 888,00;руб;8 888,00;0,00;Нет;
Итого:;;;;333 729,76;;;;;
"""
MOYSKLAD_RETURNS = """Возвраты покупателей
№;Время;Контрагент;Организация;Сумма;Валюта;Проведено;Комментарий
00005;16.06.2026 14:30;ИП Жуков Ё. А.;ООО Пример;2 100,00;руб;Да;
"""

CASES = {
    "sales_book": (SALES_BOOK, "cp1251", "1C: sales book", "00БП-00000", (), ["agrees"]),
    "journal": (JOURNAL, "cp1251", "1C: document journal", "00БП-00000", (), []),
    "bas": (BAS, "utf-8-sig", "BAS", "БП00-00000", (), ["agrees"]),
    "report_2": (REPORT_2, "utf-8-sig", "1C: report", "00КА-00000", ("units", "cost"), ["agrees"]),
    "report_3": (REPORT_3, "utf-8-sig", "1C: report", "00КА-00000", ("units", "cost"), ["agrees"]),
    "report_mixed": (
        REPORT_MIXED,
        "utf-8",
        "1C: report",
        "00КА-00000",
        ("units", "cost"),
        ["agrees"],
    ),
    "vtiger_ru": (VTIGER, "utf-8", "Vtiger", "INV", ("units",), []),
    "vtiger_en": (VTIGER_EN, "utf-8", "Vtiger", "INV", ("units",), []),
    "bitrix24": (BITRIX, "utf-8-sig", "Bitrix24", "", (), []),
    "amocrm": (AMO, "utf-8", "amoCRM", "", (), []),
    "bitrix_shop": (SHOP, "cp1251", "1C-Bitrix", "№A", ("units",), []),
    "retailcrm": (RETAIL, "utf-8", "RetailCRM", "100#A", ("cost",), []),
}


@pytest.mark.parametrize("name", CASES)
def test_a_file_is_read_row_by_row(tmp_path, name):
    text, encoding, system, prefix, more, totals = CASES[name]
    (tmp_path / "x.csv").write_text(re.sub(r"(?<=\d) (?=\d{3})", "\xa0", text), encoding)
    ledger = ck.load(tmp_path / "x.csv")
    expected = sorted(
        (
            prefix.replace("#", number) if "#" in prefix else prefix + number,
            client.replace("«", '"').replace("»", '"') if name == "bitrix24" else client,
            date.fromisoformat(day),
            Decimal(amount),
            *({"units": units, "cost": cost}[column] for column in more),
        )
        for number, client, day, amount, units, cost in FACTS
    )
    assert read(ledger, *more) == expected
    assert system in ledger.recognition[0]["system"]
    assert ledger.account.balances
    assert ledger.reconciliation["note"].tolist() == totals
    if "ИНН" in text or "ЄДРПОУ" in text or name.startswith("vtiger"):
        ids = ledger.transactions.client_id.to_pyarrow().to_pylist()
        assert set(ids) == set(IDS.values())


MONTH_ROWS = """Продажи по контрагентам;;;
Параметры:;Период: 01.12.2025 - 28.02.2026;;
Контрагент;Количество;Выручка, ₽;Себестоимость, ₽
Период, месяц;;;
Всего Хорошего ООО;3,000;4 500,50;3 000,00
дек. 2025;1,000;1 500,50;1 000,00
Янв. 2026;2,000;3 000,00;2 000,00
ИП Жуков Ё. А.;1,000;1 000,00;500,00
Янв. 2026;2,000;1 100,00;600,00
Февраль 2026 г.;-1,000;(100,00);(100,00)
Итого;4,000;5 500,50;3 500,00
"""
WIDE = """Продажи по контрагентам;;;;;;;;;;;;;;;
Параметры:;Период: 01.12.2025 - 31.01.2026;;;;;;;;;;;;;;
Контрагент;Декабрь 2025;;;;;Январь 2026;;;;;Итого;;;;
;Количество;Выручка;Себестоимость;Валовая прибыль;Рентабельность;Количество;Выручка;Себестоимость;Валовая прибыль;Рентабельность;Количество;Выручка;Себестоимость;Валовая прибыль;Рентабельность
Всего Хорошего ООО;1,000;1 500,50;1 000,00;500,50;33%;2,000;3 000,00;2 000,00;1 000,00;33%;3,000;4 500,50;3 000,00;1 500,50;33%
ИП Жуков Ё. А.;—;—;—;—;—;(1,000);(1 234,56);(600,00);(634,56);30%;(1,000);(1 234,56);(600,00);(634,56);30%
Итого;1,000;1 500,50;1 000,00;500,50;33%;1,000;1 765,44;1 400,00;365,44;21%;2,000;3 265,94;2 400,00;865,94;26%
"""
OWN = """Анализ продаж за май 2026
Контрагент,Сумма продаж,Возвраты и корректировки,Чистая сумма,Количество,Документов,Доля в продажах
Итого,"336 929,76","-2 100,00","334 829,76","24,000",6,100%
ООО «Северный мост»,"324 820,40",—,"324 820,40","16,000",2,97%
ИП Жуков Ё. А.,"2 100,00","(2 100,00)",—,—,2,0%
Всего Хорошего ООО,"10 009,36",—,"10 009,36","8,000",2,3%
"""


def load(tmp_path, text, name="x.csv", encoding="utf-8-sig", **options):
    (tmp_path / name).write_text(re.sub(r"(?<=\d) (?=\d{3})", "\xa0", text), encoding)
    return ck.load(tmp_path / name, **options)


MONTHS = [
    ("Всего Хорошего ООО", date(2025, 12, 31), Decimal("1500.50"), 1, 1000),
    ("Всего Хорошего ООО", date(2026, 1, 31), Decimal("3000"), 2, 2000),
]


def test_months_in_rows_under_their_client(tmp_path):
    ledger = load(tmp_path, MONTH_ROWS)
    assert [row[1:] for row in read(ledger, "units", "cost")] == [
        *MONTHS,
        ("ИП Жуков Ё. А.", date(2026, 1, 31), 1100, 2, 600),
        ("ИП Жуков Ё. А.", date(2026, 2, 28), -100, -1, -100),
    ]
    assert "1C: report" in ledger.recognition[0]["system"]
    assert ledger.reconciliation["note"].tolist() == ["agrees"]


def test_months_side_by_side_over_their_measures(tmp_path):
    ledger = load(tmp_path, WIDE)
    assert [row[1:] for row in read(ledger, "units", "cost")] == [
        *MONTHS,
        ("ИП Жуков Ё. А.", date(2026, 1, 31), Decimal("-1234.56"), -1, -600),
    ]
    assert "1C: report" in ledger.recognition[0]["system"]
    assert ledger.account.balances
    assert ledger.reconciliation["note"].tolist() == ["agrees"]


def test_one_month_with_its_total_on_top(tmp_path):
    ledger = load(tmp_path, OWN)
    assert [row[1:] for row in read(ledger, "units")] == [
        ("Всего Хорошего ООО", date(2026, 5, 31), Decimal("10009.36"), 8),
        ("ООО «Северный мост»", date(2026, 5, 31), Decimal("324820.40"), 16),
    ]
    assert "1C: report" in ledger.recognition[0]["system"]
    assert ledger.account.balances
    print(ledger)
    assert ledger.reconciliation["note"].tolist() == ["agrees"]


def book(tmp_path, rows, *, indents=(), outline=(), merged=(), sheet="Лист1"):
    """A workbook of the rows; indents and levels of outline by row, from the first."""
    workbook = openpyxl.Workbook()
    page = workbook.active
    page.title = sheet
    for row in rows:
        page.append(row)
    for place, depth in enumerate(indents, 1):
        page.cell(place, 1).alignment = Alignment(indent=depth)
    for place, depth in enumerate(outline, 1):
        page.row_dimensions[place].outlineLevel = depth
    for span in merged:
        page.merge_cells(span)
    workbook.save(tmp_path / "x.xlsx")
    return ck.load(tmp_path / "x.xlsx")


def as_cells(text):
    """The rows of a text, numbers as numbers."""
    rows = []
    for line in text.splitlines():
        cells = [
            cell.replace(" ", "") if re.fullmatch(r"[-\d ]+,\d+", cell) else cell
            for cell in line.split(";")
        ]
        rows.append(
            [
                float(c.replace(",", ".")) if re.fullmatch(r"-?\d+,\d+", c) else c or None
                for c in cells
            ]
        )
    return rows


def depths(rows, first=3):
    """0: a client, 1: a document, 2: a product."""
    found, below = [], 0
    for place, row in enumerate(rows):
        word = str(row[0] or "")
        is_document = " от " in word
        below = 1 if is_document else 2 if below and ("Чай" in word or "товар" in word) else 0
        found.append(below if place >= first else 0)
    return found


@pytest.mark.parametrize("way", ["indents", "outline"])
@pytest.mark.parametrize("group", [False, True])
def test_a_workbook_tells_its_levels(tmp_path, way, group):
    rows = as_cells(REPORT_3)
    levels = depths(rows)
    if group:
        levels = [level + (place > 3) for place, level in enumerate(levels)]
        rows.insert(4, ["Оптовые покупатели", *rows[3][1:]])
        levels.insert(4, 0)
    ledger = book(tmp_path, rows, **{way: levels})
    assert read(ledger, "units", "cost") == sorted(
        (f"00КА-00000{n}", client, date.fromisoformat(day), Decimal(amount), units, cost)
        for n, client, day, amount, units, cost in FACTS
    )
    assert ledger.account.balances
    assert ledger.reconciliation["note"].tolist() == ["agrees"]


@pytest.mark.parametrize("way", ["indents", "outline"])
def test_products_between_a_client_and_its_documents(tmp_path, way):
    rows = as_cells(REPORT_MIXED)
    levels = [
        2 if " от " in str(row[0]) else "Чай" in str(row[0]) or "товар" in str(row[0])
        for row in rows
    ]
    ledger = book(tmp_path, rows, **{way: levels})
    assert {row[1] for row in read(ledger)} == set(IDS)
    assert len(read(ledger)) == 6


def test_documents_of_moysklad_and_its_list_of_returns(tmp_path):
    (tmp_path / "a").mkdir()
    load(tmp_path / "a", MOYSKLAD, "demand.csv")
    load(tmp_path / "a", MOYSKLAD_RETURNS, "returns.csv")
    ledger = ck.load(tmp_path / "a")
    assert read(ledger) == sorted(
        (f"0000{n}", client, date.fromisoformat(day), Decimal(amount))
        for n, client, day, amount, _, _ in FACTS
    )
    assert all("МойСклад" in one["system"] for one in ledger.recognition)
    assert ledger.reconciliation["note"].tolist() == ["agrees"]


def test_a_sheet_of_returns_of_moysklad(tmp_path):
    ledger = book(tmp_path, as_cells(MOYSKLAD_RETURNS)[1:], sheet="Возвраты покупателей")
    assert [row[1:] for row in read(ledger)] == [(ZHUK, date(2026, 6, 16), -2100)]


PROFITABILITY = """Прибыльность по покупателям
Период: 01.06.2026 - 30.06.2026

Контрагент;Продажи;;;Возвраты;;;Прибыль;Рентабельность
;Кол-во;Сумма;Себестоимость;Кол-во;Сумма;Себестоимость;;
ООО «Северный мост»;12;310 000,00;220 000,00;0;0,00;0,00;90 000,00;29%
ИП Жуков Ё. А.;2;4 200,00;3 000,00;1;2 100,00;1 500,00;600,00;28%
Всего Хорошего ООО;6;6 060,06;4 000,00;;;;2 060,06;34%
Итого;20;320 260,06;227 000,00;1;2 100,00;1 500,00;92 660,06;29%
"""


def test_profitability_takes_returns_off(tmp_path):
    ledger = load(tmp_path, PROFITABILITY)
    assert [row[1:] for row in read(ledger, "units", "cost")] == [
        (VSEGO, date(2026, 6, 30), Decimal("6060.06"), 6, 4000),
        (ZHUK, date(2026, 6, 30), 2100, 1, 1500),
        (MOST, date(2026, 6, 30), 310000, 12, 220000),
    ]
    assert "МойСклад" in ledger.recognition[0]["system"]
    assert ledger.account.balances
    assert ledger.reconciliation["note"].tolist() == ["agrees"]


@pytest.mark.parametrize("text", [
    "Контрагент;Первая продажа;Последняя продажа;Количество продаж;Сумма продаж;Средний чек;Количество возвратов;Сумма возвратов;Прибыль\nА;01.01.2026;02.02.2026;3;100,00;33,33;0;0,00;10,00\n",
    "counterparty,firstDemandDate,lastDemandDate,demandsCount,demandsSum,averageReceipt,returnsCount,returnsSum,profit\nA,2026-01-01 10:00:00,2026-02-02 10:00:00,3,10000,3333,0,0,1000\n",
])  # fmt: skip
def test_indicators_of_all_time_are_refused(tmp_path, text):
    with pytest.raises(ck.DataError, match="no day of any sale; export the shipments"):
        load(tmp_path, text)


def pasted(error):
    """The ledger of the call that a message offers."""
    call = re.search(r"ck\.load\(.*?\)(?=[,.]| or|$)", str(error.value))[0]
    return eval(call, {"ck": ck})


def test_stages_of_a_portals_own_are_asked_for(tmp_path):
    text = BITRIX.replace("Сделка успешна", "Отгружено и оплачено").replace(
        "Сделка провалена", "Слив"
    )
    with pytest.raises(ck.DataError, match="which of its stages are sales") as error:
        load(tmp_path, text)
    assert "Отгружено и оплачено" in str(error.value)
    ledger = pasted(error)
    assert ledger.account.balances
    ledger = load(tmp_path, text, sales=["Отгружено и оплачено"])
    assert len(read(ledger)) == 6


def test_the_page_that_bitrix24_calls_xls(tmp_path):
    import csv
    import html

    rows = csv.reader(BITRIX.replace('\\"', '""').splitlines(), delimiter=";")
    page = "".join(
        "<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>" for row in rows
    )
    ledger = load(tmp_path, f"<html><body><table border=1>{page}</table></body></html>", "x.xls")
    assert [row[2:] for row in read(ledger)] == [
        (date.fromisoformat(d), Decimal(a)) for _, _, d, a, _, _ in FACTS
    ]


def test_amocrm_workbook_of_mixed_cells(tmp_path):
    import csv

    rows = list(csv.reader(AMO.splitlines()))
    for place, row in enumerate(rows[1:], 1):
        row[0] = int(row[0])
        if place % 2 and "," in row[2]:
            row[2] = float(row[2].replace(",", "."))
        if place in (2, 3, 8):
            row[2] = row[2].replace(" ", "\xa0")
        if place in (1, 3, 5):
            row[5] = datetime.strptime(row[5], "%d.%m.%Y %H:%M:%S")
    ledger = book(tmp_path, [[c if c != "" else None for c in row] for row in rows])
    assert read(ledger) == [
        (n, client, date.fromisoformat(day), Decimal(amount))
        for n, client, day, amount, _, _ in FACTS
    ]


OURS = """name = "Ours: acts"
needs = ["Акт", "Кому"]
draft = ["в работе"]
returns = ["вернули"]

[columns]
client = "Кому"
date = "Когда"
document = "Акт"
amount = "Денег"
status = "Что с ним"
"""


def test_a_system_of_ones_own(tmp_path):
    (tmp_path / "ours.toml").write_text(OURS, "utf-8")
    text = """Акт;Кому;Когда;Денег;Что с ним
007;Всего Хорошего ООО;05.05.2026;1 000,50;готов
008;ИП Жуков;25.05.2026;300,00;вернули
009;ИП Жуков;25.05.2026;500,00;в работе
Всего;;;1 800,50;
"""
    ledger = load(tmp_path, text, profile=str(tmp_path / "ours.toml"))
    assert read(ledger) == [
        ("007", "Всего Хорошего ООО", date(2026, 5, 5), Decimal("1000.50")),
        ("008", "ИП Жуков", date(2026, 5, 25), -300),
    ]
    assert ledger.recognition[0]["system"] == "Ours: acts"


OTHERWISE = {
    "bitrix24, a path": (BITRIX, {'"Общая";"Заказ";': r'"Общая";"C:\docs";'}),
    "bitrix24, marks doubled": (BITRIX, {r"\"": '""'}),
    "bitrix24, without times": (BITRIX, {" 00:00:00": "", " 10:00:00": ""}),
    "amocrm, currency in cells": (AMO, {"Бюджет ₽": "Бюджет", '"310 000"': '"310 000 ₽"'}),
    "shop, other captions": (SHOP, {"Оплачен;": "Оплачено;", "Отменен;": "Отменён;", " руб;": " руб.;"}),
    "retailcrm, given back": (RETAIL, {"Возврат;": "Возвращён;"}),
    "vtiger, a credit note below zero": (VTIGER, {'"Просрочен","2100.00"': '"Просрочен","-2100.00"'}),
    "journal, another return": (JOURNAL, {"Корректировка реализации;ИП Жуков Ё. А.;780500112233;-2": "Возврат товаров от клиента;ИП Жуков Ё. А.;780500112233;2"}),
    "sales book, another caption": (SALES_BOOK, {"Сумма без НДС": "Сумма, как в акте"}),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERWISE)
def test_the_same_file_in_another_way(tmp_path, name):
    text, changes = OTHERWISE[name]
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    ledger = load(tmp_path, text)
    plain = lambda word: re.sub('[«»"]', "", word)  # noqa: E731
    assert sorted((plain(row[1]), *row[2:]) for row in read(ledger)) == sorted(
        (plain(client), date.fromisoformat(day), Decimal(amount))
        for _, client, day, amount, _, _ in FACTS
    )
    assert ledger.account.balances


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Период: 01.06.2026 - 30.06.2026", "За июнь 2026 г."),
        ("\n;Кол-во", "\nНаименование;Кол-во"),
        (";0;0,00;0,00;", ";—;—;—;"),
        ("Контрагент;Продажи;;;Возвраты;;;Прибыль;Рентабельность\n;", ";Продажи;;;Возвраты;;;;\nКонтрагент;"),
    ],
)  # fmt: skip
def test_profitability_in_other_ways(tmp_path, old, new):
    assert old in PROFITABILITY
    ledger = load(tmp_path, PROFITABILITY.replace(old, new))
    assert [row[3] for row in read(ledger)] == [Decimal("6060.06"), 2100, 310000]
    assert ledger.reconciliation["note"].tolist() == ["agrees"]


def test_profitability_of_the_api_is_refused(tmp_path):
    with pytest.raises(ck.DataError, match="its money is in kopecks"):
        load(tmp_path, "counterparty,sellSum,sellCostSum,returnSum,profit\nA,1000,500,0,500\n")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("x.csv", "Список: Возвраты покупателей\n"),
        ("Возвраты покупателей, июнь.csv", ""),
    ],
)
def test_what_says_that_a_list_is_of_returns(tmp_path, name, title):
    ledger = load(
        tmp_path, title + MOYSKLAD_RETURNS.split("\n", 1)[1] + "Итого;;;;2 100,00;;;\n", name
    )
    assert read(ledger) == [("00005", ZHUK, date(2026, 6, 16), -2100)]
    assert ledger.reconciliation["note"].tolist() == ["agrees"]


def test_a_title_of_sales_and_returns_makes_no_returns(tmp_path):
    ledger = load(tmp_path, "Отгрузки и возвраты покупателей\n" + MOYSKLAD)
    assert min(row[3] for row in read(ledger)) > 0
