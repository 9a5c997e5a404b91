"""Every text in every file of a folder, however it is packed, for a search that misses nothing."""

import email
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from email import policy
from html import unescape
from pathlib import Path

import pyarrow.parquet as pq

PICTURE = re.compile(r"[A-Za-z0-9+/]{400,}={0,2}")
"""Base64 of a picture: its texts are known from where it is drawn."""
UNICODE = re.compile(r"\\u([0-9a-fA-F]{4})")
BACKSLASH = re.compile(r"\\([!-/:-@\[-`{-~])")
TAG = re.compile(r"<[^<>]*>")


def found(names: Iterable[str], path: Path) -> set[str]:
    """Those of the names that stand in the file."""
    texts = [view for text in texts_of(path.name, path.read_bytes()) for view in views(text)]
    return {name for name in names if any(even(name) in text for text in texts)}


def views(text: str) -> tuple[str, str]:
    """The text without the escapes of JSON, HTML and Markdown; the same without tags."""
    said = PICTURE.sub(" ", text)
    said = UNICODE.sub(lambda one: chr(int(one[1], 16)), said)
    said = BACKSLASH.sub(r"\1", unescape(unescape(said)).replace("\\n", " "))
    return even(said), even(TAG.sub("", said))


def even(text: str) -> str:
    """A text without white space and capitals, as lines may break anywhere."""
    return "".join(text.split()).casefold()


def texts_of(name: str, data: bytes) -> Iterator[str]:
    """The name of a file, and what is in it: members, parts, columns, pages."""
    yield name
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for part in parts.namelist():
                yield from texts_of(part, parts.read(part))
    elif data.startswith(b"PAR1"):
        table = pq.read_table(io.BytesIO(data))
        yield str(table.schema.metadata)
        for column in table.itercolumns():
            yield "\n".join(map(str, column.unique().to_pylist()))
    elif data.startswith(b"%PDF"):
        if shutil.which("pdftotext"):
            for order in ("-raw", "-layout"):
                command = ["pdftotext", order, "-", "-"]
                yield subprocess.run(command, input=data, capture_output=True).stdout.decode()
    elif name.endswith(".eml"):
        mail = email.message_from_bytes(data, policy=policy.default)
        yield "\n".join(f"{head}: {said}" for head, said in mail.items())
        for part in mail.walk():
            if not part.is_multipart():
                yield from texts_of(part.get_filename() or "", part.get_payload(decode=True))
    elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield data.decode("utf-16")
    else:
        yield data.decode("utf-8", errors="replace")
