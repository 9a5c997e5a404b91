"""Names that name nobody: a counter where everybody buys, a placeholder, a test; as data."""
# ruff: noqa: RUF001 - letters of two alphabets on purpose

import re

from clientkit.language import mark

COLLECTIVE, PLACEHOLDER, TEST = mark("everybody"), mark("no name"), mark("a test")

NAMES = {
    COLLECTIVE: {
        "en": "walk-in, walk-in customer, walk in customer, cash customer, cash sale, cash sales, "
        "cash, counter sale, counter sales, retail, retail customer, retail customers, "
        "retail buyer, retail sales, private person, private persons, private customer, "
        "individual, individuals, guest, guests, guest customer, anonymous, anonymous customer, "
        "various, various customers, sundry customers, one-time customer, miscellaneous, "
        "web customer, online customer, default customer, end customer, consumer",
        "ru": "розничный покупатель, розничные покупатели, розничный клиент, розница, "
        "розничная торговля, розничные продажи, частное лицо, частные лица, частный клиент, "
        "физическое лицо, физические лица, физлицо, физлица, физ лицо, физ лица, покупатель, "
        "клиент, гость, гости, разовый клиент, разовый покупатель, разные, разные клиенты, "
        "прочие, прочие покупатели, прочие клиенты, наличные, касса, население, аноним, "
        "конечный покупатель, интернет покупатель",
        "uk": "роздрібний покупець, роздрібні покупці, роздрібний клієнт, роздріб, "
        "роздрібна торгівля, приватна особа, приватні особи, фізична особа, фізичні особи, "
        "фізособа, фіз особа, покупець, клієнт, гість, разовий клієнт, разовий покупець, різні, "
        "інші, інші покупці, готівка, каса, населення, анонім, кінцевий споживач, "
        "кінцевий покупець",
        "et": "eraisik, eraisikud, eraklient, erakliendid, jaeklient, jaekliendid, jaemüük, "
        "jaeostja, sularahaklient, sularahamüük, sularaha, kassamüük, külaline, juhuklient, "
        "püsimatu klient, anonüümne, muud kliendid, muud ostjad, lõpptarbija, poeklient",
    },
    PLACEHOLDER: {
        "en": "no name, noname, unnamed, unknown, unknown customer, not specified, not set, none, "
        "null, nan, n a, na, tbd, xxx, untitled, empty, undefined",
        "ru": "без названия, без имени, без наименования, неизвестно, неизвестный, "
        "неизвестный клиент, не указан, не указано, не указана, не задано, нет, пусто, "
        "новый клиент, новый контрагент",
        "uk": "без назви, без імені, без найменування, невідомо, невідомий, невідомий клієнт, "
        "не вказано, не вказаний, не задано, немає, новий клієнт, новий контрагент",
        "et": "nimetu, nimeta, tundmatu, teadmata, määramata, puudub, uus klient, pole",
    },
    TEST: {
        "en": "test, tests, testing, test test, test customer, test client, test order, demo, "
        "demo customer, example, sample customer",
        "ru": "тест, тестовый, тестовый клиент, тестовый контрагент, тестовый заказ, проверка, "
        "тест тест",
        "uk": "тестовий, тестовий клієнт, тестовий контрагент, перевірка",
        "et": "testklient, test klient, proov, proovitellimus, testimine",
    },
}

_KINDS = {
    name: kind
    for kind, languages in NAMES.items()
    for names in languages.values()
    for name in (name.replace("-", " ") for name in names.split(", "))
}


def said_of(name: str) -> str:
    """What the name names instead of a client: "everybody", "no name", "a test"; else "".

    Brackets and numbers beside it do not count; a name that only begins so is a name.

    >>> [said_of(name) for name in ("Walk-In Customer 2", "TEST", "?", "Test Tools Ltd")]
    ['everybody', 'a test', 'no name', '']
    >>> said_of("«Розничный  покупатель» (Киев)"), said_of("Eraisik"), said_of("№ 17")
    ('everybody', 'everybody', '')
    """
    words = re.sub(r"\(.*?\)|\[.*?\]", " ", name.casefold().replace("ё", "е"))
    plain = re.sub(r"[\W_]+", " ", words).strip()
    if not plain:
        return PLACEHOLDER
    return _KINDS.get(re.sub(r"\s*\b\d+\b\s*", " ", plain).strip(), "")
