"""The pages of a month, built from a small executed notebook and looked at with a real browser."""

import base64
import io
import re
from decimal import Decimal
from html import unescape

import nbformat
import pandas as pd
import pytest
from browser import browser
from bs4 import BeautifulSoup
from overlaps import overlaps
from reporting_notebooks import PARAMETERS, code, prose, written

from clientkit.language import speaking
from clientkit.presenting.material import Material
from clientkit.reporting.answers import Answer, answer_of
from clientkit.reporting.execution import Execution
from clientkit.reporting.frame import Frame
from clientkit.reporting.notebooks import Notebook
from clientkit.reporting.pages import TEMPLATES, months_page, notebook_page, overview_page
from clientkit.reporting.pictures import light, small
from clientkit.reporting.top import top
from clientkit.reporting.writing import write_overview
from clientkit.showing import tables
from clientkit.showing.findings.finding import ACT, ALARM, FINDINGS, KNOW, WATCH, Finding, Findings
from clientkit.showing.findings.phrases import named

NASTY = (
    "=1+1", "+7", "-x", "@a", "\tx", "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>', "O'Neil \"Sons\" & <b>Co</b>", "\u202eevil\u202e name",
    "</td><td>", "<img src='https://example.com/a.png'>", "{{ 7 * 7 }}", "javascript:alert(1)",
)  # fmt: skip
RECORD = {
    "parameters": {"month": "2026-06", "share": 0.3},
    "sources": [{"name": '"><img src=x onerror=alert(2)>.csv', "rows": 1200}],
    "account": {
        "rows_read": 1200, "rows_accepted": 1193, "rows_set_aside": 7, "money_read": "1234.50",
        "money_accepted": "1230.00", "money_set_aside": "4.50", "balances": True,
        "by_reason": {"no_client": {"rows": 7, "money": "4.50"}},
    },
    "versions": {"python": "3.11.2", "clientkit": "0.1.0"},
}  # fmt: skip


def drawn() -> str:
    """A chart as matplotlib draws it: flat colours with soft edges, on a clear ground."""
    from PIL import Image, ImageDraw

    wide = Image.new("RGBA", (1600, 1200), (255, 255, 255, 0))
    pen = ImageDraw.Draw(wide)
    for place in range(30):
        color = (place * 8, 102, 144 + place, 255)
        pen.ellipse([place * 50, place * 30, place * 50 + 200, place * 30 + 200], fill=color)
    file = io.BytesIO()
    wide.resize((800, 600), Image.Resampling.LANCZOS).save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


def shows(cell, **data):
    """The cell with outputs that hold `data`, by MIME type; `_` stands for `/`."""
    metadata = data.pop("metadata", {})
    bundle = {name.replace("_", "/"): value for name, value in data.items()}
    cell.outputs = [nbformat.v4.new_output("display_data", bundle, metadata=metadata)]
    return cell


def listing(frame: pd.DataFrame, **options):
    return shows(code("shown"), text_html=tables.shown(frame, **options)._repr_html_())


def answering(found: Findings):
    cell = code("findings", "answer")
    cell.outputs = [nbformat.v4.new_output("display_data", found._repr_mimebundle_())]
    return cell


@pytest.fixture(scope="module")
def month(tmp_path_factory):
    """The folder of a month: index.html and 01_vip.html; (folder, executed, page)."""
    folder = tmp_path_factory.mktemp("2026-06")
    clients = pd.DataFrame({
        "client_id": [f"C{n:02}" for n in range(len(NASTY) + 7)],
        "client": [*NASTY, *(f"Client {n}" for n in (10, 9, 1, 2, 3, 4, 5))],
        "value": [1234.5 * (n * 7 % 20) - 900 for n in range(20)],
        **{f"a rather wide column {n}": [n] * 20 for n in range(6)},
    })  # fmt: skip
    names = dict(zip(clients.client_id, clients.client, strict=True))
    first, odd, turned = (named(client, names) for client in ("C05", "C06", "C08"))
    found = Findings(
        Finding("vip.answer", f"2 clients are VIP: {first}, {odd}.",
                numbers={"vip.count": 2, "vip.bar": "4684.80"}),
        Finding("vip.change", f"One joined: {turned}, and the rest is as it was."),
        Finding("vip.silent", f"{odd} is silent.", "It paid in May.", "Call today.", rank=ALARM),
        Finding("vip.near", "One is near the bar.", rank=ACT, numbers={"vip.joined": 1}),
        Finding("vip.known", "Nothing else moved."),
    )  # fmt: skip
    executed = nbformat.v4.new_notebook(cells=[
        prose("# VIP: whom to call\nThe month's list, in words that go on for a line or two."),
        code(PARAMETERS + "share: float = 0.2  # the part that is VIP", "parameters"),
        prose("## The answer"), answering(found),
        prose("## The *clients* at a glance"), shows(code("plot"), image_png=drawn()),
        shows(code("plot"), image_png=drawn(), metadata={"image/png": {"alt": 'Bars of "A" & B'}}),
        prose("## The list"), listing(clients),
        prose("## The list"), listing(clients, first=15),
        prose("### Small"), listing(clients.head(2)),
    ])  # fmt: skip
    executed.metadata["papermill"] = {"parameters": {"share": 0.3}}
    notebook = Notebook(written(folder / "01_vip.ipynb", *executed.cells))
    frame = Frame("2026-06", [one["name"] for one in RECORD["sources"]], [notebook], RECORD)
    page = notebook_page(frame, notebook, executed)
    (folder / "01_vip.html").write_text(page, encoding="utf-8", newline="\n")
    forms = [{"file": "tables.xlsx", "label": "The tables as a workbook"}]
    answers = {"01_vip": answer_of(executed)}
    index = overview_page(frame, RECORD, answers, ["vip.csv"], forms)
    (folder / "index.html").write_text(index, encoding="utf-8", newline="\n")
    return folder, executed, clients


@pytest.fixture(scope="module")
def chromium():
    with browser() as running:
        yield running


def opened(chromium, month, name: str, width: int = 1280):
    page = chromium.page(width=width, height=900)
    page.go((month[0] / name).as_uri())
    return page


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["index.html", "01_vip.html"])
def test_a_page_fits_a_desk_and_a_phone(chromium, month, name, width):
    page = opened(chromium, month, name, width)
    assert page.value("innerWidth") == width
    assert page.value("document.documentElement.scrollWidth") <= width
    assert overlaps(page) == []
    assert page.errors == []


def test_a_table_too_wide_says_so_and_takes_the_arrow_keys(chromium, month):
    page = opened(chromium, month, "01_vip.html", 390)
    page.wait("document.querySelector('.scroll[tabindex]')")
    assert page.value("document.querySelector('.hint').innerText").startswith("The table goes on")
    small_ones = "[...document.querySelectorAll('.about .hint')].every((h) => h.hidden)"
    assert page.value(small_ones)


ROWS = "[...document.querySelectorAll('table')[0].tBodies[0].rows]"
COLUMN = ROWS + ".map((r) => r.cells[{}].innerText)"


def test_a_head_sorts_numbers_by_number_and_text_by_the_alphabet(chromium, month):
    page = opened(chromium, month, "01_vip.html")
    before = page.value(COLUMN.format(2))
    assert before != sorted(before, key=number_of)
    page.click("thead th:nth-child(3)")
    state = "document.querySelector('thead th:nth-child(3)').getAttribute('aria-sort')"
    assert page.value(state) == "descending"
    assert page.value(COLUMN.format(2)) == sorted(before, key=number_of, reverse=True)
    page.press("Enter")  # the head has the focus
    assert page.value(state) == "ascending"
    assert page.value(COLUMN.format(2)) == sorted(before, key=number_of)
    page.press(" ")
    assert page.value(state) is None
    assert page.value(COLUMN.format(2)) == before
    page.click("thead th:nth-child(2)")
    named_so = [name for name in page.value(COLUMN.format(1)) if name.startswith("Client")]
    assert named_so == [f"Client {n}" for n in (1, 2, 3, 4, 5, 9, 10)]


def number_of(text: str) -> float:
    return float(text.replace(",", ""))


def test_numbers_of_another_language_sort_by_number(chromium, month, tmp_path):
    _, executed, _ = month
    html = "<table><thead><tr><th>сумма</th><th>доля</th></tr></thead><tbody>" + "".join(
        f"<tr><td>{a}</td><td>{b}</td></tr>"
        for a, b in (
            ("1\u00a0234,50", "9,5\u00a0%"),
            ("987,25", "10\u00a0%"),
            ("\u221212", "-1\u00a0%"),
        )
    )
    table = executed.copy()
    table.cells = [shows(code("x"), text_html=html + "</tbody></table>")]
    notebook = Notebook(written(tmp_path / "01_a.ipynb", prose("# A")))
    with speaking("ru"):
        page = notebook_page(Frame("2026-06", ["a.csv"], [notebook]), notebook, table)
    assert '<html lang="ru">' in page
    (tmp_path / "a.html").write_text(page, encoding="utf-8", newline="\n")
    it = chromium.page()
    it.go((tmp_path / "a.html").as_uri())
    it.click("thead th")
    assert it.value(COLUMN.format(0)) == ["1\u00a0234,50", "987,25", "\u221212"]
    it.click("thead th:nth-child(2)")
    assert it.value(COLUMN.format(1)) == ["10\u00a0%", "9,5\u00a0%", "-1\u00a0%"]


def test_a_long_table_is_searched_and_a_cut_one_says_what_is_searched(chromium, month):
    page = opened(chromium, month, "01_vip.html")
    assert page.value("document.querySelectorAll('.search').length") == 2
    page.click(".search input")
    page.write("sOnS neil")
    shown = f"{ROWS}.filter((r) => !r.hidden)"
    assert page.value(f"{shown}.map((r) => r.cells[1].innerText)") == [NASTY[7]]
    assert page.value("document.querySelector('output').innerText") == "1 of 20 rows"
    cut = "document.querySelectorAll('.search input')[1]"
    page.value(f"{cut}.focus()")
    page.write("nothing like it")
    said = page.value("document.querySelectorAll('output')[1].innerText")
    assert said == "0 of 15 rows Only the rows shown here are searched."
    assert page.value("document.querySelector('.note').innerText") == "The first 15 of 20."


@pytest.mark.parametrize("name", ["index.html", "01_vip.html"])
def test_a_name_stays_a_text_and_nothing_leaves_the_page(chromium, month, name):
    page = opened(chromium, month, name)
    page.value("new Promise((done) => setTimeout(done, 100))")
    assert page.dialogs == [] and page.errors == []
    assert page.requests == [(month[0] / name).as_uri()]
    assert page.value("document.scripts.length") == 1
    assert page.value("document.querySelectorAll('[onerror], [src=x], main script').length") == 0


def test_names_are_shown_sign_for_sign(chromium, month):
    page = opened(chromium, month, "01_vip.html")
    assert page.value(COLUMN.format(1).replace("innerText", "textContent"))[: len(NASTY)] == list(
        NASTY
    )
    assert NASTY[5] in page.value("document.querySelector('.answer').textContent")


def test_a_mark_that_turns_the_writing_turns_its_name_alone(chromium, month):
    page = opened(chromium, month, "01_vip.html")
    assert page.value("[...document.querySelectorAll('.answer bdi')].length") >= 1
    places = page.value(
        """(() => {
          const line = [...document.querySelectorAll('.answer li')]
            .find((l) => l.textContent.includes('\\u202e'));
          const last = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          let node; while (last.nextNode()) node = last.currentNode;
          const at = (n) => { const r = document.createRange(); r.setStart(node, n);
            r.setEnd(node, n + 1); return r.getBoundingClientRect().left; };
          const said = node.data.indexOf('rest');
          return [at(said), at(said + 3)];
        })()"""
    )
    assert places[0] < places[1]  # r stands left of t: the sentence reads on to the right


def test_the_policy_stops_what_is_not_the_kits_own_script(chromium, month, tmp_path):
    html = (month[0] / "01_vip.html").read_text(encoding="utf-8")
    planted = "<script>alert(3)</script><img src='https://example.com/a.png' onerror='alert(4)'>"
    (tmp_path / "bad.html").write_text(html.replace("</main>", planted + "</main>"), "utf-8")
    page = chromium.page()
    page.go((tmp_path / "bad.html").as_uri())
    assert page.dialogs == []
    assert any("Content Security Policy" in error for error in page.errors)
    assert page.value("document.querySelectorAll('.sort').length") > 0  # its own script ran


def test_the_first_page_begins_with_what_asks_for_most(month):
    html = (month[0] / "index.html").read_text(encoding="utf-8")
    told = re.findall(r'<li class="rank-(\d)">', html)
    assert told == ["4", "3", "1", "1"]  # alarm, act, the change, and folded what is good to know
    assert html.index("Key findings") < html.index("What changed") < html.index('id="answers"')
    assert "Call today." in html and "1 other finding<" in html
    cells = re.findall(r'<th scope="row">([^<]+)</th><td data-key="([^"]+)">([^<]+)<', html)
    assert [(unescape(a), b, c) for a, b, c in cells] == [
        ("VIP clients", "vip.count", "2"),
        ("The bar: what the last VIP client paid", "vip.bar", "4,684.80"),
        ("Joined the VIP clients", "vip.joined", "1"),
    ]
    assert '<a href="tables.xlsx">The tables as a workbook</a>' in html


def test_the_box_about_the_report_tells_period_files_account_settings_and_versions(month):
    html = (month[0] / "01_vip.html").read_text(encoding="utf-8")
    box = html[html.index('<details class="about">') :]
    for said in ("June 2026", "1,193 of 1,200 rows accepted, 7 set aside", "English",
                 "clientkit 0.1.0", "the part that is VIP", ">0.3<"):  # fmt: skip
        assert said in box
    index = (month[0] / "index.html").read_text(encoding="utf-8")
    assert "set aside: the client is empty" in index and "1,234.50" in index
    assert "Accepted and set aside make what was read, to the cent." in index


def test_every_picture_has_a_text(month):
    texts = {
        name: [image["alt"] for image in BeautifulSoup(html, "html.parser").select("img")]
        for name in ("01_vip.html", "index.html")
        for html in [(month[0] / name).read_text(encoding="utf-8")]
    }
    assert texts == {
        "01_vip.html": ["The clients at a glance", 'Bars of "A" & B'],
        "index.html": ["The clients at a glance"],
    }


def test_headings_can_be_linked_to_and_no_two_share_an_address(month):
    for name in ("01_vip.html", "index.html"):
        html = (month[0] / name).read_text(encoding="utf-8")
        heads = re.findall(r"<h[23][^>]*>", html)
        assert heads and all(' id="' in head for head in heads)
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert {"the-list", "the-list-2"} <= set(
        re.findall(r'\bid="([^"]+)"', (month[0] / "01_vip.html").read_text(encoding="utf-8"))
    )


def test_the_keyboard_comes_to_the_content_first_and_sees_where_it_is(chromium, month):
    page = opened(chromium, month, "01_vip.html")
    page.press("Tab")
    assert page.value("document.activeElement.className") == "skip"
    assert page.value("document.activeElement.getBoundingClientRect().left") >= 0
    assert page.value("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.press("Enter")
    assert page.value("location.hash") == "#main"


def test_a_chart_in_a_palette_weighs_less_and_looks_the_same():
    from PIL import Image, ImageChops

    true = drawn()
    lighter = light(true)
    assert len(lighter) < len(true)
    seen = [Image.open(io.BytesIO(base64.b64decode(one))) for one in (true, lighter)]
    on_white = Image.alpha_composite(Image.new("RGBA", seen[0].size, "white"), seen[0])
    off = ImageChops.difference(on_white.convert("RGB"), seen[1].convert("RGB"))
    assert seen[1].mode == "P" and max(most for _, most in off.getextrema()) <= 40
    assert seen[1].convert("RGB").getpixel((799, 0)) == (255, 255, 255)
    assert Image.open(io.BytesIO(base64.b64decode(small(true)))).size == (640, 480)


def luminance(color: str) -> float:
    """The relative luminance of WCAG 2: 0 is black, 1 is white."""
    long = color if len(color) == 7 else "#" + "".join(2 * sign for sign in color[1:])
    parts = [int(long[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(a: str, b: str) -> float:
    light_one, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light_one + 0.05) / (dark + 0.05)


def test_every_colour_of_a_text_can_be_read_on_every_ground():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    css = (TEMPLATES / "clientkit" / "style.css").read_text(encoding="utf-8")
    named_so = dict(re.findall(r"(--\w+): (#\w+)", css))
    rules = re.findall(r"\{([^{}]*)\}", css)
    grounds = {named_so[name] for name in ("--paper", "--soft", "--tint")}
    seen = 0
    for rule in rules:
        written_in = re.search(r"(?<![-\w])color: (#\w+|var\((--\w+)\))", rule)
        if not written_in:
            continue
        own = re.search(r"background: (#\w{3,6})\b", rule)
        ink = named_so.get(written_in[2], written_in[1])
        for ground in [own[1]] if own else grounds:
            assert contrast(ink, ground) >= 4.5, (ink, ground, rule)
            seen += 1
    assert seen > 50


@pytest.mark.parametrize("name", ["index.html", "01_vip.html"])
def test_no_text_on_the_page_is_pale(chromium, month, name):
    page = opened(chromium, month, name)
    page.value("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    pairs = page.value(
        """[...new Set([...document.querySelectorAll('body *')]
          .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())
            && e.getClientRects().length && !e.matches('.anchor'))
          .map((e) => { let g = e; while (g && /, 0\\)$/.test(getComputedStyle(g).backgroundColor))
              g = g.parentElement;
            return getComputedStyle(e).color + '|' +
              (g ? getComputedStyle(g).backgroundColor : 'rgb(255, 255, 255)'); }))]"""
    )
    assert len(pairs) > 3
    for pair in pairs:
        ink, ground = ("#" + "".join(f"{int(n):02x}" for n in re.findall(r"\d+", one)[:3])
                       for one in pair.split("|"))  # fmt: skip
        assert contrast(ink, ground) >= 4.5, pair


def test_the_paper_is_a4_with_the_month_at_its_head_and_nothing_cut(chromium, month, tmp_path):
    page = opened(chromium, month, "01_vip.html")
    pdf = page.pdf(tmp_path / "it.pdf").read_bytes()
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert boxes and all(abs(float(w) - 595) < 2 and abs(float(h) - 842) < 2 for w, h in boxes)
    html = (month[0] / "01_vip.html").read_text(encoding="utf-8")
    assert '@top-left { content: "VIP: whom to call · June 2026"' in html
    page.call("Emulation.setEmulatedMedia", media="print")
    page.resize(680, 960)  # A4 less its margins
    # With a box of its own in it, the head would not be repeated on the next sheet.
    assert page.value("getComputedStyle(document.querySelector('.sort')).display") == "contents"
    wide = "[...document.querySelectorAll('table')].map((t) => t.getBoundingClientRect().right)"
    assert max(page.value(wide)) <= 681


def test_the_list_of_months_is_a_page_too(chromium, tmp_path):
    line = "Call \u202eX and <b>5</b>."
    html = months_page([{"name": "2026-06", "period": "June 2026", "line": line}])
    (tmp_path / "index.html").write_text(html, encoding="utf-8", newline="\n")
    page = chromium.page(width=390, height=800)
    page.go((tmp_path / "index.html").as_uri())
    assert page.value("document.querySelector('dd').textContent") == line
    assert page.errors == [] and page.value("document.documentElement.scrollWidth") <= 390


def test_run_json_keeps_the_findings_and_the_first_page_links_to_the_other_forms(month, tmp_path):
    _, executed, _ = month
    notebook = Notebook(written(tmp_path / "01_vip.ipynb", *executed.cells))
    frame = Frame("2026-06", ["a.csv"], [notebook], RECORD)
    (tmp_path / "memo.docx").write_bytes(b"")
    done = [Execution(notebook, notebook.path, 1.0)]
    write_overview(tmp_path, frame, RECORD | {"month": "2026-06"}, done, 0.0)
    numbers = {"vip.count": 2, "vip.bar": Decimal("4684.80"), "vip.joined": 1}
    assert Material.of(tmp_path).numbers == numbers
    ranked = [one.about for one in Material.of(tmp_path).ranked]
    assert ranked == ["vip.silent", "vip.near", "vip.answer", "vip.change", "vip.known"]
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert '<a href="memo.docx">The memo</a>' in index and "deck.pptx" not in index


def test_of_many_changes_the_first_page_shows_the_gravest_and_folds_the_rest(tmp_path):
    notebook = Notebook(written(tmp_path / "01_all.ipynb", prose("# All")))
    ranks = [KNOW, WATCH, KNOW, WATCH, KNOW, WATCH, KNOW, WATCH]
    told = tuple(
        {"about": f"{place}.change", "what": f"Change {place}.", "rank": rank}
        for place, rank in enumerate(ranks)
    )
    answer = Answer(findings=({"about": "answer", "what": "All."}, *told))
    page = top({"01_all": answer}, [notebook])
    watched = [f"{place}.change" for place in (1, 3, 5, 7)]
    assert [one.about for one in page.first] == watched
    assert [one.about for one in page.changes] == [f"{place}.change" for place in (0, 2, 4, 6)]
    known = tuple(one | {"rank": KNOW} for one in told)
    page = top({"01_all": Answer(findings=(*answer.findings[:1], *known))}, [notebook])
    assert [one.about for one in page.changes] == [f"{place}.change" for place in range(6)]
    assert [one.about for one in page.others] == ["6.change", "7.change"]


def test_findings_pass_through_a_notebook_as_they_were_emitted(month):
    told = answer_of(month[1]).findings
    assert [one["about"] for one in told] == [
        "vip.answer", "vip.silent", "vip.near", "vip.change", "vip.known",
    ]  # fmt: skip
    assert told[0]["numbers"] == {"vip.count": "2", "vip.bar": "4684.80"}
    assert FINDINGS in month[1].cells[3].outputs[0].data
