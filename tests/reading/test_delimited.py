import pytest

from clientkit.reading.delimited import read_text
from clientkit.reading.files import Piece
from clientkit.reading.options import Options
from clientkit.schema import DataError


def read(content, **options):
    return read_text(Piece("x.csv", "in/x.csv", content), Options('"x.csv"', **options))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_from_the_rows(delimiter):
    rows = [["Client", "Date", "Sum"], ["ann", "1", "2"], ["bob", "3", "4"]]
    text = "\n".join(delimiter.join(row) for row in rows)
    assert read(text.encode()).rows == rows


def test_decimal_commas_do_not_make_the_comma_a_delimiter():
    assert read(b"a;b;c\nx;1,5;2,5\ny;3,5;4,5\n").rows[1] == ["x", "1,5", "2,5"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_the_encoding_is_told_from_the_bytes(encoding):
    assert read("Клиент;Сумма\nЁлка;1\n".encode(encoding)).rows[0] == ["Клиент", "Сумма"]


def test_another_encoding_can_be_named():
    assert read("Päev;Õde\n".encode("cp1257"), encoding="cp1257").rows[0] == ["Päev", "Õde"]


def test_the_line_is_the_physical_one_where_the_record_begins():
    assert read(b'a,b\n1,"x\ny"\n\n2,z\n').lines == [1, 2, 4, 5]


def test_the_note_to_excel_names_the_delimiter():
    assert read(b"sep=|\na|b,c\n").rows[1] == ["a", "b,c"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b" \n ", r"in/x\.csv is empty"),
        (bytes(range(256)) * 9, r"in/x\.csv is not text"),
        ("Šokk Õde äöü\n".encode() * 9 + b"\xff", r"UTF-8 but for 1 broken byte, .* in line 10"),
        (b'a,b\n1,"x\n2,y\n3,z\n', r"a quotation mark that opens in line 2 is never closed"),
    ],
)
def test_what_is_no_text_is_refused(content, message):
    with pytest.raises(DataError, match=message):
        read(content)


def test_an_unknown_encoding_is_refused():
    with pytest.raises(DataError, match="encoding 'utf8x' is not known"):
        read(b"a,b\n", encoding="utf8x")


SALES = {
    "en": "Client;Date;Amount\nMüller & Söhne;30.06.2026;7,50\nNaïve Café;29.06.2026;1,00\n",
    "ru": "Клиент;Дата;Сумма\nООО «Ёлка»;30.06.2026;7,50\nИП Щукин;29.06.2026;1,00\n",
    "uk": "Клієнт;Дата;Сума\nТОВ «Їжак»;30.06.2026;7,50\nФОП Ґава;29.06.2026;1,00\n",
    "et": "Klient;Kuupäev;Summa\nÕunapuu OÜ;30.06.2026;7,50\nŽürii ja Šokk;29.06.2026;1,00\n",
}
WRITTEN = {
    "en": ["cp1252", "cp1257", "mac_roman", "iso8859_13", "utf-16-le", "utf-16-be"],
    "ru": ["cp1251", "mac_cyrillic", "cp866", "koi8_u", "iso8859_5", "utf-16-le"],
    "uk": ["cp1251", "mac_cyrillic", "koi8_u", "iso8859_5", "utf-16-be"],
    "et": ["cp1257", "cp1252", "iso8859_13", "utf-16-le"],
}


@pytest.mark.parametrize(
    ("language", "encoding"), [(lang, name) for lang, names in WRITTEN.items() for name in names]
)
def test_names_are_right_in_whatever_encoding_or_the_caller_is_asked(language, encoding):
    content = SALES[language].encode(encoding, "replace").replace(b"?", b"")
    meant = [line.split(";") for line in content.decode(encoding).splitlines()]
    try:
        assert read(content).rows == meant
    except DataError as error:
        assert 'encoding="cp1252"' in str(error)
    assert read(content, encoding=encoding).rows == meant


def test_what_can_be_two_names_is_asked():
    with pytest.raises(DataError, match="cannot be told: it may say 'Naļve' or 'Naïve'"):
        read("Client;Sum\nNaïve;1\n".encode("cp1252"))


def test_a_cell_may_be_long():
    long = "x" * 200_000
    assert read(f'a;b\n{long};"{long}"\n'.encode()).rows[1] == [long, long]


def test_the_line_of_a_control_character_is_told():
    with pytest.raises(DataError, match="control characters, the first in line 2"):
        read(b"a;b\n1;\0\n")
