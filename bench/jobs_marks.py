"""Jury: marks read and ranked, deliberations, votes, posts. See `measuring`."""

import random

from measuring import Job, Way

WEIGHTS = {"initiative": 3, "understanding": 2, "general_interest": 2, "fit": 2, "skills": 1}
BREAKS = ("criterion_mean:skills", "top_marks")


def sized(number, scale, least=2):
    """Return a number of the promotion, so many times."""
    return max(least, round(number * scale))


def applications(scale):
    """Return how a jury of a scale is said: applications, jurors, sheets each."""
    return f"{sized(170, scale):,} × {sized(12, scale, 4):,} × 3"


# ── marks, as a table has them ────────────────────────────────────────────────────────────────────


def sheets(scale):
    """Draw three sheets an application, each of five marks from 1 to 4."""
    rng = random.Random(1)
    jurors = [f"j{seat:05}" for seat in range(sized(12, scale, 4))]
    return [
        (f"c{item:06}", juror, {name: rng.randint(1, 4) for name in WEIGHTS})
        for item in range(sized(170, scale))
        for juror in rng.sample(jurors, 3)
    ]


def rubric():
    from eig.jury import EIG_SCALE, Criterion, Rubric

    return Rubric(criteria=[Criterion(id=name, scale=EIG_SCALE, weight=one) for name, one in WEIGHTS.items()])


def scoresheet(rows):
    from eig.jury import Scoresheet

    return Scoresheet.from_marks(rubric(), rows)


def frame(rows):
    import pandas as pd

    return pd.DataFrame([{"item": item, "juror": juror, **marks} for item, juror, marks in rows])


def whole_panels(scale):
    """Draw a sheet of five marks of each of twelve jurors on each application."""
    rng = random.Random(1)
    return [
        (f"c{item:06}", f"j{seat:02}", {name: rng.randint(1, 4) for name in WEIGHTS})
        for item in range(sized(170, scale))
        for seat in range(12)
    ]


def panels_said(scale):
    return f"{sized(170, scale):,} × 12"


def as_bytes(rows):
    """Write marks as the bytes of a file: what a request brings."""
    lines = [";".join(("item", "juror", *WEIGHTS))]
    lines += [";".join((item, juror, *map(str, marks.values()))) for item, juror, marks in rows]
    return "\n".join(lines).encode()


def read_bytes(given):
    from eig import rows

    return rows.scoresheet(given, rubric())


def answered(given):
    """Return the bytes of a ranking for the bytes of a file of marks: a request and its answer."""
    from eig import rows

    return rows.to_csv(rank(read_bytes(given))).encode()


def pydantic_sheets(given):
    import csv
    import io
    from typing import Annotated

    from pydantic import Field, TypeAdapter, create_model

    level = Annotated[int, Field(ge=1, le=4)]
    kinds = {"item": str, "juror": str, **dict.fromkeys(WEIGHTS, level)}
    kind = create_model("Sheet", **{name: (one, ...) for name, one in kinds.items()})
    lines = csv.DictReader(io.StringIO(given.decode()), delimiter=";")
    return TypeAdapter(list[kind]).validate_python(list(lines))


def pydantic_answered(given):
    import pandas as pd

    return pandas_written(pd.DataFrame([one.model_dump() for one in pydantic_sheets(given)]))


def pandas_answered(given):
    import io

    import pandas as pd

    return pandas_written(pd.read_csv(io.BytesIO(given), sep=";"))


def pandas_written(frame):
    import pandas as pd

    means, ranks = pandas_ranks(frame)
    return pd.DataFrame({"rank": ranks, "score": means}).to_csv().encode()


def best_written(given):
    """Return the best score of an answer in bytes."""
    import csv
    import io

    lines = csv.DictReader(io.StringIO(given.decode("utf-8-sig")))
    return max(round(float(line["score"]), 4) for line in lines)


def rank(sheet):
    from eig import jury

    return jury.rank(sheet)


def pandas_ranks(frame):
    totals = sum(frame[name] * (one / sum(WEIGHTS.values())) for name, one in WEIGHTS.items())
    means = totals.groupby(frame["item"]).mean()
    return means, means.rank(ascending=False, method="min")


def best_score(ranking):
    return round(float(max(ranking.scores.values())), 9)


def explained(sheet):
    from eig import jury

    ranking = jury.rank(sheet, tie_breaks=list(BREAKS))
    return [str(ranking.explain(item)) for item in ranking.order]


def deliberated(sheet):
    from eig import jury

    items = len(sheet.items)
    rules = jury.JuryRules(
        rubric=sheet.rubric, places=max(1, items * 25 // 170), tie_breaks=BREAKS, reserve=5
    )
    return str(jury.deliberate(sheet, rules))


# ── votes ─────────────────────────────────────────────────────────────────────────────────────────


def proposals(scale):
    """Return how a vote on proposals is said."""
    return f"{sized(42, scale):,} × 12"


def orders(scale, noise=None, count=42):
    """Draw twelve orders of the proposals: at random, or around one order."""
    rng = random.Random(1)
    names = list(range(sized(count, scale)))
    if noise is None:
        return [rng.sample(names, len(names)) for _ in range(12)]
    places = [{name: name + rng.gauss(0, noise) for name in names} for _ in range(12)]
    return [sorted(names, key=place.get) for place in places]


def near_orders(scale):
    """Draw twelve orders around one."""
    return orders(scale, noise=4)


def few_orders(scale):
    """Draw twelve orders of eight proposals, around one."""
    return orders(scale, noise=4, count=8)


def preferences(given):
    from eig.jury.votes import Preference, Preferences

    return Preferences.from_orders([Preference(tiers=[[f"c{name:05}"] for name in order]) for order in given])


def profile(given):
    from pref_voting.profiles import Profile

    return Profile(given)


def vote(method):
    def call(given):
        from eig.jury import votes

        return getattr(votes, method)(given)

    return call


def pref_vote(method):
    def call(given):
        from pref_voting import voting_methods

        return getattr(voting_methods, method)(given)

    return call


def pref_voting(method, *, most, why=""):
    return Way(pref_vote(method), profile, lambda won: [f"c{at:05}" for at in sorted(map(int, won))], "pref_voting.voting_methods", most, why)  # fmt: skip


def grades(scale):
    """Draw twelve grades of six an application."""
    rng = random.Random(1)
    return [(f"c{item:06}", [rng.randrange(6) for _ in range(12)]) for item in range(sized(170, scale))]


def tallies(given):
    from eig.jury.marks import Tally

    return [Tally.from_grades(item, marks, levels=6) for item, marks in given]


# ── posts ─────────────────────────────────────────────────────────────────────────────────────────


def lists(scale):
    """Draw fifteen lists of candidates with distinct marks, and the lists that each wishes for."""
    rng = random.Random(1)
    people = [f"p{at:06}" for at in range(sized(170, scale))]
    names = [f"l{at:05}" for at in range(sized(15, scale))]
    wishes = {person: rng.sample(names, min(4, len(names))) for person in people}
    marks = {name: {} for name in names}
    for person, wished in wishes.items():
        for name in wished:
            marks[name][person] = len(marks[name])
    return {name: given for name, given in marks.items() if given}, wishes


def rankings(given):
    from eig import jury

    marks, wishes = given
    return {name: jury.rank(one) for name, one in marks.items()}, wishes


def filled(given):
    from eig.jury import fill_posts

    ranked, wishes = given
    kept = {item: [name for name in wishes[item] if name in ranked] for item in wishes}
    return fill_posts(ranked, posts=2, wishes=kept)


def people(scale):
    return f"{sized(170, scale):,}"


EXACT = "exact, and so exponential: meant for tens of proposals"
SLOW = "pref_voting counts each pair anew: minutes"

JOBS = (
    Job("marks read and checked", sheets, applications, {
        "eig": Way(scoresheet, told=lambda sheet: len(sheet.items)),
        "pandas": Way(frame, told=lambda frame: int(frame["item"].nunique()), needs="pandas"),
    }),
    Job("a file of marks, read and checked", whole_panels, panels_said, {
        "eig": Way(read_bytes, as_bytes, lambda sheet: len(sheet.items)),
        "eig, from marks": Way(scoresheet, told=lambda sheet: len(sheet.items)),
        "pydantic": Way(pydantic_sheets, as_bytes, lambda found: len({one.item for one in found}), "pydantic"),
    }),
    Job("a file of marks, from bytes to the bytes of a ranking", whole_panels, panels_said, {
        "eig": Way(answered, as_bytes, best_written),
        "pydantic and pandas": Way(pydantic_answered, as_bytes, best_written, "pandas"),
        "pandas": Way(pandas_answered, as_bytes, best_written, "pandas"),
    }),
    Job("ranking", sheets, applications, {
        "eig": Way(rank, scoresheet, best_score),
        "pandas": Way(pandas_ranks, frame, lambda found: round(float(found[0].max()), 9), "pandas"),
    }),
    Job("ranking with two tie-breaks, and every reason", sheets, applications, {"eig": Way(explained, scoresheet)}),
    Job("deliberation, printed: ranking, selection, reserve", sheets, applications, {"eig": Way(deliberated, scoresheet)}),
    Job("one post each, from several lists", lists, people, {"eig": Way(filled, rankings)}),
    Job("Borda", orders, proposals, {
        "eig": Way(vote("borda"), preferences, lambda found: sorted(found.ranking.groups[0])),
        "pref_voting": pref_voting("borda", most=10, why="pref_voting keeps each pair in a table of its own: minutes"),
    }),
    Job("Schulze", orders, proposals, {
        "eig": Way(vote("schulze"), preferences, lambda found: sorted(found.winners)),
        "pref_voting": pref_voting("beat_path", most=1, why=SLOW),
    }),
    Job("Kemeny, few proposals", few_orders, lambda scale: f"{sized(8, scale)} × 12", {
        "eig": Way(vote("kemeny"), preferences, lambda found: sorted({one[0] for one in found.orders}), "", 1, EXACT),
        "pref_voting": pref_voting("kemeny_young", most=1, why="it looks at every order"),
    }),
    Job("Kemeny", near_orders, proposals, {"eig": Way(vote("kemeny"), preferences, most=10, why=EXACT)}),
    Job("majority judgment", grades, lambda scale: f"{sized(170, scale):,} × 12", {"eig": Way(vote("majority_judgment"), tallies)}),
)  # fmt: skip
