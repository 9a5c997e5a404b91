import json
import os
import socket
import subprocess
import sys

import pytest

from clientkit.reporting.errors import BusyError, ReportError
from clientkit.reporting.shelf import Place, held, keep_failed, publish


def published(place: Place, text: str) -> None:
    with held(place) as folder:
        (folder / "index.html").write_text(text)
        publish(place)


def dead_process() -> int:
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def test_a_month_is_replaced_as_a_whole(tmp_path):
    place = Place(tmp_path, "2026-06")
    published(place, "old")
    (place.published / "more.html").write_text("old")
    published(place, "new")
    assert (place.published / "index.html").read_text() == "new"
    assert not (place.published / "more.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["2026-06"]


def test_failures_are_kept_until_the_month_is_made(tmp_path):
    place = Place(tmp_path, "2026-06")
    with held(place) as folder:
        (folder / "05_vip.ipynb").write_text("partial")
        assert keep_failed(place, [folder / "05_vip.ipynb"]) == [place.failed / "05_vip.ipynb"]
    assert (place.failed / "05_vip.ipynb").read_text() == "partial"
    published(place, "good")
    assert [path.name for path in tmp_path.iterdir()] == ["2026-06"]


def test_a_run_that_breaks_off_leaves_nothing(tmp_path):
    place = Place(tmp_path, "2026-06")
    with pytest.raises(KeyboardInterrupt), held(place):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_second_run_names_the_first(tmp_path):
    place = Place(tmp_path, "2026-06")
    with held(place), pytest.raises(BusyError, match=f"process {os.getpid()}"), held(place):
        pass


def test_another_month_is_free(tmp_path):
    with held(Place(tmp_path, "2026-06")), held(Place(tmp_path, "2026-05")) as folder:
        assert folder.exists()


@pytest.mark.parametrize("started", [0.0, 1e12])
def test_the_lock_of_a_dead_process_is_taken_over(tmp_path, started):
    place = Place(tmp_path, "2026-06")
    holder = {"pid": dead_process(), "started": started, "host": socket.gethostname()}
    place.lock.write_text(json.dumps(holder))
    with held(place):
        assert json.loads(place.lock.read_text())["pid"] == os.getpid()


def test_a_process_id_used_again_is_not_the_holder(tmp_path):
    place = Place(tmp_path, "2026-06")
    holder = {"pid": os.getpid(), "started": 1.0, "host": socket.gethostname()}
    place.lock.write_text(json.dumps(holder))
    with held(place) as folder:
        assert folder.exists()


def test_leftovers_of_dead_runs_go_and_the_former_month_comes_back(tmp_path):
    (tmp_path / ".2026-06.building-1").mkdir()
    (tmp_path / ".2026-06.old-1").mkdir()
    (tmp_path / ".2026-06.old-1" / "index.html").write_text("good")
    place = Place(tmp_path, "2026-06")
    with held(place):
        assert (place.published / "index.html").read_text() == "good"
    assert [path.name for path in tmp_path.iterdir()] == ["2026-06"]


def test_a_month_that_cannot_be_moved_stays(tmp_path, monkeypatch):
    place = Place(tmp_path, "2026-06")
    published(place, "good")

    def refuse(path, target):
        raise PermissionError(13, "in use")

    monkeypatch.setattr("pathlib.Path.rename", refuse)
    with pytest.raises(ReportError, match="could not be replaced"):
        published(place, "new")
    assert (place.published / "index.html").read_text() == "good"
