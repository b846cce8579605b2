"""Every outcome can say why, in English and in French."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig import jury, reasons, timeline
from eig._language.tables_of_sentences import PRIVATE, TABLES
from eig.errors import EigError, Fault, Faults
from eig.reasons import ENGLISH, FRENCH, FrozenMap, Language, Reason, Trace, Undefined, reasons_in
from helpers import examples

FLOOR = Reason(
    code="below_floor",
    sentences={"en": "{mark} is below {floor}", "fr": "{mark} est sous {floor}"},
    facts={"mark": Fraction(7, 2), "floor": 5},
)


def test_a_reason_is_a_sentence_in_two_languages():
    """A reason says the same facts in both languages, with the numbers of each."""
    assert ("3.5 is below 5", "3,5 est sous 5") == (str(FLOOR), FLOOR.say("fr"))
    assert {"mark": Fraction(7, 2), "floor": 5} == FLOOR.facts


def test_a_fact_that_says_how_many_it_is_is_counted_by_that():
    """A sentence about one of them is singular, about three it is plural, though they are said in words."""
    several = {"en": "{count} of them", "fr": "{count} d'entre eux"}
    sits = {"en": "{who:a person sits|# sit}", "fr": "{who:une personne siège|# siègent}"}
    said = [
        Reason(
            code="own",
            sentences=sits,
            facts={"who": Reason(code="own", sentences=several, facts={"count": number})},
        )
        for number in (1, 3)
    ]

    assert ["a person sits", "3 of them sit"] == [str(one) for one in said]
    assert ["une personne siège", "3 d’entre eux siègent"] == [one.say("fr") for one in said]


@pytest.mark.parametrize("facts", [
    {"who": ["a", "b"], "counts": {"a": 1}, "by": {"a": 1}.keys()},
    {"who": ("a", "b"), "on": date(2019, 1, 2), "floor": FLOOR, "none": None},
    {"été": 1},
    {},
])  # fmt: skip
def test_a_reason_of_the_package_is_the_reason_that_anybody_makes(facts):
    """What a package says of facts is the value that they make: several frozen, the names in order."""
    said = reasons_in("lots")("tied", **facts)
    made = Reason(code="tied", table="lots", facts=facts)

    assert said == made
    assert repr(said) == repr(made)
    assert list(said.facts) == sorted(facts)


@pytest.mark.parametrize("fact", [{"b", "a"}, frozenset("ab"), iter("ab")])
def test_a_fact_without_an_order_is_refused_wherever_it_comes_from(fact):
    """A set has no order to be said in, and an iterator is read but once."""
    with pytest.raises(Fault, match="facts"):
        reasons_in("lots")("tied", who=fact)


def test_a_trace_keeps_its_reasons_in_order():
    """A trace reads as one line, and as rows, in its language."""
    trace = Trace(subject="plume", reasons=[FLOOR, FLOOR], lang="fr")

    assert "plume : 3,5 est sous 5 ; 3,5 est sous 5." == str(trace)
    assert ("below_floor", "below_floor") == trace.codes
    assert "<p>plume</p><ul><li>3,5 est sous 5</li>" in trace._repr_html_()
    assert [1, 2] == [row["step"] for row in trace.rows()]
    assert reasons.trace("plume", [FLOOR], "en") == Trace(subject="plume", reasons=(FLOOR,))


def test_the_undefined_is_false_and_says_why():
    """What does not exist counts as false, and tells its reason."""
    nothing = Undefined(reason=FLOOR)

    assert bool(nothing) is False
    assert "undefined: 3.5 is below 5" == str(nothing)


def test_faults_of_a_trace_come_together():
    """A trace without subject and with a stranger among its reasons has two faults; a strange language one."""
    with pytest.raises(Faults):
        Trace(subject="", reasons=["because"])
    with pytest.raises(Fault):
        Trace(subject="plume", reasons=[], lang="de")


@pytest.mark.slow
@given(
    st.dictionaries(
        st.sampled_from(["a", "b"]), st.one_of(st.integers(), st.fractions(), st.text(), st.dates())
    )
)
def test_any_facts_can_be_said(facts):
    """Whatever the facts, a reason can be said in both languages."""
    reason = Reason(code="x", sentences={"en": "because", "fr": "parce que"}, facts=facts)

    assert ("because", "parce que") == (reason.say(), reason.say("fr"))


@pytest.mark.untraced
@pytest.mark.parametrize(
    "wrong",
    [
        {"code": None},
        {"months": "zz"},
        {"months": ["m"] * 11},
        {"weekdays": ["d"] * 8},
        {"words": {"and": None}},
        {"sentences": {"lots": {"drawn": None}}},
        {"singular": "two"},
        {"otherwise": "de"},
        {"decimal": 1},
    ],
)
def test_a_language_is_checked(wrong):
    """A language of yours is read once, where it is built: what it lacks shows there, not in a sentence."""
    with pytest.raises(Fault, match=next(iter(wrong))):
        Language(**{"code": "de", **wrong})


def test_a_fact_of_several_has_an_order():
    """What a sentence lists is said in the order given: a set, or what can be read but once, is refused."""
    for several in ({"a", "b"}, frozenset("ab"), iter("ab")):
        with pytest.raises(Fault, match=r"Reason\.facts\['who'\]: expected several values in an order"):
            Reason(code="tied", facts={"who": several}, sentences={"en": "{who} tie"})


@pytest.mark.parametrize("sign", [1, -1])
def test_a_count_that_may_be_a_year_stands_as_it_is(sign):
    """Up to 9999 a whole number has no groups of three digits, on either side of nothing; beyond, it has."""
    minus = ENGLISH.minus if sign < 0 else ""

    assert [f"{minus}2019", f"{minus}9999", f"{minus}10,000"] == [
        ENGLISH.count(sign * number) for number in (2019, 9999, 10_000)
    ]


RANKED = jury.rank({"plume": "17.5", "adler": 14, "cibnav": 14, "zulu": 3})


def test_an_order_is_held_beside_the_one_that_an_office_has():
    """Each item that stands elsewhere is told with both ranks and the reasons of ours; the same order says so."""
    same = RANKED.beside({"plume": 1, "adler": 2, "cibnav": 2, "zulu": 4})
    listed = RANKED.beside(["adler", "plume", "cibnav"])

    assert str(same) == "beside your list: your list says the same."
    assert [one.facts["key"] for one in listed.reasons] == ["plume", "adler", "cibnav", "zulu"]
    assert str(listed.reasons[0]) == "plume: here 1, on your list 2 (ranked 1 of 4 with 17.5)"
    assert listed.reasons[3].say("fr").replace("\u00a0", " ") == (
        "zulu : ici 4, sur votre liste rien (rang 4 sur 4 avec 3)"
    )
    with pytest.raises(KeyError, match="plume"):
        RANKED.beside(["plumes"])


def test_a_kept_list_is_held_beside_the_one_that_an_office_has():
    """Who is kept by one of them alone is told, with what ours rests on; the order of the list is not compared."""
    chosen = jury.select(RANKED, places=1)

    assert [one.facts["key"] for one in chosen.beside(["zulu"]).reasons] == ["plume", "zulu"]
    assert "not on the main list" in str(chosen.beside(["zulu"]).reasons[1])
    assert chosen.beside(["plume"]).codes == ("departs_nowhere",)
    assert chosen.beside({"plume": True, "zulu": False}).codes == ("departs_nowhere",)
    assert chosen.beside(one for one in ["zulu"]) == chosen.beside({"plume": False, "zulu": True})
    with pytest.raises(EigError, match=r"kept\['zulu'\]: expected True or False, got 'refused'"):
        chosen.beside({"plume": True, "zulu": "refused"})


def test_dates_are_held_beside_those_that_an_office_has():
    """Of each phase that it names, the office reads where its last day is another, and what sets ours."""
    plan = timeline.Plan(
        key="p",
        start=date(2019, 4, 18),
        calendar=timeline.WorkCalendar(),
        phases=[timeline.Phase(key="a"), timeline.Phase(key="b")],
    )
    dates = timeline.schedule(plan)
    found = dates.beside({"a": date(2019, 4, 20)}, lang="fr")
    assert dates.beside({"a": date(2019, 4, 20)}).say("fr") == str(found)  # in no other language half-way

    assert "a : ici 18 avril 2019, sur votre liste 20 avril 2019 (" in str(found).replace("\u00a0", " ")
    assert dates.beside({"b": date(2019, 4, 18)}).codes == ("departs_nowhere",)
    with pytest.raises(KeyError):
        dates.beside({"x": date(2019, 4, 18)})


NAMED = FRENCH.naming({"plume": "L'atelier de plume", "adler": "Été", "cibnav": "Nef", "zulu": "Nef"})


@pytest.mark.untraced
@pytest.mark.parametrize(
    "name", ["plume", "PLUME", "L’Atelier de plume", "l atelier de plume", "L'ATELIER DE PLUME !"]
)
def test_a_list_of_an_office_calls_things_by_any_of_their_names(name):
    """An identifier or the name that the language gives, in any case, with or without accents, is the same dossier."""
    chosen = jury.select(RANKED, places=1)
    ranks = {name: 1, "ete": 2, "cibnav": 2, "zulu": 4}

    assert RANKED.beside(ranks, lang=NAMED).codes == ("departs_nowhere",)
    assert RANKED.beside([name, "ÉTÉ"], lang=NAMED) == RANKED.beside(["plume", "adler"], lang=NAMED)
    assert chosen.beside([name], lang=NAMED).codes == ("departs_nowhere",)
    assert "Été : ici non, sur votre liste oui" in str(chosen.beside(["ete"], lang=NAMED)).replace(
        "\u00a0", " "
    )
    for twice in ([name, "plume"], {name: 1, "plume": 2}) if name != "plume" else ():
        with pytest.raises(Fault, match=r"Ranking\.beside\.theirs"):
            RANKED.beside(twice, lang=NAMED)
        with pytest.raises(Fault, match=r"Selection\.beside\.kept"):
            chosen.beside([*twice], lang=NAMED)
    for unknown in ("Nef", "plumes"):  # of two, and of none
        with pytest.raises(KeyError, match=unknown):
            chosen.beside([unknown], lang=NAMED)


@pytest.mark.untraced
@pytest.mark.parametrize(
    "day", ["20/4/2019", "20 avril 2019", "samedi 20 avril 2019", "2019-04-20", "le 20 AVR. 2019"]
)
def test_a_date_of_an_office_is_read_as_people_write_it(day):
    """In figures or words, with its weekday or without; a weekday that is another, and what is no day, are refused."""
    phase = timeline.Phase(key="a", name="Appel à défis")
    dates = timeline.schedule(
        timeline.Plan(key="p", start=date(2019, 4, 18), calendar=timeline.WorkCalendar(), phases=[phase])
    )

    assert dates.beside({"appel a defis": day}) == dates.beside({"a": date(2019, 4, 20)})
    for wrong in (
        "lundi 20 avril 2019",
        "31 avril 2019",
        "avril 2019",
        "20/04/19",
        "bientôt",
        "20 brumaire 2019",
    ):
        with pytest.raises(Fault, match=r"Schedule\.beside\.last_days"):
            dates.beside({"a": wrong})
    with pytest.raises(Fault, match=r"Schedule\.beside\.last_days"):
        dates.beside({"a": date(2019, 4, 18), "Appel à défis": day})


class TestSentencesOfALanguage:
    """A language says what there is to say, by tables and codes that are known."""

    @pytest.mark.parametrize(
        ("sentences", "path", "told"),
        [
            ({"lots": {"not_drwn": "x"}}, ("Language", "sentences", "lots", "not_drwn"), "'not_drawn'"),
            ({"lot": {}}, ("Language", "sentences", "lot"), "'lots'"),
            (
                {"lots": {"drawn_label": "{turns} gezogen"}},
                ("Language", "sentences", "lots", "drawn_label", 0),
                "'turn'",
            ),
        ],
    )
    def test_a_table_a_code_or_a_fact_that_nothing_says_is_a_fault_with_the_nearest(
        self, sentences, path, told
    ):
        """A slip in a code or in a fact of a language is told with the nearest code, and is no sentence that is never said."""
        with pytest.raises(Fault, match=told) as caught:
            Language(code="de", sentences=sentences)
        assert caught.value.path == path

    def test_each_table_is_known(self):
        """The tables that a language may give are those that packages have, and the keys of the page of sentences."""
        homes = {home: key for key, home in PRIVATE.items()}
        found = [
            name.removeprefix("eig.").removesuffix("._sentences")
            for name in examples.modules()
            if name.endswith("._sentences")
        ]
        assert sorted(homes.get(one, one) for one in found) == list(TABLES)


def test_what_a_reason_tells_is_kept_as_it_was_given():
    """A list of facts is several facts whatever becomes of the list, and a reason can stand in a set."""
    given = {"people": ["a", "b"], "posts": {"plume": 1}}
    reason = Reason(code="told", facts=given, sentences={"en": "{people} {posts}"})
    given["people"].append("c")
    given["posts"]["adler"] = 2

    assert reason == Reason(
        code="told",
        facts={"people": ("a", "b"), "posts": FrozenMap(plume=1)},
        sentences={"en": "{people} {posts}"},
    )
    assert len({reason, reason}) == 1
