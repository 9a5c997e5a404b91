"""The look of a firm: its name, colours, logo and fonts, read from a small TOML file.

    name = "Northern Parcels"
    logo = "logo.png"            # beside the TOML file; PNG or JPEG

    [colors]
    main = "#2f6690"
    accent = "#d1495b"
    ink = "#22303c"

    [fonts]
    head = "Georgia"
    body = "Arial"

All of it may be left out. Colours that mean something (a VIP client lost, class A) stay the kit's.
"""

import re
import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from clientkit.language import say
from clientkit.schema import DataError

COLOR = re.compile(r"#[0-9a-fA-F]{6}")
LOGOS = (".png", ".jpg", ".jpeg")
PARTS = {
    "name": None,
    "logo": None,
    "colors": ("main", "accent", "ink"),
    "fonts": ("head", "body"),
}


@dataclass(frozen=True)
class Brand:
    """Name, colours as #rrggbb, the logo's file, the fonts of titles and of texts.

    >>> Brand().main
    '#2f6690'
    """

    name: str = ""
    main: str = "#2f6690"
    accent: str = "#d1495b"
    ink: str = "#22303c"
    logo: Path | None = None
    head: str = "Arial"
    body: str = "Arial"

    @classmethod
    def read(cls, path: str | Path) -> "Brand":
        """The brand in a TOML file.

        Raises
        ------
        DataError : no such file, no TOML, an unknown name, a colour that is none, a missing logo
        """
        path = Path(path)
        try:
            told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except FileNotFoundError:
            raise DataError(say("there is no brand file {path}", path=path)) from None
        except (ValueError, OSError) as error:
            raise DataError(say(
                "the brand file {file} cannot be read: {error}", file=path.name, error=error
            )) from None  # fmt: skip
        _check(told, path)
        values = {"name": told.get("name", "")} | told.get("colors", {}) | told.get("fonts", {})
        if logo := told.get("logo"):
            values["logo"] = path.parent / logo
        return cls(**values)


def _check(told: dict, path: Path) -> None:
    for part, value in told.items():
        if part not in PARTS:
            raise _unknown(path, part, PARTS)
        names = PARTS[part]
        if names is None:
            _check_text(path, part, value, may_be_empty=True)
        elif not isinstance(value, dict):
            raise DataError(say(
                "the brand file {file}: {part} must be a table like [{part}]",
                file=path.name, part=part,
            ))  # fmt: skip
        else:
            _check_part(path, part, value, names)
    if logo := told.get("logo"):
        _check_logo(path, logo)


def _check_part(path: Path, part: str, values: dict, names: Collection[str]) -> None:
    for name, value in values.items():
        if name not in names:
            raise _unknown(path, f"{part}.{name}", names)
        _check_text(path, f"{part}.{name}", value)
        if part == "colors" and not COLOR.fullmatch(value):
            raise DataError(say(
                "the brand file {file}: {name} must be a colour like #2f6690; got {value!r}",
                file=path.name, name=f"{part}.{name}", value=value,
            ))  # fmt: skip


def _check_text(path: Path, name: str, value: object, *, may_be_empty: bool = False) -> None:
    if not isinstance(value, str) or not (may_be_empty or value.strip()):
        raise DataError(say(
            "the brand file {file}: {name} must be a text; got {value!r}",
            file=path.name, name=name, value=value,
        ))  # fmt: skip


def _check_logo(path: Path, logo: str) -> None:
    if not (path.parent / logo).is_file():
        raise DataError(say(
            "the brand file {file}: there is no logo {logo}",
            file=path.name, logo=path.parent / logo,
        ))  # fmt: skip
    if not logo.lower().endswith(LOGOS) or not _is_picture(path.parent / logo):
        raise DataError(say(
            "the brand file {file}: the logo must be a PNG or JPEG; got {logo}",
            file=path.name, logo=logo,
        ))  # fmt: skip


def _is_picture(path: Path) -> bool:
    from PIL import Image

    try:
        with Image.open(path, formats=["PNG", "JPEG"]) as picture:
            picture.verify()
    except (OSError, SyntaxError):  # as Pillow says that a file is broken
        return False
    return True


def _unknown(path: Path, name: str, names: Iterable[str]) -> DataError:
    return DataError(say(
        "the brand file {file}: {name!r} is unknown; there are {names:and}",
        file=path.name, name=name, names=names,
    ))  # fmt: skip
