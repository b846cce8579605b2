"""Results kept in a database: SQLite, and a real PostgreSQL where its server is installed (`make examples`)."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from helpers.programs import loaded, needs


@pytest.fixture
def database():
    needs("sqlalchemy")
    return loaded("database")


def _server():
    """Return the folder of PostgreSQL's programs, or None."""
    found = shutil.which("initdb")
    known = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return Path(found).parent if found else known[-1].parent if known else None


@pytest.fixture
def postgresql():
    """Start a server of its own in a new folder, reached by a socket there; stop it afterwards."""
    needs("psycopg")
    programs = _server()
    if programs is None:
        pytest.skip("without a PostgreSQL server: `make examples` runs it where one is installed")
    folder = Path(tempfile.mkdtemp(prefix="eig-"))
    as_user = []
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]

    def run(program, *arguments):
        subprocess.run(
            [*as_user, str(programs / program), *arguments], check=True, capture_output=True, cwd="/"
        )

    data = str(folder / "data")
    run("initdb", "-D", data, "-U", "eig", "-A", "trust")
    try:
        run(
            "pg_ctl",
            "-D",
            data,
            "-w",
            "-l",
            str(folder / "log"),
            "-o",
            f"-k {folder} -c listen_addresses=''",
            "start",
        )
        yield f"postgresql+psycopg://eig@/postgres?host={folder}"
    finally:
        run("pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder)


EQUAL = "equal: True\ncomputed again: True\n"


def test_sqlite_gives_values_back_equal(database, tmp_path, capsys):
    """What is read back is equal to what was kept, and gives the same decision again."""
    database.main(f"sqlite:///{tmp_path}/decided.db")

    assert capsys.readouterr().out == EQUAL


def test_postgresql_gives_values_back_equal_though_it_sorts_keys(database, postgresql, capsys):
    """A `jsonb` column changes the order of keys, and no value."""
    database.main(postgresql)

    assert capsys.readouterr().out == EQUAL
    from sqlalchemy import create_engine, text

    engine = create_engine(postgresql)
    with engine.connect() as connection:
        kind, keys, found = connection.execute(
            text(
                "select pg_typeof(selection)::text, array(select jsonb_object_keys(selection)),"
                " (select count(*) from decided where selection->'main' ? 'plume') from decided"
            )
        ).one()
    engine.dispose()
    assert (kind, found) == ("jsonb", 1)
    assert keys == sorted(keys, key=lambda key: (len(key), key))
