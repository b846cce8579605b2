"""The tables that an office would have, made up from a seed: `docs/promotion.py` reads them.

Each is what `csv.DictReader` gives of a sheet in French: rows of text. Nobody in them is real. The published
challenges are marked from 2 to 4 and the invented ones from 1 to 2, so that the published ones win.
"""

import csv
import datetime as dt

from eig import testing
from eig.jury import EIG_SCALE, Scale
from eig.programme import Panel
from eig.promotions import P3

SEED = 2019
DRAW = {"sources": [[9319], [2, 5, 12, 8, 10]], "announced": dt.date(2018, 7, 2)}  # what parts equals
PROPOSED = testing.synthetic_challenges(27, seed=SEED, promotion=P3)
CHALLENGES = (*P3.challenges, *PROPOSED)
PEOPLE = testing.synthetic_candidates(170, seed=SEED, promotion=P3)
WISHES = {
    one.candidate: one.wishes
    for one in testing.synthetic_wishes(PEOPLE, seed=SEED, promotion=P3, challenges=P3.challenges)
}
ASKED = [(one.id, post.profile) for one in P3.challenges for post in one.posts]
HEARD = {
    one.id: None
    for challenge, profile in ASKED
    for one in [one for one in PEOPLE if challenge in WISHES[one.id] and profile in one.profiles][:4]
}
JURORS = testing.synthetic_jurors(
    18, seed=SEED, employers=sorted({one.host.id for one in CHALLENGES if one.host})
)
MEMBERS = [[juror.id for juror in JURORS[number::6]] for number in range(6)]


def pair(place):
    """Return the two panels that hear a challenge: every pair of panels hears some together."""
    first = place % 6
    return first, (first + 1 + place // 6 % 5) % 6


def panels():
    """Return the panels: the challenges that each hears, and the candidates who wish for its own challenges."""
    for number, members in enumerate(MEMBERS):
        challenges = [one.id for place, one in enumerate(CHALLENGES) if number in pair(place)]
        own = {one.id for one in P3.challenges[number::6]}
        yield members, challenges, own, [one for one in HEARD if own & set(WISHES[one])]


def marked(items, members, judges, scale=EIG_SCALE, **more):
    """Return rows of marks, a column a criterion under its French title."""
    titles = {one.id: one.title for one in P3.rules.grid(judges).criteria}
    panel = Panel(id="panel", members=members, hears=items)
    marks = testing.synthetic_marks(items, panels=[panel], seed=SEED, criteria=list(titles), scale=scale)
    return [
        {"Dossier": item, "Juré": juror, **more, **{titles[key]: str(mark) for key, mark in given.items()}}
        for item, juror, given in marks
    ]


def notes():
    """Return the marks of the challenges."""
    published = {one.id for one in P3.challenges}
    for members, heard, _, _ in panels():
        for kind, scale in ((True, Scale.levels(2, 4)), (False, Scale.levels(1, 2))):
            items = [one for one in heard if (one in published) is kind]
            yield from marked(items, members, "challenges", scale)


def auditions():
    """Return the marks of the candidates: one list a challenge and profile."""
    profiles = {one.id: one.profiles for one in PEOPLE}
    for members, _, own, heard in panels():
        for challenge in (one for one in P3.challenges if one.id in own):
            for profile in sorted({profile for post in challenge.posts for profile in post.accepted}):
                asked = [one for one in heard if challenge.id in WISHES[one] and profile in profiles[one]]
                yield from marked(asked, members, "candidates", Défi=challenge.id, Profil=profile)


def candidats():
    """Return the candidates with their wishes."""
    for one in PEOPLE:
        wishes = {f"Vœu {rank}": wish for rank, wish in enumerate(WISHES[one.id], start=1)}
        row = {"Identifiant": one.id, "Nom": f"C{one.id[-3:]}", "Profils": ", ".join(one.profiles)}
        yield {**row, "Employeur": one.employer or "", "Vœu 1": "", "Vœu 2": "", **wishes, "Recevable": "oui"}


def jures():
    """Return the jurors."""
    for one in JURORS:
        row = {"Identifiant": one.id, "Nom": f"J{one.id[-2:]}", "Collège": one.college}
        yield {**row, "Employeur": one.employer or ""}


def sous_jurys(heard):
    """Return the panels, and which of the two each hears: challenges, or candidates."""
    for number, (members, challenges, _, people) in enumerate(panels(), start=1):
        dossiers = challenges if heard == "défis" else people
        yield {
            "Identifiant": f"panel-{number}",
            "Membres": ", ".join(members),
            "Dossiers": ", ".join(dossiers),
        }


def sheet(text):
    """Return the rows of a sheet as `csv.DictReader` does."""
    return list(csv.DictReader(text.split("\n"), delimiter=";"))


def durees(code):
    """Return the office's own durations, between published days."""
    kept = ("key", "duration", "after", "before")
    return [{"name": row[code]} | {column: row[column] for column in kept} for row in sheet(DURATIONS)]


DURATIONS = """key;en;fr;duration;after;before
screening;screening;pré-instruction;12 working days;challenges_call;challenge_jury
shortlist;shortlist;présélection;14 working days;candidates_call;candidate_jury
validation;validation;validation;15 working days;candidate_jury;results
contracts;contracts;contrats;15 working days;results;mission"""
FACTS = """key;started;last
challenges_call;2018-05-04;2018-06-15
screening;2018-06-18;2018-07-03
challenge_jury;2018-07-04;2018-07-04
candidates_call;2018-09-13;2018-10-15
shortlist;2018-10-16;2018-11-05
candidate_jury;2018-11-06;2018-11-08"""
