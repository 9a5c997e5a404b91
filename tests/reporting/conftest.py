from pathlib import Path

import pytest
from reporting_notebooks import ANSWER, PARAMETERS, PICTURE, TABLE, code, prose, written

from clientkit.reporting.report import run_report

CSV = """client_id,date,amount
0012,2026-05-04,100.00
0012,2026-06-02,80.00
C7,2026-06-30,20.50
,2026-06-12,7.00
"""


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("notebooks")
    written(folder / "00_data.ipynb", prose("# The data: what was read"), code(PARAMETERS))
    written(
        folder / "01_vip.ipynb",
        prose("# VIP: whom to call\nThe month's list."),
        code(PARAMETERS + "share: float = 0.2", "parameters"),
        code(ANSWER, "answer"),
        code(PICTURE),
        code(TABLE),
        code("import warnings; warnings.warn('look here', stacklevel=1)"),
        code("assert month == '2026-06'", "check"),
    )
    return folder


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("input") / "payments.csv"
    file.write_text(CSV, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def report(notebooks, source, tmp_path_factory):
    """One published month, with a braces-and-space name on its way."""
    out = tmp_path_factory.mktemp("shelf") / "my {new} reports"
    return run_report([source], notebooks=notebooks, out=out, parameters={"share": "0.3"})
