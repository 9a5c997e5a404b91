"""The workbook of a month: findings, key numbers, a live VIP list, charts, every table, notes.

For a person with Excel or LibreOffice: headings and words in the reader's language, numbers as
numbers, to the cent those of the tables. Text is never a formula or a link, whatever it says.
"""

from pathlib import Path

from clientkit.language import say
from clientkit.presenting.material import Material
from clientkit.presenting.workbook_charts import add_charts
from clientkit.presenting.workbook_findings import add_findings, add_key_numbers
from clientkit.presenting.workbook_notes import add_notes
from clientkit.presenting.workbook_pen import Pen, link_to
from clientkit.presenting.workbook_tables import add_tables
from clientkit.presenting.workbook_vip import add_live_vip


def write_workbook(material: Material, path: str | Path) -> Path:
    """Write the workbook of the month to `path`; the same month always gives the same bytes.

    One sheet per table that has rows; what each sheet is, and which tables are empty this month,
    stands in the notes, the last sheet. Each key number has a defined name, like `key_vip_bar`.

    Returns
    -------
    the path of the file

    Examples
    --------
    >>> write_workbook(Material.of("reports/2026-06"), "tables.xlsx")  # doctest: +SKIP
    PosixPath('tables.xlsx')
    """
    path = Path(path)
    with Pen(path, title=say("Client base {month:in}", month=material.month)) as pen:
        pen.dated(material.month)
        findings = add_findings(pen, material)
        add_key_numbers(pen, material)
        add_live_vip(pen, material)
        add_charts(pen, material)
        sheets = add_tables(pen, material)
        notes = add_notes(pen, material, sheets)
        told = say("What each sheet is, and what the words mean: see the notes")
        findings.write_url(1, 2, link_to(notes.get_name()), pen.format("link"), string=told)
    return path
