"""What a person receives, read as it reads: of a woman, of a name with a vowel, of none, of one and of many."""

import re
from functools import cache

import pytest
from attrs import evolve

from eig._language.french_typesetting import elides, meet_in_french
from eig._language.sentences_from_codes import ended, fill, sentence
from eig.reasons import ENGLISH, FRENCH, Reason, Trace
from eig.rows import Dialect
from eig.teams import MeritPoints, Objective, Opening, Person, Problem, WishPoints
from helpers.told import LANGUAGES, is_of_a_fault, sentences, told


@cache
def _said():
    """Return each text of each sentence, with where it stands, and whether it is of a fault."""
    return [
        (f"{table}:{code}", lang, text, is_of_a_fault(table, code))
        for table, code, pair in sentences()
        for lang in LANGUAGES
        for text in told(pair, lang)
    ]


TYPED = ("punctuation said twice", "a space or an apostrophe")
"""What is looked for in faults too: they are read by whoever typed the value, and tell limits and names of fields."""
MEANT = frozenset(
    {
        "mois", "fois", "avis", "pas", "dans", "sous", "plus", "sans", "puis", "vers",
        "des", "du", "aux", "quelles", "notés", "after", "scores", "holds", "is", "was", "has", "across", "less", "keeps",
    }
)  # fmt: skip
"""Words that end as a plural does, and are none."""
MANY = frozenset(
    {
        "book:posts_taken", "book:posts_taken_apart", "jury.agreement:agreement", "jury.agreement:rough_error",
        "jury.assignment:from_worst_off", "jury.assignment:repairs_found", "jury.comparability:linked",
        "jury.robustness:zone_grey",
        "jury.robustness:zone_in", "jury.robustness:zone_out", "jury.selection:cause_quotas",
        "jury.selection:told_quotas", "jury.selection:told_undecided",
        "jury.soundness:asked_all", "jury.soundness:asked_yes", "teams.answers:alternatives_enough",
        "teams.answers:front_every", "jury.merit:disconnected_panels", "jury.severity:disconnected_panels",
        "jury.soundness:asked_apart",
        "jury.assignment:many_items", "jury.assignment:many_jurors", "jury.comparability:disconnected",
        "jury.marks:links_to_judge", "jury.merit:incomplete_panels", "jury.merit:unequal_medians",
        "jury.merit:wide_scores", "jury.minutes:short_salt", "jury.posts:tie_open", "jury.posts:told_open",
        "jury.robustness:funding_line", "jury.rules:proposed", "jury.selection:undecided",
        "jury.selection:undecided_under_quotas",
        "teams.answers:conflict_of_unsure", "teams.answers:equals", "teams.answers:sizes",
    }
)  # fmt: skip
"""Sentences whose number is one or more, or two or more: of none another one speaks."""
_COUNTED = {
    "fr": re.compile(r"(?<![\w,./’])(?:0|1|1,5) (\w+[sx])\b"),
    "en": re.compile(r"(?<![\w,./])1 (\w+s)\b"),
}
_SEVERAL = {
    "fr": re.compile(
        r"(?<![\w,./])(?:0|1|1,5) (?:ne |n’|s’|se |y )?(?:sont|ont|étaient|auraient|seraient|seront)\b"
    ),
    "en": re.compile(r"(?<![\w,./])1 (?:are|were|have|sit|do)\b"),
}
_UNELIDED = re.compile(r"(?<![\w’-])(?:[dD]e|[qQ]ue|[lL][ea]|ne|se|jusque|lorsque) ([^\W\d_]\w+)(?![.\w/+])")
_DOUBLED = re.compile(r"[,;:!?]\s?[,;:.!?](?!\.)|(?<!\.)\.\.(?!\.)|\.\s?[;:,]|(?<=\w)  |\( ")
_BREAKS = re.compile(r"(?<=\w) [:;?!%»]|« |(?<=\w)'(?=\w)")
_ENGLISH = re.compile(
    r"\b(?:the|and|with|not|are|from|to|which|there|wish|mark|their|been|has|challenges?|candidates)\b",
    re.IGNORECASE,
)
_MASCULINE = re.compile(
    r"(?<!\ba )(?<!\bont )(?<!-il )(?<!pas )\b(?:retenu|classé|noté|affecté|candidat|placé|auditionné|entendu|convoqué|nommé|"
    r"remplacé|écarté|absent|déporté|abstenu|tiré au sort|inscrit|admis|lauréat|sélectionné|désisté|présent|lu|"
    r"inconnu|servi|désigné|renonçant|présumé)s?\b|\ble remplacer\b|\bsans lui\b|\bqu’ils? (?:a|ont)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"\b(?:actes?|avis|dossiers?|défis?|scores?|critères?|rien|rangs?|vœux?|champ|décalage|quotas|conflits|groupes?|personne n’)",
    re.IGNORECASE,
)
"""A noun before a participle that takes its gender: *le défi n’a pas été retenu*."""


def _is_plural_of_one(said, lang):
    return any(word not in MEANT for word in _COUNTED[lang].findall(said))


def _is_unelided(said, lang):
    return lang == "fr" and any(elides(word) for word in _UNELIDED.findall(said))


def _is_masculine(said, lang):
    return lang == "fr" and any(not _NOUN.search(said[: one.start()]) for one in _MASCULINE.finditer(said))


FAULTS = {
    "a plural of none or of one": _is_plural_of_one,
    "a verb of several after one": lambda said, lang: bool(_SEVERAL[lang].search(said)),
    "an elision that is missing": _is_unelided,
    "punctuation said twice": lambda said, lang: bool(_DOUBLED.search(said.replace("A.", "A"))),
    "a space or an apostrophe": lambda said, lang: lang == "fr" and bool(_BREAKS.search(said)),
    "a word of English": lambda said, lang: lang == "fr" and bool(_ENGLISH.search(said)),
    "a woman in the masculine": _is_masculine,
}
APART = {
    "a plural of none or of one": MANY,
    "a verb of several after one": {"teams.asked:CohortQuota rule"},  # two bounds that differ
    "punctuation said twice": {
        "jury.merit:tie_break",  # which stands after something, or before
        "teams.pictures:matrix_legend",  # signs
    },
    "a word of English": {"book:stage_applied"},  # French too: personnes candidates
    "a woman in the masculine": {
        "_draw:column_hold",  # a phase, its date
        "timeline.plan:phase_candidate_jury",  # the published name of a phase
        "jury.marks:one_state",  # names of fields
    },
}


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_a_sentence_reads_well_of_anybody(fault):
    """Of Ève, of a code that begins with a vowel, of none, of one and of many, every sentence reads well."""
    found = {
        f"{where} {lang}": said
        for where, lang, said, typed in _said()
        if (fault in TYPED or not typed) and where not in APART.get(fault, ()) and FAULTS[fault](said, lang)
    }

    assert {} == found


@pytest.mark.slow
def test_what_stands_apart_would_be_found():
    """An exception that excuses nothing is taken away."""
    told_of = {
        fault: {where for where, lang, said, _ in _said() if FAULTS[fault](said, lang)} for fault in APART
    }

    assert {} == {fault: apart - told_of[fault] for fault, apart in APART.items() if apart - told_of[fault]}


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("a plural of none or of one", "il reste 0 jours"),
        ("a plural of none or of one", "1,5 places"),
        ("an elision that is missing", "candidature de Ève"),
        ("an elision that is missing", "plus que un autre"),
        ("punctuation said twice", "la voix de M. K.."),
        ("punctuation said twice", "c’est prouvé. ; ensuite"),
        ("punctuation said twice", "c’est prouvé.\u202f; ensuite"),
        ("a space or an apostrophe", "sans marge : rien"),
        ("a space or an apostrophe", "l'équipe"),
        ("a word of English", "wish 1"),
        ("a woman in the masculine", "Mme Ève A. : non retenu"),
        ("a woman in the masculine", "personne ne peut le remplacer"),
    ],
)
def test_the_reader_can_find_a_fault(fault, said):
    """The check is not one that cannot fail."""
    assert FAULTS[fault](said, "fr")


def test_a_trace_and_a_sentence_end_with_one_stop():
    """A name that ends with a full stop, as Mme A., ends the sentence: no second one follows."""
    reason = Reason(code="own", sentences={"en": "heard by {who}", "fr": "audition devant {who}."})
    for lang in LANGUAGES:
        said = str(
            Trace(
                subject="ada",
                reasons=[Reason(code="own", facts={"who": "Mme A."}, sentences=reason.sentences)],
                lang=lang,
            )
        )
        assert said.endswith("Mme A.")
        assert not said.endswith("..")

    assert [ended("kept"), ended("really?"), sentence("kept")] == ["kept.", "really?", "Kept."]
    assert fill("{who}... and", {"who": "Mr K."}) == "Mr K.... and"


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("word", "elided"),
    [
        *(
            dict.fromkeys(
                ("Ada", "Ève", "élan", "adler", "Hélène", "Honoré", "Œuvre", "un", "Yves"), True
            ).items()
        ),
        *(
            dict.fromkeys(
                ("habilitation", "histoire", "humidité", "A. Lux", "O’Neil", "héroïne"), True
            ).items()
        ),
        *(
            dict.fromkeys(
                ("Mme Ada", "j1", "8", "a", "A1", "onze", "oui", "Yasmine", "", "(Ada)"), False
            ).items()
        ),
        *(
            dict.fromkeys(
                ("Hauts-de-Seine", "héros", "hiérarchie", "handicap", "Hassan", "huit"), False
            ).items()
        ),
    ],
)
def test_french_elides_before_a_vowel_or_a_mute_h(word, elided):
    """De, que, le and la lose their vowel before a vowel and a mute h, and before nothing else."""
    said = [fill(f"{short} {{word}}", {"word": word}, FRENCH) for short in ("de", "la", "Que")]

    assert said == (
        [f"d’{_set(word)}", f"l’{_set(word)}", f"Qu’{_set(word)}"]
        if elided
        else [f"de {word}", f"la {word}", f"Que {word}"]
    )
    assert fill("de {word}", {"word": word}, ENGLISH) == f"de {word}"


def _set(word):
    return word.replace("'", "’")


@pytest.mark.parametrize(
    ("said", "after", "whole"),
    [
        ("décision de ", "le jury", "décision du jury"),
        ("décision de ", "les membres", "décision des membres"),
        ("renvoi à ", "le jury", "renvoi au jury"),
        ("renvoi à ", "les membres", "renvoi aux membres"),
        ("candidature de ", "Le Goff", "candidature de Le Goff"),
        ("candidature de ", "le", "candidature de le"),
        ("presque ", "un", "presque un"),
        ("à ", "Ada", "à Ada"),
    ],
)
def test_french_contracts_an_article(said, after, whole):
    """De le is du, and à le is au, where a fact begins with an article; a family name keeps its own."""
    assert meet_in_french(said, after) == whole


def test_a_person_keeps_the_article_of_the_name():
    """Candidature de le Goff, de les Dupont and d'Ada; a title, an office and the word that a fact stands for contract."""
    names = ("le Goff", "les Dupont", "La Fontaine", "Ada")
    assert [fill("fiche de {person}", {"person": one}, "fr") for one in names] == [
        "fiche de le Goff",
        "fiche de les Dupont",
        "fiche de La Fontaine",
        "fiche d’Ada",
    ]
    assert fill("{juror:?avis de #|}", {"juror": "le Goff"}, "fr") == "avis de le Goff"
    assert (
        fill("{people:avis de #|avis de #}", {"people": ("le Goff", "Ada")}, "fr") == "avis de le Goff et Ada"
    )
    assert fill("décision de {who:=*:#}", {"who": "le jury"}, "fr") == "décision du jury"
    assert fill("poste de {opening}", {"opening": "le guichet"}, "fr") == "poste du guichet"


def test_a_problem_and_a_dialect_are_told_in_french():
    """Neither an aim nor a field of a dialect is told by its English name, and no word is told twice over."""
    aims = Objective(terms=[MeritPoints(marks=[]), WishPoints(by_rank=[1])])
    plain = Problem(people=[Person(id="ada")], openings=[Opening(id="quais")])

    assert re.fullmatch(r"objectif\s: points de mérite et vœux", aims.say("fr"))
    assert re.fullmatch(r"problème de composition\s: personnes ada\s; défis quais", plain.say("fr"))
    assert aims.say("fr") in evolve(plain, objective=aims).say("fr").split("\n  ")
    told = Dialect(
        decimal=",", day_first=True, fractions=True, missing=["-"], yes=["y"], no=["z"], separator="|"
    )
    assert evolve(told, ignore="rest", first_row=1).say("fr").split("\n  ")[1:] == [
        "signe décimal ,", "jour avant le mois oui", "fractions oui", "sans réponse -", "oui y", "non z",
        "entre les valeurs |", "laissé de côté le reste", "première ligne 1",
    ]  # fmt: skip


def test_data_take_the_apostrophe_of_the_language_and_faults_do_not():
    """In a French sentence a title is set with French apostrophes; a fault shows the value as it was typed."""
    facts = {"title": "qualité de l'équipe", "all": ("l'un", "l'autre")}

    assert fill("{title} {all}", facts, "fr") == "qualité de l’équipe l’un et l’autre"
    assert fill("{title} {all}", facts, "fr", exact=True) == "qualité de l'équipe l'un et l'autre"
    assert fill("{title}", facts, "en") == "qualité de l'équipe"


def test_sentences_that_hold_a_comma_are_set_off_by_semicolons():
    """One is said alone, several by commas, and by semicolons where one has a comma of its own; in both languages."""
    alone, bare, comma = ("a",), ("a", "b", "c"), ("a, b", "c", "d")
    told = {
        lang: [fill("{some:rules}", {"some": some}, lang) for some in (alone, bare, comma)]
        for lang in ("en", "fr")
    }
    assert told["en"] == ["a", "a, b and c", "a, b; c; and d"]
    assert told["fr"] == ["a", "a, b et c", "a, b\u202f; c\u202f; et d"]
    assert fill("{some:any rule}", {"some": ("a or b", "c")}) == "a or b; or c"


def test_a_fact_is_no_template():
    """Braces and signs in a name are said as they stand, in every form."""
    facts = {"name": "{count} #", "count": 2}

    assert fill("{name:?by #}", facts) == "by {count} #"
    assert fill("{count:one|# of {name}}", facts) == "2 of {count} #"


@pytest.mark.parametrize(
    ("form", "none"),
    [
        ("une place|# places", "0 place"),
        ("d'une place|de # places", "de 0 place"),
        ("de la place|des # places", "des 0 places"),
        ("aucune place|une place|# places", "aucune place"),
        ("est|sont", "est"),
        ("# place|# places", "0 place"),
    ],
)
def test_what_is_said_of_one_is_not_said_of_none(form, none):
    """French has the singular for none, and yet none is not one: *une place* is said where there is one."""
    assert none == fill(f"{{count:{form}}}", {"count": 0}, "fr")


def test_no_sentence_says_one_where_there_is_none():
    """Of nobody and of nothing, no sentence says that there is one, in either language."""
    counted = re.compile(r"\{(\w+):((?:[^{}?=]|\{[^{}]*\})[^{}]*#[^{}]*)\}")
    one_of_none = {
        f"{table}:{code}": form
        for table, code, pair in sentences()
        for lang, template in zip(LANGUAGES, pair, strict=True)
        for name, form in counted.findall(template)
        if "#" not in form.split("|")[-2]
        and fill(f"{{{name}:{form}}}", {name: 0}, lang) == fill(f"{{{name}:{form}}}", {name: 1}, lang)
    }

    assert {} == one_of_none
