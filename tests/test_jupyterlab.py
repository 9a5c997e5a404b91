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
    "@jupyterlab/apputils-extension/notification": {"checkForUpdates": False, "fetchNews": "false"},
}
ERRORS = '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.error"]'


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
        for told in (folder / "runtime").glob(f"jpserver-{process.pid}.json"):
            return f"http://127.0.0.1:{json.loads(told.read_text())['port']}"
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
    page.wait(
        "document.querySelector('.jp-Notebook-ExecutionIndicator[data-status=idle]')", PATIENCE
    )
    return page


def run_all(page):
    """Run > Run All Cells, by the mouse; then wait until every cell has its number."""
    page.wait("[...document.querySelectorAll('.lm-MenuBar-item')].some((it) => it.innerText == 'Run')")
    page.value(
        "[...document.querySelectorAll('.lm-MenuBar-item')]"
        ".find((it) => it.innerText == 'Run').setAttribute('data-test', 'run')"
    )
    page.click(".lm-MenuBar-item[data-test=run]")
    page.wait("document.querySelector('[data-command=\"runmenu:run-all\"]')")
    page.click('[data-command="runmenu:run-all"]')
    for i in range(25):
        time.sleep(1); print(i, page.value("[...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map((it)=>it.innerText)"))
        if i in (1,20): page.picture(Path(f"/tmp/pics_start/debug{i}.png"), whole=False)
    page.wait(
        "[...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')]"
        r".every((it) => /^\[\d+\]:$/.test(it.innerText.trim()))",
        PATIENCE,
    )


def look(page, folder, name):
    """Pictures of the top, the middle and the end."""
    for place, part in {"top": 0, "middle": 0.5, "end": 1}.items():
        page.value(
            "(() => { const it = document.querySelector('.jp-WindowedPanel-outer');"
            f" it.scrollTop = it.scrollHeight * {part}; }})()"
        )
        time.sleep(0.3)  # what comes into view is drawn
        page.picture(folder / f"{name}-{place}.png", whole=False)


def texts(page, selector):
    return page.value(f"[...document.querySelectorAll({json.dumps(selector)})].map((it) => it.innerText)")


def test_a_newcomer_runs_the_first_notebook(lab, pictures):
    page = opened(lab, "00_start")
    run_all(page)
    look(page, pictures, "00_start")
    print(page.value("[...document.querySelectorAll('.jp-OutputArea-output')].map((it)=>it.dataset.mimeType)"))
    print(texts(page, ERRORS))
    print({r.split('?')[0] for r in page.requests if not r.startswith(lab.url)})
    print(page.errors)
    assert 0
