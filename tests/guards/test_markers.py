"""Markers planted where something private may stand show up in no repr, error or sentence, in wrong input too."""

from fractions import Fraction

import attrs
import pytest

from eig import convert, jury, lots, rows, teams
from eig.errors import EigError
from eig.programme import Candidate, Juror, Mentor, Quota
from eig.reasons import FrozenMap

MARKER = "5ec2e7" * 6  # a salt as well: hexadecimal digits
AMOUNT = 918273645


def told(build):
    """Return all that a call shows: the repr of what it builds, its sentences and page, or its error."""
    try:
        found = build()
    except EigError as error:
        return str(error) + repr(getattr(error, "__notes__", ""))
    said = [repr(found), str(found)]
    said += [str(found.explain())] if hasattr(found, "explain") and not attrs.has(type(found)) else []
    said += [found._repr_html_() or ""] if hasattr(found, "_repr_html_") else []
    return "\n".join(said)


def cohort():
    """Compose a team under rules that read attributes and amounts."""
    people = [
        teams.Person(id=f"p{n}", attributes={"g": MARKER if n else "x"}, amounts={"load": AMOUNT}, wishes=["plume"])
        for n in range(3)
    ]  # fmt: skip
    rules = [
        teams.MaxEach(id="each", attribute="g", maximum=1),
        teams.asked.Budget(id="sum", amount="load", maximum=AMOUNT + 1),
    ]
    return teams.Problem(people=people, openings=[teams.Opening(id="plume", size=(2, 3))], rules=rules)


def selection():
    """Select under a quota."""
    ranking = jury.Ranking.from_scores({"a": 9, "b": 8, "c": 7})
    held = {"a": {"g": MARKER}, "b": {"g": "x"}, "c": {"g": "x"}}
    return jury.select(
        ranking, places=1, quotas=[Quota(attribute="g", value="x", minimum=1)], attributes=held
    )


def deliberation(attributes):
    """Deliberate under a quota."""
    rubric = jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE)
    sheet = jury.Scoresheet.from_marks(rubric, [(item, "j", {"impact": 3}) for item in "ab"])
    quota = Quota(attribute="g", value="x", minimum=1)
    return jury.deliberate(sheet, places=1, quotas=[quota], attributes=attributes)


def minutes(salt=MARKER):
    """Draw up minutes with a salt, on attributes that no quota counts."""
    return deliberation({"a": {"g": MARKER}, "b": {"g": "x"}}).minutes(title="t", salt=salt)


PLANTED = {
    "attributes of a deliberation": lambda: deliberation({"a": {"g": MARKER}, "b": {"g": "x"}}),
    "wrong attributes of a deliberation": lambda: deliberation({"a": {"g": [1, MARKER]}}),
    "the salt of minutes": minutes,
    "a wrong salt": lambda: minutes([MARKER]),
    "minutes as they are written": lambda: minutes().to_markdown() + minutes().to_html(lang="fr"),
    "minutes that do not hold": lambda: jury.verify(minutes("5a17" * 8), deliberation({"a": {"g": "x"}, "b": {"g": MARKER}})),
    "attributes of a person": lambda: teams.Person(id="p", attributes={"a": MARKER}),
    "amounts of a person": lambda: teams.Person(id="p", amounts={"a": AMOUNT}),
    "attributes that are no text": lambda: teams.Person(id="p", attributes={"a": [MARKER]}),
    "attributes that are no mapping": lambda: teams.Person(id="p", attributes=[MARKER]),
    "attributes by number": lambda: teams.Person(id="p", attributes={1: MARKER}),
    "attributes composed twice": lambda: teams.Person(id="p", attributes={"é": MARKER, "e\u0301": MARKER}),
    "a control character in an attribute": lambda: teams.Person(id="p", attributes={"a": f"{MARKER}\x00"}),
    "amounts that are no number": lambda: teams.Person(id="p", amounts={"a": MARKER}),
    "amounts that are no mapping": lambda: teams.Person(id="p", amounts=MARKER),
    "an amount that is a fraction": lambda: teams.Person(id="p", amounts={"a": Fraction(AMOUNT, 7)}),
    "the name of a candidate": lambda: Candidate(id="c", name=MARKER),
    "a name that is no text": lambda: Candidate(id="c", name=[MARKER]),
    "a name with a control character": lambda: Candidate(id="c", name=f"{MARKER}\x00"),
    "attributes of a candidate": lambda: Candidate(id="c", attributes={"a": [MARKER]}),
    "the name of a mentor": lambda: Mentor(id="m", challenge="plume", name=f" {MARKER}"),
    "the name of a juror": lambda: Juror(id="j", name=[MARKER]),
    "attributes of a quota": selection,
    "why not, under a quota": lambda: selection().explain("a"),
    "wrong attributes of a selection": lambda: jury.select(
        jury.Ranking.from_scores({"a": 9}), places=1, quotas=[Quota(attribute="g", value="x", minimum=1)],
        attributes={"a": MARKER},
    ),
    "attributes by number in a selection": lambda: jury.select(
        jury.Ranking.from_scores({"a": 9}), places=1, quotas=[Quota(attribute="g", value="x", minimum=1)],
        attributes={"a": {1: MARKER}},
    ),
    "wrong attributes of a lottery": lambda: jury.selection.fair_lottery({"a": MARKER}, places=1),
    "wrong attributes under quotas": lambda: jury.selection.best_under_quotas(
        {"a": 1}, places=1, attributes={"a": {"g": [AMOUNT]}}
    ),
    "attributes that are none of a deliberation": lambda: jury.deliberate(None, places=1, attributes={"a": MARKER}),
    "a padded secret": lambda: lots.commitment(f" {MARKER}", codes=2),
    "a secret that is a number": lambda: lots.commitment(AMOUNT, codes=2),
    "attributes of a lottery": lambda: jury.selection.fair_lottery({"a": {"g": MARKER}, "b": {"g": "x"}}, places=1),
    "a composition": lambda: teams.compose(cohort()),
    "a composition explained": lambda: teams.compose(cohort()).explain(),
    "who breaks a rule": lambda: teams.check(cohort(), teams.asked.Cohort.of({"plume": ["p1", "p2"]})),
    "a problem": cohort,
    "an unread cell": lambda: rows.read([{"id": "p", "z": MARKER}], teams.Person),
    "an attribute in a cell": lambda: rows.read([{"id": "p", "attributes.a": [MARKER]}], teams.Person),
    "an amount in a cell": lambda: rows.read([{"id": "p", "amounts.a": MARKER}], teams.Person),
    "a name in a cell": lambda: rows.read([{"id": "p", "name": f"{MARKER}\x00"}], Candidate),
    "a cell beyond the heading": lambda: rows.read([{"id": "p", None: [MARKER]}], teams.Person),
    "a row that is none": lambda: rows.read([MARKER], teams.Person),
    "a table that is none": lambda: rows.read(MARKER, teams.Person),
    "an attribute in JSON": lambda: convert.from_json(f'{{"id": "p", "attributes": {{"a": ["{MARKER}"]}}}}', teams.Person),
    "an amount in JSON": lambda: convert.from_json(f'{{"id": "p", "amounts": {{"a": "{MARKER}"}}}}', teams.Person),
    "a name in JSON": lambda: convert.from_json(f'{{"id": "c", "name": ["{MARKER}"]}}', Candidate),
    "an unknown key of JSON": lambda: convert.from_json(f'{{"id": "p", "nom": "{MARKER}"}}', teams.Person),
    "broken JSON": lambda: convert.from_json(f'{{"id": "{MARKER}', teams.Person),
    "a mapping of attributes": lambda: FrozenMap([MARKER]),
}  # fmt: skip


@pytest.mark.untraced
@pytest.mark.parametrize("where", PLANTED)
def test_no_marker_is_shown(where):
    """What was planted is told by its place and kind alone."""
    shown = told(PLANTED[where])

    assert MARKER not in shown
    assert str(AMOUNT) not in shown.replace(",", "").replace("\u202f", "")


def test_the_guard_sees_a_marker():
    """The guard is not a check that cannot fail: an identifier is shown."""
    assert MARKER in told(lambda: teams.Person(id=MARKER))
    assert MARKER in told(lambda: teams.Person(id=f"{MARKER} "))
