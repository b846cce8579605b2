"""Tables and JSON texts, right and wrong, and what reading each gives: a value, or every fault with its row and column."""

import json
from datetime import date, datetime, time

from eig import convert, rows
from eig.errors import EigError, Fault, Faults
from eig.jury import Review, Reviews, Rubric, Scale
from eig.programme import Call, Candidate, Challenge, Juror, Panel
from eig.rows import Dialect
from eig.teams import Opening
from eig.timeline import Phase, Plan, Session, WorkCalendar
from eig.timeline.calendar import Span
from eig.timeline.hearings import HalfDay

PLAIN, FRENCH = Dialect(), Dialect.french()
TWO = Rubric.equal(["impact", "team"], scale=Scale(low=0, high=20, step="0.5"))
GOOD = {"item": "a", "juror": "j1", "impact": "12.5", "team": "8"}
MARK = {"item": "a", "juror": "j1", "mark": "3"}
LISTED = {**GOOD, "challenge": "adler", "profile": "data"}


def _table(call, *given, **options):
    return lambda: call(*given, **options)


SHEETS = [
    ([GOOD], {}),
    ([GOOD, GOOD], {}),
    ([GOOD, {**GOOD, "team": "9"}], {}),
    ([GOOD, {**GOOD, "juror": "j2", "impact": "", "team": ""}], {}),
    ([GOOD, {**GOOD, "juror": "j2", "impact": "absent", "team": ""}], {}),
    ([GOOD, {}, {**GOOD, "juror": "", "impact": "x"}], {}),
    ([{**GOOD, "impact": "20.5", "team": "-0.5"}, {**GOOD, "item": "b", "impact": "0", "team": "20"}], {}),
    ([{**GOOD, "impact": "12.25"}], {}),
    ([{"Dossiers": "a", "juror": "j1", "impact": "1", "team": "2"}], {}),
    ([{"Dossier": "a", "juror": "j1", "impact": "1", "team": "2"}], {}),
    ([{"Dossier": "a", "challenge": "b", "juror": "j1", "impact": "1", "team": "2"}], {}),
    ([{"note": "a", "juror": "j1", "impact": "1", "team": "2"}], {}),
    ([{"note": "a", "juror": "j1", "impact": "1", "team": "2"}], {"columns": {"note": "item"}}),
    ([{**GOOD, "note": "n"}], {"ignore": ["note"]}),
    ([{**GOOD, "note": "n"}], {"ignore": "rest"}),
    ([{**GOOD, "impct": "3"}], {}),
    ([{"item": "a", "juror": "j1", "impact": "1"}], {}),
    ([{"item": "a", "juror": "j1"}], {}),
    ([{"item": "a", "criterion": "impact", "j1": "3", "j2": "4"}], {"jurors": ["j1", "j2"]}),
    ([{"item": "a", "criterion": "impct", "j1": "3", "j2": "4"}], {"jurors": ["j1", "j3"]}),
    ([GOOD], {"items": ["a", "b"], "members": ["j1", "j2"]}),
    ([GOOD], {"items": ["b"], "members": ["j2"]}),
    ([GOOD], {"panels": [Panel(id="p", members=["j1", "j2"], hears=["a"])]}),
    ([GOOD], {"panels": [Panel(id="p", members=["j2"], hears=["a", "b"])]}),
    ([GOOD], {"columns": {"itme": "item"}}),
    ([GOOD], {"columns": {"item": "itme"}}),
    ([GOOD], {"columns": {"item": "item", "juror": "item"}}),
    ([{"Dossier": "a", "Juré": "j1", "Impact": "12,5", "Team": "récusé"}], {"dialect": FRENCH}),
    ([{"Dossier": "a", "Juré": "j1", "Impact": "12.500", "Team": "8"}], {"dialect": FRENCH}),
    ([{**GOOD, None: ["", "3", "4"]}], {}),
    ([{**GOOD, 7: "x"}], {}),
]  # fmt: skip
LISTS = [
    ([LISTED], {}),
    ([LISTED, {**LISTED, "profile": ""}], {}),
    ([LISTED], {"lists": [("adler", "data"), ("plume", "dev")]}),
    ([{**LISTED, "challenge": "adlr"}], {"lists": [("adler", "data"), ("plume", "dev")]}),
    ([LISTED, {**LISTED, "challenge": "zzz", "juror": "j2"}], {"lists": [("adler", "data")]}),
    ([{**LISTED, "Défi": "x"}], {"by": ["profile"], "ignore": "rest"}),
    ([LISTED, {**LISTED, "challenge": "", "profile": "", "juror": ""}], {}),
    ([LISTED], {"by": ["challenge"], "lists": [("plume",)], "ignore": ["profile"]}),
]  # fmt: skip
READ = [
    (Candidate, [{"id": "p1", "profiles": "data; dev", "skills.data": "3", "skills.dev": "", "years_of_experience": "4"}], {}),
    (Candidate, [{"id": "p1", "profiles": "data", "skills.data": "x", "years_of_experience": "-1"}, {"id": "", "profiles": "1"}], {}),
    (Candidate, [{"id": "p1", "profile": "data"}, {"id": "p1", "profile": "dev"}], {}),
    (Candidate, [{"id": "p1", "profiles 1": "data", "profiles 2": "dev", "available_from": "2019-02-30"}], {}),
    (Candidate, [{"id": "p1", "available_from": "16/01/2019"}, {"id": "p2", "available_from": "1.2.2019"}], {"dialect": FRENCH}),
    (Candidate, [{"id": "p1", "available_from": "16/01/2019 17/02/2019"}], {"dialect": FRENCH}),
    (Candidate, [{"id": "p1", "available_from": "16/01/2019"}], {}),
    (Juror, [{"id": "j1", "college": "public", "employer": "dgt"}, {"id": "j2", "college": ""}], {}),
    (Call, [{"kind": "candidates", "opens": "2018-09-13", "closes": "2018-10-15T17:00+02:00", "first": "x"}], {}),
    (Call, [{"kind": "candidats", "opens": "2018-09-13", "closes": "2018-10-15 17:00"}], {}),
    (Opening, [{"id": "plume", "size": "2"}, {"id": "adler", "size": "1-3"}, {"id": "x", "size": "3-1"}], {}),
    (Session, [{"key": "s", "when": "2019-05-16", "starts": "9h30", "minutes": "90"}, {"key": "t", "when": "2019-05-16/2019-05-17"}], {}),
    (Session, [{"key": "s", "when": "16 May", "starts": "25:00", "minutes": "1.5"}], {}),
    (HalfDay, [{"key": "h", "day": "2020-03-24", "starts": "09:00", "ends": "12h30"}, {"key": "i", "day": "x", "starts": "12:00", "ends": "9h"}], {}),
    (Phase, [{"key": "p", "duration": "2 weeks", "milestone": "non"}, {"key": "q", "duration": "2 weks", "milestone": "maybe"}], {}),
    (Challenge, [{"id": "c", "title": "C", "self_funded": "oui", "town": " Lille "}, {"id": "d", "title": ""}], {"dialect": FRENCH}),
    (Candidate, [], {}),
    (Candidate, ["p1", 3], {}),
    (Candidate, [{"id": "p1", "id ": "p2"}], {}),
    (Candidate, [{"id": "p1", "": "", " ": "x"}], {"ignore": [""]}),
    (Candidate, [{"id": "p1", "note": "n", "Id": "x"}], {}),
]  # fmt: skip
MARKS = [
    ([MARK, {**MARK, "juror": "j2", "mark": "2.5"}], {}),
    ([MARK, MARK], {}),
    ([{**MARK, "mark": ""}], {}),
    ([{**MARK, "mark": ""}, {**MARK, "juror": "j2"}], {"blank": "unseen"}),
    ([{"item": "a", "j1": "3", "j2": "x"}], {"jurors": ["j1", "j2"]}),
    ([{"item": "a", "j1": "3", "j2": "4"}], {"jurors": ["j1", "j3"]}),
]
TEXTS = [
    (Review, '{"item": "a", "juror": "j1", "mark": "27/2"}'),
    (Review, '{"eig": 1, "type": "jury.Review", "item": "a", "juror": "j1", "mark": 3}'),
    (Review, '{"eig": 2, "item": "a", "juror": "j1", "mark": "1/2"}'),
    (Review, '{"eig": true, "item": "a", "juror": "j1", "mark": "1/2"}'),
    (Review, '{"item": "a", "jurer": "j1", "mark": "x", "kind": 1}'),
    (Review, '{"item": "a", "item": "b", "juror": "j1", "mark": 1.5}'),
    (Review, '{"item": "a", "juror": "j1", "mark": NaN}'),
    (Review, '{"item": "a", "juror": null, "mark": 1'),
    (Review, "[]"),
    (Review, "3"),
    (Review, ""),
    (Review, '{"type": "jury.Reviews", "item": "a", "juror": "j1", "mark": 1}'),
    (Reviews, '{"reviews": [{"item": "a", "juror": "j1", "mark": 1}, {"item": "a", "juror": 2, "mark": "1/0"}, 3]}'),
    (Reviews, '{"reviews": {"item": "a"}}'),
    (Candidate, '{"id": "p1", "profiles": ["data", 2], "skills": {"data": "3"}, "attributes": {"secret": 5}}'),
    (Candidate, '{"id": "p1", "available_from": "2019-13-01", "years_of_experience": true}'),
    (Session, '{"key": "s", "when": {"start": "2019-05-16", "end": "2019-05-18"}, "starts": "09:30:00", "minutes": 90}'),
    (Session, '{"key": "s", "when": {"start": "2019-05-16"}, "starts": "9h", "minutes": "90"}'),
    (Opening, '{"id": "o", "size": [1, 3]}'),
    (Opening, '{"id": "o", "size": [1, 2, 3]}'),
    (Call, '{"kind": "candidates", "closes": "2018-10-15T17:00:00"}'),
]  # fmt: skip
VALUES = [
    Reviews.from_triples([("a", "j1", "13.5"), ("b", "j1", 3)]),
    Session(key="s", when=Span.inclusive(date(2019, 5, 16), date(2019, 5, 17)), starts=time(9), minutes=90),
    Candidate(id="p1", profiles=["data"], skills={"data": 3}, available_from=date(2019, 1, 2)),
    Plan(key="p", start=date(2019, 1, 16), calendar=WorkCalendar(), phases=[Phase(key="a", duration="2 weeks")]),
    HalfDay(key="h", day=date(2020, 3, 24), starts=time(9), ends=time(12, 30)),
    Call(kind="candidates", closes=datetime.fromisoformat("2018-10-15T17:00+02:00")),
]  # fmt: skip


def tables():
    """Write what each table gives."""
    asked = [
        (f"scoresheet {given} {_told(options)}", _table(rows.scoresheet, given, TWO, **options))
        for given, options in SHEETS
    ]
    asked += [
        (f"scoresheets {given} {_told(options)}", _table(rows.scoresheets, given, TWO, **options))
        for given, options in LISTS
    ]
    asked += [
        (f"{kind.__name__} {given} {_told(options)}", _table(rows.read, given, kind, **options))
        for kind, given, options in READ
    ]
    asked += [
        (f"reviews {given} {_told(options)}", _table(rows.reviews, given, **options))
        for given, options in MARKS
    ]
    return "".join(f"{name}\n{_outcome(call)}" for name, call in asked)


def texts():
    """Write what each JSON text gives, then values as JSON, and the schemas of their classes."""
    read = (
        f"{kind.__name__} {text}\n{_outcome(_table(convert.from_json, text, kind))}" for kind, text in TEXTS
    )
    written = (f"{convert.to_json(one)}\n{convert.to_json(one, indent=1)}\n" for one in VALUES)
    schemas = (json.dumps(convert.schema(type(one))) + "\n" for one in VALUES)
    return "".join((*read, *written, *schemas))


def _told(options):
    return ", ".join(f"{name}={'French' if name == 'dialect' else value}" for name, value in options.items())


def _outcome(call):
    try:
        return f"  {call()!r}\n"
    except Faults as faults:
        return "".join(f"  {_said(one)}\n" for one in faults.faults)
    except Fault as fault:
        return f"  {_said(fault)}\n"
    except EigError as error:
        return f"  {type(error).__name__}: {error}\n"


def _said(fault):
    return f"row {fault.row}, column {fault.column!r}: {fault}"
