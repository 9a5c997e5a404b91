"""Workbooks: xlsx, xls, xlsb and ods, one sheet of them, with the types the cells have."""

from io import BytesIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from clientkit.reading.files import Piece
from clientkit.reading.options import Options
from clientkit.reading.raw import Grid
from clientkit.schema import DataError, one_of

_LOCKED = "EncryptedPackage".encode("utf-16-le")  # the stream a locked xlsx consists of


def read_workbook(piece: Piece, options: Options) -> Grid:
    """The rows of a sheet: the one named, else the first that is not empty.

    Raises
    ------
    DataError : locked, damaged, without data, or without such a sheet
    """
    try:
        with CalamineWorkbook.from_filelike(BytesIO(piece.content)) as book:
            sheet = _sheet(piece, book, options.sheet)
            rows = sheet.to_python(skip_empty_area=False)
    except DataError:
        raise
    except (CalamineError, OSError, ValueError) as error:
        if isinstance(error, PasswordError) or _LOCKED in piece.content:
            raise DataError(f"{piece.given} is locked; save it without a password") from None
        raise DataError(f"{piece.given} is not a whole workbook ({error})") from None
    lines = list(range(1, len(rows) + 1))
    return Grid(piece.name, piece.sha256, rows, lines, f"sheet {sheet.name}", texts=False)


def _sheet(piece: Piece, book: CalamineWorkbook, name: str | None) -> CalamineSheet:
    if name is not None:
        return book.get_sheet_by_name(one_of("sheet", name, book.sheet_names))
    sheets = map(book.get_sheet_by_name, book.sheet_names)
    filled = next((sheet for sheet in sheets if sheet.height), None)
    if filled is None:
        raise DataError(f"{piece.given} is empty: no sheet holds anything")
    return filled
