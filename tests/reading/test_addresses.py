import pytest

import clientkit as ck
from clientkit.reading.addresses import address_of, without_credentials
from clientkit.reading.sources import lone

SECRET = "postgresql://mari:zq%2Fw@db.example/firm"


def test_the_parts_of_an_address():
    address = address_of(
        "postgresql+psycopg://mari:zq%2Fw%40@db.example:6543/firm?sslmode=require"
    )
    assert (address.engine, address.host, address.port) == ("postgresql", "db.example", 6543)
    assert (address.user, address.password, address.database) == ("mari", "zq/w@", "firm")
    assert address.settings == {"sslmode": "require"}
    assert address.shown == "postgresql://db.example:6543/firm"
    assert address.call == "postgresql://…@db.example:6543/firm"


def test_only_the_driver_hears_the_credentials():
    address = address_of(SECRET)
    assert "zq" not in repr(address) and "mari" not in repr(address)
    assert without_credentials(SECRET) == "postgresql://…@db.example/firm"
    assert address.without_credentials("FATAL: mari, zq/w, zq%2Fw") == "FATAL: …, …, …"


def test_without_credentials_the_driver_asks_the_environment_itself():
    address = address_of("mariadb://localhost/firm")
    assert (address.engine, address.port, address.user, address.password) == (
        "mysql",
        3306,
        None,
        None,
    )
    assert address.call == "mariadb://localhost/firm"


def test_variables_are_filled_in_everywhere(monkeypatch):
    for name, value in {"WHO": "mari", "WORD": "a/b@c%41", "WHERE": "h", "PORT": "99"}.items():
        monkeypatch.setenv(name, value)
    address = address_of("mysql://${WHO}:${WORD}@${WHERE}:${PORT}/firm")
    assert (address.user, address.password) == ("mari", "a/b@c%41")
    assert address.shown == "mysql://h:99/firm"


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("oracle://mari:zqw@host/db", "oracle:// is no database the kit reads; it reads postg"),
        ("mysql://mari:z/qw@host/db", "its user or password holds one of / . # @; write these"),
        ("mysql://mari:z#qw@host/db", "its user or password holds one of"),
        ("mysql://mari:zqw@host", "names no database; it is written mysql://host/database"),
        ("mysql://mari:zqw@host:x/db", "names no host and port"),
        ("mysql://mari:${NO_SUCH}@host/db", "the environment has no variable NO_SUCH; set it"),
        ("mysql://mari:zqw@host/db?pass=zqw", "has the setting pass, which the kit does not know"),
        ("sqlite:///no/such/file.sqlite", "file.sqlite does not exist"),
    ],
)
def test_what_cannot_be_meant_is_said_without_credentials(source, sentence):
    with pytest.raises(ck.DataError, match=sentence) as caught:
        ck.load(source)
    assert "qw" not in str(caught.value) and "mari" not in str(caught.value)


def test_a_database_is_loaded_by_itself():
    assert lone([SECRET]) == SECRET
    assert lone(["a.csv", "b.csv"]) == ["a.csv", "b.csv"]
    with pytest.raises(ck.DataError, match="a database is loaded by itself") as caught:
        ck.load(["a.csv", SECRET])
    assert "zq" not in str(caught.value)
