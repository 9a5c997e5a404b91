"""The driver tree in words: what moved the amount, the largest first."""

import pandas as pd
from IPython.display import Markdown

from clientkit.periods import month_name
from clientkit.schema import figure

LEAVES = {
    "clients": ("clients", "{:,.0f}"),
    "documents_per_client": ("documents per client", "{:,.2f}"),
    "receipt": ("the average receipt", "{:,.2f}"),
    "returns": ("returns", "{:,.0f}"),
}


def drivers(tree: pd.DataFrame, *, month: str, against: str) -> Markdown:
    """What each driver added to the change of the amount, the largest first.

    tree : of `ck.drivers`
    """
    of_driver = tree.set_index("driver")
    if not of_driver.loc["clients", "before"] and not of_driver.loc["amount", "before"]:
        return Markdown(
            f"Nobody bought in {month_name(against)}: there is nothing to hold "
            f"{month_name(month)} against."
        )
    change = round(of_driver.loc["amount", "contribution"], 2)
    way = f"rose by {figure(change)}" if change > 0 else f"fell by {figure(-change)}"
    head = f"The amount {way if change else 'stayed the same'} from {month_name(against)} to "
    leaves = of_driver.loc[list(LEAVES)]
    leaves = leaves[leaves["contribution"].round(2) != 0]
    order = leaves["contribution"].abs().sort_values(ascending=False, kind="stable").index
    said = [_driver(name, leaves.loc[name]) for name in order]
    what = f". {'; '.join(said)}" if said else ""
    what = what[:2] + what[2:3].upper() + what[3:]
    return Markdown(f"**{head}{month_name(month)}{what}.**{_of_receipt(of_driver)}")


def _driver(name: str, row: pd.Series) -> str:
    words, form = LEAVES[name]
    before, after = (form.format(abs(row[side])) for side in ("before", "after"))
    return f"{words} from {before} to {after}: {_signed(row['contribution'])}"


def _signed(money: float) -> str:
    return f"{'+' if money > 0 else ''}{figure(round(money, 2))}"


def _of_receipt(of_driver: pd.DataFrame) -> str:
    if "price" not in of_driver.index or not round(of_driver.loc["receipt", "contribution"], 2):
        return ""
    units, price = (
        _signed(of_driver.loc[name, "contribution"]) for name in ("units_per_document", "price")
    )
    return (
        f" The receipt's part is {units} from the units in it and {price} from the price of a "
        "unit, which moves with the mix of products, too."
    )
