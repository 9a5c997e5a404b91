"""A monthly report: load once, run every notebook on it, publish the month as one folder.

reports/2026-06/
    index.html                 the answers on one page
    05_vip.html, 05_vip.ipynb  every notebook as a page and as it was executed
    tables/                    what the notebooks wrote as CSV; vip.parquet, the published list
    data/                      the accepted rows, so that a notebook can be run again
    run.json                   parameters, sources, account, versions, seconds
"""

import os
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from clientkit.language import speaking, spoken
from clientkit.presenting.brand import Brand
from clientkit.presenting.forms import write_forms
from clientkit.records import LIST, ROWS
from clientkit.reporting.errors import failed_notebooks
from clientkit.reporting.frame import Frame
from clientkit.reporting.inputs import chosen_month, loaded
from clientkit.reporting.masks import MASKED, save
from clientkit.reporting.notebooks import NOTEBOOKS, Notebook, find_notebooks
from clientkit.reporting.nursery import nursery
from clientkit.reporting.parameters import in_force, parameters_for
from clientkit.reporting.record import record_of
from clientkit.reporting.shelf import Place, held, keep_failed, publish
from clientkit.reporting.traces import without_traces
from clientkit.reporting.unattended import check_not_stale, is_made, made_from, published_before

if TYPE_CHECKING:
    from clientkit.reporting.execution import Execution

Say = Callable[[str], Any]


@dataclass(frozen=True)
class Report:
    """A published report: its month, its folder, the seconds it took, and whether it is new."""

    month: str
    folder: Path
    seconds: float
    is_new: bool = True


def run_report(
    sources: Sequence[str | Path] = (),
    *,
    month: str | None = None,
    columns: Mapping[str, str] | None = None,
    parameters: Mapping[str, Any] | None = None,
    out: str | Path = "reports",
    language: str | None = None,
    mask_names: bool = False,
    mask_key: str | Path | None = None,
    forms: Sequence[str] = ("html",),
    brand: str | Path | None = None,
    unattended: bool = False,
    force: bool = False,
    notebooks: str | Path = NOTEBOOKS,
    only: Sequence[str] = (),
    workers: int = min(2, os.cpu_count() or 1),
    say: Say = print,
    warn: Say = print,
    **loading: Any,
) -> Report:
    """The report of `month` (default: the last full month), published in the folder `out`.

    Parameters
    ----------
    sources : files, folders or globs to read; none: the sample
    columns, loading : how to read them, as in `ck.load`
    parameters : name -> value, for every notebook that declares the name; text is converted
    language : en, ru, uk or et; None: that of the computer
    mask_names : clients under pseudonyms, in the folder 2026-06-masked
    mask_key : the file of the pseudonyms; None: one in the user's own folder of data
    forms : what is made beside the pages, of `presenting.forms.FILES`
    brand : a TOML file with name, colours, logo and fonts; None: the kit's own
    unattended : the data must cover the month, and nothing is made anew that is made from the
        same data, settings and notebooks already, unless with `force`
    notebooks, only : the folder of the notebooks, and names to run alone; such a part stands
        beside the month in the folder 2026-06-part and does not replace it
    workers : how many notebooks run at a time
    say, warn : called with each line of progress; with a form that cannot be made here

    Raises
    ------
    DataError : the data cannot be used, or the month has no rows
    UsageError : a parameter no notebook declares, or a value of another type
    BusyError : another run makes the same month
    ReportError : a notebook failed; what it left is in out/failed
    """
    start = time.perf_counter()
    with speaking(language):
        chosen = find_notebooks(Path(notebooks), only)
        values = parameters_for(chosen, parameters or {})
        look = Brand.read(brand) if brand else Brand()
        with nursery() as born_at:  # it imports while the data are read
            ledger = loaded(sources, columns=columns, **loading)
            settings = in_force(chosen, values)
            if unattended and month:
                check_not_stale(ledger, month)
            month = chosen_month(ledger, month, settings.get("by", "amount"), say)
            name = month + MASKED * mask_names
            place = Place(Path(out), f"{name}-part" if only else name)
            with held(place) as folder:
                ledger = save(ledger, folder / "data", mask_names, mask_key)
                record = record_of(ledger, month, settings)
                files = [one.path for one in chosen] + published_before(place)
                files += [look.logo] if look.logo else []
                origin = made_from(record, folder / "data", files, [*forms, look])
                if unattended and not force and is_made(place.published, origin, forms):
                    return Report(month, place.published, time.perf_counter() - start, False)
                record["made_from"] = origin
                frame = Frame(month, [one["name"] for one in ledger.sources], chosen, record)
                keep_record(Path(out) / name / "tables", folder / "tables")
                run = {"values": with_own(values, chosen, month, mask_names), "workers": workers}
                done = run_all(frame, folder, say, born_at=born_at, **run)
                stop_at_failure(place, done)
                finish(place, frame, record, done, start, forms=forms, brand=look, tell=warn)
    return Report(month, place.published, time.perf_counter() - start)


def keep_record(published: Path, tables: Path) -> None:
    """Make `tables` with the published lists of the month: they are added to, not rewritten."""
    tables.mkdir()
    for name in (LIST, ROWS):
        if (published / name).is_file():
            shutil.copy2(published / name, tables / name)


def with_own(
    values: dict[str, dict], chosen: Sequence[Notebook], month: str, mask_names: bool = False
) -> dict[str, dict]:
    """`values` with the parameters the report sets itself, where a notebook declares them."""
    own = {"source": "data", "month": month, "tables": "tables", "language": spoken()}
    own["reports"] = "" if mask_names else ".."  # the lists published before have names
    return {
        notebook.name: {name: own[name] for name in own if name in notebook.parameters}
        | values[notebook.name]
        for notebook in chosen
    }


def run_all(frame: Frame, folder: Path, say: Say, **running: Any) -> "list[Execution]":
    """All executions in the order of the notebooks, each with its page as soon as it ends."""
    from clientkit.reporting.execution import executions  # papermill: while the nursery imports

    done = []
    for one in executions(frame.notebooks, folder, **running):
        done.append(one)
        outcome = "failed" if one.error else f"{one.seconds:.1f} s"
        say(f"[{len(done)}/{len(frame.notebooks)}] {one.notebook.name:<20} {outcome:>8}")
        if not one.error:
            _writing().write_notebook(folder, frame, one)
    return sorted(done, key=lambda one: one.notebook.name)


def stop_at_failure(place: Place, done: "Sequence[Execution]") -> None:
    """Raise `ReportError` if a notebook failed, and keep what it left."""
    failed = [one for one in done if one.error]
    if failed:
        there = [one.path for one in failed if one.path.exists()]
        for path in there:
            without_traces(path)  # here, where its folder is known
        kept = keep_failed(place, there)
        raise failed_notebooks({one.notebook.name: one.error for one in failed}, kept)


def finish(
    place: Place,
    frame: Frame,
    record: dict,
    done: "Sequence[Execution]",
    start: float,
    *,
    forms: Sequence[str],
    **options: Any,
) -> None:
    """Write the first page and the other forms, publish the month, list it among the others."""
    _writing().write_overview(place.building, frame, record, done, start)
    if write_forms(place.building, forms, **options):
        _writing().write_overview(place.building, frame, record, done, start)  # with links to them
    publish(place)
    _writing().write_months(place.out)


def _writing() -> ModuleType:
    from clientkit.reporting import writing  # nbconvert, imported while the kernels work

    return writing
