import database_servers
import pytest


@pytest.fixture(scope="session")
def postgresql():
    with database_servers.postgresql() as server:
        yield server


@pytest.fixture(scope="session")
def mariadb():
    with database_servers.mariadb() as server:
        yield server
