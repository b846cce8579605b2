"""Keep results in a database: `python examples/database.py sqlite://` (needs sqlalchemy).

A column holds a value of `eig` as JSON, and gives it back equal: in SQLite as text, in PostgreSQL as `jsonb`, which
sorts keys. All marks are invented.
"""

import datetime as dt
import json
import sys

from sqlalchemy import JSON, Date, create_engine, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.types import TypeDecorator

from eig import jury
from eig.convert import from_json, to_json


class Value(TypeDecorator):
    """A column of values of one class."""

    impl = JSON().with_variant(JSONB(), "postgresql")
    cache_ok = True

    def __init__(self, kind):
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value, dialect):
        return None if value is None else json.loads(to_json(value))

    def process_result_value(self, value, dialect):
        return None if value is None else from_json(json.dumps(value), self.kind)


class Base(DeclarativeBase):
    """The tables."""


class Decided(Base):
    """What a jury decided on a day."""

    __tablename__ = "decided"
    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[dt.date] = mapped_column(Date)
    sheet: Mapped[jury.Scoresheet] = mapped_column(Value(jury.Scoresheet))
    selection: Mapped[jury.Selection] = mapped_column(Value(jury.Selection))


def decide():
    """Return a scoresheet, and what follows from it."""
    rubric = jury.Rubric.equal(["impact", "team"], scale=jury.EIG_SCALE)
    marks = [
        ("plume", "juror-1", {"impact": 4, "team": 3}),
        ("adler", "juror-1", {"impact": 3, "team": 3}),
        ("cartobio", "juror-1", {"impact": 2, "team": 3}),
    ]
    sheet = jury.Scoresheet.from_marks(rubric, marks)
    return sheet, jury.select(jury.rank(sheet), places=1, reserve=1)


def main(url):
    """Keep a decision, read it back, and compare."""
    engine = create_engine(url)
    Base.metadata.create_all(engine)
    sheet, selection = decide()
    with Session(engine) as session:
        session.add(Decided(day=dt.date(2018, 7, 4), sheet=sheet, selection=selection))
        session.commit()
    with Session(engine) as session:
        kept = session.scalars(select(Decided).order_by(Decided.id.desc())).first()
        print("equal:", kept.sheet == sheet and kept.selection == selection)
        print("computed again:", jury.select(jury.rank(kept.sheet), places=1, reserve=1) == kept.selection)
    engine.dispose()


if __name__ == "__main__":
    main(sys.argv[1])
