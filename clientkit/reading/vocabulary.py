"""How the columns are called in exports: canonical name -> captions by language, as data.

Within a language the better caption stands first: where a file has several, the first one found
is taken (money net of tax before gross). Captions are compared as `plain` words: case, spaces,
punctuation, units after a comma and currency in brackets do not count.
"""
# ruff: noqa: RUF001 - letters of two alphabets on purpose

from clientkit.reading.mark_words import MARK_CAPTIONS
from clientkit.reading.words import Words

_TRANSACTION_CAPTIONS = {
    "client_id": {
        "en": "client id, customer id, client code, customer code, client no, customer no, "
        "client number, customer number, account no, account number, partner code, "
        "customer email, reg no, registry code, registration no",
        "ru": "код клиента, номер клиента, id клиента, код контрагента, инн, инн контрагента, "
        "инн покупателя, код покупателя, инн/кпп покупателя",
        "uk": "код клієнта, номер клієнта, код контрагента, код єдрпоу, єдрпоу, іпн, код покупця",
        "et": "kliendi kood, kliendi nr, kliendi id, reg kood, registrikood, "
        "tehingupartneri kood, ostja kood, kliendikood",
    },
    "client": {
        "en": "client, client name, customer, customer name, customer full name, contact name, "
        "buyer, payer, partner, invoice partner display name, company, account name, billing name",
        "ru": "клиент, наименование клиента, имя клиента, контрагент, покупатель, заказчик, "
        "плательщик, партнер, компания, организация клиента, фирма, наименование покупателя",
        "uk": "клієнт, назва клієнта, контрагент, покупець, замовник, платник, партнер, компанія, "
        "фірма",
        "et": "klient, kliendi nimi, ostja, ostja nimi, maksja, tehingupartneri nimi, partner, "
        "firma, ettevõte",
    },
    "date": {
        "en": "date, invoice date, transaction date, payment date, paid at, sale date, "
        "order date, document date, day, invoice/bill date, created at, created",
        "ru": "дата, дата оплаты, дата платежа, дата документа, дата продажи, дата отгрузки, "
        "дата закрытия, дата заказа, дата оформления, дата создания, время, день",
        "uk": "дата, дата оплати, дата платежу, дата документа, дата продажу, дата відвантаження, "
        "дата замовлення, дата створення, день",
        "et": "kuupäev, arve kuupäev, makse kuupäev, tehingu kuupäev, müügi kuupäev, päev",
    },
    "amount": {
        "en": "amount, net amount, amount without vat, amount excl vat, net sales, "
        "n. revenue, net revenue, "
        "untaxed amount signed, untaxed amount, subtotal, "
        "amount paid, paid, payment, sum, revenue, sales, sales amount, sales value, line total, "
        "turnover, total, total amount",
        "ru": "сумма без ндс, стоимость продаж без ндс, чистая сумма, чистая выручка, "
        "чистый доход, "
        "выручка, сумма продаж, сумма оплаты, сумма платежа, "
        "оплата, сумма, сумма документа, сумма заказа, стоимость продаж, продажи, бюджет, оборот, "
        "итого, всего",
        "uk": "сума без пдв, чистий дохід, чиста виручка, "
        "виторг, виручка, сума продажу, сума оплати, сума платежу, оплата, "
        "сума, сума документа, продажі, оборот, разом, усього",
        "et": "summa km-ta, arve summa km-ta, netosumma, netotulu, netokäive, "
        "netomüük, müügisumma, makstud, tasutud, makse, "
        "summa, müük, käive, kokku",
    },
    "services": {
        "en": "services, services used, value of services, used services, services amount, usage",
        "ru": "услуги, сумма услуг, оказано услуг, использовано услуг, услуг на сумму",
        "uk": "послуги, сума послуг, надано послуг, використано послуг, послуг на суму",
        "et": "teenused, teenuste summa, kasutatud teenused",
    },
    "units": {
        "en": "units, quantity, qty, items sold, pieces, pcs, volume, lineitem quantity",
        "ru": "количество, продано товаров, кол-во, штук, шт, единиц, объем",
        "uk": "кількість, продано товарів, к-сть, штук, шт, одиниць, обсяг",
        "et": "kogus, müüdud, müüdud tooteid, tk, tükki, ühikuid, maht",
    },
    "price": {
        "en": "price, unit price, unit amount, sales price, price per unit, lineitem price",
        "ru": "цена, цена за единицу, цена продажи, цена товара",
        "uk": "ціна, ціна за одиницю, ціна продажу",
        "et": "hind, ühikuhind, ühiku hind, müügihind",
    },
    "cost": {
        "en": "cost, cost of goods, cost of sales, cogs, cost price, purchase cost, costs",
        "ru": "себестоимость, себестоимость продаж, закупка, сумма закупки, затраты",
        "uk": "собівартість, собівартість продажу, закупівля, витрати",
        "et": "omahind, kulu, kulud, soetusmaksumus, ostuhind kokku",
    },
    "document": {
        "en": "document, document no, document number, invoice no, invoice number, invoice, "
        "invoice id, order no, order #, order id, order number, receipt no, payment no, num, "
        "number, no",
        "ru": "документ, номер документа, номер счета, счет №, счет, номер накладной, накладная, "
        "номер заказа, заказ №, заказ, номер платежа, номер, №",
        "uk": "документ, номер документа, номер рахунку, рахунок, накладна, номер накладної, "
        "номер замовлення, замовлення №, замовлення, номер платежу, номер, №",
        "et": "dokument, dokumendi nr, arve nr, arve number, arve, tellimuse nr, tellimus nr, "
        "tellimus, "
        "number, nr",
    },
    "product": {
        "en": "product, product id, product code, sku, stock code, item, item code, product name, "
        "product/service full name, lineitem name, service",
        "ru": "товар, артикул, код товара, номенклатура, наименование товара, продукт, услуга",
        "uk": "товар, артикул, код товару, номенклатура, назва товару, продукт, послуга",
        "et": "toode, artikkel, tootekood, artikli kood, kaup, teenus",
    },
    "manager": {
        "en": "manager, account manager, salesperson, sales rep, seller, responsible, owner",
        "ru": "менеджер, ответственный, продавец, ответственный менеджер",
        "uk": "менеджер, відповідальний, продавець, відповідальний менеджер",
        "et": "haldur, kliendihaldur, müüja, müügijuht, vastutaja",
    },
}

TRANSACTION_WORDS = Words(
    _TRANSACTION_CAPTIONS | MARK_CAPTIONS,
    needed=("client_id|client", "date", "amount|units+price"),
)

_DIRECTORY_CAPTIONS = {
    "client_id": TRANSACTION_WORDS["client_id"],
    "client": TRANSACTION_WORDS["client"] | {"en": "name, " + TRANSACTION_WORDS["client"]["en"]},
    "contact": {
        "en": "contact, contact person, person",
        "ru": "контакт, контактное лицо, основной контакт",
        "uk": "контакт, контактна особа",
        "et": "kontakt, kontaktisik",
    },
    "role": {
        "en": "role, position, job title, title",
        "ru": "должность, роль",
        "uk": "посада, роль",
        "et": "amet, ametikoht, roll",
    },
    "phone": {
        "en": "phone, telephone, phone number, mobile",
        "ru": "телефон, рабочий телефон, мобильный телефон",
        "uk": "телефон, мобільний телефон",
        "et": "telefon, mobiil",
    },
    "email": {
        "en": "email, e-mail, email address",
        "ru": "почта, эл. почта, электронная почта",
        "uk": "пошта, ел. пошта, електронна пошта",
        "et": "e-post, meil",
    },
    "birthday": {
        "en": "birthday, date of birth, birth date",
        "ru": "день рождения, дата рождения",
        "uk": "день народження, дата народження",
        "et": "sünnipäev, sünniaeg",
    },
    "manager": TRANSACTION_WORDS["manager"],
    "city": {"en": "city, town", "ru": "город", "uk": "місто", "et": "linn"},
    "potential": {
        "en": "potential, yearly potential, potential per year",
        "ru": "потенциал",
        "uk": "потенціал",
        "et": "potentsiaal",
    },
    "plan": {
        "en": "plan, monthly plan, target",
        "ru": "план, план продаж",
        "uk": "план, план продажів",
        "et": "plaan, müügiplaan",
    },
}
DIRECTORY_WORDS = Words(_DIRECTORY_CAPTIONS, needed=("client_id|client",))
