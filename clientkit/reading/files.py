"""From what the caller names to the bytes of each file: path, folder, glob, list, gz, zip."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from glob import glob, has_magic
from hashlib import sha256
from os.path import isdir, isfile
from pathlib import Path, PurePath

from clientkit.language import say
from clientkit.reading.addresses import is_address
from clientkit.reading.archives import gunzipped, unzipped
from clientkit.schema import DataError

KNOWN = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".parquet", ".sql")
PACKED = (".gz", ".zip")


@dataclass(frozen=True)
class Piece:
    """One file, unpacked; `given` is its name as the caller would write it."""

    name: str
    given: str
    content: bytes

    @property
    def suffix(self) -> str:
        """The extension, in small letters."""
        return PurePath(self.name).suffix.lower()

    @cached_property
    def sha256(self) -> str:
        """The fingerprint of the content."""
        return sha256(self.content).hexdigest()

    @property
    def stem(self) -> str:
        """The name without folders and extension, in small letters."""
        return PurePath(self.name).stem.lower()


def pieces(source: str | Path | Sequence[str | Path]) -> list[Piece]:
    """Every readable file of `source`, unpacked, by name.

    Raises
    ------
    DataError : nothing there, nothing readable, an unknown extension, a broken archive
    """
    if isinstance(source, str | Path):
        return _opened(_paths(str(source)))
    if not isinstance(source, Sequence) or not all(isinstance(p, str | Path) for p in source):
        raise DataError(
            say(
                "{kind} is no source; name a file, a folder or a list of files, or hand over a "
                "DataFrame or an Ibis table",
                kind=type(source).__name__,
            )
        )
    if not source:
        raise DataError(say("the list of files is empty; name at least one"))
    return _opened([Path(path) for path in source])


def _paths(given: str) -> list[Path]:
    if not given.strip():
        raise DataError(say("the name of the source is empty; name a file or a folder"))
    path = Path(given)
    if isfile(path):
        return [path]
    if isdir(path):
        return _readable(path.iterdir(), given)
    if has_magic(given):
        return _readable(map(Path, glob(given, recursive=True)), given)
    raise _absent(path, given)


def _absent(path: Path, given: str) -> DataError:
    names = [child.name for child in path.parent.glob("*")]
    near = get_close_matches(path.name, sorted(names), n=3)
    if not near:
        return DataError(say("{given} does not exist; check the path", given=given[:300]))
    return DataError(
        say("{given} does not exist; did you mean {near:and}?", given=given[:300], near=near)
    )


def _readable(paths: Iterable[Path], given: str) -> list[Path]:
    paths = list(paths)
    found = sorted(path for path in paths if path.is_file() and _is_known(path))
    if not found:
        databases = sorted(path for path in paths if is_address(path) and path.is_file())
        if databases:
            raise DataError(
                say(
                    "{given} holds no exports but a database; name it: {database}",
                    given=given,
                    database=databases[0],
                )
            )
        raise DataError(
            say(
                "{given} holds nothing readable; the kit reads {known:and}",
                given=given,
                known=KNOWN + PACKED,
            )
        )
    return found


def _is_known(path: PurePath) -> bool:
    inner = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    return not _hidden(path) and inner.suffix.lower() in (*KNOWN, ".zip")


def _hidden(path: PurePath) -> bool:
    return path.name.startswith((".", "~$", "__"))  # marks left by Excel and by archivers


def _opened(paths: list[Path]) -> list[Piece]:
    names = [path.name for path in paths]
    found: list[Piece] = []
    for path in paths:
        name = path.name if names.count(path.name) == 1 else path.as_posix()
        found += _unpacked(Piece(name, str(path), _content(path)))
    _check_different(found)
    return found


def _check_different(found: list[Piece]) -> None:
    """Refuse to count money twice."""
    first: dict[str, Piece] = {}
    for piece in found if len(found) > 1 else ():
        twin = first.setdefault(piece.sha256, piece)
        if twin is not piece and piece.content:
            raise DataError(
                say(
                    "{one} and {other} hold the very same; leave one of them out",
                    one=twin.given,
                    other=piece.given,
                )
            )


def _content(path: Path) -> bytes:
    if not isfile(path):
        raise _absent(path, str(path))
    if not _is_known(path):
        raise DataError(
            say(
                "{path} has an extension the kit does not know; it reads {known:and}",
                path=path,
                known=KNOWN + PACKED,
            )
        )
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError(
            say(
                "{path} cannot be opened ({reason}); is it in use?",
                path=path,
                reason=error.strerror,
            )
        ) from None


def _unpacked(piece: Piece) -> list[Piece]:
    if piece.suffix == ".gz":
        return [Piece(piece.name[:-3], piece.given, gunzipped(piece.given, piece.content))]
    if piece.suffix == ".zip":
        return _members(piece)
    return [piece]


def _members(piece: Piece) -> list[Piece]:
    unpacked = unzipped(piece.given, piece.content)
    contents = {name: content for name, content in unpacked.items() if _is_member(name)}
    if not contents:
        raise DataError(
            say(
                "{given} holds nothing readable; the kit reads {known:and}",
                given=piece.given,
                known=KNOWN,
            )
        )
    return [Piece(f"{piece.name}/{n}", f"{piece.given}/{n}", c) for n, c in contents.items()]


def _is_member(name: str) -> bool:
    path = PurePath(name)
    return path.suffix.lower() in KNOWN and not any(_hidden(PurePath(p)) for p in path.parts)
