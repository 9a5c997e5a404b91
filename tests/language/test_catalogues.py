"""The catalogues are whole: nothing is missing, and every translation takes the same values."""

import re
from string import Formatter

import pytest
from babel.messages.pofile import read_po
from latin_words import english_left

from clientkit.language.catalogues import FOLDER
from clientkit.language.gathering import TEMPLATE, gathered, template
from clientkit.language.said import FORMS
from clientkit.language.spoken import LANGUAGES

TRANSLATED = sorted(set(LANGUAGES) - {"en"})


def catalogue(language):
    with (FOLDER / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def fields(message):
    """The values a message takes, each with its conversion, and the forms each is given in."""
    found = {}
    for _, name, form, conversion in Formatter().parse(message):
        if name is not None:
            found.setdefault((name, conversion), []).append(form)
    return found


def test_what_the_kit_says_is_in_the_template():
    with TEMPLATE.open("rb") as file:
        written = {(one.id, one.context) for one in read_po(file) if one.id}
    assert written == {(one.id, one.context) for one in template(gathered()) if one.id}


def test_every_message_says_which_values_it_takes():
    for one in gathered():
        if not one.place.startswith("notebooks/"):
            for (name, _), _forms in fields(one.text).items():
                assert name.isidentifier(), f"{one.place}: {one.text}"


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_message_is_missing_and_none_is_left_over(language):
    known = {(one.id, one.context): one for one in catalogue(language) if one.id}
    wanted = {(one.id, one.context) for one in template(gathered()) if one.id}
    assert set(known) == wanted
    assert not [key for key, one in known.items() if not one.string or one.fuzzy]


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_takes_the_values_of_its_message(language):
    wrong = []
    for one in catalogue(language):
        if not one.id or not one.string or re.search(r"^notebooks/", str(one.locations)):
            continue
        if any(place.startswith("notebooks/") for place, _ in one.locations):
            continue  # prose, its braces are its own
        if set(fields(one.id)) != set(fields(one.string)):
            wrong.append((one.id, one.string))
    assert not wrong


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_every_plural_form_of_its_language(language):
    wrong = [
        one.string
        for one in catalogue(language)
        if one.id and one.string and not one.locations[0][0].startswith("notebooks/")
        for forms in fields(one.string).values()
        for form in forms
        if "|" in form and len(form.split("|")) != len(FORMS[language])
    ]
    assert not wrong


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_no_english_word_is_left_in_a_translation(language):
    left = {}
    for one in catalogue(language):
        if one.id and one.string:
            words = english_left(one.string, {place for place, _ in one.locations})
            if words:
                left[one.string] = words
    assert not left


@pytest.mark.parametrize(
    ("text", "place", "left"),
    [
        ("months — длина окна: ck.load(source)", "methods/clients.py", []),
        ("months — длина window", "methods/clients.py", ["window"]),
        ("months — длина окна", "showing/findings/flows.py", ["months"]),
        ("нет столбца amount: CREATE TABLE", "reading/headers.py", []),
        ("нет column amount в {source}", "reading/headers.py", ["column"]),
        ("share — это доля", "reporting/parameters.py", []),
        ("share — это доля", "reporting/templates/clientkit/page.html.j2", ["share"]),
        ("VIP: {share:.0%}, файл run.json, `share`", "presenting/slides_vip.py", []),
        ("VIP bring {share:.0%}", "presenting/slides_vip.py", ["bring"]),
    ],
)
def test_code_may_stand_in_an_error_but_no_english_word(text, place, left):
    assert english_left(text, {f"clientkit/{place}"}) == left


def test_an_error_that_a_report_shows_too_has_no_code():
    places = {"clientkit/methods/clients.py", "clientkit/showing/labels.py"}
    assert english_left("months — длина окна", places) == ["months"]
    assert english_left("amount или profit", {"notebooks/05_vip.ipynb"}) == []
    assert english_left("amount или margin", {"notebooks/05_vip.ipynb"}) == ["margin"]
