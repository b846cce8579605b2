"""Small teams and cohorts drawn at random, and what the tests of rules ask of every breach."""

from hypothesis import strategies as st

from eig._language.sentences_from_codes import say
from eig.teams import Opening, Person
from eig.teams.asked import Crew

PROFILES = ("data", "dev", "design")

someone = st.builds(
    Person,
    id=st.just("x"),
    skills=st.dictionaries(st.sampled_from(["data", "law"]), st.integers(1, 4)),
    attributes=st.fixed_dictionaries({}, optional={"region": st.sampled_from(["west", "east"])}),
    amounts=st.fixed_dictionaries({"load": st.integers(-3, 3)}),
    employer=st.sampled_from([None, "e1", "e2"]),
    cost=st.integers(0, 5),
    profiles=st.lists(st.sampled_from(PROFILES), unique=True, max_size=2),
)


def named(people):
    """Return people under the names p0, p1, and so on."""
    from attrs import evolve

    return tuple(evolve(one, id=f"p{number}") for number, one in enumerate(people))


some_people = st.lists(someone, max_size=5).map(named)


@st.composite
def some_crews(draw):
    """Draw two teams and maybe an empty one: plume, adler and cesar."""
    people = draw(st.lists(someone, max_size=7).map(named))
    cut = draw(st.integers(0, len(people)))
    teams = {"plume": people[:cut], "adler": people[cut:], "cesar": ()}
    return tuple(Crew(opening=Opening(id=name), people=team) for name, team in teams.items())


def crew_of(*people, opening="plume"):
    """Return a team of people, given whole or by name alone."""
    members = [Person(id=one) if isinstance(one, str) else one for one in people]
    return Crew(opening=opening if isinstance(opening, Opening) else Opening(id=opening), people=members)


def broken(rule, *crews):
    """Return the breaches of a rule, after asking of each what a juror would: is what it says true of the rule?"""
    found = tuple(rule.check(crews))
    for one in found:
        assert (rule.id, rule.level) == (one.rule, one.level)
        assert one.misses >= 1
        assert one.have != one.want
        for lang, word in (("en", "found {} instead of {}"), ("fr", "constaté {} au lieu de {}")):
            told = one.reason.say(lang)
            assert rule.say(lang) in told
            facts = one.reason.facts
            count, seated = facts.get("count"), facts.get("seated")
            numbered = (
                word.format(say(one.have, lang), say(one.want, lang)),
                f"{count} of {seated}",
                f"{count} sur {seated}",
            )
            named = not _is_private(rule) and all(person in told for person in one.people)
            assert named or any(said in told for said in numbered)
            assert not _is_private(rule) or "who" not in facts
            assert one.opening is None or told.startswith(one.opening)
    return found


def _is_private(rule):
    """Tell whether a rule speaks of an attribute: it then names nobody, so as not to tell what people are."""
    return getattr(rule, "attribute", "employer") != "employer"


def numbers(breaches):
    """Return the people and the numbers of breaches."""
    return [(one.people, one.have, one.want, one.misses) for one in breaches]


def both(rule):
    """Return a rule in one sentence, in English and in French."""
    return rule.say(), rule.say("fr")
