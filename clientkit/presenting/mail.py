"""mail.eml: a draft of a mail with the summary, and the PDF where there is one. Nothing is sent.

Opened, it is a message to be addressed and sent by hand: X-Unsent says so to Outlook.
"""

from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from pathlib import Path

from clientkit.language import say, spoken
from clientkit.presenting.brand import Brand
from clientkit.presenting.material import Material
from clientkit.presenting.plain import plain
from clientkit.showing.key_numbers import KEY_NUMBERS, label, text

MOST_SAID = 10
PDF = "report.pdf"


def write_mail(material: Material, path: Path, brand: Brand | None = None) -> Path:
    """Write the draft: subject, the findings that ask for most, the key numbers, the PDF."""
    brand = brand or Brand()
    draft = EmailMessage(policy=SMTP)
    subject = say("Client base, {month:month}", month=material.month)
    name = " ".join(brand.name.split())  # a line's end would begin another header
    draft["Subject"] = f"{name}: {subject}" if name else subject
    draft["X-Unsent"] = "1"
    said = [plain(f"{one.what} {one.so}") for one in material.ranked[:MOST_SAID]]
    numbers = [
        (label(name), text(name, material.numbers[name]))
        for name in KEY_NUMBERS
        if name in material.numbers
    ]
    draft.set_content("\n\n".join([*said, "\n".join(f"{a}: {b}" for a, b in numbers)]) + "\n")
    draft.add_alternative(_page(subject, said, numbers, brand), subtype="html")
    pdf = material.folder / PDF
    if pdf.is_file():
        draft.add_attachment(
            pdf.read_bytes(),
            maintype="application",
            subtype="pdf",
            filename=f"{material.month}.pdf",
        )
    for place, part in enumerate(draft.walk()):
        if part.is_multipart():
            part.set_boundary(
                f"=={material.month}=={place}=="
            )  # not by chance: same month, same file
    path.write_bytes(draft.as_bytes())
    return path


def _page(subject: str, said: list[str], numbers: list[tuple[str, str]], brand: Brand) -> str:
    """The summary as mail programs show it: one column, styles in the tags."""
    lines = "".join(f"<li style='margin:0 0 6px'>{escape(line)}</li>" for line in said)
    cell = "padding:2px 18px 2px 0;border-bottom:1px solid #e3e7ea"
    rows = "".join(
        f"<tr><td style='{cell}'>{escape(name)}</td>"
        f"<td style='{cell};text-align:right'>{escape(value)}</td></tr>"
        for name, value in numbers
    )
    return (
        f"<html lang='{spoken()}'><body style='font:15px/1.5 {escape(brand.body)},sans-serif;"
        f"color:{brand.ink};max-width:640px'>"
        f"<h2 style='color:{brand.main}'>{escape(subject)}</h2>"
        f"<ol style='padding-left:20px'>{lines}</ol>"
        f"<table style='border-collapse:collapse;font-size:14px'>{rows}</table></body></html>"
    )
