"""What the floors below `showing` say is said in the reader's language, and only that."""

import ast
import tomllib
from pathlib import Path
from string import Formatter

import pandas as pd
import pytest

import clientkit as ck
from clientkit.language import catalogues, speaking
from clientkit.reading.system_notes import NOTES

PACKAGE = Path(__file__).resolve().parents[1] / "clientkit"
FILES = Path(__file__).parent / "reading" / "files"
REPORTING = ("cards", "errors", "inputs", "notebooks", "parameters", "shelf")
MODULES = [
    *(PACKAGE / f"{name}.py" for name in ("schema", "periods", "frames", "engine")),
    *(
        path
        for floor in ("reading", "methods", "records")
        for path in (PACKAGE / floor).glob("*.py")
    ),
    *(PACKAGE / "reporting" / f"{name}.py" for name in REPORTING),
]
SPOKEN = {
    "DataError": 0, "TooManyFaults": 0, "UsageError": 0, "ReportError": 0, "BusyError": 0,
    "warn": 0, "whole_number": 0, "money_above_zero": 0, "one_of": 0, "need_columns": 2,
    "check_once": 1, "check_same_ids": 2, "_error": 0, "_refused": 1,
}  # fmt: skip
"""What takes a sentence, or a part of one -> at which place."""


def called(node: ast.AST) -> str:
    """The name of the function that is called; nothing where the node is no call."""
    function = getattr(node, "func", None)
    return getattr(function, "id", getattr(function, "attr", "")) or ""


def calls(tree: ast.AST) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def bare_texts(node: ast.AST) -> list[str]:
    """The words in an expression that are not said: literals, and f-strings with a blank."""
    if isinstance(node, ast.Call) and called(node) in ("say", "Path"):
        return []
    if isinstance(node, ast.Constant):
        text = node.value if isinstance(node.value, str) else ""
        return [text] if any(map(str.isalpha, text)) and " " in text else []
    return [text for child in ast.iter_child_nodes(node) for text in bare_texts(child)]


def said_at_import(tree: ast.Module) -> list[int]:
    """Lines with a `say` outside of every function: it would freeze the language."""
    later = (ast.FunctionDef, ast.Lambda)
    inside = {
        id(call)
        for one in ast.walk(tree)
        if isinstance(one, later)
        for part in (one.body if isinstance(one.body, list) else [one.body])
        for call in calls(part)
    }
    found = [call for call in calls(tree) if called(call) == "say" and id(call) not in inside]
    return [call.lineno for call in found]


def of_package(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=of_package)
def test_sentences_are_said_and_their_values_are_given(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert said_at_import(tree) == []
    for call in calls(tree):
        place = SPOKEN.get(called(call))
        if place is not None and len(call.args) > place:
            assert bare_texts(call.args[place]) == [], f"line {call.lineno}: say it"
        if called(call) in ("say", "mark") and call.args:
            message = call.args[0]
            assert not isinstance(message, ast.JoinedStr | ast.BinOp), f"line {call.lineno}"
            names = {word.arg for word in call.keywords} - {"context"}
            if isinstance(message, ast.Constant) and called(call) == "say" and None not in names:
                fields = {name for _text, name, *_how in Formatter().parse(message.value) if name}
                assert fields == names, f"line {call.lineno}"


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ("DataError('it is empty')", ["it is empty"]),
        ("DataError(f'{name} is empty')", [" is empty"]),
        ("DataError(say('{name} is empty', name=name))", []),
        ("DataError(' '.join(said))", []),
    ],
)
def test_the_walk_finds_what_is_not_said(code, texts):
    [call, *_] = calls(ast.parse(code))
    assert bare_texts(call.args[0]) == texts


def test_a_sentence_said_at_import_is_found():
    code = "A = say('a')\ndef f(b=say('b')):\n    return say('c')"
    assert said_at_import(ast.parse(code)) == [1, 2]


def test_what_a_profile_says_is_in_the_catalogues():
    profiles = [
        tomllib.loads(path.read_text(encoding="utf-8"))
        for path in (PACKAGE / "reading" / "systems").glob("*.toml")
    ]
    told = {note for one in profiles for note in (*one.get("notes", ()), one.get("refuse"))}
    assert told - {None} == set(NOTES)


class Foreign(dict):
    """A catalogue in which every message begins with a sign of its own."""

    def get(self, key, default=None):
        return f"§{key[0]}"


@pytest.fixture
def abroad(monkeypatch):
    monkeypatch.setattr(catalogues, "catalogue", lambda language: Foreign())
    with speaking("ru"):
        yield


def test_an_error_is_in_the_language_of_the_reader(abroad, tmp_path):
    (tmp_path / "a.csv").write_text("", encoding="utf-8")
    with pytest.raises(ck.DataError, match=r"^§.*a\.csv is empty$"):
        ck.load(tmp_path / "a.csv")
    with pytest.raises(
        ck.DataError, match=r"^§§months is the length of the window, at least 1; got 0"
    ):
        ck.clients(
            pd.DataFrame({"client_id": ["a"], "date": ["2026-01-05"]}), as_of="2026-01", months=0
        )


def test_the_card_is_in_the_language_of_the_reader(abroad):
    card = ck.load(FILES / "payments.csv")._repr_html_()
    assert "§the client is empty" in card and "§read as: §utf-8, comma" in card


@pytest.mark.parametrize("name", ["payments.csv", "payments.xlsx", "payments.xls", "payments.ods"])
def test_what_is_read_does_not_hang_on_the_language(name, abroad):
    there = ck.load(FILES / name)
    with speaking("en"), pytest.MonkeyPatch.context() as home:
        home.setattr(catalogues, "catalogue", lambda language: {})
        here = ck.load(FILES / name)
    pd.testing.assert_frame_equal(there.transactions.execute(), here.transactions.execute())
    pd.testing.assert_frame_equal(there.rejected, here.rejected)
    pd.testing.assert_frame_equal(there.reconciliation, here.reconciliation)
    assert (there.account, there.mapping) == (here.account, here.mapping)
    assert [one["about"] for one in there.sources] == [one["about"] for one in here.sources]
