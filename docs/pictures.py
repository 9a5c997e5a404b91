"""The pictures of README, made from the sample.

    .venv/bin/python docs/pictures.py                    # makes the report first: three minutes
    .venv/bin/python docs/pictures.py reports/2026-06    # of a report made with --to all

It takes Chromium, LibreOffice and poppler. Where one is absent it says so, makes the pictures that
can be made without, and ends with 1.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import matplotlib.pyplot as plt
from PIL import Image

import clientkit as ck
from clientkit.language import speaking
from clientkit.presenting.forms import FILES
from clientkit.presenting.printing import browser
from clientkit.reporting.report import run_report

HERE = Path(__file__).resolve().parent
MONTH, WINDOW = "2026-06", 6
SLIDES = ("5", "8")
"""The slides shown, as poppler counts pages."""
SHEET = "Change the yellow cell"
"""What stands on the sheet of the workbook that is shown."""
COLORS = 128
EDGE = "#c9d1d8"
HIGH, PATIENCE = 430, 180
"""The most pixels of the sheet that are shown; the seconds a program may take."""


class NotMadeError(Exception):
    """A picture cannot be made: a program or a file that it takes is absent, or failed."""


def main(arguments: list[str]) -> int:
    """Make every picture that can be made; the exit code."""
    failed = False
    with speaking("en"), tempfile.TemporaryDirectory(prefix="pictures-") as folder:
        report = Path(arguments[0]) if arguments else made(Path(folder))
        for name, draw in PICTURES.items():
            work = Path(folder) / name
            work.mkdir()
            try:
                small(draw(report.resolve(), work), HERE / name)
            except NotMadeError as reason:
                failed = True
                print(f"{name} was not made: {reason}", file=sys.stderr)
            else:
                print(f"{name}: {(HERE / name).stat().st_size / 1000:.0f} kB")
    return int(failed)


def made(folder: Path) -> Path:
    """A report of the sample in all forms."""
    return run_report(month=MONTH, out=folder, language="en", forms=list(FILES)).folder


def page(report: Path, folder: Path) -> Image.Image:
    """The first page, as a screen shows it."""
    return framed(screen(part(report, "index.html"), folder, width=1280, height=900))


def phone(report: Path, folder: Path) -> Image.Image:
    """The first page on a phone, as high as the picture of the screen beside it."""
    return framed(screen(part(report, "index.html"), folder, width=390, height=844))


def slides(report: Path, folder: Path) -> Image.Image:
    """Slides side by side, as LibreOffice shows them."""
    pdf = converted(part(report, "deck.pptx"), folder)
    return beside([framed(sheet(pdf, number, folder, width=800)) for number in SLIDES])


def workbook(report: Path, folder: Path) -> Image.Image:
    """The sheet with the live VIP list, as LibreOffice prints it."""
    pdf = converted(part(report, "tables.xlsx"), folder)
    said = run([need("poppler", "pdftotext"), "-layout", pdf, "-"])
    found = [place for place, text in enumerate(said.split("\f"), 1) if SHEET in text]
    if not found:
        raise NotMadeError(f"no sheet of the workbook says {SHEET!r}")
    whole = cut(sheet(pdf, str(found[0]), folder, width=1300))
    return framed(whole.crop((0, 0, whole.width, min(whole.height, HIGH))))


def tiles(_report: Path, folder: Path) -> Image.Image:
    """The half-year of the VIP clients, drawn by the kit."""
    ledger = ck.sample()
    master = ck.to_pandas(ck.vip_table(ledger.transactions, until=MONTH, window=WINDOW))
    axes = ck.plots.vip_tiles(master, names=ck.tables.names(ledger.directory))
    axes.figure.savefig(folder / "tiles.png", dpi=140, bbox_inches="tight")
    plt.close(axes.figure)
    return opened(folder / "tiles.png")


PICTURES: dict[str, Callable[[Path, Path], Image.Image]] = {
    "vip_tiles.png": tiles,
    "report.png": page,
    "phone.png": phone,
    "slide.png": slides,
    "workbook.png": workbook,
}
"""Picture -> what makes it from the folder of a report, in a folder to work in."""


def screen(address: Path, folder: Path, *, width: int, height: int) -> Image.Image:
    """What a browser shows of a page. A window is never narrow as a phone, a frame may be."""
    program = browser() or absent("Chromium, Chrome or Edge")
    frame, picture = folder / "frame.html", folder / "screen.png"
    size = f"width:{width}px;height:{height}px;border:0"
    frame.write_text(
        f'<body style="margin:0"><iframe style="{size}" src="{address.as_uri()}"></iframe>',
        encoding="utf-8",
    )
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    own = [f"--user-data-dir={folder / 'profile'}", f"--window-size={max(width, 600)},{height}"]
    run([program, *quiet, *own, f"--screenshot={picture}", frame.as_uri()])
    return opened(picture).crop((0, 0, width, height))


def converted(path: Path, folder: Path) -> Path:
    """A file of an office program as PDF."""
    program = need("LibreOffice", "soffice", "libreoffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run([program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path])
    return part(folder, f"{path.stem}.pdf")


def sheet(pdf: Path, number: str, folder: Path, *, width: int) -> Image.Image:
    """A page of a PDF."""
    program = need("poppler", "pdftoppm")
    size = ["-scale-to-x", str(width), "-scale-to-y", "-1"]
    run([program, "-png", "-f", number, "-l", number, "-singlefile", *size, pdf, folder / number])
    return opened(folder / f"{number}.png")


def need(name: str, *programs: str) -> str:
    """The first of the programs that is installed, or `NotMadeError`."""
    found = next(filter(None, map(shutil.which, programs)), None)
    return found or absent(name)


def absent(name: str) -> NoReturn:
    """Raise `NotMadeError`."""
    raise NotMadeError(f"it takes {name}, which is not installed")


def run(command: list) -> str:
    """What the command says."""
    try:
        options = {"capture_output": True, "text": True, "check": True}
        return subprocess.run(command, timeout=PATIENCE, **options).stdout
    except subprocess.SubprocessError as error:
        raise NotMadeError(f"{Path(command[0]).name} failed: {error}") from None


def part(folder: Path, name: str) -> Path:
    """A file of the folder, or `NotMadeError`."""
    if not (folder / name).is_file():
        raise NotMadeError(f"there is no {folder / name}")
    return folder / name


def opened(path: Path) -> Image.Image:
    """A picture, read whole and without transparency."""
    with Image.open(path) as picture:
        return picture.convert("RGB")


def cut(picture: Image.Image) -> Image.Image:
    """The picture without its white edges, but for a small one."""
    box = picture.point(lambda value: 255 - value).getbbox() or (0, 0, *picture.size)
    left, top, right, bottom = box
    return picture.crop((left - 20, top - 20, right + 20, bottom + 20))


def framed(picture: Image.Image) -> Image.Image:
    """The picture with a thin line around it, so that a white page ends on a white page."""
    whole = Image.new("RGB", (picture.width + 2, picture.height + 2), EDGE)
    whole.paste(picture, (1, 1))
    return whole


def beside(pictures: list[Image.Image], gap: int = 16) -> Image.Image:
    """Pictures of one height in a row."""
    width = sum(one.width for one in pictures) + gap * (len(pictures) - 1)
    whole, left = Image.new("RGB", (width, pictures[0].height), "white"), 0
    for one in pictures:
        whole.paste(one, (left, 0))
        left += one.width + gap
    return whole


def small(picture: Image.Image, path: Path) -> None:
    """Write a PNG of few colours: pages and charts have no more."""
    few = picture.quantize(COLORS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
