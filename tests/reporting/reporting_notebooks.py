"""Small notebooks that need nothing but Python, made for a test."""

from pathlib import Path

import nbformat

PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
PARAMETERS = """
source: str = "../data/sample"  # file or folder to read
month: str = "2026-01"  # month reported
tables: str = ""  # folder for the tables
"""
ANSWER = """
from IPython.display import Markdown
Markdown(f"**2 of 10 clients** are VIP in {month}; share {share!r}.\\n\\nCall them.")
"""
PICTURE = f"""
from IPython.display import Image
import base64
Image(base64.b64decode("{PIXEL}"))
"""
TABLE = """
from pathlib import Path
from IPython.display import HTML
Path(tables, "vip.csv").write_text("client_id\\n0012\\n")
HTML("<table><tr><th>client</th><th>sum</th></tr><tr><td>0012</td><td>80.00</td></tr></table>")
"""


def prose(text: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_markdown_cell(text)


def code(text: str, *tags: str) -> nbformat.NotebookNode:
    tags = tags or (("parameters",) if text == PARAMETERS else ())
    return nbformat.v4.new_code_cell(text.strip(), metadata={"tags": list(tags)})


def written(path: Path, *cells: nbformat.NotebookNode) -> Path:
    about = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=list(cells), metadata=about), path)
    return path
