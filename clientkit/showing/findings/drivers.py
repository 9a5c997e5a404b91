"""The driver tree in words: what moved the amount, the largest first."""

import pandas as pd
from IPython.display import Markdown

from clientkit.language import mark, number, say
from clientkit.schema import figure
from clientkit.showing.findings.finding import Finding

LEAVES = {
    "clients": (mark("clients {change} (from {before} to {after})"), ",.0f"),
    "documents_per_client": (
        mark("documents per client {change} (from {before} to {after})"), ",.2f",
    ),
    "receipt": (mark("the average receipt {change} (from {before} to {after})"), ",.2f"),
    "returns": (mark("returns {change} (from {before} to {after})"), ",.0f"),
}  # fmt: skip


def drivers(tree: pd.DataFrame, *, month: str, against: str) -> Markdown:
    """What each driver added to the change of the amount, the largest first.

    tree : of `ck.drivers`
    """
    of_driver = tree.set_index("driver")
    if _nothing_before(of_driver):
        return Markdown(
            say(
                "Nobody bought in {against:month}: there is nothing to hold {month:month} "
                "against.",
                against=against, month=month,
            )
        )  # fmt: skip
    change = round(of_driver.loc["amount", "contribution"], 2)
    told = {"change": figure(abs(change)), "against": against, "month": month}
    head = say("The amount stayed the same from {against:month} to {month:month}.", **told)
    if change > 0:
        head = say("The amount rose by {change} from {against:month} to {month:month}.", **told)
    if change < 0:
        head = say("The amount fell by {change} from {against:month} to {month:month}.", **told)
    said = [f"**{head}**", _by_driver(of_driver), _of_receipt(of_driver)]
    return Markdown(" ".join(filter(None, said)))


def drivers_in_short(tree: pd.DataFrame) -> Finding | None:
    """What moved the amount, as a finding; None where nothing is there to compare."""
    of_driver = tree.set_index("driver")
    said = "" if _nothing_before(of_driver) else _by_driver(of_driver)
    return Finding("movement.drivers", said) if said else None


def _nothing_before(of_driver: pd.DataFrame) -> bool:
    return not of_driver.loc["clients", "before"] and not of_driver.loc["amount", "before"]


def _by_driver(of_driver: pd.DataFrame) -> str:
    leaves = of_driver.loc[list(LEAVES)]
    leaves = leaves[leaves["contribution"].round(2) != 0]
    order = leaves["contribution"].abs().sort_values(ascending=False, kind="stable").index
    if not len(order):
        return ""
    said = "; ".join(_driver(name, leaves.loc[name]) for name in order)
    return say("Drivers, the largest first: {drivers}.", drivers=said)


def _driver(name: str, row: pd.Series) -> str:
    words, form = LEAVES[name]
    before, after = (number(abs(row[side]), form) for side in ("before", "after"))
    return say(words, before=before, after=after, change=_signed(row["contribution"]))


def _signed(money: float) -> str:
    return f"{'+' if money > 0 else ''}{figure(round(money, 2))}"


def _of_receipt(of_driver: pd.DataFrame) -> str:
    if "price" not in of_driver.index or not round(of_driver.loc["receipt", "contribution"], 2):
        return ""
    units, price = (
        _signed(of_driver.loc[name, "contribution"]) for name in ("units_per_document", "price")
    )
    return say(
        "The receipt's part is {units} from the units in it and {price} from the price of a "
        "unit, which moves with the mix of products, too.",
        units=units, price=price,
    )  # fmt: skip
