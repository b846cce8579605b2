"""How a table is written: decimal mark, dates, words for what is missing, lists, columns left aside.

A table that a program wrote needs no dialect. What an office wrote does: `Dialect.french()` reads a
spreadsheet in French, `Dialect.demarches_simplifiees()` an export of that service, `Dialect.grist()` one of
Grist, `Dialect.form()` one of an online form. Each is a value: `attrs.evolve` changes what differs in your
office.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final, Literal, TypeAlias, TypeVar, final

from attrs import evolve, field, frozen

from eig._language.lang_arguments_and_late_words import language_of
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import Rule, ids, label, map_of, one_of, text, whole
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.map_fields import names_map
from eig._values.names_alike_but_for_case import fold, folded
from eig._values.nearest_names import Known
from eig._values.phrases_of_faults import Quoted
from eig._values.tuple_fields import to_ids, to_tuple
from eig._values.value import Value, keeps
from eig.programme._weekdays_time_zones_and_order import zone_of
from eig.rows._spellings_of_headings import by_key
from eig.typing import Lang

T = TypeVar("T")
Ignored: TypeAlias = Iterable[str] | Literal["rest", "nothing"]
"""Columns left aside: their names, `"rest"` for every column that resembles no field, or `"nothing"`.

What a language is, and what may be left aside, are two choices: `dialect="fr", ignore="nothing"`.
"""

YES: Final = ("true", "yes", "1", "oui", "vrai")
NO: Final = ("false", "no", "0", "non", "faux")
MISSING: Final = (
    "na",
    "n/a",
    "n.a.",
    "nc",
    "néant",
    "neant",
    "sans objet",
    "non renseigné",
    "null",
    "-",
    "–",
    "—",
)


def _each(words: Mapping[T, str]) -> dict[str, T]:
    """Return what each word means, of the words for each meaning."""
    return {word: meaning for meaning, said in words.items() for word in said.split("|")}


WORDS: Mapping[str, str] = _each(
    {
        "absent": "abs|abs.|absence|absente|excusé|excusée",
        "abstained": "abst|abstention|abstenu|abstenue|s'abstient",
        "recused": "déport|déportée|déporté|récusé|récusée|conflit",
        "marked": "noté",
        "favourable": (
            "favorable|avis favorable|sans réserve|sans réserves|favorable sans réserve"
            "|avis favorable sans réserve"
        ),
        "unfavourable": (
            "défavorable|avis défavorable|réservé|réservée|avis réservé|avec réserves|sous réserve"
        ),
        "strong": "fort|forte",
        "slight": "faible",
        "item": "dossier",
        "session": "séance",
        "screening": "recevabilité",
        "shortlist": "présélection",
        "withdrawn": "désistement|candidature retirée|défi retiré",
        "rejected": "non retenue|candidature non retenue",
        "inadmissible": "candidature non recevable",
        "terminated": "fin anticipée du contrat",
        "moved": "passage",
        "candidates": "candidats",
    }
)
FACTS: Mapping[str, str] = _each(
    {
        "decision_taken": "décision prise|décidé|decision",
        "decision_notified": (
            "notification|décision notifiée|décisions notifiées|notification des décisions|notified"
        ),
        "rules_published": "règles publiées|publication du règlement|règlement publié",
        "draw_announced": "tirage annoncé|tirage au sort annoncé|annonce du tirage",
        "jury_sat": "séance|jury réuni|réunion du jury|sitting",
        "minutes_signed": "procès-verbal signé|pv signé|signature du pv",
        "resigned": "démissionne|resignation",
        "withdrawn": "withdrawal",
    }
)
"""What else tables call the kinds of facts, beside the words that `to_rows` writes."""


HEADINGS: Mapping[str, tuple[str, ...]] = _each(
    {
        ("id",): "identifiant|identifiant unique|numéro|code|référence|sigle",
        ("item", "target", "hears"): "dossier",
        ("item", "challenge", "target", "hears"): "projet",
        ("target", "item"): "dossier concerné",
        ("target", "challenge", "item"): "défi concerné",
        ("hears",): "dossiers|entend|auditionnés|dossiers entendus|candidats entendus",
        ("target",): "cible",
        ("person", "candidate"): "personne",
        ("kind",): "fait|événement|lien|lien d'intérêt|intérêt|nature du lien|type de lien|motif du déport",
        ("what",): "objet|sur quoi|quoi|livrable",
        ("on",): "date",
        ("last", "last_day"): "dernier jour",
        ("last_day",): "dernier jour de dépôt",
        ("by",): "remplacement par|par",
        ("share",): "quotité",
        ("complete", "passed"): "recevable|recevabilité",
        ("complete",): (
            "complet|dossier complet|dossier recevable|candidature recevable|candidature complète"
            "|éligible|éligibilité"
        ),
        ("received",): (
            "reçu le|déposé le|date de dépôt|date de réception|date de candidature|horodateur"
            "|horodatage|reçue le|soumis le|envoyé le|date d'envoi|date de soumission"
            "|date et heure de dépôt|date et heure de réception"
        ),
        ("years_of_experience",): (
            "années d'expérience|nombre d'années d'expérience|nb années d'expérience|expérience (années)"
        ),
        ("available_from",): (
            "disponible le|disponible dès le|disponible à partir du|disponible à compter du"
            "|date de disponibilité|disponibilité|date de prise de poste"
        ),
        ("clearances",): "habilitations",
        ("mates",): "équipier|coéquipier|équipier souhaité|binôme|binôme souhaité",
        ("lead",): "référent",
        ("host",): (
            "porteur|porteuse|administration porteuse|structure porteuse|organisme d'accueil|hôte"
            "|organisme porteur"
        ),
        ("host", "employer"): "administration",
        ("post", "posts"): "poste",
        ("optional_posts",): "poste facultatif",
        ("posts", "profile"): "profil recherché",
        ("posts", "accepts"): "profils recherchés",
        ("weight",): "poids|coef|coeff|pondération",
        ("title", "name"): "libellé",
        ("start", "first", "opens"): "début",
        ("last", "closes"): "fin",
        ("part_of",): "rattaché à",
        ("challenge", "item", "opening", "target", "hears"): "défi",
        ("candidate", "item", "person", "target", "hears"): "candidat|candidate|candidature",
        ("kind", "ground"): "motif",
        ("step",): "étape|phase",
        ("ground",): "raison",
        ("passed",): "décision|résultat|présélectionné|retenu|admis|franchi|statut|étape passée",
        ("author", "by"): "auteur",
        ("condition",): "condition",
        ("scope",): "portée",
        ("intensity",): "intensité",
        ("juror",): "juré|jurée|membre du jury|membre|évaluateur|évaluatrice|rapporteur|rapporteuse",
        ("juror", "judges"): "jury",
        ("juror", "members"): "jurés",
        ("criterion",): "critère",
        ("mark",): "note|score|points",
        ("state",): "état",
        ("opinion",): "avis",
        ("champion",): "coup de cœur",
        ("members",): "membres",
        ("stepped_back",): "déports|déportés|membres déportés|jurés déportés|membres récusés",
        ("profile", "profiles"): "profil|métier",
        ("profiles",): "profils|profil souhaité|profil visé|profil principal",
        ("wishes",): "vœu|vœux|choix|préférence|défi choisi|défi souhaité|défi préféré|choix de défi",
        ("name", "title"): "nom",
        ("name",): "nom complet|dénomination|raison sociale|nom et prénom|prénom et nom|nom prénom",
        ("title",): "titre|intitulé",
        ("attributes.mail",): (
            "courriel|email|mail|mél|adresse électronique|adresse de messagerie|adresse mail"
            "|adresse e-mail|adresse courriel|mail personnel|e-mail personnel|courriel personnel"
        ),
        ("employer",): (
            "employeur|employeur actuel|dernier employeur|organisme|entreprise|entreprise actuelle"
            "|société|service|service d'origine|structure|établissement|entité|institution"
            "|administration d'origine|administration d'appartenance|organisme d'appartenance"
            "|structure d'appartenance"
        ),
        ("college",): "collège|collège d'origine|collège de rattachement",
    }
)


EXPORTED: Final = (
    *("FranceConnect ?", "Civilité", "Dépôt pour un tiers", "Nom du mandataire", "Prénom du mandataire"),
    *("Date de naissance", "Archivé", "À archiver", "Dernière mise à jour le"),
    *(
        "Dernière mise à jour du dossier le",
        "Passé en instruction le",
        "Traité le",
        "Motivation de la décision",
    ),
    *("Instructeurs", "Groupe instructeur", "Labels"),
)
"""The headings of every export of *Démarches simplifiées* that say nothing of what is asked for."""


STATES_OF_FILES: Final[Mapping[str, str]] = _each(
    {"received": "en construction|en instruction|accepté", "rejected": "refusé|classé sans suite"}
)
"""What the states of files in *Démarches simplifiées* mean of an application."""
SLIP: Final = 0.8  # a name that resembles a field less is no slip of it
FIELDS: Final = frozenset(name.partition(".")[0] for names in HEADINGS.values() for name in names)
"""The fields that columns in French fill."""


def _fields_of_tables() -> Known:
    """Return the fields that a column may fill: those that have a heading when they are written."""
    from eig._draw._heading_sentences import COLUMNS  # noqa: PLC0415 # only for headings of one's own

    return Known({*FIELDS, *(code.rpartition(".")[2] for code in COLUMNS)})


def _ignored(given: Ignored) -> Ignored:
    names = to_tuple(given, any_order=True)
    return tuple(sorted(names)) if label.each().holds(names) else names


sign: Final = Rule(
    lambda value: (
        value == "\t" or (isinstance(value, str) and len(value) == 1 and value != '"' and value.isprintable())
    ),
    "rows.one_sign",
)
"""What parts the cells of a file."""
parting: Final = Rule(lambda value: label.holds(value) and value != "", "rows.separator", tidy=label.tidy)
left_aside: Final = Rule(
    lambda value: label.each().holds(value) or (isinstance(value, str) and value in ("rest", "nothing")),
    "values.either",
    {"rules": (label.each().phrase, one_of("rest", "nothing").phrase)},
)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Dialect(Value):
    """How a table is written.

    Args:
        decimal: The decimal mark: `"."`, or `","`, beside which a point is read too. Text in thousands may be
            parted by spaces.
        day_first: Whether `16/01/2019` is a date; ISO dates always are.
        fractions: Whether `"27/2"` is a number, as `to_rows(exact=True)` writes it; elsewhere it is no mark.
        missing: Words that stand for no answer, beside a blank cell.
        yes: Words that stand for yes.
        no: Words that stand for no.
        words: What the words of closed lists mean, such as `{"favorable": "favourable"}`. Those that mean a
            state (`absent`, `recused`, `abstained`) may stand where a mark would.
        headings: What a column holds whose name is that of no field: by heading, the fields that it may fill.
            It fills the first of them that there is and no other column fills; `columns=` always wins.
        separator: What parts the values of a cell that holds several.
        ignore: Columns left aside on purpose; `"rest"` leaves aside every column that resembles no field.
        first_row: The number of the first row under the heading, as the sheet counts it.
        zone: The time zone of hours that state no offset, such as `Europe/Paris`; empty if they are refused.

    >>> french = Dialect.french()
    >>> french.decimal, french.day_first, french.ignore
    (',', True, 'rest')
    """

    decimal: Literal[".", ","] = "."
    day_first: bool = False
    fractions: bool = False
    missing: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids))
    yes: tuple[str, ...] = field(default=YES, converter=to_ids, metadata=keeps(ids))
    no: tuple[str, ...] = field(default=NO, converter=to_ids, metadata=keeps(ids))
    words: FrozenMap[str] = field(default=EMPTY, converter=MapOf[str], metadata=keeps(map_of(text)))
    headings: FrozenMap[tuple[str, ...]] = field(
        default=EMPTY, converter=names_map, metadata=keeps(map_of(ids))
    )
    separator: str = field(default=";", metadata=keeps(parting))
    ignore: Ignored = field(default=(), converter=_ignored, metadata=keeps(left_aside))
    first_row: int = field(default=2, metadata=keeps(whole(0)))
    zone: str = ""

    def _check(self, faults: Gather) -> None:
        known = not self.zone or zone_of(self.zone) is not None
        faults.that("zone", known, "programme.time_zone", value=self.zone)
        asked = {name: head for head, names in self.headings.items() for name in names}
        strange = {one: head for one, head in asked.items() if one.partition(".")[0] not in FIELDS}
        fields = _fields_of_tables() if strange else Known(())
        for name, head in strange.items():
            own = name.partition(".")[0]
            near = tuple(map(Quoted, fields.nearest(own, 1, close=SLIP))) or None
            faults.that("headings", own in fields, "rows.a_field", at=(head,), value=name, nearest=near)

    @classmethod
    def french(cls) -> Dialect:
        """Return how a spreadsheet in French is written: 13,5, 16/01/2019, néant, abs, lists by comma.

        >>> from eig.rows import read
        >>> from eig.jury import Review
        >>> read([{"item": "plume", "juror": "j1", "mark": "13,5"}], Review, dialect=Dialect.french())[0].mark
        Fraction(27, 2)
        """
        return cls(
            decimal=",",
            day_first=True,
            missing=MISSING,
            yes=(*YES, "o", "x", "✓", "✔", "♥", "ok", "recevable", "complet", "complète"),
            no=(*NO, "n", "irrecevable", "non recevable", "incomplet", "incomplète"),
            words=WORDS,
            headings=HEADINGS,
            separator=",",
            ignore="rest",
        )

    @classmethod
    def demarches_simplifiees(cls) -> Dialect:
        """Return how *Démarches simplifiées* writes: dates with their hour, lists by comma, fixed headings.

        Who applied, their first name and name, when, and the state of the file are read of the headings that
        every export has; the others, on the file and on who handles it, are left aside and not told. A file
        that is *Refusé* or *Classé sans suite* is an application that was not kept (`rejected`): nobody sits
        by it, and a book tells who. The others go on (`received`): *Accepté* says that the service accepted
        the file, which is not yet that the jury admitted the person. Where it is in your office, say so by
        `words`: `{**dialect.words, "accepté": "admitted"}`. Questions of the form are told where no field
        reads them: name those that matter in `columns=`.

        Source: the public code of the service, `spreadsheet_columns` in `app/models/dossier.rb` and
        `columns_meta` in `app/models/export_template.rb`; the states are those of `Dossier.state` there.

        >>> from eig.rows import read
        >>> from eig.programme import Application
        >>> export = [{"ID": 12, "Email": "a@x.fr", "Déposé le": "2018-10-01 09:00:00 +0200"}]
        >>> read(export, Application, dialect=Dialect.demarches_simplifiees())[0].candidate
        '12'
        """
        return evolve(
            cls.french(),
            yes=(*YES, "on"),
            no=(*NO, "off"),
            words={**WORDS, **STATES_OF_FILES},
            headings={**HEADINGS, "id": ("id", "candidate"), "état du dossier": ("status",)},
            ignore=("rest", *EXPORTED),
        )

    @classmethod
    def grist(cls) -> Dialect:
        """Return how *Grist* writes a table: lists by comma, ISO dates, hours as 9:30am, true and false.

        Headings are the labels of columns. An hour is local to the document: state its zone. Records as its
        API gives them, `{"id": 1, "fields": {…}}` with lists as `["L", …]`, are read as rows.

        Source: `app/common/ValueFormatter.ts` and `app/server/lib/ExportDSV.ts` of grist-core.

        >>> from eig.rows import read
        >>> from eig.programme import Candidate
        >>> table = [{"Identifiant": "c1", "Profils": "data, dev"}]
        >>> read(table, Candidate, dialect=Dialect.grist())[0].profiles
        ('data', 'dev')
        """
        return evolve(cls.french(), yes=YES, no=NO)

    @classmethod
    def form(cls) -> Dialect:
        """Return how an online form in French writes: lists by semicolon, which may end them.

        >>> Dialect.form().separator
        ';'
        """
        return evolve(cls.grist(), separator=";")

    @classmethod
    def exact(cls) -> Dialect:
        """Return how `to_rows(..., exact=True)` writes: fractions as `27/2`.

        >>> Dialect.exact().fractions
        True
        """
        return cls(fractions=True)

    @cached_property
    def _missing(self) -> frozenset[str]:
        return folded((*self.missing, ""))

    @cached_property
    def _flags(self) -> Mapping[str, bool]:
        return dict.fromkeys(folded(self.no), False) | dict.fromkeys(folded(self.yes), True)

    @cached_property
    def _meanings(self) -> Mapping[str, str]:
        return {fold(word): meaning for word, meaning in self.words.items()}

    @cached_property
    def _fields(self) -> Mapping[str, tuple[str, ...]]:
        return {fold(heading): names for heading, names in self.headings.items()}

    @cached_property
    def by_key(self) -> Mapping[str, tuple[str, ...]]:
        """What a column may hold, by what all spellings of its heading have in common.

        >>> Dialect.french().by_key["coupcoeur"]
        ('champion',)
        """
        return by_key(self.headings)

    def fields_of(self, column: str) -> tuple[str, ...]:
        """Return the fields that a column of this name may fill, the likeliest first.

        >>> Dialect.french().fields_of("Défi"), Dialect().fields_of("Défi")
        (('challenge', 'item', 'opening', 'target', 'hears'), ())
        """
        return self._fields.get(fold(column), ())

    def is_missing(self, word: str) -> bool:
        """Tell whether text stands for no answer.

        >>> Dialect.french().is_missing("Néant"), Dialect().is_missing(" ")
        (True, True)
        """
        return fold(word) in self._missing

    def flag(self, word: str) -> bool | None:
        """Return what a word for yes or no says, or None where it says neither.

        >>> Dialect().flag("Oui"), Dialect().flag("perhaps")
        (True, None)
        """
        return self._flags.get(fold(word))

    def meaning(self, word: str) -> str:
        """Return what a word of a closed list means: itself where the dialect does not say.

        >>> Dialect.french().meaning("Abs."), Dialect().meaning("marked")
        ('absent', 'marked')
        """
        return self._meanings.get(fold(word), word)


PLAIN: Final = Dialect()
FRENCH: Final = Dialect.french()


def dialect_of(given: Dialect | Lang) -> Dialect:
    """Return how a table is written: a dialect as it is, or that of a language.

    >>> dialect_of("fr") == Dialect.french(), dialect_of("en") == Dialect()
    (True, True)
    """
    if isinstance(given, Dialect):
        return given
    return FRENCH if language_of(given).otherwise == "fr" else PLAIN
