"""What README and its pages show: commands that parse, calls and files that exist, pictures."""

import re
import shlex
from pathlib import Path

import pytest
from PIL import Image

import clientkit as ck
from clientkit.typed import parser

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
LARGEST = 300_000
LINK = re.compile(r"!?\[([^\]]*)\]\(([^)\s#]+)[^)]*\)")
COMMAND = re.compile(r"(?:run\.py|-m clientkit) ((?:report|card)\b.*)")


def text_of(page):
    return page.read_text(encoding="utf-8")


def pictures():
    found = [(page, *link) for page in PAGES for link in LINK.findall(text_of(page))]
    return [(page, alt, target) for page, alt, target in found if target.endswith(".png")]


def commands():
    """Each command in a block of code, as typed: what a timer puts around it is left out."""
    lines = [line for page in PAGES for line in text_of(page).splitlines()]
    shown = [line for line in lines if line.startswith("    ") and COMMAND.search(line)]
    found = [COMMAND.search(line)[1] for line in shown]
    return [one.removesuffix('"') if one.count('"') % 2 else one for one in found]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page):
    targets = [target for _, target in LINK.findall(text_of(page)) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_calls_are_those_of_the_kit(page):
    names = set(re.findall(r"\bck\.(\w+)", text_of(page)))
    assert [name for name in sorted(names) if not hasattr(ck, name)] == []


def test_pictures_are_small_and_described():
    assert len(pictures()) >= 5
    for page, alt, target in pictures():
        path = page.parent / target
        assert len(alt.split()) >= 4, f"{page.name}: {target} has no description"
        assert path.stat().st_size < LARGEST, path
        with Image.open(path) as picture:
            picture.verify()
            assert picture.format == "PNG"


def test_every_picture_is_used():
    used = {(page.parent / target).resolve() for page, _, target in pictures()}
    assert used == set((ROOT / "docs").glob("*.png"))


def test_there_are_commands_to_try():
    assert len(commands()) >= 10


@pytest.mark.parametrize("command", commands())
def test_a_command_is_one_that_the_kit_takes(command):
    typed = shlex.split(command.replace("\\", "/"), comments=True)
    assert parser().parse_args([word for word in typed if word != "..."]).command == typed[0]
