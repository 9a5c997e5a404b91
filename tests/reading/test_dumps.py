import gzip
import time
import zipfile

import pytest

import clientkit as ck
from clientkit.reading.dumps import Created, Inserted, statements

HEAD = "CREATE TABLE `sales` (`client` varchar(20), `date` date, `amount` decimal(9,2));\n"
SALES = HEAD + "INSERT INTO `sales` VALUES ('ann','2026-01-02',5.10),('bob','2026-01-03',2);\n"
WHOLE = f"-- MySQL dump 10.13\n\n{SALES}\n-- Dump completed on 2026-02-01\n"


def inserted(text: str) -> list:
    return [
        row for one in statements(text, "x.sql") if isinstance(one, Inserted) for row in one.rows
    ]


def loaded(tmp_path, text: str, **options):
    path = tmp_path / "x.sql"
    path.write_bytes(text.encode())
    return ck.load(path, **options)


def test_values_are_read_as_they_were_meant():
    text = r"""INSERT INTO t VALUES (1,-2.5e+3,NULL,null,'it''s','a\'b\\',"",''),
    (0x1F, _binary 'raw', N'wide', X'0A', true, '; -- no, /* no */ (', .5, 'C:\\new\n');"""
    with pytest.raises(ck.DataError, match="a row of values cannot be read"):
        inserted(text)  # a text in double quotes is a name to most engines
    assert inserted(text.replace(',""', "")) == [
        ["1", "-2.5e+3", None, None, "it's", "a'b\\", ""],
        ["0x1F", "raw", "wide", "0A", "true", "; -- no, /* no */ (", ".5", "C:\\new\n"],
    ]


def test_postgresql_and_sqlite_write_backslashes_as_they_are():
    text = "SET standard_conforming_strings = on;\nINSERT INTO t VALUES ('C:\\', E'a\\tb');"
    assert inserted(text) == [["C:\\", "a\tb"]]


def test_names_come_in_every_quote_and_with_a_schema():
    text = 'CREATE TABLE IF NOT EXISTS public."My sales" (a int);'
    text += "INSERT INTO `d`.`My sales` (`a`) VALUES (1);"
    made, filled = statements(text, "x.sql")
    assert isinstance(made, Created) and made.name == filled.name == "My sales"
    assert filled.columns == ["a"]


def test_all_else_is_passed_over():
    text = (
        "/*!40101 SET NAMES utf8 */;\nLOCK TABLES `sales` WRITE;\n"
        "CREATE FUNCTION f() RETURNS text AS $body$ BEGIN; 'x; $body$ LANGUAGE sql;\n"
        "DELIMITER ;;\nCREATE TRIGGER t BEFORE INSERT ON x BEGIN SET a = 'b; END ;;\nDELIMITER ;\n"
        "\\connect firm\n# remark; with 'quote\n-- another; 'one\n" + SALES
    )
    assert len(inserted(text)) == 2


def test_a_dump_cut_anywhere_is_refused(tmp_path):
    end = WHOLE.index("-- Dump completed") + len("-- Dump completed")
    assert loaded(tmp_path, WHOLE).account.rows_accepted == 2
    for length in range(len("-- MySQL dump"), end):
        with pytest.raises(ck.DataError):
            loaded(tmp_path, WHOLE[:length])
    first, last = SALES.index("INSERT") + 1, len(SALES) - 2
    for length in range(first, last):  # without the marks of its program
        with pytest.raises(ck.DataError):
            loaded(tmp_path, SALES[:length])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("COPY sales (client) FROM stdin;\nann\n\\.\n", "line 2: COPY cannot be followed; export"),
        ("UPDATE sales SET amount = 0;", "UPDATE cannot be followed"),
        ("INSERT INTO sales SELECT * FROM old;", "INSERT cannot be followed"),
        ("INSERT INTO sales VALUES ('ann',now(),1);", "a row of values cannot be read"),
        (
            "INSERT INTO sales VALUES ('ann',CURRENT_DATE,1);",
            "'CURRENT_DATE' is neither a text nor",
        ),
        ("INSERT INTO sales VALUES ('ann');", "puts 1 value into 3 columns of sales: ann"),
        ("INSERT INTO sales (who) VALUES ('ann');", "into sales, which has no column who"),
        ("INSERT INTO other VALUES (1);", "into other, which has no columns; export"),
        (HEAD, "makes the table sales twice"),
        ("SELECT 'open;", "this statement has no end"),
        ("/* open;", "this statement has no end"),
        ("CREATE TABLE none (PRIMARY KEY (a));", "makes the table none without columns"),
    ],
)
def test_what_it_cannot_follow_is_named(tmp_path, text, sentence):
    with pytest.raises(ck.DataError, match=sentence):
        loaded(tmp_path, HEAD + text)


def test_types_are_those_declared_where_every_value_has_them(tmp_path):
    text = (
        "CREATE TABLE sales (id int(11) unsigned NOT NULL AUTO_INCREMENT COMMENT 'a, (b)', "
        "client varchar(20) DEFAULT ',', `date` datetime, amount double precision, "
        "document int, PRIMARY KEY (id), KEY k (`date`));\n"
        "INSERT INTO sales (amount, client, `date`, document) VALUES "
        "(5.1,'ann','2026-01-02 23:59:59','0012'),(1,'bob','0000-00-00 00:00:00','A1');"
    )
    ledger = loaded(tmp_path, text, max_faults=1)
    assert ledger.rejected["reason"].tolist() == ["bad_date"]
    assert ledger.transactions.to_pyarrow().to_pylist()[0]["document"] == "0012"
    assert ledger.unused == ["id"]


def test_a_table_dropped_and_made_again_is_the_last_one(tmp_path):
    text = SALES + "DROP TABLE IF EXISTS `sales`;\n" + SALES.replace("5.10", "7")
    assert str(loaded(tmp_path, text).account.money_accepted) == "9.0000"


def test_dumps_come_packed_in_parts_and_in_cp1251(tmp_path):
    (tmp_path / "a.sql.gz").write_bytes(gzip.compress(SALES.encode()))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("b.sql", SALES)
    for name in ("a.sql.gz", "b.zip"):
        assert ck.load(tmp_path / name).account.rows_accepted == 2
    parts = tmp_path / "parts"
    parts.mkdir()
    (parts / "1.sql").write_text(HEAD, encoding="utf-8")
    (parts / "2.sql").write_bytes(SALES.removeprefix(HEAD).replace("ann", "Анна").encode("cp1251"))
    ledger = ck.load(parts)
    assert ledger.sources[0]["name"] == "1.sql and 1 more, table sales"
    assert ledger.directory["client_id"].tolist() == ["bob", "Анна"]
    (parts / "3.csv").write_text("client,date,amount\nann,2026-01-02,5\n", encoding="utf-8")
    with pytest.raises(ck.DataError, match="holds dumps and other files; load them apart"):
        ck.load(parts)


def test_the_way_through_is_linear(tmp_path):
    begun = time.monotonic()
    for text in (
        HEAD + "INSERT INTO `sales` VALUES ('" + "a" * 3_000_000,
        HEAD + "/*" + "*" * 3_000_000,
        HEAD + "SET x = " + "-$/" * 1_000_000,
        HEAD + "INSERT INTO `sales` VALUES (" + "1,(" * 1_000_000,
    ):
        with pytest.raises(ck.DataError):
            list(statements(text, "x.sql"))
    assert time.monotonic() - begun < 20
