"""Headings as people write them, made by rule, and what reading each of them gives.

Each field has the names that an office would give it; each rule writes a name as somebody would type it. A
spelling is *read* where its column fills the field, *told* where a fault or the reading names its column, and
*dropped* where neither does. Nothing may be dropped.
"""

import unicodedata
from collections import Counter
from datetime import UTC, date, datetime
from fractions import Fraction
from itertools import chain

from eig import rows
from eig.errors import Fault, Faults
from eig.jury import Criterion, Rubric, Scale
from eig.programme import Application, Candidate, Juror, Panel
from eig.programme.interests import Interest
from eig.rows import Dialect

FRENCH = Dialect.french()
SCALE = Scale(low=0, high=20, step="0.5")
TWO = Rubric(
    criteria=[
        Criterion(id="impact", scale=SCALE, fr="Impact pour l'usager"),
        Criterion(id="equipe", scale=SCALE, fr="Équipe"),
    ]
)
ONE = Rubric(criteria=[Criterion(id="note", scale=SCALE)])


def bare(text):
    """Return a text without its accents."""
    return "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))


def plural(text):
    """Return the first word in the plural, or in the singular where it is one."""
    first, _, rest = text.partition(" ")
    many = first[:-1] if first.endswith("s") else f"{first}x" if first.endswith("u") else f"{first}s"
    return f"{many} {rest}".strip()


WRITTEN = (
    lambda name: name,
    str.upper,
    str.lower,
    str.title,
    bare,
    lambda name: bare(name).upper(),
    lambda name: name.replace("œ", "oe").replace("Œ", "OE"),
    lambda name: bare(name.lower().replace("œ", "oe")).replace(" ", "_"),
    lambda name: bare(name.lower().replace("œ", "oe")).replace(" ", "-"),
    lambda name: f" {name.replace(' ', '  ')} ",
    lambda name: f"{name} :",
    lambda name: f"{name} *",
    lambda name: f"{name} (obligatoire)",
    lambda name: f"{name} (facultatif)",
    lambda name: f"Votre {name.lower()}",
    lambda name: f"« {name} »",
    lambda name: f"{name} ?",
    plural,
)
OF_WHOM = ("du juré", "de la jurée", "du jury")
NUMBERED = (
    "{} {}", "{}_{}", "{}-{}", "{}{}", "{} n°{}", "{} n° {}", "{} no {}", "{} numéro {}", "{} ({})", "{} #{}",
    "{} {} (obligatoire)", "{} {} :", "Votre {} {}", "{} de rang {}",
)  # fmt: skip
ORDINALS = ("{}er {}", "Votre {}er {}", "{}. {}")


def written(*names):
    """Return names as the rules write them."""
    return [rule(name) for name in names for rule in WRITTEN]


def named_by(*names):
    """Return an identifier of something as people call it."""
    heads = ("Identifiant {}", "ID {}", "N° {}", "Numéro {}", "Code {}", "Référence {}", "Nom {}")
    of = [
        head.format(f"{'de la' if name.endswith('e') else 'du'} {name.lower()}")
        for name in names
        for head in heads
    ]
    short = [head.format(name.lower()) for name in names for head in heads[:5]]
    return [*of, *short]


def numbered(*names):
    """Return the first of several columns of a name, told apart by a number."""
    spelt = [f"{name} du candidat" for name in names]
    ways = [form.format(name, 1) for name in names for form in NUMBERED]
    ordinals = [form.format(1, name.lower()) for name in names for form in ORDINALS]
    words = [f"Premier {name.lower()}" for name in names]
    return [*ways, *(way for one in ways[:4] for way in (bare(one), one.upper())), *ordinals, *words, *spelt]


def scoresheet(heading, cell, *, without, rubric=TWO):
    """Return the only sheet of a table whose one column is called so."""
    whole = {"Dossier": "plume", "Juré": "j1", "impact": "12", "equipe": "13"}
    if rubric is ONE:
        whole = {"Dossier": "plume", "Juré": "j1", "Note": "12"}
    table = [{**{name: one for name, one in whole.items() if name not in without}, heading: cell}]
    return rows.scoresheet(table, rubric, dialect=FRENCH)


def sheet_of(part, heading, cell, *without, rubric=TWO):
    """Return what a sheet says of a part of it, and the reading."""
    sheet = scoresheet(heading, cell, without=without, rubric=rubric)
    return (part(sheet.sheets[0]) if sheet.sheets else None), getattr(sheet, "reading", None)


def value_of(of, name, heading, cell, **given):
    """Return what a value read from a row holds, and the reading."""
    read = rows.read([{**given, heading: cell}], of, dialect=FRENCH)
    return getattr(read[0], name), getattr(read, "reading", None)


def marks(part, cell, expected, headings, *without, rubric=TWO):
    """Return the cases of one field of a marking sheet."""
    return [
        (one, lambda one=one: sheet_of(part, one, cell, *without, rubric=rubric), expected)
        for one in headings
    ]


def fields(of, name, cell, expected, headings, **given):
    """Return the cases of one field of a value."""
    return [(one, lambda one=one: value_of(of, name, one, cell, **given), expected) for one in headings]


def cases():
    """Return, by table and field, the spellings of its heading: how each is read, and what it should give."""
    avis = [*written("Avis", "Opinion"), *(f"{name} {of}" for name in ("Avis", "AVIS") for of in OF_WHOM)]
    hearts = [*written("Coup de cœur", "Coups de cœur"), *(f"Coup de coeur {of}" for of in OF_WHOM)]
    notes = [*written("Note"), *(f"Note {of}" for of in OF_WHOM), "Note sur 20", "Note /20", "Note (sur 20)", "Score", "Points"]  # fmt: skip
    impact = [*written("Impact pour l'usager", "Impact"), "Impact pour l’usager (sur 20)", "Note impact", "Impact /20", "1. Impact", "Impact - note"]  # fmt: skip
    equipe = [*written("Équipe"), "Equipe (sur 20)", "Équipe /20", "Note équipe", "2) Équipe"]
    items = [*written("Dossier", "Défi", "Projet", "Candidature"), *named_by("Dossier", "Projet", "Défi")]
    jurors = [*written("Juré", "Jurée", "Membre du jury", "Évaluateur", "Rapporteur"), "Juré(e)", "Juré·e", "Juré-e", *named_by("Juré")]  # fmt: skip
    profiles = [*written("Profil", "Profils", "Métier"), "Profil du candidat", "Profil(s)", "Quel est votre profil ?", "Choisissez votre profil"]  # fmt: skip
    names = [*written("Nom"), "Nom du candidat", "Nom complet", "Nom et prénom", "Prénom et nom", "NOM Prénom"]  # fmt: skip
    ids = [*written("Identifiant", "ID", "Code"), "N°", "Numéro", "Référence", "Identifiant du candidat", "N° candidat", "ID candidat", "Code candidat", "Identifiant unique"]  # fmt: skip
    free = [*written("Disponible le", "Disponible à partir du", "Date de disponibilité"), "Disponibilité", "Disponible à partir du (date)", "Disponible dès le"]  # fmt: skip
    employers = [*written("Employeur", "Employeur actuel", "Organisme"), "Employeur du candidat", "Entreprise", "Structure"]  # fmt: skip
    complete = [*written("Recevable", "Recevabilité", "Dossier complet", "Complet"), "Candidature recevable", "Recevable (oui/non)", "Recevable O/N", "Dossier recevable ?"]  # fmt: skip
    received = [*written("Reçu le", "Déposé le", "Date de dépôt", "Date de réception"), "Date dépôt", "Horodateur", "Date de candidature"]  # fmt: skip
    wishes = numbered("Vœu", "Voeu", "Choix", "Préférence", "Défi choisi", "Défi", "Projet")
    mails = written("Adresse mail", "Adresse e-mail", "Courriel", "Mél", "Adresse de messagerie")
    called = [*written("Nom", "Intitulé", "Titre", "Libellé"), "Nom du candidat", "Intitulé du dossier"]
    applicants = [*written("Candidat", "Candidate", "Candidature"), *named_by("Candidat", "Candidature")]
    colleges = [*written("Collège"), "Collège du juré", "COLLEGE D'ORIGINE", "Collège de rattachement"]
    links = [*written("Lien", "Motif"), "Lien d'intérêt", "Nature du lien", "Type de lien", "Motif du déport"]
    targets = [*written("Cible", "Dossier", "Défi"), "Dossier concerné", "Défi concerné", "N° du dossier"]
    moment = datetime(2018, 10, 1, 9, 0, tzinfo=UTC)
    return {
        "marks.opinion": marks(lambda one: one.opinion, "Défavorable", "unfavourable", avis),
        "marks.champion": marks(lambda one: one.champion, "Oui", True, hearts),
        "marks.mark": marks(lambda one: one.marks.get("note"), "12,5", Fraction(25, 2), notes, "Note", rubric=ONE),
        "marks.impact": marks(lambda one: one.marks.get("impact"), "12,5", Fraction(25, 2), impact, "impact"),
        "marks.equipe": marks(lambda one: one.marks.get("equipe"), "12,5", Fraction(25, 2), equipe, "equipe"),
        "marks.item": marks(lambda one: one.item, "sirene", "sirene", items, "Dossier"),
        "marks.item, by its name": marks(lambda one: one.item, "sirene", "sirene", called, "Dossier"),
        "marks.juror": marks(lambda one: one.juror, "j7", "j7", jurors, "Juré"),
        "candidates.id": fields(Candidate, "id", "c7", "c7", ids),
        "candidates.id, by whom": fields(Candidate, "id", "c7", "c7", applicants),
        "candidates.name, by whom": fields(Candidate, "name", "Ada L.", "Ada L.", written("Candidat", "Candidate"), id="c1"),
        "candidates.mail": fields(Candidate, "attributes", "a@x.fr", {"mail": "a@x.fr"}, mails, id="c1"),
        "candidates.name": fields(Candidate, "name", "Ada L.", "Ada L.", names, id="c1"),
        "candidates.profiles": fields(Candidate, "profiles", "data", ("data",), profiles, id="c1"),
        "candidates.employer": fields(Candidate, "employer", "insee", "insee", employers, id="c1"),
        "candidates.available_from": fields(Candidate, "available_from", "01/09/2019", date(2019, 9, 1), free, id="c1"),
        "applications.candidate": fields(Application, "candidate", "c7", "c7", applicants),
        "applications.wishes": fields(Application, "wishes", "plume", ("plume",), wishes, candidate="c1"),
        "applications.complete": fields(Application, "complete", "non", False, complete, candidate="c1"),
        "applications.received": fields(Application, "received", "2018-10-01T09:00+00:00", moment, received, candidate="c1"),
        "jurors.id": fields(Juror, "id", "j7", "j7", jurors[:54]),
        "panels.id": fields(Panel, "id", "p7", "p7", written("Sous-jury", "Panel", "Groupe"), membres="j1"),
        "panels.hears": fields(Panel, "hears", "c1, c2", ("c1", "c2"), written("Dossiers", "Candidats", "Candidats entendus"), id="p1", membres="j1"),
        "jurors.college": fields(Juror, "college", "public", "public", colleges, id="j1"),
        "interests.kind": fields(Interest, "kind", "employer", "employer", links, juror="j1", target="plume"),
        "interests.target": fields(Interest, "target", "adler", "adler", targets, juror="j1", kind="employer"),
    }  # fmt: skip


def outcome(heading, read, expected):
    """Return whether a spelling is read, told or dropped, or what else was made of it."""
    try:
        value, reading = read()
    except Fault as fault:
        return told(heading, [fault])
    except Faults as faults:
        return told(heading, faults.faults)
    if value == expected:
        return "read"
    aside = {one.heading for one in reading.left_aside} if reading else set()
    return "told" if " ".join(heading.split()) in aside else "dropped"


def told(heading, faults):
    """Return whether faults name the column, or the heading of the table."""
    name = " ".join(heading.split())
    said = " ".join(fault.say("fr") for fault in faults)
    return "told" if name in said or any(fault.row == 0 for fault in faults) else "refused"


def outcomes():
    """Return what each spelling gives, by table and field."""
    return {
        field: {one: outcome(one, read, expected) for one, read, expected in given}
        for field, given in cases().items()
    }


def main():
    """Print the count of each outcome, and which spellings are not read."""
    found = outcomes()
    for field, given in found.items():
        counts = Counter(given.values())
        other = {one: said for one, said in given.items() if said != "read"}
        print(f"{field}: {dict(counts)}", *(f"\n    {said}: {one}" for one, said in other.items()))
    print(Counter(chain.from_iterable(given.values() for given in found.values())))


if __name__ == "__main__":
    main()
