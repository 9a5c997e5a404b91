"""JupyterLab for real: a server, a browser, "Run All Cells", and what the reader then sees.

Pictures of it go to the folder in the variable CLIENTKIT_PICTURES; look at them.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from browser import browser, program

from clientkit.cli import NO_NEWS

ROOT = Path(__file__).resolve().parents[1]
TOKEN = "only-for-this-test"
PATIENCE = 60  # seconds; the computer of a test may be busy
SETTINGS = {
    # cells out of view stay in the page, so that all of them can be asked
    "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none"},
    "@jupyterlab/apputils-extension/notification": {
        "checkForUpdates": False,
        "fetchNews": "false",
    },
}
ERRORS = '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]'
PROMPTS = ".jp-CodeCell .jp-InputPrompt"


RUN_ALL = '[data-command="runmenu:run-all"]'


class Lab(NamedTuple):
    """A running JupyterLab: its address, and the browser that looks at it."""

    url: str
    chromium: object


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    if not program():
        pytest.skip("no browser to look with")
    folder = tmp_path_factory.mktemp("lab")
    for part in ("notebooks", "data/sample"):
        shutil.copytree(ROOT / part, folder / "root" / part)
    with jupyterlab(folder) as url, browser() as chromium:
        yield Lab(url, chromium)


@contextmanager
def jupyterlab(folder):
    """The address of a JupyterLab of its own, which reads and writes in `folder` only."""
    places = {
        "JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime", "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces", "IPYTHONDIR": "ipython",
    }  # fmt: skip
    for name, values in SETTINGS.items():
        path = folder / "settings" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values))
    own = {name: str(folder / place) for name, place in places.items()}
    environment = os.environ | own | {"PYTHONPATH": str(ROOT)}
    command = [
        sys.executable, "-m", "jupyterlab", *NO_NEWS, "--no-browser", "--allow-root",
        "--ServerApp.ip=127.0.0.1", f"--ServerApp.port={free_port()}",
        f"--ServerApp.root_dir={folder / 'root'}", f"--IdentityProvider.token={TOKEN}",
    ]  # fmt: skip
    with (folder / "log.txt").open("w") as log:
        process = subprocess.Popen(
            command, env=environment, cwd=folder, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        yield address(folder, process)
    finally:
        process.terminate()  # it ends its kernels
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def address(folder, process):
    """Where the server listens, which it writes into its runtime folder when it is ready."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        told = folder / "runtime" / f"jpserver-{process.pid}.json"
        text = told.read_text() if told.exists() else ""
        if text.endswith("}"):  # else it is still being written
            return f"http://127.0.0.1:{json.loads(text)['port']}"
        time.sleep(0.1)
    raise RuntimeError((folder / "log.txt").read_text()[-2000:])


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    folder = Path(os.environ.get("CLIENTKIT_PICTURES") or tmp_path_factory.mktemp("pictures"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def opened(lab, name):
    """The page of a notebook whose kernel is ready."""
    page = lab.chromium.page(width=1400, height=1300)
    page.go(f"{lab.url}/lab/tree/notebooks/{name}.ipynb?token={TOKEN}")
    # the page is ready long before its kernel; only the server knows
    page.wait(
        "fetch('/api/sessions').then((it) => it.json()).then((all) => all.some(({path, kernel}) =>"
        f" path.includes('{name}') && kernel.connections && kernel.execution_state == 'idle'))",
        PATIENCE,
    )
    page.wait("document.querySelector('.jp-Notebook-ExecutionIndicator[data-status=idle]')")
    return page


def run_all(page):
    """Run > Run All Cells, by the mouse; then wait until every cell has its number."""
    page.wait(
        "[...document.querySelectorAll('.lm-MenuBar-item')].some((it) => it.innerText == 'Run')"
    )
    page.value(
        "[...document.querySelectorAll('.lm-MenuBar-item')]"
        ".find((it) => it.innerText == 'Run').setAttribute('data-test', 'run')"
    )
    page.click(".lm-MenuBar-item[data-test=run]")
    page.wait(f"document.querySelector('{RUN_ALL}')")
    hover(page, RUN_ALL)
    page.wait(f"document.querySelector('{RUN_ALL}.lm-mod-active')")  # else the menu takes no click
    page.click(RUN_ALL)
    prompts = f"[...document.querySelectorAll('{PROMPTS}')].map((it) => it.innerText)"
    page.wait(f"/[0-9]/.test({prompts}[0]) && !{prompts}.join().includes('*')", PATIENCE)


def hover(page, selector):
    """Move the mouse to the middle of the first element that the selector finds."""
    at = page.value(
        f"(() => {{ const box = document.querySelector('{selector}').getBoundingClientRect();"
        " return [box.x + box.width / 2, box.y + box.height / 2]; })()"
    )
    for step in (1, 0):
        page.call("Input.dispatchMouseEvent", type="mouseMoved", x=at[0] - step, y=at[1])


def look(page, folder, name):
    """Pictures of the top, the middle and the end."""
    cells = "document.querySelectorAll('.jp-Notebook .jp-Cell')"
    for place, cell, edge in (
        ("top", "0", "start"), ("middle", f"{cells}.length >> 1", "start"),
        ("end", f"{cells}.length - 1", "end"),
    ):  # fmt: skip
        page.value(f"{cells}[{cell}].scrollIntoView({{block: '{edge}'}})")
        time.sleep(0.3)  # what comes into view is drawn
        page.picture(folder / f"{name}-{place}.png", whole=False)


def texts(page, selector):
    found = f"[...document.querySelectorAll({json.dumps(selector)})]"
    return page.value(f"{found}.map((it) => it.innerText)")


def pictures_seen(page):
    """How many pictures of the outputs have been drawn."""
    found = "[...document.querySelectorAll('.jp-OutputArea-output img')]"
    return page.value(f"{found}.filter((it) => it.naturalWidth && it.offsetHeight > 100).length")


def test_a_newcomer_runs_the_first_notebook(lab, pictures):
    page = opened(lab, "00_start")
    run_all(page)
    look(page, pictures, "00_start")
    [error] = texts(page, ERRORS)
    sentence, _, *calls = error.strip().splitlines()
    assert sentence.startswith("DataError: DataFrame: '03/06/26' is a day/month or a month/day")
    assert calls == ["To paste:", 'ck.load(table, dates="dmy")', 'ck.load(table, dates="mdy")']
    assert pictures_seen(page) == 4
    shown = "\n".join(texts(page, ".jp-OutputArea-output[data-mime-type='text/html'] p"))
    assert "VIP clients of 73 payers bring" in shown and "One row is a client." in shown
    assert len(texts(page, ".jp-OutputArea-output table")) >= 9
    assert not page.errors and all(one.startswith(lab.url) for one in page.requests)


def test_the_notebook_of_the_vip_clients_runs_to_its_check(lab, pictures):
    page = opened(lab, "05_vip")
    run_all(page)
    look(page, pictures, "05_vip")
    assert texts(page, ERRORS) == []
    assert all("[" in one and one.strip("[]: ").isdigit() for one in texts(page, PROMPTS))
    assert pictures_seen(page) >= 5
    assert not page.errors and all(one.startswith(lab.url) for one in page.requests)
