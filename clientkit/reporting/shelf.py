"""The folder of reports: one month is one folder, replaced as a whole or not at all.

    reports/2026-06/                    the published month
    reports/failed/2026-06/             what a failed run left
    reports/.2026-06.lock               held by the run that works on the month
    reports/.2026-06.building-<pid>/    a month being made
    reports/.2026-06.old-<pid>/         the former month, while the new one takes its place

Every move is a rename within one folder, so a reader sees the old month or the new one.
"""

import json
import os
import shutil
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from clientkit.language import say
from clientkit.reporting.errors import BusyError, ReportError


@dataclass(frozen=True)
class Place:
    """Where one month stands in the folder `out`."""

    out: Path
    month: str

    @property
    def published(self) -> Path:
        """The folder readers open."""
        return self.out / self.month

    @property
    def failed(self) -> Path:
        """Where the partial notebooks of a failed run are kept."""
        return self.out / "failed" / self.month

    @property
    def building(self) -> Path:
        """The folder in which this process makes the month."""
        return self._hidden(f"building-{os.getpid()}")

    @property
    def old(self) -> Path:
        """Where the former month waits while it is replaced."""
        return self._hidden(f"old-{os.getpid()}")

    @property
    def lock(self) -> Path:
        """The file that says which process works on the month."""
        return self._hidden("lock")

    def leftovers(self, kind: str) -> list[Path]:
        """Folders of that kind, of any process."""
        return sorted(self.out.glob(f".{self.month}.{kind}-*"))

    def _hidden(self, kind: str) -> Path:
        return self.out / f".{self.month}.{kind}"


@contextmanager
def held(place: Place) -> Iterator[Path]:
    """The empty folder to build in, held for this process alone and removed at the end.

    Raises
    ------
    BusyError : another living process holds the month
    """
    place.out.mkdir(parents=True, exist_ok=True)
    take(place.lock, place.month)
    try:
        tidy(place)
        place.building.mkdir()
        yield place.building
    finally:
        shutil.rmtree(place.building, ignore_errors=True)
        place.lock.unlink(missing_ok=True)


def take(lock: Path, month: str) -> None:
    """Create the lock file, or take it over from a process that is dead."""
    holder = holder_of(lock)
    if holder and is_alive(holder):
        raise BusyError(
            say(
                "another run (process {process} on {host}) is making {month:month}; "
                "wait until it ends",
                process=holder["pid"],
                host=holder["host"],
                month=month,
            )
        )
    lock.unlink(missing_ok=True)
    try:
        with lock.open("x", encoding="utf-8") as file:
            json.dump(this_process(), file)
    except FileExistsError:
        raise BusyError(
            say("another run has just begun to make {month:month}", month=month)
        ) from None


def this_process() -> dict:
    """Who holds a lock: process ids are used again, so its start belongs to it."""
    started = psutil.Process().create_time()
    return {"pid": os.getpid(), "started": started, "host": socket.gethostname()}


def holder_of(lock: Path) -> dict | None:
    """What the lock file says; None where there is none or its writer died while writing it."""
    try:
        return json.loads(lock.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def is_alive(holder: dict) -> bool:
    """Whether the holder still runs; of another machine this cannot be known, so it does."""
    if holder["host"] != socket.gethostname():
        return True
    try:
        return abs(psutil.Process(holder["pid"]).create_time() - holder["started"]) < 1
    except psutil.NoSuchProcess:
        return False


def tidy(place: Place) -> None:
    """Remove what dead runs left; bring back the month of a run that died while replacing it."""
    for former in place.leftovers("old"):
        if place.published.exists():
            shutil.rmtree(former, ignore_errors=True)
        else:
            former.rename(place.published)
    for half in place.leftovers("building"):
        shutil.rmtree(half, ignore_errors=True)


def publish(place: Place) -> None:
    """Put the folder just built in the place of the published one."""
    try:
        if place.published.exists():
            place.published.rename(place.old)
        place.building.rename(place.published)
    except OSError as error:
        if place.old.exists() and not place.published.exists():
            place.old.rename(place.published)
        raise ReportError(
            say(
                "{folder} could not be replaced ({reason}); "
                "close the programs that show its files and run again",
                folder=place.published,
                reason=error.strerror,
            )
        ) from None
    for past in (place.old, place.failed):
        shutil.rmtree(past, ignore_errors=True)
    if place.failed.parent.exists() and not any(place.failed.parent.iterdir()):
        place.failed.parent.rmdir()


def keep_failed(place: Place, partial: Iterable[Path]) -> list[Path]:
    """The partial notebooks, moved to the month's folder of failures in place of older ones."""
    shutil.rmtree(place.failed, ignore_errors=True)
    place.failed.mkdir(parents=True)
    return [path.rename(place.failed / path.name) for path in partial]
