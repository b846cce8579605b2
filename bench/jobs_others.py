"""The nouns, draws, faces and the book: candidates and their wishes, draws, tables and texts. See `measuring`."""

import random

from jobs_marks import people, rank, scoresheet, sheets, sized
from measuring import Job, Way

# ── nouns and draws ───────────────────────────────────────────────────────────────────────────────


def candidates(scale):
    """Draw candidates with a profile, years of experience and two wishes."""
    rng = random.Random(1)
    names = [f"d{at:02}" for at in range(15)]
    profiles = ("data", "design", "dev")
    return [
        (f"c{n:06}", rng.choice(profiles), rng.randrange(16), rng.sample(names, 2))
        for n in range(sized(170, scale))
    ]


def applied(given):
    from eig.programme import Application, Candidate

    return [
        (
            Candidate(id=who, profiles=[profile], skills={profile: 3}, years_of_experience=years),
            Application(candidate=who, wishes=wishes),
        )
        for who, profile, years, wishes in given
    ]


def names(scale):
    """Return the identifiers of the applications."""
    return [f"c{n:06}" for n in range(sized(170, scale))]


def ordered(given):
    from eig.lots import draw_rfc3797

    return draw_rfc3797(given, count=len(given), key="1.2.3./")


def labelled(given):
    from eig.lots import draw_labels

    return draw_labels(given, code="00" * 32, randomness="1./")


# ── tables and texts ──────────────────────────────────────────────────────────────────────────────


def ranked(given):
    return rank(scoresheet(given))


def as_rows(ranking):
    import eig

    return eig.to_rows(ranking)


def as_json(ranking):
    from eig import convert

    return convert.to_json(ranking)


def json_of(given):
    return as_json(ranked(given))


def from_json(text):
    from eig import convert, jury

    return convert.from_json(text, jury.Ranking)


def as_page(ranking):
    import eig

    return eig.to_html(ranking)


# ── the book ──────────────────────────────────────────────────────────────────────────────────────


def tables(scale):
    """Draw the tables of an office: candidates and jurors, the panels in which they sit."""
    from eig import testing
    from eig.promotions import P3

    made = testing.synthetic_tables(
        P3, seed=2019, candidates=sized(170, scale, 40), jurors=sized(18, scale, 6), panels=sized(6, scale)
    )
    return {name: made[name] for name in ("candidates", "jurors", "candidate_panels")}


def book(given):
    from eig import rows
    from eig.book import Book
    from eig.promotions import P3

    return Book.read(
        P3,
        candidates=given["candidates"],
        jurors=given["jurors"],
        panels=given["candidate_panels"],
        dialect=rows.Dialect.french(),
    )


def nothing(_):
    """Draw nothing: the page makes its own tables."""


def promotion(_):
    import contextlib
    import io
    import runpy
    import sys
    from pathlib import Path

    sys.argv[1:] = ["en"]
    with contextlib.redirect_stdout(io.StringIO()):
        runpy.run_path(str(Path(__file__).parents[1] / "docs" / "promotion.py"))


TEXT = "a text of hundreds of megabytes"
JOBS = (
    Job("applications made and checked", candidates, people, {"eig": Way(applied)}),
    Job("order drawn by RFC 3797", names, people, {"eig": Way(ordered)}),
    Job("order drawn by labels", names, people, {"eig": Way(labelled)}),
    Job("ranking as rows", sheets, people, {"eig": Way(as_rows, ranked)}),
    Job("ranking written as JSON", sheets, people, {"eig": Way(as_json, ranked, most=100, why=TEXT)}),
    Job("ranking read from JSON", sheets, people, {"eig": Way(from_json, json_of, most=100, why=TEXT)}),
    Job("ranking as a page", sheets, people, {"eig": Way(as_page, ranked, most=100, why="a page of thousands of rows")}),
    Job("tables of an office read and checked", tables, people, {"eig": Way(book, most=10, why="made-up tables have 2,000 candidates at most")}),
    Job("a whole promotion, from tables to dossier", nothing, people, {"eig": Way(promotion, most=1, why="one promotion is decided")}),
)  # fmt: skip
