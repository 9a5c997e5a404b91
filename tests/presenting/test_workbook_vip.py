"""The live VIP sheet, computed by LibreOffice after its yellow cell was changed."""

import openpyxl
import pandas as pd
import pytest
from months import EXAMPLE, month_of
from office import convert_all

import clientkit as ck
from clientkit.presenting.material import Material
from clientkit.presenting.workbook import write_workbook

JANUARY = Material.of(EXAMPLE).table("vip_month").set_index("client_id")["value"]
SEVEN_OF = pd.Series([float(35 - place) for place in range(35)])
TIED = pd.Series([90.1, 50.05, 50.05, 50.05, 7.0, 6.0, 5.0, 4.0, 3.0, 0.3])
ALL_EQUAL = pd.Series([0.1 + 0.2] * 5)
UNITS = pd.Series([40.0, 30.0, 20.0, 10.0, 5.0])

CASES = {  # name: values, rule when written, share put into the yellow cell
    "sample_10": (JANUARY, {}, 0.1),
    "sample_50": (JANUARY, {}, 0.5),
    "sample_100": (JANUARY, {}, 1.0),
    "sample_20": (JANUARY, {"share": 0.1}, 0.2),
    "seven_of_35": (SEVEN_OF, {"share": 0.5}, 0.2),
    "a_hair": (SEVEN_OF, {}, 0.14),  # 35 x 0.14 is 4.9 and a bit
    "tied_in": (TIED, {}, 0.2),
    "tied_out": (TIED, {"ties": "exclude"}, 0.2),
    "tied_out_30": (TIED, {"ties": "exclude"}, 0.4),
    "nobody": (ALL_EQUAL, {"ties": "exclude"}, 0.2),
    "units": (UNITS, {"by": "units"}, 0.3),
}


def rows_of(values: pd.Series, by: str = "amount") -> pd.DataFrame:
    """Transactions in which each client pays its value."""
    ids = [one if isinstance(one, str) else f"0{one}" for one in values.index]
    return pd.DataFrame({"client_id": ids, "date": "2026-06-15", "amount": 1.0}).assign(
        **{by: values.to_list()}
    )


def payers_of(values: pd.Series, share: float, by: str = "amount", ties: str = "include"):
    """The list as the method makes it."""
    return ck.vip_month(rows_of(values, by), month="2026-06", by=by, share=share, ties=ties)


@pytest.fixture(scope="module")
def computed(tmp_path_factory):
    """Case -> its live sheet, after the share was changed and LibreOffice computed it."""
    folder = tmp_path_factory.mktemp("live")
    paths = []
    for name, (values, rule, share) in CASES.items():
        asked = {"share": 0.2} | rule
        place = folder / name
        place.mkdir()
        material = month_of(place, {"vip_month": payers_of(values, **asked)}, **asked)
        path = write_workbook(material, folder / f"{name}.xlsx")
        book = openpyxl.load_workbook(path)
        book["VIP live"]["C4"] = share
        book.save(path)
        paths.append(path)
    made = convert_all(paths, "xlsx", folder)
    books = [openpyxl.load_workbook(path, data_only=True) for path in made]
    return dict(zip(CASES, [book["VIP live"] for book in books], strict=True))


@pytest.mark.parametrize("case", CASES)
def test_the_sheet_says_what_the_method_says(computed, case):
    values, rule, share = CASES[case]
    rule = {name: value for name, value in rule.items() if name != "share"}
    expected = payers_of(values, share, **rule)
    vips = expected[expected["vip"]]
    sheet = computed[case]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=13, max_col=11)]
    of_client = expected.set_index("client_id")
    assert {row[0]: row[3] for row in rows} == of_client["rank"].to_dict()
    assert {row[0]: row[5] == "yes" for row in rows} == of_client["vip"].to_dict()
    listed = [(row[8], row[10]) for row in rows if row[8]]
    # Of equals the sheet keeps the order of its rows, which is that of the method.
    assert listed == list(zip(vips["client_id"], vips["value"], strict=True))
    assert sheet["C5"].value == len(expected) and sheet["C8"].value == len(vips)
    assert (sheet["C7"].value or None) == (vips["value"].min() if len(vips) else None)
    assert sheet["C9"].value == pytest.approx(vips["value"].sum(), abs=1e-4)
    part = vips["value"].sum() / expected["value"].sum()
    assert sheet["C10"].value == pytest.approx(part)


def test_twenty_per_cent_of_35_are_7(computed):
    assert computed["seven_of_35"]["C6"].value == 7
    assert computed["a_hair"]["C6"].value == 5
    assert computed["sample_20"]["C6"].value == 13


def test_who_is_equal_to_the_bar_is_in_unless_asked_otherwise(computed):
    assert computed["tied_in"]["C8"].value == 4  # 2 places, three equal on the second
    assert computed["tied_out"]["C8"].value == 1
    assert computed["tied_out_30"]["C8"].value == 4
    assert computed["nobody"]["C8"].value == 0 and not computed["nobody"]["C7"].value


def test_without_computing_the_stored_values_are_right(tmp_path):
    payers = payers_of(JANUARY, 0.2)
    path = write_workbook(month_of(tmp_path, {"vip_month": payers}), tmp_path / "v.xlsx")
    sheet = openpyxl.load_workbook(path, data_only=True)["VIP live"]
    results = [sheet[f"C{row}"].value for row in range(4, 11)]
    assert results == pytest.approx([0.2, 65, 13, 3290.44, 13, 120000, 0.8])
    assert sheet["I25"].value == "C116" and sheet["K25"].value == 3290.44
    assert not sheet["I26"].value and sheet["F25"].value == "yes" and sheet["F26"].value == "no"


def test_formulas_are_those_of_every_excel(tmp_path):
    payers = payers_of(JANUARY, 0.2)
    path = write_workbook(month_of(tmp_path, {"vip_month": payers}), tmp_path / "v.xlsx")
    sheet = openpyxl.load_workbook(path)["VIP live"]
    text = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert "_xlfn" not in text and "FILTER(" not in text and "ROUNDUP(ROUND(" in text
    [rule] = sheet.data_validations.dataValidation
    assert str(rule.sqref) == "C4" and rule.type == "decimal"
