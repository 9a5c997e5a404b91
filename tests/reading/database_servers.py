"""A PostgreSQL and a MariaDB of the tests' own: on a free port of this machine, then gone."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
import pymysql
import pytest

USER, PASSWORD, DATABASE = "reader", "blue/Zqxwv@41'x", "firm"
SECONDS = 40


@dataclass(frozen=True)
class Server:
    """url: with user and password; at: host and port; connect: as one who may write."""

    scheme: str
    port: int
    connect: Callable

    @property
    def at(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def shown(self) -> str:
        return f"{self.scheme}://{self.at}/{DATABASE}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{USER}:{quote(PASSWORD, safe='')}@{self.at}/{DATABASE}"


@contextmanager
def postgresql() -> Iterator[Server]:
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    initdb, postgres = (_program(name, folders) for name in ("initdb", "postgres"))
    if not (initdb and postgres):
        pytest.skip("PostgreSQL is not here; apt-get install postgresql")
    with _folder() as (folder, owner):
        word, port = folder / "word", _free_port()
        word.write_text(PASSWORD)
        word.chmod(0o644)
        cluster = ["-D", str(folder / "data"), "-U", USER, "--auth=scram-sha-256", "--no-sync"]
        words = ["-E", "UTF8", "--locale=C", f"--pwfile={word}"]
        _run([initdb, *cluster, *words], owner)
        settings = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "fsync": "off"}
        given = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        command = [postgres, "-D", str(folder / "data"), "-p", str(port), *given]

        def connect(database=DATABASE):
            return psycopg.connect(
                host="127.0.0.1",
                port=port,
                user=USER,
                password=PASSWORD,
                dbname=database,
                autocommit=True,
            )

        with _running(command, owner, folder, lambda: connect("postgres"), signal.SIGINT):
            with connect("postgres") as raw:
                raw.execute(f"CREATE DATABASE {DATABASE}")
            yield Server("postgresql", port, connect)


@contextmanager
def mariadb() -> Iterator[Server]:
    install = _program("mariadb-install-db", [])
    daemon = _program("mariadbd", [Path("/usr/sbin")])
    if not (install and daemon):
        pytest.skip("MariaDB is not here; apt-get install mariadb-server")
    with _folder() as (folder, owner):
        data, port, door = f"--datadir={folder / 'data'}", _free_port(), str(folder / "s")
        _run(
            [
                install,
                "--no-defaults",
                data,
                "--skip-test-db",
                "--auth-root-authentication-method=normal",
            ],
            owner,
        )
        command = [daemon, "--no-defaults", data, f"--port={port}", "--bind-address=127.0.0.1"]
        command += [f"--socket={door}", f"--pid-file={folder / 'pid'}"]
        command += ["--innodb-flush-log-at-trx-commit=0", "--innodb-flush-method=nosync"]

        def connect(database=DATABASE):
            return pymysql.connect(
                unix_socket=door,
                user="root",
                database=database,
                autocommit=True,
                charset="utf8mb4",
            )

        with _running(command, owner, folder, lambda: connect(None), signal.SIGTERM):
            with connect(None) as raw, raw.cursor() as cursor:
                cursor.execute(f"CREATE DATABASE {DATABASE} CHARACTER SET utf8mb4")
                cursor.execute(f"CREATE USER {USER}@'%%' IDENTIFIED BY %s", (PASSWORD,))
                cursor.execute(f"GRANT ALL ON {DATABASE}.* TO {USER}@'%'")
            yield Server("mysql", port, connect)


def _program(name: str, folders: list[Path]) -> str | None:
    found = [folder / name for folder in reversed(folders) if (folder / name).is_file()]
    return str(found[0]) if found else shutil.which(name)


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


@contextmanager
def _folder() -> Iterator[tuple[Path, dict]]:
    """A folder of its own, and who owns it: a server refuses to be run by root."""
    folder, owner = Path(tempfile.mkdtemp(prefix="ck-")), {}
    try:
        if os.geteuid() == 0:
            owner = {"user": "nobody", "group": "nogroup", "extra_groups": []}
            shutil.chown(folder, owner["user"], owner["group"])
        yield folder, owner
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[str], owner: dict) -> None:
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", **owner)
    assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def _running(command, owner, folder, connect, stop) -> Iterator[None]:
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            command, stdout=log, stderr=log, cwd="/", start_new_session=True, **owner
        )
    try:
        _wait(server, connect, folder / "log")
        yield
    finally:
        server.send_signal(stop)
        try:
            server.wait(SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait(server, connect, log: Path) -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            connect().close()
        except (psycopg.Error, pymysql.Error):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"{server.args[0]} did not start: {log.read_text()[-2000:]}")
