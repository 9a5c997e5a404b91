import gzip
import zipfile

import pytest

from clientkit.reading.files import pieces
from clientkit.schema import DataError


def names(source):
    return [piece.name for piece in pieces(source)]


def test_a_folder_gives_its_readable_files_by_name(tmp_path):
    for name in ("b.csv", "a.csv", "notes.md", "make.py", ".hidden.csv", "~$book.xlsx"):
        (tmp_path / name).write_text(name)
    assert names(tmp_path) == ["a.csv", "b.csv"]


def test_a_glob_and_a_list_give_their_files(tmp_path):
    for name in ("2026-01.csv", "2026-02.csv", "other.csv"):
        (tmp_path / name).write_text(name)
    assert names(f"{tmp_path}/2026-*.csv") == ["2026-01.csv", "2026-02.csv"]
    assert names([tmp_path / "other.csv", tmp_path / "2026-01.csv"]) == [
        "other.csv",
        "2026-01.csv",
    ]


def test_archives_are_unpacked(tmp_path):
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"text"))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        for member in ("2.csv", "1.csv", "__MACOSX/1.csv", "readme.md"):
            archive.writestr(member, member)
    found = pieces(tmp_path)
    assert [piece.name for piece in found] == ["a.csv", "b.zip/1.csv", "b.zip/2.csv"]
    assert [piece.content for piece in found] == [b"text", b"1.csv", b"2.csv"]


def test_two_files_of_one_name_are_told_apart(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.csv").write_text(folder)
    assert len(set(names([tmp_path / "a" / "x.csv", tmp_path / "b" / "x.csv"]))) == 2


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "x.pdf",
            b"x",
            r"x\.pdf has an extension the kit does not know; it reads \.csv, .* \.zip",
        ),
        ("x.csv.gz", b"no gzip", r"x\.csv\.gz is not a whole gzip file"),
        ("x.zip", b"no zip", r"x\.zip cannot be unpacked"),
    ],
)
def test_an_unreadable_file_is_named(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DataError, match=message):
        pieces(tmp_path / name)


def test_a_missing_path_names_its_neighbours(tmp_path):
    (tmp_path / "sales.csv").write_text("x")
    with pytest.raises(DataError, match=r"sale\.csv does not exist; did you mean sales\.csv\?"):
        pieces(tmp_path / "sale.csv")


def test_a_folder_with_nothing_readable_is_named(tmp_path):
    with pytest.raises(DataError, match=r"holds nothing readable; the kit reads \.csv"):
        pieces(tmp_path)


def test_what_is_no_source_is_refused():
    with pytest.raises(DataError, match="int is no source; name a file"):
        pieces(7)


def test_an_empty_list_is_refused():
    with pytest.raises(DataError, match="the list of files is empty"):
        pieces([])


def test_one_file_twice_is_refused(tmp_path):
    for name in ("june.csv", "june (1).csv"):
        (tmp_path / name).write_text("Client;Date;Amount")
    with pytest.raises(DataError, match=r"june \(1\)\.csv and .*june\.csv hold the very same"):
        pieces(tmp_path)


@pytest.mark.parametrize("source", ["", "  "])
def test_an_empty_name_is_refused(source):
    with pytest.raises(DataError, match="the name of the source is empty"):
        pieces(source)
