import psycopg
import pytest
from sqlalchemy import create_engine, text

from tests.servers.postgresql import PostgreSQL


def test_a_database_is_empty_and_gone_after_its_block(postgresql: PostgreSQL):
    with postgresql.database() as url:
        engine = create_engine(url)
        with engine.begin() as connection:
            tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
            assert connection.scalar(text(tables)) == 0
        engine.dispose()

    address = url.replace("postgresql+psycopg", "postgresql")
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(address)


def test_a_copy_of_a_database_holds_its_rows_and_leaves_it_alone(postgresql: PostgreSQL):
    with postgresql.database() as url:
        original = url.rpartition("/")[2].partition("?")[0]
        _run(url, "CREATE TABLE word (letters text)", "INSERT INTO word VALUES ('pensioen')")
        with postgresql.database(template=original) as copy:
            _run(copy, "UPDATE word SET letters = letters || 'fonds'")
            assert _words(copy) == ["pensioenfonds"]
        assert _words(url) == ["pensioen"]


def test_a_database_in_use_can_be_dropped(postgresql: PostgreSQL):
    with postgresql.database() as url:
        connection = psycopg.connect(url.replace("postgresql+psycopg", "postgresql"))
    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT 1")
    connection.close()


def _run(url: str, *statements: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def _words(url: str) -> list[str]:
    engine = create_engine(url)
    with engine.begin() as connection:
        words = list(connection.scalars(text("SELECT letters FROM word")))
    engine.dispose()
    return words
