"""How the columns of the files beside the transactions are called, as in `vocabulary`."""
# ruff: noqa: RUF001 - letters of two alphabets on purpose

from clientkit.reading.vocabulary import TRANSACTION_WORDS
from clientkit.reading.words import Words

_CLIENT_ID = TRANSACTION_WORDS["client_id"]
_NEED = {
    "en": "need, customer need, requirement, want",
    "ru": "потребность, требование, ожидание",
    "uk": "потреба, вимога, очікування",
    "et": "vajadus, nõue, ootus",
}
_FEATURE = {
    "en": "feature, characteristic, technical characteristic",
    "ru": "характеристика, свойство",
    "uk": "характеристика, властивість",
    "et": "omadus, näitaja",
}
_STAGE = {
    "en": "stage, status, deal stage, lead stage, lead status",
    "ru": "этап, стадия, этап сделки, статус",
    "uk": "етап, стадія, статус",
    "et": "etapp, staadium, staatus",
}

ALIAS_WORDS = Words(
    {
        "client_id": _CLIENT_ID,
        "same_as": {
            "en": "same as, belongs to, joined to, main id, main client",
            "ru": "то же что, тот же клиент, основной код, основной клиент, главный код",
            "uk": "те саме що, той самий клієнт, основний код, основний клієнт",
            "et": "sama mis, sama klient, põhikood, põhiklient",
        },
        "note": {
            "en": "note, notes, comment, reason",
            "ru": "примечание, комментарий",
            "uk": "примітка, коментар",
            "et": "märkus, kommentaar",
        },
    },
    needed=("client_id", "same_as"),
)
"""How the columns of `aliases.csv` are called."""

COMPANION_WORDS = {
    "survey": Words(
        {
            "client_id": _CLIENT_ID,
            "date": {
                "en": "date, answered, answered at, response date, day",
                "ru": "дата, дата ответа",
                "uk": "дата, дата відповіді",
                "et": "kuupäev, vastamise kuupäev",
            },
            "score": {
                "en": "score, nps, rating, answer",
                "ru": "оценка, балл, nps",
                "uk": "оцінка, бал, nps",
                "et": "hinne, hinnang, nps",
            },
            "comment": {
                "en": "comment, comments, why, reason",
                "ru": "комментарий, почему",
                "uk": "коментар, чому",
                "et": "kommentaar, miks",
            },
        },
        needed=("client_id", "date", "score"),
    ),
    "needs": Words(
        {
            "need": _NEED,
            "importance": {
                "en": "importance, weight",
                "ru": "важность, вес",
                "uk": "важливість, вага",
                "et": "tähtsus, kaal",
            },
            "ours": {"en": "ours, us, our rating", "ru": "мы", "uk": "ми", "et": "meie"},
            "rival": {
                "en": "rival, competitor, best rival",
                "ru": "конкурент",
                "uk": "конкурент",
                "et": "konkurent",
            },
        },
        needed=("need", "importance"),
    ),
    "features": Words(
        {
            "feature": _FEATURE,
            "unit": {
                "en": "unit, measured in",
                "ru": "единица",
                "uk": "одиниця",
                "et": "ühik",
            },
            "target": {
                "en": "target, goal",
                "ru": "цель",
                "uk": "ціль",
                "et": "siht, eesmärk",
            },
            "difficulty": {
                "en": "difficulty, effort",
                "ru": "сложность",
                "uk": "складність",
                "et": "raskus",
            },
        },
        needed=("feature",),
    ),
    "relations": Words(
        {
            "need": _NEED,
            "feature": _FEATURE,
            "strength": {
                "en": "strength, relation, relationship",
                "ru": "сила, связь",
                "uk": "сила, звʼязок",
                "et": "tugevus, seos",
            },
        },
        needed=("need", "feature", "strength"),
    ),
    "leads": Words(
        {
            "lead": {
                "en": "lead, lead id, deal, deal id, opportunity, record id, id",
                "ru": "лид, сделка, id",
                "uk": "лід, угода, id",
                "et": "müügivihje, tehing, id",
            },
            "client": TRANSACTION_WORDS["client"],
            "source": {
                "en": "source, lead source, original source",
                "ru": "источник",
                "uk": "джерело",
                "et": "allikas",
            },
            "manager": TRANSACTION_WORDS["manager"],
            "amount": {
                "en": "amount, expected amount, value, deal amount, expected revenue",
                "ru": "сумма, бюджет, сумма сделки",
                "uk": "сума, бюджет, сума угоди",
                "et": "summa, eeldatav summa",
            },
            "created": {
                "en": "created, created at, create date, created on",
                "ru": "создан, дата создания",
                "uk": "створено, дата створення",
                "et": "loodud, loomise kuupäev",
            },
            "stage": _STAGE,
            "stage_since": {
                "en": "stage since, in stage since, stage date",
                "ru": "на этапе с",
                "uk": "на етапі з",
                "et": "etapis alates",
            },
            "touched": {
                "en": "touched, last contact, last activity, last activity date, last touch",
                "ru": "последний контакт, последняя активность",
                "uk": "останній контакт, остання активність",
                "et": "viimane kontakt, viimane tegevus",
            },
            "client_id": _CLIENT_ID,
            "lost": {
                "en": "lost, lost on, date lost",
                "ru": "отказ, дата отказа",
                "uk": "відмова, дата відмови",
                "et": "loobus, loobumise kuupäev",
            },
        },
        needed=("lead", "stage", "amount", "created"),
    ),
    "stages": Words(
        {
            "stage": _STAGE,
            "coefficient": {
                "en": "coefficient, probability, weight",
                "ru": "коэффициент, вероятность",
                "uk": "коефіцієнт, ймовірність",
                "et": "koefitsient, tõenäosus",
            },
        },
        needed=("stage", "coefficient"),
    ),
}
