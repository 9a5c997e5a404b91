"""The house: imports go down the floors, heavy libraries have one home, no clock in a method."""

import ast
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "clientkit"
FLOORS = (
    "language",
    "schema",
    "periods",
    "frames",
    "engine",
    "reading",
    "methods",
    "records",
    "showing",
    "presenting",
    "reporting",
    "typed",
    "cli",
    "__main__",
)
METHODS = (
    {
        "calendar_days",
        "client_ids",
        "client_names",
        "cluster_evidence",
        "cluster_profiles",
        "collective_names",
        "entries",
        "find_client",
        "house_tables",
        "lead_stages",
        "lead_tables",
        "measures",
        "move_sides",
        "natural_breaks",
        "near_names",
        "nps_segments",
        "outlier_rows",
        "repeated_rows",
        "same_pairs",
        "segment_map",
        "segments",
        "spans",
        "typed_ids",
    },
    {
        "calendar_gaps",
        "clients",
        "contacts",
        "group_moves",
        "leads",
        "likely_same",
        "nps",
        "odd_dates",
        "pareto",
        "qfd",
        "unnamed",
        "vip_calls",
        "whale",
    },
    {
        "abc_classes",
        "abc_rank",
        "bridge",
        "client_documents",
        "client_products",
        "cohorts",
        "data_issues",
        "dependence",
        "drivers",
        "earlier",
        "flows",
        "kmeans",
        "lead_sources",
        "leads_won",
        "pipeline",
        "regulars",
        "rfm",
        "rhythm",
        "sizes",
        "vip",
    },
    {
        "abc_measures",
        "abc_months",
        "audit_clients",
        "bcg",
        "nps_values",
        "potential",
        "product_gaps",
        "profile_moves",
        "receipts",
        "vip_candidates",
        "vip_compare",
        "vip_edge",
        "vip_margins",
        "vip_moves",
        "vip_nowcast",
        "vip_period",
        "vip_steady",
        "vip_summary",
        "vip_tiers",
        "xyz",
    },
    {
        "audit",
        "class_moves",
        "client_history",
        "managers",
        "vip_documents",
        "vip_history",
    },
    {
        "client_facts",
        "vip_changes",
        "vip_lists",
        "vip_watch",
        "vip_why",
    },
    {
        "calls_before",
        "vip_caught",
    },
    {
        "vip_backtest",
    },
)
HOMES = {
    "babel": {"language"},
    "docx": {"presenting"},
    "pptx": {"presenting"},
    "xlsxwriter": {"presenting"},
    "matplotlib": {"showing"},
    "seaborn": {"showing"},
    "sklearn": {"methods/cluster_evidence.py"},
    "papermill": {"reporting"},
    "nbconvert": {"reporting"},
    "python_calamine": {"reading"},
    "pymysql": {"reading/carried.py"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))
names = [str(path.relative_to(PACKAGE)) for path in MODULES]


def imported(path: Path) -> set[str]:
    """Every module that the file imports, inside functions too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def floor_of(module: str) -> int:
    return FLOORS.index(module.removeprefix("clientkit.").split(".")[0])


def own(path: Path) -> str:
    return ".".join(("clientkit", *path.relative_to(PACKAGE).with_suffix("").parts))


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_imports_go_down_the_floors_only(path):
    if path == PACKAGE / "__init__.py":
        return
    for module in imported(path):
        if module.startswith("clientkit.") and module.split(".")[1] in FLOORS:
            assert floor_of(module) <= floor_of(own(path)), f"{own(path)} imports {module}"


def test_a_method_knows_only_the_methods_below_it():
    level = {name: place for place, group in enumerate(METHODS) for name in group}
    found = {path.stem for path in (PACKAGE / "methods").glob("[!_]*.py")}
    assert found == set(level), "a new method has its place in METHODS"
    for name in found:
        for module in imported(PACKAGE / "methods" / f"{name}.py"):
            if module.startswith("clientkit.methods.") and module.count(".") == 2:
                assert level[module.split(".")[2]] < level[name], f"{name} imports {module}"


def test_no_two_modules_need_each_other():
    graph = {own(p): {m for m in imported(p) if m in map(own, MODULES)} for p in MODULES}
    list(TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("library", HOMES)
def test_a_heavy_library_is_imported_in_its_home_only(library):
    for path in MODULES:
        if any(module.split(".")[0] == library for module in imported(path)):
            place = path.relative_to(PACKAGE).as_posix()
            assert any(place.startswith(home) for home in HOMES[library]), place


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_no_method_reads_the_clock_and_no_module_is_a_drawer(path):
    text = path.read_text(encoding="utf-8")
    assert path.stem not in {"utils", "helpers", "common", "core", "misc"}
    assert path.stem == "__init__" or path.stem not in sys.stdlib_module_names
    if "reporting" not in path.parts:
        assert not re.search(r"\b(today|now|utcnow|time)\(\)", text)


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_a_module_is_one_thing(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 205


def test_import_is_quick_quiet_and_loads_nothing():
    code = (
        "import sys; import clientkit; "
        "print([m for m in ('pandas', 'ibis', 'matplotlib') if m in sys.modules], dir(clientkit))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.startswith("[] ") and out.stderr == ""


def test_tab_shows_at_most_twenty_names_and_each_is_there():
    import clientkit as ck

    assert len(dir(ck)) <= 20
    for name in [*dir(ck), *ck._QUIET]:
        assert getattr(ck, name).__doc__, name
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = ck.nonsense
