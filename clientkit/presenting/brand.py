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
from dataclasses import dataclass
from pathlib import Path

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
            raise DataError(f"there is no brand file {path}") from None
        except (ValueError, OSError) as error:
            raise DataError(f"the brand file {path.name} cannot be read: {error}") from None
        _check(told, path)
        values = {"name": told.get("name", "")} | told.get("colors", {}) | told.get("fonts", {})
        if logo := told.get("logo"):
            values["logo"] = path.parent / logo
        return cls(**values)


def _check(told: dict, path: Path) -> None:
    def wrong(what: str) -> DataError:
        return DataError(f"the brand file {path.name}: {what}")

    for part, value in told.items():
        if part not in PARTS:
            raise wrong(f"{part!r} is unknown; there are {', '.join(PARTS)}")
        names = PARTS[part]
        if names is None and not isinstance(value, str):
            raise wrong(f"{part} must be a text; got {value!r}")
        for name in (value if names else ()) if isinstance(value, dict) or not names else [part]:
            if not isinstance(value, dict):
                raise wrong(f"{part} must be a table like [{part}]")
            if name not in names:
                raise wrong(f"{part}.{name} is unknown; there are {', '.join(names)}")
            if not isinstance(value[name], str) or not value[name].strip():
                raise wrong(f"{part}.{name} must be a text; got {value[name]!r}")
            if part == "colors" and not COLOR.fullmatch(value[name]):
                raise wrong(f"{part}.{name} must be a colour like #2f6690; got {value[name]!r}")
    if logo := told.get("logo"):
        if not (path.parent / logo).is_file():
            raise wrong(f"there is no logo {path.parent / logo}")
        if not logo.lower().endswith(LOGOS):
            raise wrong(f"the logo must be a PNG or JPEG; got {logo}")
