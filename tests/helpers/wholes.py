"""Pages and pictures kept whole, so that nothing on them changes unseen: `python -m helpers.wholes` writes them anew.

A page is read by people, and no law says where a line of it stands. Each is kept as it was last looked at, in
`tests/data/wholes`; whoever changes one looks at it again, and commits it with the change. So are the plans of all
promotions, what tables and texts are read as, what fields refuse, rehearsals and searches, a line for each.
"""

import datetime as dt
from fractions import Fraction
from itertools import zip_longest
from pathlib import Path

import eig
from eig import to_html
from eig.book.pictures_of_funnels import funnel_picture
from eig.convert import to_json
from eig.jury import (
    EIG_SCALE,
    Criterion,
    JuryRules,
    MarkSheet,
    Reviews,
    Rubric,
    Scoresheet,
    deliberate,
)
from eig.jury.marks import Tally
from eig.jury.minutes import candidate_minutes
from eig.jury.robustness import (
    RankRange,
    marks_picture,
    rank_ranges_picture,
    weight_stability,
    weights_picture,
)
from eig.jury.rules import ReserveTerms
from eig.jury.votes import grades_picture, majority_judgment
from eig.lots import Decision
from eig.programme import Appointment, Panel, Quota, state_on
from eig.programme.appointments import Event
from eig.programme.terms import ContractTerms
from eig.promotions import ALL, DESIGNERS, P3, P5
from helpers import (
    charts_drawn,
    cohorts_drawn,
    decided_book,
    drawings,
    plans_drawn,
    rehearsed,
    tables_read,
    timetables_drawn,
)  # fmt: skip

KEPT = Path(__file__).parents[1] / "data" / "wholes"
TERMS = ContractTerms(duration="10 months")
RUBRIC = Rubric(
    criteria=[
        Criterion(id="impact", scale=EIG_SCALE, weight=2, en="public impact", fr="impact public"),
        Criterion(id="team", scale=EIG_SCALE, floor=2),
    ]
)
MARKS = {
    "adler": ((4, 3), (3, 3), (4, 4)),
    "cibnav": ((3, 3), (3, 3), (3, 3)),
    "ia_flash": ((3, 3), (3, 3), (3, 3)),
    "plume": ((4, 4), None, (4, 4)),
    "datareg": ((2, 4), (2, 2), (3, 2)),
    "zulu": ((1, 1), (1, 1), (2, 1)),
}
REVIEWS = Reviews.from_triples(
    [(item, juror, mark) for item, marks in {"a": (12, 15, 9), "b<": (8, 11, 10), "long name": (17, 13, 16)}.items()
     for juror, mark in zip(("j1", "j2", "j3"), marks, strict=True)]
)  # fmt: skip


def _sheet():
    """Return the marks of three jurors, of whom one stepped back from an item and one gives opinions."""
    return Scoresheet(
        rubric=RUBRIC,
        sheets=[
            MarkSheet(item=item, juror=juror, state="recused")
            if marks is None
            else MarkSheet(
                item=item,
                juror=juror,
                marks=dict(zip(("impact", "team"), marks, strict=True)),
                opinion="favourable" if juror == "j3" else None,
                champion=(item, juror) == ("adler", "j1"),
            )
            for item, given in MARKS.items()
            for juror, marks in zip(("j1", "j2", "j3"), given, strict=True)
        ],
        items=[*MARKS, "unmarked"],
    )


def _held():
    """Return a deliberation with all that minutes have a section for."""
    return deliberate(
        _sheet(),
        places=3,
        reserve=ReserveTerms(names=1, calls=2, starts=dt.date(2018, 7, 4), ends=dt.date(2019, 7, 4)),
        tie_breaks=["criterion_mean:team"],
        threshold="1.5",
        chair="j2",
        source="règlement, art. 5",
        members=["j1", "j2", "j3", "j4"],
        present=["j1", "j2", "j3"],
        decisions=[
            Decision(by="jury", order=["ia_flash", "cibnav"], reference="4.2", on=dt.date(2018, 7, 4))
        ],
    )


def _quotas():
    """Return a deliberation under quotas, of two panels."""
    return deliberate(
        _sheet(),
        places=2,
        reserve=2,
        quotas=[Quota(attribute="team", value="x", minimum=1)],
        attributes={"datareg": {"team": "x"}},
        panels=[Panel(id="p1", members=["j1", "j2"], hears=["adler", "cibnav", "plume"])],
    )


def _minutes():
    return _held().minutes(
        title="EIG 3, challenges",
        sittings=[dt.date(2018, 7, 4), dt.date(2018, 7, 5)],
        recorded_by="secretary",
    )


def _quota_minutes():
    return _quotas().minutes(title="Two panels", salt="5a17" * 16)


def _stability():
    return weight_stability(
        {"a": {"x": 3, "y": 1}, "b": {"x": 1, "y": 4}, "c": {"x": 2, "y": 2}}, weights={"x": 2, "y": 1}, varied="x"
    )  # fmt: skip


def _grades(lang):
    tallies = [Tally(item="a", counts=[1, 0, 2, 5]), Tally(item="b", counts=[0, 3, 5, 0]), Tally(item="c", counts=[8, 0, 0, 0])]  # fmt: skip
    return grades_picture(majority_judgment(tallies), lang=lang)


def _dossier():
    return decided_book.outcome().dossier(salt="7c39" * 16)


def _rules():
    return JuryRules(
        rubric=RUBRIC, places=3, reserve=ReserveTerms(names=2, calls=3), tie_breaks=["criterion_mean:team", "champions"],
        threshold=Fraction(5, 2), quotas=[Quota(attribute="team", value="x", minimum=1)], source="art. 5",
    )  # fmt: skip


def _candidate(item, lang):
    return candidate_minutes(_minutes(), item, results_are_out=True, lang=lang)


def _ranges(lang):
    some = [RankRange(item="a", best=1, worst=2), RankRange(item="b", best=1, worst=4), RankRange(item="c", best=3, worst=5)]  # fmt: skip
    return rank_ranges_picture(some, places=2, marks={"a": Fraction(3, 2), "b": 2}, lang=lang)


def _dense():
    return rank_ranges_picture(
        [RankRange(item=f"i{n:03}", best=n, worst=min(n + 9, 60)) for n in range(1, 61)], places=20
    )


def _lines(values):
    """Return some values, each in a line."""
    return "\n".join(map(str, values))


def _letters(lang, audience):
    """Return the letter of each candidate and each challenge, for an audience."""
    found = decided_book.outcome()
    subjects = [one.subject for one in found.rulings.rulings]
    return "\n\n".join(found.letter(subject, audience=audience, lang=lang) for subject in subjects)


def _notices(lang):
    found = decided_book.outcome()
    subjects = [one.subject for one in found.rulings.rulings]
    return "\n\n".join(
        found.notice(subject, lang=lang, sources={"wishes": "the form", "marks": "the sheets"})
        for subject in subjects
    )


def _book_rows():
    """Return what an outcome holds, table by table: rulings, stages, reserves, who would come in, what is missing."""
    found = decided_book.outcome()
    seated = found.rulings.of("seated")
    return _lines([
        *found.rows(),
        *found.rulings.rows(),
        *found.funnel().rows(),
        *(row for one in found.reserves for row in one.rows()),
        *(row for person in seated for row in found.replacement(person).rows()),
        *(found.replacement(person).explain() for person in seated),
        *found.gaps,
        *found.book.recusals(["adler", "cibnav", "datareg"]).rows(),
        found.explain(),
    ])  # fmt: skip


def _promotions():
    """Return the rows, the dates and the rules of two promotions."""
    return _lines(
        line
        for one in (P3, P5)
        for line in (
            one.explain(),
            *one.rows(),
            *one.dates(),
            one.rules.explain(),
            one.rules.explain(lang="fr"),
        )
    )


def _published():
    """Return every published promotion as it is stored: each number, date, name and source."""
    return "\n".join(to_json(one, indent=0) for one in (*ALL, DESIGNERS))


def _state():
    """Return the state of a promotion in which one resigned, on three days."""
    team = [
        Appointment(person=f"c{n}", challenge="plume", post=post.id, start=dt.date(2019, 1, 16), terms=TERMS)
        for n, post in enumerate(P3.challenge("plume").posts, start=1)
    ]
    left = [Event(person="c1", kind="resigned", on=dt.date(2019, 5, 3), last=dt.date(2019, 6, 15))]
    days = [dt.date(2019, 1, 15), dt.date(2019, 7, 1), dt.date(2019, 12, 1)]
    states = [state_on(team, day, events=left, posts=P3.posts) for day in days]
    return _lines(
        line
        for one in states
        for line in (one.explain(), one.explain("plume"), one.explain("c1"), *one.rows())
    )


PAGES = {
    "book-rows.txt": _book_rows,
    "letters-candidate-fr.txt": lambda: _letters("fr", "candidate"),
    "letters-jury-en.txt": lambda: _letters("en", "jury"),
    "notices-fr.txt": lambda: _notices("fr"),
    "promotions.txt": _promotions,
    "promotions-stored.txt": _published,
    "state.txt": _state,
    "minutes-en.md": lambda: _minutes().to_markdown(lang="en"),
    "minutes-fr.html": lambda: _minutes().to_html(lang="fr"),
    "minutes-quotas-fr.md": lambda: _quota_minutes().to_markdown(lang="fr"),
    "minutes-quotas-en.html": lambda: _quota_minutes().to_html(lang="en"),
    "candidate-en.md": lambda: _candidate("cibnav", "en"),
    "candidate-fr.md": lambda: _candidate("plume", "fr"),
    "rules-en.txt": lambda: _rules().say("en"),
    "rules-fr.txt": lambda: _rules().say("fr"),
    "dossier-fr.html": lambda: to_html(_dossier(), lang="fr"),
    "dossier-public-en.html": lambda: to_html(_dossier().redacted("public"), lang="en"),
    "funnel-en.svg": lambda: funnel_picture(decided_book.outcome().funnel(), lang="en"),
    "marks-en.svg": lambda: marks_picture(REVIEWS, lang="en"),
    "ranges-fr.svg": lambda: _ranges("fr"),
    "ranges-dense.svg": _dense,
    "weights-en.svg": lambda: weights_picture(_stability(), lang="en"),
    "grades-fr.svg": lambda: _grades("fr"),
}
CHARTS = {
    "weeks.svg": charts_drawn.weeks,
    "months.svg": charts_drawn.months,
    "page.html": charts_drawn.page,
    "plan.ics": charts_drawn.calendar,
    "plan.mmd": charts_drawn.mermaid,
}
REHEARSED = {"rehearsal.txt": rehearsed.people, "tables.txt": rehearsed.tables}
DRAWN = {"drawings.txt": drawings.drawings}
PLANNED = {"plans.txt": plans_drawn.plans}
READ = {"read-tables.txt": tables_read.tables, "read-texts.txt": tables_read.texts}
SEARCHED = {
    "timetables.txt": timetables_drawn.found,
    "cohorts.txt": cohorts_drawn.cohorts,
    "cohorts-asked.txt": cohorts_drawn.asked,
}
WHOLES = PAGES | CHARTS | DRAWN | PLANNED | READ | REHEARSED | SEARCHED


def told(name):
    """Return a page, a picture or a text, a tag a line, so that a difference is one of few lines."""
    return WHOLES[name]().replace("><", ">\n<").replace(eig.__version__, "VERSION").strip() + "\n"


def differences(name):
    """Return the first lines in which a page, a picture or a text is not as it was kept, each with the new one."""
    kept = (KEPT / name).read_text(encoding="utf-8")
    pairs = zip_longest(kept.splitlines(), told(name).splitlines())
    return [pair for pair in pairs if len(set(pair)) > 1][:3]


def main():
    """Write all anew."""
    KEPT.mkdir(exist_ok=True)
    for name in WHOLES:
        (KEPT / name).write_text(told(name), encoding="utf-8")


if __name__ == "__main__":
    main()
