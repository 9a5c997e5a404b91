"""Pages printed by the browser of the computer: Chromium, Chrome or Edge, without a window.

Nothing is fetched: the pages hold all they show. Where there is no browser there is no PDF.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

VARIABLE = "CLIENTKIT_BROWSER"
"""The environment variable that names the browser, where it stands in no usual place."""

NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "microsoft-edge", "msedge",
)  # fmt: skip
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
PATIENCE = 120
"""Seconds after which a browser that does not end is ended."""


def browser() -> str | None:
    """The browser of this computer; None where there is none."""
    named = os.environ.get(VARIABLE)
    if named:
        return shutil.which(named)
    found = (shutil.which(name) for name in (*NAMES, *PLACES))
    return next(filter(None, found), None)


def printed(page: Path, pdf: Path) -> bool:
    """Print the page to the file `pdf`; whether that went well, which its exit code does not say.

    The browser gets a folder of its own, so that one that is open already is left alone.
    """
    program = browser()
    if not program:
        return False
    pdf.unlink(missing_ok=True)  # an old one would pass for printed
    with tempfile.TemporaryDirectory(prefix="clientkit-", ignore_cleanup_errors=True) as profile:
        command = [
            program, "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions",
            "--disable-background-networking", "--no-pdf-header-footer",
            "--generate-pdf-document-outline", f"--user-data-dir={profile}",
            f"--print-to-pdf={pdf.resolve()}", page.resolve().as_uri(),
        ]  # fmt: skip
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.insert(1, "--no-sandbox")  # root has no sandbox of its own
        try:
            subprocess.run(command, capture_output=True, timeout=PATIENCE)
        except (OSError, subprocess.TimeoutExpired):
            pdf.unlink(missing_ok=True)
    return is_whole(pdf)


def is_whole(pdf: Path) -> bool:
    """Whether the file is a PDF from its beginning to its end."""
    if not pdf.is_file():
        return False
    data = pdf.read_bytes()
    return data.startswith(b"%PDF-") and b"%%EOF" in data[-1024:]
