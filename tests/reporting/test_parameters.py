import pytest
from reporting_notebooks import code, written

from clientkit.reporting.errors import UsageError
from clientkit.reporting.notebooks import Notebook, Parameter, declared, find_notebooks
from clientkit.reporting.parameters import check_words, in_force, parameters_for, typed


def test_annotations_papermill_does_not_see_are_read():
    source = 'by: tuple[str, ...] = ("amount",)\nuntil: str | None = None  # last month\nk = 3'
    assert declared(source) == {
        "by": Parameter("tuple[str, ...]", ("amount",)),
        "until": Parameter("str | None", None, "last month"),
        "k": Parameter("int", 3),
    }


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("str", "0012", "0012"),
        ("int", "12", 12),
        ("float", "0.25", 0.25),
        ("bool", "no", False),
        ("list[int]", "[1, 2]", [1, 2]),
        ("tuple[float, float]", "(0.8, 0.95)", [0.8, 0.95]),
        ("int | None", "none", None),
    ],
)
def test_text_becomes_the_declared_type(kind, text, value):
    assert typed("x", text, kind) == value
    assert type(typed("x", text, kind)) is type(value)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("int", "many"),
        ("int", 2.5),
        ("float", "nan"),
        ("float", "0,2"),
        ("bool", "maybe"),
        ("str", 12),
        ("tuple", "0.8, oops"),
        ("list", "12"),
        ("dict", "[1]"),
    ],
)
def test_a_value_of_another_type_is_refused(kind, value):
    with pytest.raises(UsageError, match=f"it takes {kind}"):
        typed("x", value, kind)


def test_each_notebook_gets_what_it_declares(tmp_path):
    first = Notebook(written(tmp_path / "01_a.ipynb", code("k: int = 1", "parameters")))
    second = Notebook(written(tmp_path / "02_b.ipynb", code("by: str = 'x'", "parameters")))
    values = parameters_for([first, second], {"k": "7"})
    assert values == {"01_a": {"k": 7}, "02_b": {}}


def test_the_parameters_in_force_are_the_given_and_the_defaults(tmp_path):
    cell = "source: str = 'x'\nby: str = 'amount'\nk: int = "
    first = Notebook(written(tmp_path / "01_a.ipynb", code(cell + "1", "parameters")))
    second = Notebook(written(tmp_path / "02_b.ipynb", code(cell + "2", "parameters")))
    values = parameters_for([first, second], {"by": "units"})
    assert in_force([first, second], values) == {"by": "units", "k": [1, 2]}


def test_a_parameter_the_report_sets_names_its_option(tmp_path):
    one = Notebook(written(tmp_path / "01_a.ipynb", code("month: str = ''", "parameters")))
    with pytest.raises(UsageError, match="use --month"):
        parameters_for([one], {"month": "2026-06"})


def test_an_unknown_notebook_is_refused_with_the_nearest(tmp_path):
    written(tmp_path / "05_vip.ipynb")
    with pytest.raises(UsageError, match="Did you mean '05_vip'"):
        find_notebooks(tmp_path, ["05_vpi"])


def test_a_folder_without_notebooks_is_refused(tmp_path):
    with pytest.raises(UsageError, match="no notebook"):
        find_notebooks(tmp_path)


def test_a_parameter_that_is_no_literal_is_refused(tmp_path):
    one = Notebook(written(tmp_path / "01_a.ipynb", code("share = 1 / 5", "parameters")))
    with pytest.raises(UsageError, match="01_a: its cell"):
        parameters_for([one], {})


@pytest.mark.parametrize(
    ("given", "said"),
    [({"by": "money"}, "by is 'money'; choose amount"), ({"share": "20"}, "20 % is 0.2")],
)
def test_a_word_or_a_share_that_is_none_is_wrong_usage(given, said):
    with pytest.raises(UsageError, match=said):
        check_words(given)
