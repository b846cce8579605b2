"""Texts as whoever hears them would take them up: two colons in a breath, an empty heading, *1 people*."""

import datetime as dt
import html
import re

from attrs import evolve

from eig import jury, teams, to_html
from eig.book import Book, Office, erase
from eig.jury.minutes import candidate_minutes
from eig.lots import Decision
from eig.programme.appointments import Event
from eig.programme.jurisdictions import Retention
from eig.promotions import P3
from eig.reasons import ENGLISH, FRENCH
from eig.rows import Dialect

DAYS = {
    "rules_published": dt.date(2018, 5, 4),
    "minutes_signed": dt.date(2018, 11, 9),
    "decision_taken": dt.date(2018, 11, 20),
    "decision_notified": dt.date(2018, 11, 22),
}
STEPS = [
    Event(on=on, kind=kind, what=what) for kind, on in DAYS.items() for what in ("challenges", "candidates")
]
OFFICE = Office(
    name="Etalab", signed_by="A. Signataire", capacity="dir.", reference="2018-7", court="Conseil d’État",
    retention=Retention(delay="24 months", source="sheet 4"),
)  # fmt: skip
NAMES = ["Hélène d’Aubigné", "Ousmane Ly", "Iris O’Brien", "Élise Un", "Yves Onze"]
PLURALS = {
    "en": "people|names|seats|places|lists|marks|members|others|challenges|dossiers|decisions|rules",
    "fr": "personnes|noms|places|listes|notes|membres|autres|défis|dossiers|décisions|règles",
}
"""What is never one of: none of them is a word that stands in a name here."""


def drawn(random):
    """Return a small promotion, decided: one juror or two, one to five people, perhaps nobody kept or all equal."""
    challenges = random.sample(["adler", "cibnav", "datareg"], random.randint(1, 3))
    jurors = [
        {"id": f"j{n}", "name": name} for n, name in enumerate(["Ève Île", "Omar Yo"][: random.randint(1, 2)])
    ]
    people = [
        {"id": f"c{n}", "name": name, "profiles": random.choice(["data", "dev"]), "employer": random.choice(["", "e1"]),
         "Vœu 1": random.choice(challenges), "complete": random.choice(["oui", "oui", "oui", "non"])}
        for n, name in enumerate(NAMES[: random.randint(1, 5)])
    ]  # fmt: skip
    panels = [{"id": "p1", "name": "Jury A", "members": ",".join(one["id"] for one in jurors), "hears": "c0"}]
    book = Book.read(P3, candidates=people, jurors=jurors, panels=panels, dialect=Dialect.french())
    marks = [
        (one, juror["id"], {"impact": random.choice([1, 3, 3])}) for one in challenges for juror in jurors
    ]
    sheet = jury.Scoresheet.from_marks(jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE), marks)
    held = jury.deliberate(
        sheet, places=random.randint(1, 2), reserve=random.choice([0, 1]), threshold=random.choice([None, 2])
    )
    while random.random() < 0.7 and (equal := held.undecided or held.selection.reserve_undecided):
        held = held.settle(Decision(by="jury", order=equal, reference="4.2", on=dt.date(2018, 7, 4)))
    scores = {
        (one, kind): {
            person["id"]: random.choice([5, 5, 7]) for person in people if person["profiles"] == kind
        }
        for one in challenges
        for kind in ("data", "dev")
    }
    lists = jury.rank_lists({key: some for key, some in scores.items() if some})
    rule = teams.MaxEach(id="employers", attribute="employer", maximum=1)
    found = teams.compose(book.problem(held.kept, merit=lists, wishes=[2, 1], rules=[rule]))
    minutes = held.minutes(title="EIG 3", sittings=[dt.date(2018, 7, 4)], salt="5a17" * 16)
    return book.decide(held, lists, found, minutes=minutes).record(*STEPS)


def texts(outcome, code):
    """Return, by what it is, each text that an office would send, publish or keep."""
    lang = (FRENCH if code == "fr" else ENGLISH).naming(outcome.book.names)
    found = {"outcome": outcome.explain(lang=lang).listed()}
    for one in outcome.rulings.rulings:
        who = one.subject
        found |= {f"{to} {who}": outcome.letter(who, audience=to, lang=lang) for to in ("candidate", "jury")}
        found[f"notice {who}"] = outcome.notice(who, lang=lang)
    for one in outcome.minutes:
        found["minutes"] = one.to_markdown(lang=lang)
        for item in one.deliberation.sheet.items:
            found[f"extract {item}"] = candidate_minutes(one, item, results_are_out=True, lang=lang)
    acts = [
        outcome.act(about, OFFICE, secret="6b28" * 16, lang=lang) for about in ("challenges", "candidates")
    ]
    blank = outcome.act("candidates", evolve(OFFICE, name=" ", court=""), secret="6b28" * 16, lang=lang)
    for act in (*acts, blank):
        found |= {f"act on {act.about}": act.text, f"rules for {act.about}": act.rules}
        found |= {f"decision {who}": text for who, text in act.texts.items()}
        found[f"missing of {act.about}"] = "\n".join(one.say(lang) for one in act.missing)
    dossier = outcome.dossier(salt="c4" * 32, acts=acts)
    gone = {"on": dt.date(2021, 1, 4), "by": "Etalab", "why": "art. 5"}
    kinds = {
        "whole": dossier,
        "erased": erase(dossier, "c0", **gone),
        "empty": erase(dossier, everybody=True, **gone),
    }
    for kind, one in kinds.items():
        for to, held in ((kind, one), (f"{kind}, public", one.redacted("public"))):
            found |= {
                f"dossier {to}": held.explain(lang=lang).listed(),
                f"page {to}": _plain(to_html(held, lang=lang)),
            }
    return found


def _plain(page):
    """Return the text of a page, an element a line, without pictures."""
    page = re.sub(r"(?s)<style.*?</style>|<svg.*?</svg>", "", page)
    return html.unescape(
        re.sub(r"<[^>]+>", "", re.sub(r"</(?:p|li|tr|h\d|t[hd]|div|title|caption)>", "\n", page))
    )


def faults(text, code):
    """Return each line that would be taken up, with what is wrong about it."""
    text = re.sub(r"[\u00a0\u202f]", " ", text).replace("\n  ", " ")  # a long line, folded
    lines = [one for one in text.splitlines() if one.strip()]
    heads = [
        one for one, after in zip(lines, [*lines[1:], "## "], strict=True) if one[:2] == after[:2] == "##"
    ]
    wrong = [("an empty heading", one) for one in heads]
    rules = {
        "two blanks": r"\S  +\S",
        "two marks": r"[;:,] ?[;:,.]|\.\.|\.[;:,] ",
        "one of many": rf"(?<![\d.,/])1 (?:{PLURALS[code]})\b",
        "nothing said": r": ?$|^- *\.?$|\( *\)",
        "a place left": r"\bNone\b|[{}]",
        "no elision": r"(?!)"
        if code == "en"
        else r"\b(?:[dlnjmtsDLNJMTS]|[qQ]u)e (?!onz|oui|EIG)[aeiouâéèêîôAEIOUÂÉÈÊÎÔ]",
        "another language": r"(?!)" if code == "en" else r"\b(?:the|of|and|with|seat|people|which|nobody)\b",
    }
    for line in lines:
        said = re.sub(r"\d\d:\d\d|^\|.*", "", line)
        wrong += [(what, line) for what, rule in rules.items() if re.search(rule, said)]
        wrong += [("two colons", line)] if _breaths_with_two_colons(said) else []
    return wrong


def _breaths_with_two_colons(line):
    """Return what stands between two semicolons or full stops, brackets left out, and has two colons."""
    line = re.sub(r"\\?\[[^]]*\]", "", line)
    while "(" in line and (shorter := re.sub(r"\([^()]*\)", "", line)) != line:
        line = shorter
    return [one for one in re.split(r"[;.](?:\s|$)", line) if len(re.findall(r":(?=\s|$)", one)) > 1]
