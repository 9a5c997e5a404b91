"""Pictures that weigh little: a chart has few colours, so it looks the same in a palette."""

from base64 import b64decode, b64encode
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image

THUMBNAIL = (640, 480)  # pixels, width and height at the most
PALETTE, EXACT = 256, 64
"""Colours of a palette, and how many of them are the picture's own, those it uses most."""
NUMBER = (1 << 16, 1 << 8, 1)
"""Red, green and blue times this is the number of a colour."""
MOST = 20_000
"""Colours of a chart at the most."""
OFF = 40
"""How far, of 255, the colour of a rare pixel may be from the true one: no eye finds it."""


def light(image: str) -> str:
    """A PNG in base64, as a palette where that weighs less and looks the same."""
    from PIL import Image

    try:
        picture = Image.open(BytesIO(b64decode(image)))
        picture.load()
    except (OSError, ValueError):  # no picture, or a broken one: the browser says so
        return "".join(image.split())
    lighter = _in_palette(_on_white(picture))
    return lighter if lighter and len(lighter) < len(image) else "".join(image.split())


def small(image: str) -> str:
    """A PNG in base64, no larger than a thumbnail on a fine screen needs."""
    from PIL import Image

    picture = _on_white(Image.open(BytesIO(b64decode(image))))
    picture.thumbnail(THUMBNAIL)
    return _in_palette(picture) or _as_png(picture)


def _on_white(picture: "Image") -> "Image":
    from PIL import Image

    if picture.mode not in ("RGBA", "LA", "PA") and "transparency" not in picture.info:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")


def _in_palette(picture: "Image") -> str | None:
    """The picture in a palette; None where an eye could tell it from the true one."""
    import numpy as np
    from PIL import Image

    used = picture.getcolors(MOST)
    if not used:  # a photograph
        return None
    colors = np.array([color for _count, color in sorted(used, reverse=True)])
    palette = _palette(colors)
    off = np.abs(colors[:, None] - palette[None]).max(axis=2)
    if off.min(axis=1).max() > OFF:
        return None
    place_of = np.zeros(1 << 24, np.uint8)  # by the number of a colour
    place_of[colors @ NUMBER] = off.argmin(axis=1)
    drawn = Image.fromarray(place_of[np.asarray(picture, np.int32) @ NUMBER])
    drawn = drawn.convert("P")
    drawn.putpalette(palette.astype(np.uint8).tobytes())
    return _as_png(drawn)


def _palette(colors: "np.ndarray") -> "np.ndarray":
    """The first of the colours, those used most, as they are; the others by a few near ones."""
    import numpy as np
    from PIL import Image

    if len(colors) <= PALETTE:
        return colors
    rest = Image.fromarray(colors[None, EXACT:].astype(np.uint8))
    few = rest.quantize(PALETTE - EXACT, Image.Quantize.MEDIANCUT).convert("RGB")
    return np.concatenate([colors[:EXACT], np.unique(np.asarray(few)[0], axis=0)])


def _as_png(picture: "Image") -> str:
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return b64encode(file.getvalue()).decode()
