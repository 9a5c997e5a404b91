"""The address of a database: what the driver gets, and what of it may be shown.

Terms
-----
credentials  user and password: from the address, from `${NAME}` in it (a variable of the
             environment), or from what the driver itself reads there (PGPASSWORD, MYSQL_PWD).
shown        the address without them: postgresql://host/db. Everything else the kit writes,
             prints or raises has this name only.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from os.path import isdir, isfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from clientkit.language import mark, say
from clientkit.schema import DataError, listed

ENGINES = {
    "postgresql": "PostgreSQL",
    "mysql": "MySQL or MariaDB",
    "sqlite": "SQLite",
    "duckdb": "DuckDB",
}
SUFFIXES = {".sqlite": "sqlite", ".sqlite3": "sqlite", ".db": "sqlite", ".duckdb": "duckdb"}
SCHEMES = {"postgres": "postgresql", "mariadb": "mysql"} | dict(zip(ENGINES, ENGINES, strict=True))
PORTS = {"postgresql": 5432, "mysql": 3306}
SETTINGS = {
    "postgresql": ("sslmode", "sslrootcert", "sslcert", "sslkey"),
    "mysql": ("ssl_ca", "ssl_cert", "ssl_key"),
}
"""What may follow the question mark."""

_URL = re.compile(r"(?i)([a-z][a-z0-9.+-]*)://")
_MARKS = {"sqlite": (0, b"SQLite format 3\0"), "duckdb": (8, b"DUCK")}


@dataclass(frozen=True)
class Address:
    """Where a database is. `shown` and `call` hold no credentials.

    call : the address as it stands in a call to paste; what has to be filled in is "…"
    """

    engine: str
    shown: str
    call: str
    host: str = ""
    port: int = 0
    database: str = ""
    path: Path | None = None
    user: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)
    settings: Mapping[str, str] = field(default_factory=dict)

    def without_credentials(self, text: str) -> str:
        """The text of a driver, its credentials taken out."""
        for secret in filter(None, (self.password, self.user)):
            for written in (secret, quote(secret, safe=""), repr(secret)[1:-1]):
                text = text.replace(written, "…")
        return text


def is_address(source: Any) -> bool:
    """Whether `source` names a database: an address, or the file of one.

    >>> is_address("postgresql://host/db"), is_address("shop.sqlite"), is_address("shop.csv")
    (True, True, False)
    """
    if not isinstance(source, str | Path):
        return False
    named = Path(source).suffix.lower() in SUFFIXES and not isdir(source)
    return is_url(source) or named


def is_url(source: Any) -> bool:
    """Whether `source` is written scheme://..."""
    return isinstance(source, str) and _URL.match(source.strip()) is not None


def without_credentials(source: Any) -> Any:
    """`source` as it may be shown."""
    return address_of(source).call if is_url(source) else source


_NO_DATABASE = mark(
    "the {scheme}:// address names no database; it is written {scheme}://host/database or "
    "{scheme}://${{USER}}:${{PASSWORD}}@host:port/database"
)
_NO_HOST = mark(
    "the {scheme}:// address names no host and port; it is written {scheme}://host/database or "
    "{scheme}://${{USER}}:${{PASSWORD}}@host:port/database"
)


def address_of(source: str | Path) -> Address:
    """The address in the words of the caller.

    Raises
    ------
    DataError : no such engine or file, a part that is missing or badly written, a variable that
        is not set; never with the credentials
    """
    if not is_url(source):
        return _file(Path(source), None, str(source))
    scheme = _URL.match(str(source).strip())[1].lower().split("+")[0]  # mysql+pymysql
    if scheme not in SCHEMES:
        raise DataError(say(
            "{scheme}:// is no database the kit reads; it reads {known}, files and folders",
            scheme=scheme, known=listed(f"{name}://" for name in ENGINES),
        ))  # fmt: skip
    engine = SCHEMES[scheme]
    if engine in _MARKS:
        return _file(_path(str(source).strip()), engine, str(source).strip())
    return _server(engine, scheme, str(source).strip())


def _server(engine: str, scheme: str, source: str) -> Address:
    parts = urlsplit(source)
    if "@" in parts.path + parts.query + parts.fragment or parts.fragment:
        raise DataError(say(
            "the {scheme}:// address cannot be read: its user or password holds one of "
            "/ ? # @; write these signs as %2F, %3F, %23 and %40, or take the word from the "
            "environment: {scheme}://${{USER}}:${{PASSWORD}}@host/db",
            scheme=scheme,
        ))  # fmt: skip
    given, at, place = parts.netloc.rpartition("@")
    user, _, password = given.partition(":")
    place = _filled(place)
    match = re.fullmatch(r"(\[[^\]]*\]|[^:]*)(?::(\d+))?", place)
    database = _filled(parts.path.strip("/"))
    if not match or not database:
        raise DataError(say(_NO_DATABASE if match else _NO_HOST, scheme=scheme))
    host, port = match[1].strip("[]") or "localhost", int(match[2] or PORTS[engine])
    where = f"{match[1] or 'localhost'}{'' if port == PORTS[engine] else f':{port}'}/{database}"
    return Address(
        engine,
        f"{scheme}://{where}",
        f"{scheme}://{'…@' if at else ''}{where}",
        host,
        port,
        database,
        user=_filled(user) or None,
        password=_filled(password) or None,
        settings=_settings(engine, scheme, parts.query),
    )


def _settings(engine: str, scheme: str, query: str) -> dict[str, str]:
    found = dict(parse_qsl(query, keep_blank_values=True))
    unknown = [name for name in found if name not in SETTINGS[engine]]
    if unknown:
        raise DataError(say(
            "the {scheme}:// address has the setting {name}, which the kit does not know; "
            "it knows {settings:and}",
            scheme=scheme, name=unknown[0], settings=SETTINGS[engine],
        ))  # fmt: skip
    return found


def _filled(part: str) -> str:
    """The part of an address with its `${NAME}` taken from the environment."""

    def value(match: re.Match) -> str:
        if match[1] not in os.environ:
            raise DataError(say(
                "the address asks for ${{{name}}}, but the environment has no variable "
                "{name}; set it and start again",
                name=match[1],
            ))  # fmt: skip
        return os.environ[match[1]]

    return re.sub(r"\$\{(\w+)\}", value, unquote(part))


def _path(source: str) -> Path:
    """sqlite:///shop.sqlite is a file here, sqlite:////data/shop.sqlite one from the root."""
    rest = unquote(_URL.sub("", source, count=1).partition("?")[0])
    near = Path(rest.removeprefix("/"))
    return near if isfile(near) else Path(rest)


def _file(path: Path, engine: str | None, given: str) -> Address:
    if not isfile(path):
        raise DataError(say("{given} does not exist; check the path", given=given))
    with path.open("rb") as file:
        head = file.read(16)
    found = [name for name, (at, mark) in _MARKS.items() if head[at:].startswith(mark)]
    if not head and engine != "duckdb":
        raise DataError(say("{given} is empty", given=given))
    if not found or engine not in (None, *found):
        wanted = ENGINES[engine] if engine else say("SQLite or DuckDB")
        raise DataError(say(
            "{given} is no {wanted} database; was it copied whole?", given=given, wanted=wanted
        ))  # fmt: skip
    return Address(found[0], path.name, given, path=path)
