import ast
import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[1]
OTHER_NAMES = {
    "ibis-duckdb": "ibis-framework",
    "ibis-postgres": "ibis-framework",
    "ibis-sqlite": "ibis-framework",
}
"""conda-forge -> package index, where they differ."""


@pytest.fixture
def run(tmp_path):
    """run.py and the lock, copied to a folder with a space in its name."""
    folder = tmp_path / "the kit"
    folder.mkdir()
    for name in ("run.py", "requirements.lock"):
        shutil.copy(PROJECT / name, folder)
    spec = importlib.util.spec_from_file_location("run", folder / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def end_of(call) -> str:
    with pytest.raises(SystemExit) as ended:
        call()
    return ended.value.code


def step(program: str) -> list[str]:
    return [sys.executable, "-c", program]


def test_old_pythons_can_read_run_py():
    ast.parse((PROJECT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_run_py_needs_the_standard_library_only():
    tree = ast.parse((PROJECT / "run.py").read_text(encoding="utf-8"))
    names = [
        alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names
    ]
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_an_old_python_is_told_what_to_use(run, monkeypatch):
    monkeypatch.setattr(run.sys, "version_info", (3, 8, 10))
    sentence = (
        "clientkit needs Python 3.11 or newer and this is 3.8; start run.py with a newer one."
    )
    assert end_of(run.check_python) == sentence


def test_a_missing_ensurepip_is_told_with_the_way_out(run, monkeypatch):
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: None)
    assert "python3-venv" in end_of(run.make)
    assert not run.is_ready()


def test_a_failed_install_tells_its_last_words_and_is_not_believed(run, monkeypatch):
    made = step(f"import os; os.mkdir({run.VENV!r})")
    failed = step("print('collecting'); print('no route to host'); raise SystemExit(1)")
    monkeypatch.setattr(run, "steps", lambda uv: [made, failed])
    sentence = end_of(run.make)
    assert "(no route to host)" in sentence and "\n" not in sentence
    assert Path(run.VENV).exists() and not run.is_ready()


def test_a_finished_environment_is_used_until_the_lock_changes(run, monkeypatch, capsys):
    monkeypatch.setattr(run, "steps", lambda uv: [step(f"import os; os.mkdir({run.VENV!r})")])
    run.make()
    assert run.is_ready()
    assert capsys.readouterr().out.count("\n") == 1
    with open(run.LOCK, "a") as lock:
        lock.write("more==1\n")
    assert not run.is_ready()


def test_an_environment_copied_elsewhere_is_made_anew(run, monkeypatch):
    monkeypatch.setattr(run, "steps", lambda uv: [step(f"import os; os.mkdir({run.VENV!r})")])
    run.make()
    monkeypatch.setattr(run, "ROOT", run.ROOT + " (copy)")
    assert not run.is_ready()


@pytest.mark.parametrize("uv", [None, "uv"])
def test_packages_come_by_their_hashes_from_the_index_of_the_user(run, uv):
    create, locked, kit = run.steps(uv)
    assert "venv" in create
    assert "--require-hashes" in locked and run.LOCK in locked
    assert {"--no-deps", "--no-build-isolation", "-e"} <= set(kit)
    assert not [word for word in create + locked + kit if "index" in word or "://" in word]


def test_the_command_is_handed_over_from_any_folder(run, tmp_path):
    venv.create(run.VENV, with_pip=False)
    (site,) = Path(run.VENV).rglob("site-packages")
    (site / "clientkit").mkdir()
    told = "import sys; print(sys.argv[1:], sys.prefix); sys.exit(3)"
    (site / "clientkit" / "__main__.py").write_text(told)
    Path(run.STAMP).write_text(run.origin(), encoding="utf-8")
    words = [sys.executable, str(Path(run.ROOT, "run.py")), "report", "--source", "a b.csv"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 3, done.stderr
    assert done.stdout.strip() == f"['report', '--source', 'a b.csv'] {run.VENV}"


def test_environment_yml_names_the_packages_of_pyproject():
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.match(r"[\w-]+", name)[0] for name in project["dependencies"]}
    conda = yaml.safe_load((PROJECT / "environment.yml").read_text(encoding="utf-8"))
    names = [
        re.match(r"[\w-]+", word)[0] for word in conda["dependencies"] if isinstance(word, str)
    ]
    assert {OTHER_NAMES.get(name, name) for name in names} - {"python", "pip"} == wanted
    assert f"python{project['requires-python']}" in conda["dependencies"]
    assert {"pip": ["-e ."]} in conda["dependencies"]


def test_the_lock_holds_no_address():
    assert "://" not in (PROJECT / "requirements.lock").read_text(encoding="utf-8")
