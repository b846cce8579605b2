"""A service that ranks a table of marks: `uvicorn service:app --app-dir examples` (needs fastapi and uvicorn).

pydantic checks the form of a request, `eig` the marks. A table with faults gets them all back at once, each with its
place, its rule and a remedy where it adds something; so does a request that is no table, in the same form. The
service keeps nothing between two requests.
"""

from typing import Annotated, Literal

from fastapi import FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from eig import jury, rows, to_rows
from eig.convert import schema, to_json
from eig.errors import EigError, Fault

RUBRIC = jury.Rubric.equal(["impact", "team"], scale=jury.EIG_SCALE)
DIALECT = rows.Dialect(first_row=0)  # places count the rows of the request from 0
MOST_ROWS = 5_000


class Table(BaseModel):
    """A table of marks, a row a sheet; its cells are for `eig` to read."""

    model_config = ConfigDict(extra="forbid")
    marks: Annotated[list[dict[str, object]], Field(min_length=1, max_length=MOST_ROWS)]


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


class Wrong(BaseModel):
    """One fault: where it is, what holds there, what to do."""

    row: int | None
    column: str | None
    rule: str
    remedy: str | None


class Refusal(BaseModel):
    """All the faults of a request."""

    faults: list[Wrong]


app = FastAPI(title="A jury's ranking", version="1", responses={422: {"model": Refusal}})
WHOLE = {200: {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Ranking"}}}}}


def refusal(faults):
    """Return the answer that holds these faults."""
    return JSONResponse(Refusal(faults=faults).model_dump(), status_code=422)


@app.exception_handler(EigError)
def refuse(_request: Request, error: EigError) -> JSONResponse:
    """Return every fault of a table, with its place, its rule and its remedy."""
    faults = [error] if isinstance(error, Fault) else getattr(error, "faults", ())
    return refusal(
        [Wrong(row=one.row, column=one.column, rule=one.rule, remedy=one.remedy) for one in faults]
    )


@app.exception_handler(RequestValidationError)
def refuse_form(_request: Request, error: RequestValidationError) -> JSONResponse:
    """Return every fault of the form of a request, in the same words as those of a table."""
    return refusal(
        [
            Wrong(
                row=next((part for part in one["loc"] if isinstance(part, int)), None),
                column=".".join(part for part in one["loc"] if isinstance(part, str)),
                rule=one["msg"],
                remedy=None,
            )
            for one in error.errors()
        ]
    )


def ranked(table):
    """Return the ranking of a table, by the rules of the jury."""
    return jury.rank(rows.scoresheet(table.marks, RUBRIC, dialect=DIALECT), tie_breaks=["champions"])


@app.post("/ranking")
def rank(table: Table, lang: Annotated[Literal["en", "fr"], Query()] = "en") -> Answer:
    """Rank a table of marks, with the reason of each place."""
    ranking = ranked(table)
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


@app.post("/ranking/whole", responses=WHOLE, response_class=Response)
def rank_whole(table: Table) -> Response:
    """Rank a table of marks; the answer is the value itself, which `eig.convert.from_json` reads back."""
    return Response(to_json(ranked(table)), media_type="application/json")


def describe():
    """Return the OpenAPI description: the library itself describes its values, pydantic the rest."""
    if app.openapi_schema is None:
        ranking = schema(jury.Ranking, ref_template="#/components/schemas/{name}")
        described = get_openapi(title=app.title, version=app.version, routes=app.routes)
        described["components"]["schemas"] |= {**ranking.pop("$defs"), "Ranking": ranking}
        app.openapi_schema = described
    return app.openapi_schema


app.openapi = describe
