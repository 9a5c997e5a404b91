import json
import sys

import pytest
from reporting_notebooks import code, prose, written

from clientkit.reporting.execution import executions
from clientkit.reporting.notebooks import Notebook
from clientkit.reporting.nursery import nursery


def run(folder, *cells, **options):
    """The one execution of a notebook of these cells."""
    (folder / "in").mkdir()
    notebook = Notebook(written(folder / "in" / "01_it.ipynb", prose("# It"), *cells))
    (one,) = executions([notebook], folder, values={"01_it": {}}, workers=1, **options)
    return one


def test_the_kernel_is_this_python_whatever_the_user_registered(tmp_path, monkeypatch):
    spec = tmp_path / "kernels" / "python3" / "kernel.json"
    spec.parent.mkdir(parents=True)
    spec.write_text(json.dumps({"argv": ["nothing"], "display_name": "other"}))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    check = code(f"import os, sys; assert sys.prefix == {sys.prefix!r}, sys.prefix")
    here = code(f"assert os.path.samefile(os.getcwd(), {str(tmp_path)!r})")
    assert run(tmp_path, check, here).error == ""


def test_a_kernel_that_dies_is_an_error_not_a_wait(tmp_path):
    with nursery() as born_at:
        one = run(tmp_path, code("import os; os._exit(1)"), born_at=born_at)
    assert "died" in one.error.lower() and "\n" not in one.error


@pytest.mark.skipif(sys.platform != "linux", reason="kernels are born on Linux only")
def test_without_a_nursery_the_stand_in_is_an_ordinary_kernel(tmp_path):
    fresh = code("import sys; assert 'pandas' not in sys.modules")
    assert run(tmp_path, fresh, born_at=str(tmp_path / "nobody")).error == ""


@pytest.mark.skipif(sys.platform != "linux", reason="kernels are born on Linux only")
def test_a_kernel_from_the_nursery_finds_pandas_and_shows_figures(tmp_path):
    born = code("import sys; assert 'pandas' in sys.modules; assert 'door' not in globals()")
    drawn = code("import matplotlib.pyplot as plt; plt.plot([1, 2]);")
    with nursery() as born_at:
        one = run(tmp_path, born, drawn, born_at=born_at)
    assert one.error == ""
    assert "image/png" in one.path.read_text(encoding="utf-8")
