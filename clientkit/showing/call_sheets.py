"""The call list as files for Excel, one for each manager.

Excel opens a text file right, whatever its language, in one form only: UTF-16 with its mark, the
columns parted by tabs. With commas or semicolons it depends on the settings of the computer, and
so do decimal marks: the money is whole here. The whole list, for programs, is the table `calls`.
"""

import re
from pathlib import Path

import pandas as pd

from clientkit.language import mark, say
from clientkit.showing.texts import harmless

COLUMNS = {
    "client": mark("client"),
    "at_stake": mark("at stake a month"),
    "contact": mark("contact"),
    "role": mark("role"),
    "phone": mark("phone"),
    "email": mark("email"),
    "reason": mark("reason"),
    "ask": mark("what to say"),
    "client_id": mark("client id"),
}
LIKE_A_NUMBER = re.compile(r"[\d\s.,:/-]+([eE][+-]?\d+)?")
NOBODY = "no manager"


def write_calls(told: pd.DataFrame, folder: str, *, month: str) -> list[Path]:
    """A file calls_<month>_<manager>.csv in `folder`/calls each; without a folder, nothing.

    told : of `ck.findings.call_reasons`. What Excel would take for a formula, a number or a date
    is kept as the text it is: a phone has a word before it, other texts an apostrophe.
    """
    if not folder:
        return []
    place = Path(folder) / "calls"
    place.mkdir(parents=True, exist_ok=True)
    parts = by_manager(told)
    names = file_names(list(parts), f"calls_{month}_")
    return [_written(part, place / names[manager]) for manager, part in parts.items()]


def by_manager(told: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Manager -> its part of the list, in the order of the list; who has none comes last."""
    managers = told.reindex(columns=["manager"])["manager"].fillna("").astype(str).str.strip()
    managers = managers.replace("", NOBODY)
    parts = {name: told[managers == name] for name in sorted(managers.unique())}
    return parts | ({NOBODY: parts.pop(NOBODY)} if NOBODY in parts else {})


def file_names(managers: list[str], start: str = "calls_") -> dict[str, str]:
    """Manager -> a file name that every system takes, different for each.

    >>> file_names(["Ann Lee", "ann/lee", "../x"])
    {'Ann Lee': 'calls_Ann_Lee.csv', 'ann/lee': 'calls_ann_lee_2.csv', '../x': 'calls_x.csv'}
    """
    taken: dict[str, str] = {}
    for manager in managers:
        plain = re.sub(r"\W+", "_", manager).strip("_")[:60]
        name, number = f"{start}{plain}", 1
        while name.casefold() in taken:
            number += 1
            name = f"{start}{plain}_{number}"
        taken[name.casefold()] = f"{name}.csv"
    return dict(zip(managers, taken.values(), strict=True))


def _written(part: pd.DataFrame, path: Path) -> Path:
    sheet = part.reindex(columns=list(COLUMNS)).assign(
        at_stake=part["at_stake"].round().astype(int)
    )
    for name in sheet.columns.drop("at_stake"):
        kept = _phone if name == "phone" else _as_text
        sheet[name] = sheet[name].map(kept, na_action="ignore")
    sheet = sheet.rename(columns={name: say(text) for name, text in COLUMNS.items()})
    sheet.to_csv(path, sep="\t", index=False, encoding="utf-16", lineterminator="\r\n")
    return path


def _phone(value) -> str:
    return say("tel. {number}", number=value)


def _as_text(value):
    """The text, with an apostrophe where Excel would make something else of it.

    >>> _as_text("0012"), _as_text("C012"), _as_text("=1+1"), _as_text("3-4")
    ("'0012", 'C012', "'=1+1", "'3-4")
    """
    text = str(value)
    return f"'{text}" if LIKE_A_NUMBER.fullmatch(text) else harmless(text)
