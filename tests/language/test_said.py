"""What a sentence makes of its values, in each of the languages."""

from datetime import date

import pytest

from clientkit.language import catalogues, joined, localised, say, speak, speaking, spoken
from clientkit.language.spoken import _of_computer


@pytest.fixture
def translations(monkeypatch):
    """Catalogues of the test's own."""
    known = {}
    monkeypatch.setattr(catalogues, "catalogue", lambda language: known)
    return known


@pytest.mark.parametrize(
    ("n", "said"),
    [(1, "1 клиент"), (2, "2 клиента"), (5, "5 клиентов"), (11, "11 клиентов"), (21, "21 клиент"),
     (22, "22 клиента"), (25, "25 клиентов"), (111, "111 клиентов"), (0, "0 клиентов")],
)  # fmt: skip
def test_a_number_takes_the_plural_form_of_the_language(translations, n, said):
    message = "{n:# client|# clients}"
    translations[message, None] = "{n:# клиент|# клиента|# клиентов}"
    with speaking("ru"):
        assert say(message, n=n) == said


def test_two_numbers_of_a_sentence_have_each_its_own_form_and_case(translations):
    message = "Of {n:# client|# clients} {k:# is|# are} VIP."
    translations[message, None] = (
        "Из {n:# клиента|# клиентов|# клиентов} VIP {k:# клиент|# клиента|# клиентов}."
    )
    with speaking("ru"):
        assert say(message, n=21, k=3) == "Из 21 клиента VIP 3 клиента."


def test_a_fraction_takes_the_form_of_fractions(translations):
    translations["{n:# month|# months}", None] = "{n:# месяц|# месяца|# месяцев}"
    with speaking("ru"):
        assert say("{n:# month|# months}", n=1.5) == "1,5 месяца"


def test_numbers_have_the_signs_of_the_language_and_the_same_digits():
    wanted = {
        "en": "1,234.50 83.1%",
        "ru": "1 234,50 83,1 %",
        "uk": "1 234,50 83,1%",
        "et": "1 234,50 83,1%",
    }
    for language, text in wanted.items():
        with speaking(language):
            said = say("{sum:,.2f} {share:.1%}", sum=1234.5, share=0.831)
            assert said.replace("\N{NO-BREAK SPACE}", " ") == text
            assert localised("-5") == "-5"


def test_a_month_stands_in_the_case_its_place_wants(translations):
    translations["in June {year}", None] = "в июне {year}"
    with speaking("ru"):
        said = say("{m:month}, {m:of}, {m:in}, {d:day}", m="2026-06", d=date(2026, 6, 30))
        assert say("{m:In}", m="2026-06") == "В июне 2026"
        assert say("{m:month}: 5", m="2026-06") == "Июнь 2026: 5"
    assert said == "Июнь 2026, июня 2026, в июне 2026, 30 июня 2026"


def test_a_context_parts_words_that_english_writes_alike(translations):
    translations["left", "of clients"] = "ушли"
    translations["left", None] = "налево"
    with speaking("ru"):
        assert say("left", context="of clients") == "ушли" and say("left") == "налево"


def test_what_is_not_translated_is_said_in_english(translations):
    with speaking("et"):
        assert say("{n:# row|# rows} read", n=1) == "1 row read"


def test_names_are_listed_as_the_language_does():
    for language, text in {
        "en": "a, b and c",
        "ru": "a, b и c",
        "uk": "a, b і c",
        "et": "a, b ja c",
    }.items():
        with speaking(language):
            assert joined("abc") == text


def test_the_language_is_that_of_the_computer_unless_one_is_asked_for(monkeypatch):
    for value, language in {"ru_RU.UTF-8": "ru", "et_EE": "et", "fr_FR": "en", "C": "en"}.items():
        for name in ("LANGUAGE", "LC_ALL", "LC_CTYPE", "LANG"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("LC_MESSAGES", value)
        _of_computer.cache_clear()
        assert _of_computer(None) == language
    _of_computer.cache_clear()
    with speaking("uk"):
        assert spoken() == "uk"


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="there are en, ru, uk and et"):
        speak("fr")
