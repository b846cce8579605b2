"""A service that ranks a table of marks: `uvicorn service:app --app-dir examples` (needs fastapi and uvicorn).

pydantic checks the form of a request, `eig` the marks. A table with faults gets them all back at once, each with its
place and its remedy. The service keeps nothing between two requests.
"""

from typing import Annotated, Literal

from fastapi import FastAPI, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from eig import jury, rows, to_rows
from eig.convert import schema
from eig.errors import EigError, Fault

RUBRIC = jury.Rubric.equal(["impact", "team"], scale=jury.EIG_SCALE)
DIALECT = rows.Dialect(first_row=0)  # places count the rows of the request from 0
MOST_ROWS = 5_000

app = FastAPI(title="A jury's ranking", version="1")


class Table(BaseModel):
    """A table of marks, a row a sheet; its cells are for `eig` to read."""

    model_config = ConfigDict(extra="forbid")
    marks: Annotated[list[dict[str, str | int | float | None]], Field(min_length=1, max_length=MOST_ROWS)]


class Place(BaseModel):
    """Where an item stands, and why."""

    item: str
    rank: int | None
    score: str | None
    why: str


class Answer(BaseModel):
    """The ranking, and what to read with care."""

    ranking: list[Place]
    cautions: list[str]


@app.exception_handler(EigError)
def refuse(_request: Request, error: EigError) -> JSONResponse:
    """Return every fault of a table, with its place, its rule and its remedy."""
    faults = [error] if isinstance(error, Fault) else getattr(error, "faults", ())
    told = [
        {"row": fault.row, "column": fault.column, "rule": fault.rule, "remedy": fault.remedy}
        for fault in faults
    ]
    return JSONResponse({"faults": told}, status_code=422)


@app.post("/ranking")
def rank(table: Table, lang: Annotated[Literal["en", "fr"], Query()] = "en") -> Answer:
    """Rank a table of marks."""
    ranking = jury.rank(rows.scoresheet(table.marks, RUBRIC, dialect=DIALECT), tie_breaks=["champions"])
    places = [
        Place(
            item=row["item"],
            rank=row["rank"],
            score=row["score"],
            why=str(ranking.explain(row["item"], lang=lang)),
        )
        for row in to_rows(ranking, exact=True)
    ]
    return Answer(ranking=places, cautions=[caution.say(lang) for caution in ranking.cautions])


@app.get("/schema/ranking")
def ranking_schema() -> dict[str, object]:
    """Return the JSON Schema of a whole ranking, as `eig.convert.to_json` writes it."""
    return schema(jury.Ranking)
