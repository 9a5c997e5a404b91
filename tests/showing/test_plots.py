"""Every figure draws on the axes it is given, names its units, and changes nothing global."""

import warnings
from types import SimpleNamespace

import matplotlib as mpl
import pytest
from matplotlib import pyplot as plt
from matplotlib.figure import Figure
from matplotlib.text import Text

import clientkit as ck
from clientkit.language import speaking
from clientkit.methods.bcg import QUADRANTS
from clientkit.methods.potential import ADVICE
from clientkit.methods.segment_map import names
from clientkit.methods.sizes import SIZES
from clientkit.methods.vip_history import STATUSES
from clientkit.methods.vip_tiers import TIERS
from clientkit.showing import style
from clientkit.showing.alternatives import WithAlternative, alternative
from clientkit.showing.style import COLORS, color_of
from tests.showing.pretended import (
    LETTERS,
    months_of,
    names_in,
    strange,
    texts_of,
    told_in,
    too_wide,
)

mpl.use("agg")
MONTH = "2026-06"


@pytest.fixture(scope="module")
def tables():
    t = ck.sample().transactions
    scored = ck.to_pandas(ck.rfm(t, as_of=MONTH, months=12))
    found = ck.kmeans(t, as_of=MONTH, months=12, k=3)
    watched = ck.to_pandas(ck.vip_watch(t, month=MONTH))
    coming = ck.to_pandas(ck.vip_candidates(t, month=MONTH))
    calls = ck.call_list(watched, coming, ck.contacts(t, ck.sample().directory), as_of=MONTH)
    survey, leads = (ck.sample().companion(name) for name in ("survey", "leads"))
    answers = ck.nps_values(survey, t, as_of=MONTH)
    parts = [ck.sample().companion(name) for name in ("needs", "features", "relations")]
    return {
        "nps": ck.nps(survey, as_of=MONTH, segments=answers),
        "house": ck.qfd(*parts),
        "funnel": ck.funnel(leads, as_of=MONTH),
        "lead_sources": ck.lead_sources(leads, as_of=MONTH),
        "two": {"month": MONTH, "against": "2026-05"},
        "bridge": ck.to_pandas(ck.bridge(t, month=MONTH, gap=3)),
        "drivers": ck.drivers(t, month=MONTH),
        "movement": ck.to_pandas(ck.movement(ck.abc_moves(t, month=MONTH))),
        "sizes": ck.to_pandas(ck.abc_months(t, until=MONTH)),
        "calls": ck.findings.call_reasons(calls, month=MONTH),
        "months": ck.to_pandas(ck.month_totals(t)),
        "days": ck.to_pandas(ck.calendar_days(t)),
        "gaps": ck.to_pandas(ck.calendar_gaps(holed(t))),
        "flows": ck.to_pandas(ck.flows(t, until=MONTH, gap=3)),
        "kinds": ck.to_pandas(ck.sales_by_kind(t, until=MONTH)),
        "cohorts": ck.to_pandas(ck.cohorts(t, until=MONTH)),
        "facts": ck.concentration(t),
        "points": ck.to_pandas(ck.curve_points(t)),
        "falling": ck.to_pandas(ck.curve_points(t, by="profit", losses=True)),
        "abc": ck.segment_summary(ck.to_pandas(ck.abc_classes(t)), by="abc"),
        "scored": scored,
        "thresholds": ck.rfm_thresholds(scored)["monetary"],
        "found": found,
        "profiles": ck.cluster_profiles(found.clusters),
        "payers": ck.to_pandas(ck.vip_month(t, month=MONTH)),
        "master": ck.to_pandas(ck.vip_table(t, until=MONTH)),
        "moves": ck.to_pandas(ck.vip_moves(t, month=MONTH)),
        "lists": ck.vip_overlap(t, month=MONTH),
        "abc_xyz": ck.to_pandas(ck.abc_xyz(t, as_of=MONTH)),
        "bcg": ck.to_pandas(ck.bcg(t, as_of=MONTH)),
        "potential": ck.to_pandas(ck.potential(t, ck.sample().directory, as_of=MONTH)),
        "receipts": ck.to_pandas(ck.receipt_bins(t, as_of=MONTH)),
        "size_moves": ck.to_pandas(ck.size_moves(t, as_of=MONTH)),
        "audit": ck.to_pandas(ck.audit(t, month=MONTH, gap=3)),
        "staff": ck.to_pandas(ck.managers(t, ck.sample().directory, month=MONTH, gap=3)),
        "history": ck.to_pandas(ck.client_history(t, client_id="C008", until=MONTH)),
        "backtest": ck.vip_backtest(t, until=MONTH, months=3),
    }


def holed(table):
    """The rows without those of a month."""
    return table.filter(table.date.strftime("%Y-%m") != "2025-09")


FIGURES = {
    "calendar_strip": lambda d, ax: ck.plots.calendar_strip(
        d["days"], d["gaps"], mark=MONTH, ax=ax
    ),
    "abc_xyz": lambda d, ax: ck.plots.abc_xyz(d["abc_xyz"], by="amount", ax=ax),
    "bcg": lambda d, ax: ck.plots.bcg(d["bcg"], by="amount", names={}, ax=ax),
    "potential": lambda d, ax: ck.plots.potential(d["potential"], used=0.5, names={}, ax=ax),
    "receipts": lambda d, ax: ck.plots.receipts(d["receipts"], small_below=300, ax=ax),
    "size_moves": lambda d, ax: ck.plots.size_moves(d["size_moves"], by="amount", ax=ax),
    "audit_amounts": lambda d, ax: ck.plots.audit_amounts(d["audit"], ax=ax),
    "audit_clients": lambda d, ax: ck.plots.audit_clients(d["audit"], ax=ax),
    "client_margin": lambda d, ax: ck.plots.client_margin(d["history"], ax=ax),
    "client_months": lambda d, ax: ck.plots.client_months(d["history"], ax=ax),
    "managers": lambda d, ax: ck.plots.managers(d["staff"], ax=ax),
    "abc_flow": lambda d, ax: ck.plots.abc_flow(d["sizes"], ax=ax),
    "abc_sizes": lambda d, ax: ck.plots.abc_sizes(d["sizes"], window=12, ax=ax),
    "bridge": lambda d, ax: ck.plots.bridge(d["bridge"], **d["two"], by="amount", gap=3, ax=ax),
    "drivers": lambda d, ax: ck.plots.drivers(d["drivers"], **d["two"], ax=ax),
    "movement": lambda d, ax: ck.plots.movement(d["movement"], name="ABC class", ax=ax),
    "calls": lambda d, ax: ck.plots.calls(d["calls"], ax=ax),
    "money_by_month": lambda d, ax: ck.plots.money_by_month(d["months"], by="amount", ax=ax),
    "payers_by_month": lambda d, ax: ck.plots.payers_by_month(d["months"], ax=ax),
    "flows": lambda d, ax: ck.plots.flows(d["flows"], ax=ax),
    "retention": lambda d, ax: ck.plots.retention(d["flows"], ax=ax),
    "cohorts": lambda d, ax: ck.plots.cohorts(d["cohorts"], value="value_share", ax=ax),
    "sales_by_kind": lambda d, ax: ck.plots.sales_by_kind(d["kinds"], ax=ax),
    "nps": lambda d, ax: ck.plots.nps(d["nps"], ax=ax),
    "qfd": lambda d, ax: ck.plots.qfd(d["house"], ax=ax),
    "funnel": lambda d, ax: ck.plots.funnel(d["funnel"], ax=ax),
    "lead_sources": lambda d, ax: ck.plots.lead_sources(d["lead_sources"], ax=ax),
    "pareto": lambda d, ax: ck.plots.pareto(d["points"], d["facts"], by="amount", ax=ax),
    "whale": lambda d, ax: ck.plots.whale(d["falling"], ax=ax),
    "class_shares": lambda d, ax: ck.plots.class_shares(
        d["abc"], column="abc", value="value", ax=ax
    ),
    "class_bars": lambda d, ax: ck.plots.class_bars(d["abc"], column="abc", value="value", ax=ax),
    "rfm_grid": lambda d, ax: ck.plots.rfm_grid(d["scored"], value="monetary", ax=ax),
    "rfm_histogram": lambda d, ax: ck.plots.rfm_histogram(
        d["scored"], "monetary", thresholds=d["thresholds"], ax=ax
    ),
    "cluster_evidence": lambda d, ax: ck.plots.cluster_evidence(d["found"].evidence, ax=ax),
    "cluster_profiles": lambda d, ax: ck.plots.cluster_profiles(d["profiles"], ax=ax),
    "cluster_scatter": lambda d, ax: ck.plots.cluster_scatter(d["found"].clusters, ax=ax),
    "vip_tiles": lambda d, ax: ck.plots.vip_tiles(d["master"], names={}, ax=ax),
    "vip_cut": lambda d, ax: ck.plots.vip_cut(d["payers"], month=MONTH, by="amount", ax=ax),
    "vip_moves": lambda d, ax: ck.plots.vip_moves(
        d["moves"], month=MONTH, by="amount", names={}, ax=ax
    ),
    "vip_lists": lambda d, ax: ck.plots.vip_lists(d["lists"], ax=ax),
    "vip_backtest": lambda d, ax: ck.plots.vip_backtest(d["backtest"], ax=ax),
}


def test_every_figure_is_drawn_here():
    assert set(FIGURES) | {"panels"} == set(ck.plots.__all__)


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_drawn_on_the_axes_given_and_changes_nothing_else(name, tables):
    before = dict(mpl.rcParams)
    figure, (ax, other) = plt.subplots(1, 2)
    assert FIGURES[name](tables, ax) is ax
    assert ax.get_title(loc="left") and not other.has_data() and not other.get_title(loc="left")
    figure.canvas.draw()
    plt.close(figure)
    assert dict(mpl.rcParams) == before


def test_the_curve_marks_what_the_answer_says(tables):
    ax = FIGURES["pareto"](tables, None)
    marks = [tuple(line.get_xydata()[0]) for line in ax.lines if line.get_marker() == "o"]
    facts = tables["facts"]
    assert marks == [
        (pytest.approx(facts["top_n"] / facts["n"]), facts["top_share"]),
        (facts["share_for_80"], 0.8),
    ]
    plt.close("all")


def test_the_matrix_marks_the_last_a_client_and_the_base(tables):
    found = tables["bcg"]
    ax = FIGURES["bcg"](tables, None)
    cuts = [[*line.get_xdata(), *line.get_ydata()] for line in ax.lines]
    last = found["large_from"].iloc[0] / found["value"].max()
    base = found["base_growth_rate"].iloc[0]
    assert cuts == [pytest.approx([last, last, 0, 1]), [0, 1, base, base]]
    plt.close("all")


def test_a_matrix_without_clients_says_so(tables):
    alone = tables["bcg"].query("quadrant == 'new'")
    ax = ck.plots.bcg(alone, by="amount", names={})
    assert [text.get_text() for text in ax.texts] == ["nobody bought in both periods"]
    ax.figure.canvas.draw()
    plt.close("all")


def test_every_class_of_the_kit_has_its_colour():
    for name in [
        *"ABCN",
        *names(),
        *STATUSES,
        *TIERS["loyal"],
        *TIERS["ballast"],
        *SIZES,
        *ADVICE,
        *QUADRANTS,
    ]:
        assert name in COLORS
    assert color_of(1) == color_of("1") != color_of(2)


@pytest.mark.parametrize("language", LETTERS)
def test_every_text_of_a_figure_is_of_the_catalogue_and_has_room(language, tables, monkeypatch):
    def pretended(message: str, _context: str | None = None) -> str:
        return told_in(LETTERS[language], message)

    monkeypatch.setattr("clientkit.language.said.translated", pretended)
    known = names_in(tables) | months_of(language)
    english, wide = {}, {}
    with speaking(language), warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        for name, draw in FIGURES.items():
            figure = draw(tables, None).figure
            figure.draw_without_rendering()
            said = [*texts_of(figure), alternative(figure)]
            english[name] = [text for text in said if strange(text, known)]
            wide[name] = too_wide(figure)
            plt.close(figure)
    assert {name: texts for name, texts in english.items() if texts} == {}
    assert {name: texts for name, texts in wide.items() if texts} == {}


def test_a_long_title_goes_on_in_the_next_line_and_beside_another_figure_too():
    left, right = style.panels(2)
    for ax in (left, right):
        style.ready(ax, "a title of many words " * 6)
    left.figure.draw_without_rendering()
    assert left.get_title(loc="left").count("\n") >= 1
    [title] = [t for t in left.findobj(Text) if t.get_gid() == "title"]
    assert title.get_window_extent().x1 <= right.get_window_extent().x0
    plt.close("all")


def test_a_figure_says_its_title_and_axes_to_those_who_do_not_see_it():
    ax = style.labelled(style.ready(None, "Payers\nby month"), "month", "clients")
    assert alternative(ax.figure) == "Chart: Payers by month. Across: month. Up: clients."
    draw = WithAlternative(lambda figure: ("png", {"width": 7}))
    assert draw(ax.figure) == ("png", {"width": 7, "alt": alternative(ax.figure)})
    plt.close("all")


def test_a_notebook_puts_the_alternative_text_beside_the_picture(monkeypatch):
    drawn = {Figure: lambda _figure: "png"}
    pictures = SimpleNamespace(type_printers=drawn, for_type=drawn.__setitem__)
    shell = SimpleNamespace(display_formatter=SimpleNamespace(formatters={"image/png": pictures}))
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    for _ in range(2):  # asked again with every figure
        ax = style.ready(None, "Payers")
    assert drawn[Figure](ax.figure) == ("png", {"alt": "Chart: Payers."})
    plt.close("all")
