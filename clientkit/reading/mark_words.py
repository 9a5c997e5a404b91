"""Columns that say what becomes of a row, and what stands in them: words as data.

A document is cancelled, not posted, given back; a deal is not won; the money is in dollars.
Texts are compared in small letters, ё as е, with single spaces.
"""
# ruff: noqa: RUF001, RUF002 - letters of two alphabets on purpose

from typing import Any

MARK_CAPTIONS = {
    "status": {
        "en": "status, financial status, invoice status, order status, payment status, state, "
        "deal stage, stage",
        "ru": "статус, статус заказа, стадия сделки, этап сделки, состояние, статус документа",
        "uk": "статус, статус замовлення, стадія угоди, етап угоди, стан",
        "et": "staatus, olek, seisund",
    },
    "kind": {
        "en": "transaction type, document type, invoice type, operation, kind, type",
        "ru": "вид операции, хозяйственная операция, тип документа, вид документа, операция, тип",
        "uk": "вид операції, господарська операція, тип документа, вид документа, операція, тип",
        "et": "dokumendi tüüp, arve tüüp, tehingu tüüp, tüüp, liik",
    },
    "posted": {
        "en": "posted, captured",
        "ru": "проведен, проведено, проведен документ",
        "uk": "проведено, проведений",
        "et": "kinnitatud, kinnitus, ok",
    },
    "deleted": {
        "en": "deleted, is deleted, deletion mark",
        "ru": "пометка удаления, удален, удалено",
        "uk": "позначка видалення, видалено, позначка вилучення",
        "et": "kustutatud",
    },
    "cancelled": {
        "en": "cancelled at, canceled at, cancelled, canceled, voided, voided at",
        "ru": "отменен, отменено, аннулирован, дата отмены",
        "uk": "скасовано, анульовано, відмінено",
        "et": "tühistatud, annulleeritud",
    },
    "test": {
        "en": "test, is test, test order",
        "ru": "тест, тестовый, тестовый заказ",
        "uk": "тест, тестовий, тестове замовлення",
        "et": "test, testtellimus",
    },
    "currency": {
        "en": "currency, currency code",
        "ru": "валюта, валюта документа, валюта взаиморасчетов",
        "uk": "валюта, валюта документа",
        "et": "valuuta",
    },
    "tax": {
        "en": "tax, taxes, vat, tax amount, vat amount, sales tax, total tax",
        "ru": "ндс, сумма ндс, налог",
        "uk": "пдв, сума пдв, податок",
        "et": "käibemaks, km, km summa, käibemaksu summa",
    },
    "refunded": {
        "en": "refunded amount, amount refunded",
        "ru": "сумма возвратов, сумма возврата",
        "uk": "сума повернень",
        "et": "tagastatud summa",
    },
}
"""As in `vocabulary`: canonical name -> captions by language."""

GROSS = set(
    "total,total amount,grand total,total incl tax,total with tax,gross,gross amount,итого,всего,"
    "сумма с ндс,сумма включая ндс,стоимость продаж включая ндс,итого с ндс,всего с ндс,"
    "разом,усього,сума з пдв,усього з пдв,kokku,"
    "summa km-ga,arve summa km-ga,kokku km-ga,summa kokku".split(",")
)
"""Captions of money that holds the tax."""

YES = set("да,yes,true,1,y,так,jah,истина,істина,x,✓,+".split(","))
NO = set("нет,no,false,0,n,ні,ei,ложь,хибність,неправда,-".split(","))

CANCELLED = set(
    "cancel,cancelled,canceled,void,voided,failed,declined,blocked,expired,lost,closed lost,"
    "deal lost,rejected,trash,deleted,отмена,отменен,отменено,отменена,отменен клиентом,"
    "аннулирован,аннулировано,отказ,отклонен,удален,сделка провалена,провалена,проиграна,"
    "закрыто и не реализовано,не удался,не удалось,не вдалося,невдало,ebaõnnestunud,nurjunud,"
    "скасовано,скасований,відмінено,відмінений,анульовано,відхилено,угоду програно,"
    "закрито і не реалізовано,закрито та не реалізовано,tühistatud,annulleeritud,kustutatud,"
    "katkestatud,kaotatud".split(",")
)
WON_STEMS = "успе,выигр,оплач,оплат,отгруж,заключ,выполн,won,paid,виграно,успі,сплач,võidet".split(
    ","
)
"""A stage with one of these is likely a sale; the caller says it."""

DRAFT = set(
    "draft,pending,pending payment,awaiting payment,authorized,incomplete,"
    "requires_payment_method,checkout-draft,quote,estimate,черновик,не проведен,не оплачен,"
    "ожидает оплаты,чернетка,не проведено,очікує оплати,mustand,kinnitamata,"
    "ootel,maksmata".split(",")
)
NOBODY = set(
    "walk-in,walk in,walk-in customer,cash,cash customer,cash sale,guest,anonymous,retail,"
    "retail customer,розничный покупатель,розница,частное лицо,физическое лицо,физлицо,"
    "покупатель,гость,роздрібний покупець,роздріб,фізична особа,приватна особа,гість,"
    "eraisik,jaeklient,jaemüük,sularahaklient,külaline".split(",")
)
"""Names that stand for whoever came: without an id such a row has no client."""

UNTAXED = set("без ндс,без налога,без пдв,не облагается,km-vaba,exempt,none,no vat".split(","))
PURCHASES = set(
    "bill,supplier bill,vendor bill,purchase invoice,in_invoice,in_refund,supplier credit,"
    "vendor credit,vendor credit note,поступление товаров и услуг,закупка,"
    "надходження товарів і послуг,ostuarve".split(",")
) | {"поступление (акт, накладная)"}
_RETURN_STEMS = (
    "возврат",
    "повернення",
    "кредит-нота",
    "return",
    "refund",
    "credit memo",
    "credit note",
    "credit invoice",
    "creditnote",
    "sales credit note",
    "kreeditarve",
    "kreedit",
    "tagastus",
    "storno",
    "сторно",
    "out_refund",
    "customer credit note",
    "accreccredit",
)


def mark(cell: Any) -> str:
    """The cell as marks are compared.

    >>> mark(" Проведён "), mark(True), mark(None), mark(1.0)
    ('проведен', 'true', '', '1')
    """
    if cell is None or cell != cell:
        return ""
    if isinstance(cell, float) and cell == int(cell):
        cell = int(cell)
    return " ".join(str(cell).casefold().replace("ё", "е").split())


def is_return(cell: Any) -> bool:
    """Whether a kind of document or a status says that goods or money came back.

    >>> is_return("Возврат товаров от покупателя"), is_return("Refunded"), is_return("Invoice")
    (True, False, False)
    """
    word = mark(cell)
    return word.startswith(_RETURN_STEMS) and word not in ("refunded", "returned partially")
