"""LibreOffice without a window, for tests that read a file as an office program does.

    convert(path, "pdf", folder)        the file converted; of a workbook, all its sheets
    convert_all(paths, "pdf", folder)   several by one start of LibreOffice, which takes longest
    recalculated(path, folder)          a workbook whose formulas were all computed anew

Each call has a profile of its own, so that several may run at once, and none outlives its test.
Where LibreOffice is not installed the test is skipped.
"""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PATIENCE = 120
"""Seconds; a cold start on a busy machine takes twenty."""

RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""Always compute a workbook anew: else the values stored beside its formulas would be shown."""


def convert(path: Path, form: str, folder: Path) -> Path:
    """`path` as pdf, xlsx, csv (the first sheet), docx or pptx, in `folder`.

    form : the ending, with a filter of LibreOffice after a colon where one is wanted
    """
    return convert_all([path], form, folder)[0]


def convert_all(paths: list[Path], form: str, folder: Path) -> list[Path]:
    """Each of `paths`, whose names differ, converted as `convert` does."""
    if not OFFICE:
        pytest.skip("LibreOffice is not installed: soffice is not on the path")
    profile = Path(folder) / "profile"
    if not profile.is_dir():
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE, encoding="utf-8")
    made = Path(folder) / "made"
    command = [
        OFFICE, f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless",
        "--norestore", "--convert-to", form, "--outdir", str(made), *map(str, paths),
    ]  # fmt: skip
    said = _run(command)
    found = [made / f"{Path(path).stem}.{form.partition(':')[0]}" for path in paths]
    for path in found:
        assert path.is_file(), f"LibreOffice made no {path.name}: {said}"
    return found


def recalculated(path: Path, folder: Path) -> Path:
    """The workbook, every formula computed by LibreOffice."""
    return convert(path, "xlsx", folder)


def _run(command: list[str]) -> str:
    """What the command says. It starts a second process, which must not outlive it either."""
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True,
    )  # fmt: skip
    try:
        return process.communicate(timeout=PATIENCE)[0]
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
