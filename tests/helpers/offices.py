"""Twelve files as offices have them, each with its traps: from the bytes of the file to what is decided of it, or told.

PYTHONPATH=tests:src python -m helpers.offices      keeps anew what each file gives
"""

from pathlib import Path

from attrs import evolve

from eig import jury, rows
from eig.book import Book
from eig.errors import Fault, Faults
from eig.jury import Criterion, JuryRules, Rubric, Scale
from eig.programme import Application, Candidate
from eig.promotions import P3
from eig.rows import Dialect

FOLDER = Path(__file__).parents[1] / "data" / "offices"
KEPT = FOLDER / "accounts.txt"
SCALE = Scale(low=0, high=20, step="0.5")
TWO = Rubric(
    criteria=[
        Criterion(id="impact", scale=SCALE, fr="Impact", en="Impact"),
        Criterion(id="team", scale=SCALE, fr="Équipe", en="Team"),
    ]
)
FLAGS = JuryRules(rubric=TWO, places=1, tie_breaks=["champions"])


def ranked(text, dialect="fr", rules=TWO, **asked):
    """Return the list that a table of marks gives: three lines from bytes to decision."""
    sheet = rows.scoresheet(text, rules, dialect=dialect, **asked)
    held = jury.deliberate(sheet, evolve(FLAGS, tie_breaks=[]) if rules is TWO else rules)
    return sheet.reading, held.say("fr")


def wide(jurors, ignore=()):
    """Return how a table with a column a juror is ranked."""

    def read(text):
        marks = rows.reviews(text, columns={"Vin": "item"}, jurors=jurors, ignore=ignore, dialect="fr", blank="unseen", scale=SCALE)  # fmt: skip
        return marks.reading, jury.rank(marks).say("fr")

    return read


def book(**columns):
    """Return how a book is read of one table of candidates, or of jurors."""

    def read(text, dialect="fr"):
        found = Book.read(P3, candidates=text, dialect=dialect, columns=columns)
        doubts = [one.say("fr") for one in found.cautions if one.code != "in_table"]
        wishes = [f"{one.candidate} : {', '.join(one.wishes)}" for one in found.applications]
        return found.readings["candidates"], "\n".join([*wishes, *doubts])

    return read


def jurors(text):
    """Return who steps back of the jurors of a table, and what is doubtful."""
    found = Book.read(
        P3, candidates="id\nc1\n", jurors=text, dialect="fr", columns={"jurors": {"Juré": "id"}}
    )
    doubts = [one.say("fr") for one in found.cautions if one.code != "in_table"]
    back = [f"{one.juror} : déport pour {one.item}" for one in found.recusals().recusals]
    return found.readings["jurors"], "\n".join([*back, *doubts])


def applied(text):
    """Return what an export of Grist says of applications."""
    found = rows.read(text, Application, dialect=evolve(Dialect.grist(), zone="Europe/Paris"))
    return found.reading, "\n".join(f"{one.candidate} : {', '.join(one.wishes)}" for one in found)


CALLS = {
    "01-tableur-cp1252.csv": [("tel quel", ranked)],
    "02-colle-du-tableur.txt": [("tel quel", ranked)],
    "03-une-colonne-par-jure.csv": [
        ("sans Chloé", wide(["Ana", "Bo"])),
        ("avec tous", wide(["Ana", "Bo", "Chloé"], ignore=["Moyenne"])),
    ],
    "04-accents-mal-lus.csv": [("tel quel", ranked)],
    "05-en-anglais.csv": [("tel quel", lambda text: ranked(text, "en"))],
    "06-cellules-fausses.csv": [("tel quel", ranked)],
    "07-avis-et-coups-de-coeur.csv": [
        ("tel quel", lambda text: ranked(text, rules=FLAGS)),
        ("sans les coups de cœur", lambda text: ranked(text.replace(b"Coup de coeur (oui/non)", b"Retour"), rules=FLAGS)),
    ],
    "08-demarches-simplifiees.csv": [("tel quel", lambda text: book()(text, Dialect.demarches_simplifiees()))],
    "09-formulaire.csv": [
        ("tel quel", book()),
        ("sans la faute", lambda text: book()(text.replace(b";plum;", b";plume;"))),
    ],
    "10-jures.csv": [("tel quel", jurors)],
    "11-grist.csv": [("tel quel", applied)],
    "12-dates-en-nombres.csv": [("tel quel", lambda text: (rows.read(text, Candidate, dialect="fr").reading, ""))],
}  # fmt: skip


def accounts():
    """Return what each file gives, in French: the reading and the decision, or every fault."""
    told = []
    for name, calls in CALLS.items():
        text = (FOLDER / name).read_bytes()
        for how, call in calls:
            told.append(f"── {name}, {how}")
            try:
                reading, decided = call(text)
                told += [reading.say("fr"), *([decided] if decided else [])]
            except (Fault, Faults) as fault:
                told.append(fault.say("fr"))
            told.append("")
    return "\n".join(told)


if __name__ == "__main__":
    KEPT.write_text(accounts(), encoding="utf-8")
