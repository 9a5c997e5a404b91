import hashlib
import sqlite3
from contextlib import closing

import ibis
import pytest
import sample_tables

import clientkit as ck
from clientkit import cli


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("databases")
    sample_tables.fill_sqlite(folder / "firm.sqlite")
    sample_tables.fill_duckdb(folder / "firm.duckdb")
    return folder


def made(path, *statements):
    with closing(sqlite3.connect(path)) as raw:
        for statement in statements:
            raw.execute(statement)
        raw.commit()
    return path


def rows_of(table) -> list[str]:
    return sorted(map(str, table.to_pyarrow().to_pylist()))


@pytest.mark.parametrize("name", ["firm.sqlite", "firm.duckdb"])
def test_a_file_gives_what_the_sample_gives_and_stays_as_it_is(folder, name, tmp_path):
    before = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    ledger, sample = ck.load(folder / name), ck.sample()
    for ask in (
        lambda rows: ck.clients(rows, as_of="2026-06", months=12),
        ck.client_months,
        ck.abc_classes,
        lambda rows: ck.vip_table(rows, until="2026-06"),
    ):
        assert rows_of(ask(ledger.transactions)) == rows_of(ask(sample.transactions))
    assert ledger.account.money_accepted == sample.account.money_accepted
    assert ledger.sources[0]["name"] == f"{name}, table sales"
    saved = ck.load(ledger.save(tmp_path / "saved"))
    assert rows_of(saved.transactions) == rows_of(sample.transactions)
    assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == before


def test_the_table_of_a_duckdb_file_stays_in_it(folder):
    ledger = ck.load(f"duckdb:///{folder / 'firm.duckdb'}", table="main.sales")
    [backend] = ledger.transactions._find_backends()[0]
    assert "sales" in backend.compile(ck.client_months(ledger.transactions))
    with pytest.raises(Exception, match="read-only"):
        backend.raw_sql("CREATE TABLE written (a int)")


def test_equal_money_in_sqlite_is_equal(tmp_path):
    path = made(
        tmp_path / "x.db",
        "CREATE TABLE sales (client text, date date, amount decimal(9, 2))",
        "INSERT INTO sales VALUES ('a', '2026-01-01', 0.1), ('a', '2026-01-02', 0.2), "
        "('b', '2026-01-02', 0.3), ('c', '2026-01-02', 9)",
    )
    curve = ck.pareto_curve(ck.load(path).transactions).to_pyarrow().to_pylist()
    assert [row["starts_at"] for row in curve if row["client_id"] != "c"] == [9 / 9.6] * 2


def test_sqlite_with_texts_and_numbers_for_ids_is_read_like_a_frame(tmp_path):
    path = made(
        tmp_path / "x.sqlite3",
        "CREATE TABLE sales (client_id, date text, amount)",
        "INSERT INTO sales VALUES (7.0, '31.01.2026', '1 000,50'), ('0012', '28.02.2026', 2)",
    )
    ledger = ck.load(path)
    assert ledger.directory["client_id"].tolist() == ["0012", "7"]
    assert str(ledger.account.money_accepted) == "1002.5000"
    meant = {"name": "x.sqlite3, table sales", "sha256": None, "rows": 2, "about": "SQLite"}
    assert ledger.sources[0] | meant == ledger.sources[0]


def test_a_declared_whole_number_is_not_rounded(tmp_path):
    path = made(
        tmp_path / "x.sqlite",
        "CREATE TABLE sales (client text, date date, amount integer)",
        "INSERT INTO sales VALUES ('a', '2026-01-01', 1.25)",
    )
    assert str(ck.load(path).account.money_accepted) == "1.2500"


def test_several_tables_are_a_question_with_its_answer(tmp_path):
    path = made(
        tmp_path / "x.sqlite",
        "CREATE TABLE sales (client text, date date, amount)",
        "CREATE TABLE returns (client text, date date, amount)",
        "CREATE TABLE people (client text, phone text)",
    )
    call = rf'ck\.load\("{path}", table="returns"\) or, on the command line, --table'
    with pytest.raises(
        ck.DataError, match=f"2 tables with transactions: returns and sales.*{call}"
    ):
        ck.load(path)
    with pytest.raises(ck.DataError, match="table sales has columns but no rows"):
        ck.load(path, table="SALES")
    with pytest.raises(ck.DataError, match=r"has no table sal; did you mean sales\?"):
        ck.load(path, table="sal")
    made(path, "DROP TABLE sales", "DROP TABLE returns", "CREATE TABLE stock (place text)")
    with pytest.raises(ck.DataError, match=r"it has the tables people and stock\. Name one, and"):
        ck.load(path)


def test_a_schema_of_duckdb_is_part_of_the_name(tmp_path):
    backend = ibis.duckdb.connect(tmp_path / "x.db")  # known by its first bytes
    backend.con.execute(
        "CREATE SCHEMA old; CREATE TABLE old.sales (client text, date date, sum int)"
    )
    backend.con.execute("INSERT INTO old.sales VALUES ('ann', '2026-01-02', 5)")
    backend.con.execute("CREATE TABLE sales AS FROM old.sales LIMIT 0")
    backend.disconnect()
    assert ck.load(tmp_path / "x.db", table="old.sales").account.rows_accepted == 1


def test_a_query_of_a_file(folder):
    query = "SELECT client_id AS client, date, amount FROM sales WHERE amount > 0 -- no returns"
    for name in ("firm.sqlite", "firm.duckdb"):
        ledger = ck.load(folder / name, query=query)
        assert ledger.sources[0]["about"].endswith("WHERE amount > 0 -- no returns")
        assert ledger.mapping["client"] == "client"
    with pytest.raises(ck.DataError, match="query must be one SELECT; got 'DELETE FROM sales'"):
        ck.load(folder / "firm.sqlite", query="DELETE FROM sales")
    with pytest.raises(ck.DataError, match="gives the column date twice"):
        ck.load(folder / "firm.sqlite", query="SELECT client_id, date, date, amount FROM sales")


def test_what_is_no_database_is_told(tmp_path):
    (tmp_path / "a.sqlite").write_text("client,date,amount", encoding="utf-8")
    (tmp_path / "b.db").write_bytes(b"")
    (tmp_path / "c.duckdb").write_bytes(b"12345678DUCK then nothing")
    (tmp_path / "d.sqlite").write_bytes(b"SQLite format 3\0" + b"\1" * 100)
    for name, sentence in {
        "a.sqlite": "is no SQLite or DuckDB database",
        "b.db": "is empty",
        "c.duckdb": "c.duckdb cannot be opened: ",
        "d.sqlite": "d.sqlite cannot be opened: ",
        "e.sqlite": "does not exist",
    }.items():
        with pytest.raises(ck.DataError, match=sentence):
            ck.load(tmp_path / name)


def test_a_folder_with_a_database_says_how_to_name_it(tmp_path):
    made(tmp_path / "x.sqlite", "CREATE TABLE sales (client text)")
    with pytest.raises(ck.DataError, match=r"no exports but a database; name it: .*x\.sqlite"):
        ck.load(tmp_path)


def test_table_and_query_belong_to_databases(folder, tmp_path):
    (tmp_path / "a.csv").write_text("client,date,amount\nann,2026-01-02,5\n", encoding="utf-8")
    saved = ck.load(tmp_path / "a.csv").save(tmp_path / "saved")
    for source in (tmp_path / "a.csv", saved):
        with pytest.raises(ck.DataError, match="table and query belong to a database"):
            ck.load(source, table="sales")
    with pytest.raises(ck.DataError, match="give table or query, not both"):
        ck.load(folder / "firm.sqlite", table="sales", query="SELECT 1")


def test_the_command_line_takes_both(folder, tmp_path, capsys):
    source = ["--source", str(folder / "firm.sqlite"), "--out", str(tmp_path)]
    assert cli.main(["report", *source, "--table", "sale"]) == cli.DATA_ERROR
    assert cli.main(["card", "C008", *source, "--query", "DROP TABLE sales"]) == cli.DATA_ERROR
    said = capsys.readouterr().err
    assert "has no table sale; did you mean sales?" in said
    assert "query must be one SELECT; got 'DROP TABLE sales'" in said
