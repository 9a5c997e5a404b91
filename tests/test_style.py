"""The code is formatted and checked by the rules of pyproject.toml."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("rule", [["check"], ["format", "--check"]])
def test_ruff_finds_nothing(rule):
    command = [sys.executable, "-m", "ruff", *rule, "--no-cache", "."]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
