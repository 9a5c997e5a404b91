"""The story of a month as data: what it chooses, what it leaves out, that it needs nothing."""

from pathlib import Path

import pytest
from deck_material import SAMPLE, with_findings

from clientkit.presenting.material import Material
from clientkit.presenting.plain import plain
from clientkit.presenting.slides import Chart
from clientkit.presenting.slides_told import chosen, fits_title, headed
from clientkit.presenting.story import ORDER, story
from clientkit.showing.findings.finding import Finding


@pytest.fixture
def material(tmp_path):
    return Material.of(with_findings(SAMPLE, tmp_path / "2026-01"))


def cut_to(folder: Path, rows: int) -> None:
    for path in (folder / "tables").glob("*.csv"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(lines[: rows + 1]), encoding="utf-8")


def test_the_slides_come_in_the_order_of_a_talk(material):
    assert [one.name for one in story(material)] == [
        "situation", "changes", "pareto", "abc", "rfm", "clusters", "vip", "kinds", "bridge",
        "flows", "risk", "calls", "steps", "method", "receipts", "numbers",
    ]  # fmt: skip
    assert len(ORDER) == 16


def test_empty_tables_leave_their_slides_out(material):
    cut_to(material.folder, 0)
    assert [one.name for one in story(material)] == ["situation", "steps", "method", "numbers"]


@pytest.mark.parametrize("rows", [1, 2])
def test_tables_of_a_row_or_two_make_slides_or_none(material, rows):
    cut_to(material.folder, rows)
    for one in story(material):
        assert one.title.strip() and fits_title(one.title), one.name
        if isinstance(one.shown, Chart) and one.shown.categories:
            assert all(len(s.values) == len(one.shown.categories) for s in one.shown.series)


def test_every_title_fits_and_no_slide_has_more_than_three_short_lines(material):
    for one in story(material):
        assert fits_title(one.title) and not one.title.endswith("."), one.title
        assert len(one.lines) <= 3 and all(len(line) <= 170 for line in one.lines)


def test_an_alarm_is_the_title_of_its_slide(material):
    path = material.folder / "tables" / "sales_by_kind.csv"
    *rows, last = path.read_text(encoding="utf-8").splitlines()
    fields = last.split(",")
    fields[9:11], fields[-2] = ["0.05", "-0.25"], "warning"
    path.write_text("\n".join([*rows, ",".join(fields)]), encoding="utf-8")
    record = material.record | {"notebooks": []}
    slide = next(s for s in story(Material(material.folder, record)) if s.name == "kinds")
    assert slide.title == ("Alarm: total sales hold while those to regular clients fell by 25%")


def test_findings_are_chosen_by_words_of_their_name_the_gravest_first():
    found = [
        Finding("flows.month", "a"),
        Finding("flows.idle", "b", rank=1),
        Finding("flows.overdue", "c", rank=3),
        Finding("regular.alarm", "d", rank=4),
    ]
    material = Material(Path(), {"notebooks": []})
    material.__dict__["findings"] = {"07_flows": found}
    assert [f.what for f in chosen(material, "07_flows")] == ["a", "d", "c", "b"]
    assert [f.what for f in chosen(material, "07_flows", "alarm")] == ["d"]
    assert [f.what for f in chosen(material, "07_flows", without="alarm month")] == ["b", "c"]
    assert chosen(material, "no_such") == []


def test_a_finding_too_long_for_a_title_is_a_line_or_left_out():
    own = "Sales fell by 3"
    assert headed(own, [Finding("a", "Short.", "Held against.", "Do.")]) == (
        "Short", ["Held against.", "Do."]
    )  # fmt: skip
    assert headed(own, [Finding("a", "word " * 50, "Held against.", "Do.")]) == (own, ["Do."])
    assert headed(own, [Finding("a", "Short.")], "Mine.", keep=True) == (own, ["Mine.", "Short."])


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**Of 3** clients `x`", "Of 3 clients x"),
        ("- A &amp; B \\*Ltd\\*", "A & B *Ltd*"),
        ("[page](a.html) 2 * 3 * 4", "page 2 * 3 * 4"),
        ("snake_case_name \x00", "snake_case_name \N{REPLACEMENT CHARACTER}"),
        ("&amp;lt;", "&lt;"),
    ],
)
def test_markdown_becomes_plain_text(markdown, text):
    assert plain(markdown) == text
