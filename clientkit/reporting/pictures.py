"""Pictures that weigh little: a chart has few colours, so it looks the same in a palette."""

from base64 import b64decode, b64encode
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

THUMBNAIL = (640, 480)  # pixels, width and height at the most
PALETTE = 256
OFF = 24
"""How far, of 255, a colour of the palette may be from the true one before it could be seen."""


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
    from PIL import Image, ImageChops

    method = Image.Quantize.FASTOCTREE  # the nearest to the true colours, and the lightest
    drawn = picture.quantize(PALETTE, method, dither=Image.Dither.NONE)
    off = ImageChops.difference(picture, drawn.convert("RGB")).getextrema()
    return _as_png(drawn) if max(most for _least, most in off) <= OFF else None


def _as_png(picture: "Image") -> str:
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return b64encode(file.getvalue()).decode()
