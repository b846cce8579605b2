"""The FastAPI service: a ranking with its reasons, or all faults; the same answers under load (`make examples`)."""

import json
import re
import threading
import time
import warnings
from concurrent.futures import ThreadPoolExecutor

import pytest

from eig import jury, rows
from eig.convert import from_json
from helpers.programs import loaded, needs

MARKS = (
    {"item": "plume", "juror": "j1", "impact": 4, "team": 3},
    {"item": "adler", "juror": "j1", "impact": 4, "team": 4},
)
WRONG = (
    {"item": "plume", "juror": "j1", "impact": 9, "team": [3]},
    {"item": "adler", "impact": "x"},
)


@pytest.fixture(scope="module")
def service():
    needs("fastapi", "httpx", "uvicorn")
    return loaded("service")


@pytest.fixture(scope="module")
def client(service):
    with warnings.catch_warnings():  # its client of tests warns of its own future
        warnings.simplefilter("ignore")
        from fastapi.testclient import TestClient

        return TestClient(service.app)


def _places(answer):
    return [(one["row"], one["column"]) for one in answer.json()["faults"]]


def test_it_ranks(client):
    """Each item comes with its rank, its exact score and its reason."""
    answer = client.post("/ranking?lang=fr", json={"marks": MARKS})

    assert answer.status_code == 200
    assert [(one["item"], one["rank"], one["score"]) for one in answer.json()["ranking"]] == [
        ("adler", 1, "4"),
        ("plume", 2, "7/2"),
    ]
    assert "plume" in answer.json()["ranking"][1]["why"]


def test_the_whole_ranking_is_read_back_equal(client, service):
    """What the service sends is the value that the library computes."""
    answer = client.post("/ranking/whole", json={"marks": MARKS})
    sheet = rows.scoresheet(MARKS, service.RUBRIC)

    assert from_json(answer.text, jury.Ranking) == jury.rank(sheet, tie_breaks=["champions"])


def test_it_tells_all_faults(client):
    """A table with faults gets them all back, with rows, columns and rules, and a remedy where one adds something."""
    answer = client.post("/ranking", json={"marks": WRONG})

    assert answer.status_code == 422
    assert sorted(_places(answer)) == [(0, "impact"), (0, "team"), (1, "impact"), (1, "juror")]
    assert all(one["rule"] for one in answer.json()["faults"])
    assert [one["column"] for one in answer.json()["faults"] if one["remedy"]] == ["juror"]


@pytest.mark.parametrize(
    ("request_", "places"),
    [
        ({}, [(None, "body.marks")]),
        ({"marks": []}, [(None, "body.marks")]),
        ({"marks": [1, "x"]}, [(0, "body.marks"), (1, "body.marks")]),
        ({"marks": MARKS, "x": 1, "y": 2}, [(None, "body.x"), (None, "body.y")]),
    ],
)
def test_what_is_no_table_is_refused_in_the_same_form(client, request_, places):
    """The form of a request is pydantic's to check; a client reads one form of refusal."""
    answer = client.post("/ranking", json=request_)

    assert answer.status_code == 422
    assert _places(answer) == places


def test_it_describes_itself(client):
    """OpenAPI holds the answers, the refusal and the library's own schema of a ranking; each name leads somewhere."""
    described = client.get("/openapi.json").json()
    schemas = described["components"]["schemas"]
    named = set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(described)))

    assert {"Answer", "Refusal", "Ranking"} <= named <= set(schemas)
    assert schemas["Ranking"]["title"] == "Ranking"
    assert {path: sorted(said["post"]["responses"]) for path, said in described["paths"].items()} == {
        "/ranking": ["200", "422"],
        "/ranking/whole": ["200", "422"],
    }


@pytest.fixture
def address(service):
    """Start a real server on a free port; stop it afterwards."""
    import uvicorn

    server = uvicorn.Server(uvicorn.Config(service.app, port=0, log_level="error", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def test_many_at_once_get_the_same_answers(address, client):
    """Two hundred requests on a real server, eight at a time, each get byte for byte what one alone gets."""
    import httpx

    asked = [
        (path, {"marks": table})
        for path in ("/ranking?lang=fr", "/ranking", "/ranking/whole")
        for table in (MARKS, MARKS[::-1], WRONG)
    ]
    alone = [client.post(path, json=body).content for path, body in asked]
    turns = [turn % len(asked) for turn in range(200)]
    with httpx.Client(base_url=address, timeout=60) as many, ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda turn: many.post(asked[turn][0], json=asked[turn][1]).content, turns))

    assert together == [alone[turn] for turn in turns]
