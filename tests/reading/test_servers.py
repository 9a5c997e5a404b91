"""What runs against a real PostgreSQL and a real MariaDB; without them these tests skip."""

import json
import socket
import time

import database_servers
import pymysql
import pytest
import sample_tables
from database_servers import DATABASE, PASSWORD, USER
from vtiger_example import DUMP, ROWS, SET_ASIDE

import clientkit as ck
from clientkit import cli
from clientkit.reading import carried, living
from clientkit.reading.addresses import address_of
from clientkit.reading.carried import mysql_session
from clientkit.reading.dumps import statements
from clientkit.reading.loading import SAMPLE
from clientkit.reporting.report import run_report

QUESTIONS = {
    "clients": lambda rows: ck.clients(rows, as_of="2026-06", months=12),
    "client_months": ck.client_months,
    "abc_classes": ck.abc_classes,
    "vip_table": lambda rows: ck.vip_table(rows, until="2026-06"),
}
"""Windows, several steps, ratios, a calendar brought along."""

LINES = len(sample_tables.rows())


@pytest.fixture(scope="module")
def postgresql():
    with database_servers.postgresql() as server:
        yield server


@pytest.fixture(scope="module")
def mariadb():
    with database_servers.mariadb() as server:
        yield server


@pytest.fixture(scope="module", params=["postgresql", "mariadb"])
def server(request):
    """A server with the sample in its table sales, and something else beside it."""
    server = request.getfixturevalue(request.param)
    with server.connect() as raw:
        getattr(sample_tables, f"fill_{request.param}")(raw)
        raw.cursor().execute("CREATE TABLE stock (place varchar(20), units int)")
    yield server
    with server.connect() as raw:
        for table in ("sales", "stock"):
            raw.cursor().execute(f"DROP TABLE {table}")


@pytest.fixture(scope="module")
def ledger(server):
    return ck.load(server.url)


def rows_of(table) -> list[str]:
    return sorted(map(str, table.to_pyarrow().to_pylist()))


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_answers_are_those_of_the_sample(ledger, name):
    ask = QUESTIONS[name]
    assert rows_of(ask(ledger.transactions)) == rows_of(ask(ck.sample().transactions))


def test_the_ledger_is_that_of_the_sample(server, ledger, tmp_path):
    account = ck.sample().account
    assert ledger.account.rows_read == ledger.account.rows_accepted == account.rows_accepted
    assert ledger.account.money_accepted == account.money_accepted
    assert ledger.sources[0]["name"] == f"{server.shown}, table sales"
    saved = ck.load(ledger.save(tmp_path / "saved"))
    assert rows_of(saved.transactions) == rows_of(ck.sample().transactions)
    assert saved.sources == ledger.sources


def test_postgresql_does_the_grouping_itself(postgresql, request):
    with postgresql.connect() as raw:
        raw.execute("CREATE TABLE tiny (client_id text, date date, amount numeric)")
        raw.execute("INSERT INTO tiny VALUES ('ann', '2026-01-02', 12345678901234.5678)")
        raw.execute("CREATE SCHEMA other CREATE TABLE sold (client text, date date, sum float)")
        raw.execute("INSERT INTO other.sold VALUES (' bob ', '2026-01-02', 0.1)")
    ledger = ck.load(postgresql.url, table="public.tiny")
    months = ck.client_months(ledger.transactions)
    [backend] = months._find_backends()[0]
    assert backend.name == "postgres"
    assert "GROUP BY" in backend.compile(months)
    [row] = ledger.transactions.to_pyarrow().to_pylist()
    assert str(row["amount"]) == "12345678901234.5678"
    sold = ck.load(postgresql.url, table="other.sold")
    assert str(sold.account.money_accepted) == "0.1000"
    assert sold.directory["client_id"].tolist() == ["bob"]


def test_mariadb_keeps_clients_apart_that_it_would_group_as_one(mariadb):
    with mariadb.connect() as raw, raw.cursor() as cursor:
        cursor.execute("CREATE TABLE names (client varchar(9), date datetime, sum decimal(20, 4))")
        cursor.execute("CREATE TABLE ids (client_id bigint unsigned, date date, sum double)")
        cursor.execute("INSERT INTO ids VALUES (18446744073709551615, '2026-01-02', 0.1)")
        cursor.execute(
            "INSERT INTO names VALUES ('ann', '2026-01-02 23:59:59', 12345678901234.5678), "
            "('Ann', '2026-01-02', 1), ('änn', '2026-01-02', 2), ('gone', NULL, 3)"
        )
    ledger = ck.load(mariadb.url, table=f"{DATABASE}.names", max_faults=1)
    assert ledger.directory["client_id"].tolist() == ["Ann", "ann", "änn"]
    assert str(ledger.account.money_accepted) == "12345678901237.5678"
    assert ledger.rejected["reason"].tolist() == ["bad_date"]
    [row] = ck.load(mariadb.url, table="ids").transactions.to_pyarrow().to_pylist()
    assert (row["client_id"], str(row["amount"])) == ("18446744073709551615", "0.1000")


def test_a_query_is_read_and_changes_nothing(server):
    query = "SELECT client_id, date, sum(amount) AS amount FROM sales GROUP BY client_id, date;"
    ledger = ck.load(server.url, query=query)
    assert ledger.account.money_accepted == ck.sample().account.money_accepted
    assert ledger.sources[0]["name"] == f"{server.shown}, query"
    for wrong in ("DELETE FROM sales", "SELECT 1; DROP TABLE sales", "DROP TABLE sales", ""):
        with pytest.raises(ck.DataError, match=r"query must be one SELECT|give table or query"):
            ck.load(server.url, query=wrong or "UPDATE sales SET amount = 0")
    assert ck.load(server.url).account.rows_read == LINES


def test_the_session_itself_cannot_write(postgresql, mariadb):
    with postgresql.connect() as raw:
        raw.execute("CREATE TABLE one (client text, date date, amount int)")
        raw.execute("INSERT INTO one VALUES ('ann', '2026-01-02', 5)")
    [backend] = ck.load(postgresql.url, table="one").transactions._find_backends()[0]
    for statement in (
        "CREATE TABLE written (a int)",
        "DELETE FROM one",
        "CREATE TEMP TABLE t (a int)",
    ):
        with pytest.raises(Exception, match="read-only transaction"):
            backend.raw_sql(statement)
    raw = mysql_session(address_of(mariadb.url))
    with pytest.raises(pymysql.Error, match="READ ONLY"):
        raw.cursor().execute("CREATE TABLE written (a int)")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda url: url.replace("41%27x", "42"), "cannot be opened: .*[Pp]assword"),
        (lambda url: url.replace(f"/{DATABASE}", "/nosuch"), "cannot be opened: .*nosuch"),
        (lambda url: url.replace("127.0.0.1", "nowhere.invalid"), "cannot be opened"),
        (lambda url: url.replace("@127.0.0.1:", "@127.0.0.1:1#"), "holds one of / . # @"),
    ],
)
def test_what_a_driver_complains_of_is_one_sentence(server, change, sentence):
    with pytest.raises(ck.DataError, match=sentence) as caught:
        ck.load(change(server.url))
    said = str(caught.value)
    assert "Zqxwv" not in said and USER not in said and "\n" not in said
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_a_closed_door_is_told_at_once(server):
    begun = time.monotonic()
    with pytest.raises(ck.DataError, match=r"127\.0\.0\.1:1/firm cannot be opened: .*refused"):
        ck.load(server.url.replace(f":{server.port}/", ":1/"))
    assert time.monotonic() - begun < 12


@pytest.mark.parametrize("scheme", ["postgresql", "mysql"])
def test_a_door_with_nobody_behind_it_is_not_waited_at_for_long(scheme, monkeypatch):
    for module in (carried, living):
        monkeypatch.setattr(module, "SECONDS", 2)
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        begun = time.monotonic()
        with pytest.raises(ck.DataError, match="cannot be opened"):
            ck.load(f"{scheme}://{USER}:x@127.0.0.1:{door.getsockname()[1]}/{DATABASE}")
    assert time.monotonic() - begun < 12


def test_an_unknown_table_or_column_is_named(server):
    with pytest.raises(ck.DataError, match=r"has no table sale; did you mean sales\?"):
        ck.load(server.url, table="sale")
    with pytest.raises(ck.DataError, match=r"cannot be read: .*nosuch") as caught:
        ck.load(server.url, query="SELECT nosuch FROM sales")
    assert "Zqxwv" not in str(caught.value)
    with pytest.raises(ck.DataError, match=r"table stock has no columns known as") as caught:
        ck.load(server.url, table="stock")
    assert f'ck.load("{server.scheme}://…@{server.at}' in str(caught.value)
    assert "Zqxwv" not in str(caught.value)


def test_credentials_come_from_the_environment(server, monkeypatch):
    monkeypatch.setenv("SALES_WORD", PASSWORD)
    address = f"{server.scheme}://{USER}:${{SALES_WORD}}@{server.at}/{DATABASE}"
    assert ck.load(address).account.rows_read == LINES
    monkeypatch.setenv("PGUSER", USER)
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    monkeypatch.setenv("MYSQL_USER", USER)
    monkeypatch.setenv("MYSQL_PWD", PASSWORD)
    assert ck.load(server.shown).account.rows_read == LINES


def test_a_report_of_a_database_is_that_of_the_sample_and_holds_no_credentials(
    postgresql, tmp_path
):
    with postgresql.connect() as raw:
        sample_tables.fill_postgresql(raw, "sold")
    ledger = ck.load(postgresql.url, table="sold")
    settings = {"only": ["05_vip"], "say": lambda line: None}
    asked = {"table": "sold", "directory": SAMPLE / "directory.csv", "out": tmp_path / "made"}
    made = run_report([postgresql.url], **asked, **settings)
    files = [path for path in made.folder.parent.rglob("*") if path.is_file()]
    assert {"run.json", "ledger.json", "05_vip.html", "05_vip.ipynb"} <= {f.name for f in files}
    text = ledger._repr_html_() + repr(ledger) + repr(ledger.sources)
    for content in [text.encode(), *(path.read_bytes() for path in files)]:
        for secret in (PASSWORD, "Zqxwv", f"{USER}:", f"{USER}@"):
            assert secret.encode() not in content
    record = json.loads((made.folder / "run.json").read_text(encoding="utf-8"))
    assert record["sources"][0]["name"] == f"{postgresql.shown}, table sold"
    meant = run_report(out=tmp_path / "meant", **settings)
    tables = sorted((meant.folder / "tables").glob("*.csv"))
    assert tables
    for table in tables:
        assert (made.folder / "tables" / table.name).read_bytes() == table.read_bytes()


def test_the_command_line_says_it_without_credentials(server, tmp_path, capsys):
    words = ["report", "--source", server.url, "--table", "sale", "--out", str(tmp_path)]
    assert cli.main(words) == cli.DATA_ERROR
    said = "".join(capsys.readouterr())
    assert "has no table sale; did you mean sales?" in said and "Zqxwv" not in said


def test_the_invoices_of_vtiger(mariadb, tmp_path):
    with mariadb.connect() as raw, raw.cursor() as cursor:
        for statement in DUMP.split(";\n"):
            if statement.strip():
                cursor.execute(statement)
    dump = tmp_path / "crm.sql"
    dump.write_text(DUMP, encoding="utf-8")
    assert len(list(statements(DUMP, "crm.sql"))) == 17
    live, file = ck.load(mariadb.url, max_faults=1), ck.load(dump, max_faults=1)
    assert live.account == file.account and live.account.balances
    assert rows_of(live.transactions) == rows_of(file.transactions)
    assert dict(zip(live.rejected["text"], live.rejected["reason"], strict=True)) == SET_ASIDE
    assert live.account.rows_accepted == len(ROWS)
    assert live.directory.equals(file.directory)
