"""The card of one client: a page to print and take to a meeting.

reports/cards/
    C008-2026-06.html, .ipynb    the card, and the notebook it was made by
"""

import re
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import clientkit as ck
from clientkit.language import say, speaking, spoken
from clientkit.periods import month_name
from clientkit.reporting.errors import ReportError, UsageError
from clientkit.reporting.inputs import chosen_month, loaded
from clientkit.reporting.masks import pseudonym, save
from clientkit.reporting.notebooks import NOTEBOOKS, Notebook
from clientkit.reporting.nursery import nursery
from clientkit.reporting.parameters import parameters_for
from clientkit.schema import DataError

CARD = NOTEBOOKS / "client_card.ipynb"
FOLDER = "cards"
LONGEST = 60


def run_card(
    client: str,
    sources: Sequence[str | Path] = (),
    *,
    month: str | None = None,
    columns: Mapping[str, str] | None = None,
    parameters: Mapping[str, Any] | None = None,
    out: str | Path = "reports",
    language: str | None = None,
    mask_names: bool = False,
    mask_key: str | Path | None = None,
    notebook: str | Path = CARD,
    say: Callable[[str], Any] = print,
    **loading: Any,
) -> Path:
    """The page of `client`, an id or a name, as it stood at the end of `month`.

    Parameters
    ----------
    sources, month, columns, parameters, out, language, mask_names, mask_key, loading : as in
        `run_report`
    notebook : the notebook of the card

    Raises
    ------
    UsageError : nobody is called so, or several are; a parameter the notebook does not declare
    DataError : the data cannot be used, or the month has no rows
    ReportError : the notebook failed
    """
    card = Notebook(Path(notebook))
    values = parameters_for([card], {"client": client} | dict(parameters or {}))[card.name]
    with speaking(language), nursery() as born_at:  # it imports while the data are read
        ledger = loaded(sources, columns=columns, **loading)
        month = chosen_month(ledger, month, values.get("by", "amount"), say)
        rows = ledger.transactions
        ck.in_window(rows, as_of=month)  # there must be some
        try:
            values["client"] = ck.find_client(rows, ledger.directory, client, as_of=month)
        except DataError as error:
            raise UsageError(str(error)) from None
        place = Path(out) / FOLDER
        place.mkdir(parents=True, exist_ok=True)
        own = {"source": "data", "month": month, "language": spoken()}
        with tempfile.TemporaryDirectory(prefix=".card-", dir=place) as folder:
            data = Path(folder) / "data"
            ledger = save(ledger, data, mask_names, mask_key)
            if mask_names:
                values["client"] = pseudonym(values["client"], mask_key)
            return _written(card, own | values, ledger, Path(folder), place, born_at)


def _written(
    card: Notebook, values: dict, ledger: Any, folder: Path, place: Path, born_at: str
) -> Path:
    """The notebook run in `folder`, its page and itself put into `place`."""
    from clientkit.reporting.execution import executions  # papermill: while the nursery imports
    from clientkit.reporting.pages import card_page
    from clientkit.reporting.traces import without_traces

    [done] = executions([card], folder, values={card.name: values}, workers=1, born_at=born_at)
    if done.error:
        raise ReportError(say("the card failed: {error}", error=done.error))
    executed = without_traces(done.path)
    client = values["client"]
    title = ck.tables.names(ledger.directory).get(client, client)
    name = f"{file_name(client)}-{values['month']}"
    page = card_page(str(title), month_name(values["month"]), executed)
    (folder / f"{name}.html").write_text(page, encoding="utf-8", newline="\n")
    done.path.rename(folder / f"{name}.ipynb")
    for kind in ("ipynb", "html"):
        shutil.move(folder / f"{name}.{kind}", place / f"{name}.{kind}")
    return place / f"{name}.html"


def file_name(client: str) -> str:
    """A name that every system takes, different for every client.

    >>> file_name("C008"), file_name("O'Neil / Sons")
    ('C008', 'O_Neil_Sons-bc9a')
    """
    plain = re.sub(r"\W+", "_", client).strip("_")[:LONGEST]
    return plain if plain == client else f"{plain}-{sha256(client.encode()).hexdigest()[:4]}"
