"""The decision as it is notified: who, on what basis, why, what may be done; blanks are shown, words are the office's."""

import datetime as dt
import re
from functools import partial

import pytest
from attrs import evolve

from eig import convert, jury, to_html
from eig._language.languages import language_of
from eig.book import AdministrativeDecision, Office
from eig.errors import Fault, Faults
from eig.programme import Application, Candidate, Challenge
from eig.programme.appointments import Event
from eig.programme.jurisdictions import NOWHERE
from eig.programme.steps import StepDecision
from eig.programme.templates import SLOTS, Template
from eig.timeline import Session
from helpers import decided_book as made
from helpers.unfolded import unfolded

SIGNED = Office(
    name="Etalab",
    signed_by="Nom Signataire",
    capacity="directrice",
    reference="2018-7",
    basis=["arrêté du 3 mai 2018"],
    delegation="arrêté du 2 mai 2018",
    court="the administrative court of Paris",
)
TAKEN = [
    Event(on=dt.date(2018, 12, 14), kind="decision_taken", what=what) for what in ("candidates", "challenges")
]
OUTCOME = made.outcome().record(*TAKEN)
HEADS = {
    "en": ["Basis", "Grounds", "Decision", "Ways of appeal and time limits", "Algorithmic treatment and personal data"],
    "fr": ["Visas", "Motifs", "Décision", "Voies et délais de recours", "Traitement algorithmique et données personnelles"],
}  # fmt: skip
DATA = {"en": " and personal data", "fr": " et données personnelles"}  # of people alone


def elsewhere():
    """Return the outcome of a programme that states no law."""
    programme = evolve(OUTCOME.book.promotion.programme, jurisdiction=NOWHERE)
    book = evolve(OUTCOME.book, promotion=evolve(OUTCOME.book.promotion, programme=programme))
    return evolve(OUTCOME, book=book)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("subject", ["cand-1", "cand-2", "cand-9", "adler", "datajust"])
def test_a_decision_has_all_that_is_asked_of_it(lang, subject):
    """Title, office, reference, day, basis, grounds, decision, appeal, treatment, signature, in both languages."""
    decision = OUTCOME.decision(subject, SIGNED, lang=lang)
    said = decision.to_markdown()

    assert () == decision.missing
    *heads, last = re.findall("^## (.*)$", said, flags=re.MULTILINE)
    of_people = subject.startswith("cand")
    assert HEADS[lang] == [*heads, last if of_people else f"{last}{DATA[lang]}"]
    for told in ("Etalab", "2018-7", "Nom Signataire, directrice", "arrêté du 3 mai 2018", "14", "R421-1"):
        assert told in said
    assert "[" not in said.replace("\\[", "[") or "filled" not in said
    assert ("L311-3-1" in said) == (subject != "cand-9")
    assert ("art. 22" in said) == (subject in {"cand-1", "cand-2"})
    assert f"<AdministrativeDecision: {subject}>" == repr(decision)
    assert isinstance(decision, AdministrativeDecision)


@pytest.mark.slow
def test_a_person_is_told_of_their_data_and_an_administration_is_not():
    """What the office states of data stands in each decision on a person; none on a challenge speaks of data."""
    office = evolve(SIGNED, information="Etalab answers for the data.\n\nThey go to the {jury}.")
    for lang, subject in [("en", "cand-1"), ("fr", "cand-9")]:
        told = OUTCOME.decision(subject, office, lang=lang).slots["treatment"]
        assert "- Etalab answers for the data.\n- They go to the {jury}." in told
        assert "art. 15" in told
    for subject in ("adler", "datajust"):
        said = (
            OUTCOME.decision(subject, office).to_markdown(),
            OUTCOME.letter(subject),
            OUTCOME.notice(subject),
        )
        for text in said:
            assert "L311-3-1" in text
            for word in ("GDPR", "78-17", "Etalab answers", "personal is kept"):
                assert word not in text


@pytest.mark.parametrize("empty", [" - ", "\u00a0", ".", " "])
def test_an_office_that_writes_nothing_anybody_can_read_has_stated_nothing(empty):
    """What holds no letter and no digit is a blank that stays to be filled in, whatever the field."""
    fields = ["name", "signed_by", "capacity", "reference", "delegation", "court", "contact", "information"]
    assert Office(**dict.fromkeys(fields, empty)) == Office()
    assert Office(information="\u200b") == Office(information="\u3164") == Office()


def test_what_an_office_states_hides_nothing():
    """Marks that turn the writing, or that nobody sees, are refused beside letters."""
    for hidden in ("\u202e", "\u200b", "\u3164"):
        for name in ("signed_by", "capacity", "team_rules", "withdrawal"):
            with pytest.raises(Fault, match="hidden characters"):
                Office(**{name: f"A{hidden}B" + "." * (name == "withdrawal")})
            with pytest.raises(Fault, match="hidden characters"):
                Office(**{name: hidden})


@pytest.mark.parametrize("turned", ["\u202d", "\u202e"])
def test_no_words_of_an_office_read_in_another_order_than_they_are_written_in(turned):
    """Neither of several lines nor in a template; words of a script that is written from the right are taken."""
    said = f"Kept two years.{turned}txen"
    for taken in (
        lambda: Office(information=said),
        lambda: Template(kind="letter", text=f"{{title}}\n{{decision}}\n{{reasons}}\n{{closing}}\n{said}"),
    ):
        with pytest.raises(Fault, match="control characters"):
            taken()
    right = "\u202b\u0634\u0643\u0631\u0627\u202c"
    assert Office(information=right).information == right


def test_an_application_that_is_not_complete_reads_so_in_both_languages():
    """French says incomplete, and not inadmissible, which is another ground."""
    for said in (
        OUTCOME.letter("cand-9", lang="fr"),
        OUTCOME.decision("cand-9", SIGNED, lang="fr").to_markdown(),
    ):
        assert "ossier incomplet" in said
        assert "recevable" not in said


def test_an_incomplete_application_was_decided_without_a_treatment():
    """The decision says so, and carries no mention of one."""
    said = OUTCOME.decision("cand-9", SIGNED).to_markdown()
    assert "The algorithmic treatment took no part in this decision" in said
    assert "L311-3-1" not in said


@pytest.mark.slow
@pytest.mark.parametrize("person", ["cand-7", "cand-9"])
def test_who_was_out_before_the_jury_reads_of_no_treatment(person):
    """Not shortlisted, or not complete: neither marks nor a jury are claimed, in letter, decision and notice; data rights are told."""
    for said in (
        OUTCOME.letter(person),
        OUTCOME.decision(person, SIGNED).to_markdown(),
        OUTCOME.notice(person),
    ):
        assert "took no part in this decision" in said
        assert "GDPR, art. 15" in said
        assert "L311-3-1" not in said
        assert "the marks" not in said
        assert "jury proposes" not in said
    assert "# No algorithmic treatment: " in OUTCOME.notice(person)
    assert "# Algorithmic treatment: " in OUTCOME.notice("cand-1")
    assert "].\n" not in OUTCOME.notice("adler")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("about", "told"),
    [
        ({"person": "cand-1"}, {"en": "Withdrawn", "fr": "Désistement"}),
        ({"challenge": "adler"}, {"en": "Challenge withdrawn", "fr": "Défi retiré"}),
    ],
)
def test_what_somebody_stated_is_noted_and_not_decided(about, told):
    """No treatment, no jury, no ranking and no court: what is noted, and whom to tell if it is wrong."""
    gone, (subject,) = (
        OUTCOME.record(Event(on=dt.date(2018, 12, 1), kind="withdrawn", **about)),
        about.values(),
    )
    for lang, status in told.items():
        decision = gone.decision(subject, SIGNED, lang=lang)
        said, letter = decision.to_markdown(), gone.letter(subject, lang=lang)
        assert f"{status}." == decision.slots["decision"]
        assert {"en": "What is noted", "fr": "Constat"}[lang] in re.findall("^## (.*)$", said, re.MULTILINE)
        assert {"en": "Noted: ", "fr": "Constat\N{NO-BREAK SPACE}: "}[lang] in letter
        for text in (said, letter, gone.notice(subject, lang=lang)):
            for word in ("L311-3-1", "R421", "propose", "ranking", "classement", "in part", "en partie"):
                assert word not in text
        assert ("art. 15" in said) == (subject == "cand-1")


SEATED = OUTCOME.record(*OUTCOME.book.appoint(OUTCOME.cohort, starts=dt.date(2019, 1, 16)))
FIRST, SECOND = (one.person for one in SEATED.book.appointments[:2])
LATER = {
    FIRST: Event(on=dt.date(2019, 5, 3), kind="resigned", person=FIRST, last=dt.date(2019, 5, 31)),
    SECOND: Event(on=dt.date(2018, 12, 20), kind="withdrawn", person=SECOND),
    "cand-6": Event(on=dt.date(2018, 12, 1), recorded=dt.date(2018, 12, 20), kind="withdrawn", person="cand-6"),
}  # fmt: skip


@pytest.mark.slow
def test_whoever_leaves_after_a_decision_reads_in_the_notice_what_it_was_made_with():
    """The data, the parameters and the operations are those of the decision that seated or ranked them."""
    for subject, fact in LATER.items():
        gone = SEATED.record(fact)
        assert gone.rulings[subject].status in {"withdrawn", "left"}
        again = gone.record(evolve(TAKEN[0], on=dt.date(2019, 6, 7)))
        for after in (gone, again):
            assert SEATED.notice(subject) == after.notice(subject)
    early = OUTCOME.record(evolve(LATER["cand-6"], recorded=None))
    assert "# No algorithmic treatment" in early.notice("cand-6")
    bare = evolve(SEATED, book=evolve(SEATED.book, events=[]))
    assert bare.notice(FIRST) == bare.record(LATER[FIRST]).notice(FIRST)


@pytest.mark.slow
def test_an_act_says_what_was_known_on_its_day():
    """Whatever is told or happens later, the act made again is the same; the next act says it."""
    seat = SEATED.book.appointments[0]
    later = [
        *LATER.values(),
        Event(on=dt.date(2019, 1, 3), kind="withdrawn", challenge="cibnav"),
        evolve(seat, person="cand-1", start=dt.date(2019, 6, 3), decided=dt.date(2019, 5, 6), replaces=FIRST),
        StepDecision(person="cand-7", step="shortlist", by="jury", on=dt.date(2019, 1, 4), passed=False),
    ]
    wrong = Event(on=dt.date(2018, 12, 10), kind="withdrawn", person="cand-8")
    noted = SEATED.record(wrong)
    undone = noted.record(*later).correct(wrong, on=dt.date(2018, 12, 17), by="office", why="another person")
    for then, now in ((SEATED, SEATED.record(*later)), (noted, undone)):
        for about in ("candidates", "challenges"):
            asked = (about, SIGNED)
            assert then.act(*asked, secret="6b28" * 16) == now.act(*asked, secret="6b28" * 16)
        assert then.decision(FIRST, SIGNED) == now.decision(FIRST, SIGNED)
    anew = undone.record(evolve(TAKEN[0], on=dt.date(2019, 6, 7)))
    assert "resigned" in anew.decision(FIRST, SIGNED).to_markdown()


@pytest.mark.untraced
def test_who_signs_for_the_authority_that_decides_says_by_which_delegation():
    """A blank where the authority is another and none is stated; none where it signs itself."""
    decides = OUTCOME.book.promotion.rules.decided_by
    own = evolve(SIGNED, delegation="", capacity=f"présidence du {decides}")
    signed = OUTCOME.decision("cand-1", evolve(SIGNED, delegation=""))
    loose = signed.missing

    assert ["blank_delegation"] == [one.facts["what"].code for one in loose]
    assert "delegation of signature (\\[to be filled in by the office\\])" in signed.to_markdown()
    assert "delegation" not in OUTCOME.decision("cand-1", own).to_markdown()
    assert () == OUTCOME.decision("cand-1", own).missing
    assert (
        "delegation of signature (arrêté du 2 mai 2018)" in OUTCOME.decision("cand-1", SIGNED).slots["basis"]
    )


def test_a_decision_says_once_that_it_is_one():
    """Under its heading stands what was decided, as a sentence; the letter, which has no heading, says the word."""
    assert OUTCOME.decision("cand-7", SIGNED).slots["decision"] == "Not shortlisted."
    assert "Decision: not shortlisted." in OUTCOME.letter("cand-7")


@pytest.mark.slow
def test_who_was_ranked_reads_of_the_ranking_that_the_decision_stands_on():
    """Without minutes, it is the jury's ranking, with the days it sat where the ledger has them; who was not ranked reads of none."""
    sat = [Event(on=dt.date(2018, 11, day), kind="jury_sat", what="candidates") for day in (6, 7)]
    known = OUTCOME.record(*sat)
    told = {one: known.decision(one, SIGNED).slots["basis"] for one in ("cand-1", "cand-7")}

    assert "of the jury that judged this application (the jury sat on 6 November 2018 and 7" in told["cand-1"]
    assert "of the jury that judged this application." in OUTCOME.decision("cand-1", SIGNED).slots["basis"]
    assert "ranking" not in told["cand-7"]


@pytest.mark.slow
def test_a_treatment_has_the_purpose_of_what_it_decides():
    """Of challenges, to rank them; of people, to rank and to seat them."""
    assert "is to rank the challenges" in OUTCOME.letter("adler")
    assert "is to rank the applications" in OUTCOME.letter("cand-1")
    assert "is to rank the challenges" in OUTCOME.notice("datajust")
    assert "algorithm" not in OUTCOME.book.decide().letter("cand-1")
    assert "is to rank the applications" in OUTCOME.notice("cand-1")


@pytest.mark.untraced
def test_what_it_stands_on_is_what_is_known():
    """The office's texts, the published rules, the minutes of the jury that judged; nothing else."""
    challenge = OUTCOME.decision("adler", SIGNED).slots["basis"]
    person = OUTCOME.decision("cand-1", SIGNED).slots["basis"]

    assert "minutes EIG 3, défis, sitting of 4 July 2018" in challenge
    assert "minutes" not in person
    assert "candidatures de la promotion 3" in person
    held = evolve(OUTCOME.deliberation, rules=evolve(OUTCOME.deliberation.rules, source="règlement, art. 5"))
    told = evolve(OUTCOME, deliberation=held, minutes=[]).decision("adler", SIGNED).slots["basis"]
    assert "Having regard to: règlement, art. 5." in told


@pytest.mark.slow
def test_blanks_are_shown_and_named_with_their_source():
    """Nothing is invented: what the office has not stated stands as a blank, in the text and in the list."""
    bare = made.outcome().decision("cand-1", lang="fr")
    assert 6 == len(bare.missing)
    assert "à compléter par le service : signataire (CRPA, art. L212-1)" in bare.missing[0].say("fr").replace(
        "\u00a0", " "
    )
    assert 6 == bare.to_markdown().replace("\u00a0", " ").count("à compléter par le service")


@pytest.mark.slow
def test_no_law_is_quoted_where_none_is_stated():
    """A programme that states no jurisdiction has its ways of appeal as a blank, and no French article."""
    decision = elsewhere().decision("cand-1", SIGNED)
    said = decision.to_markdown()

    assert ["to be filled in by the office: the ways of appeal and their time limits"] == list(
        map(str, decision.missing)
    )
    assert "[to be filled in by the office: the ways of appeal and their time limits]" in said.replace(
        "\\", ""
    )
    assert [] == re.findall("CRPA|CJA|RGPD|GDPR|CADA", said)
    act = elsewhere().act("candidates", SIGNED, secret="6b28" * 16)
    assert "to be filled in by the office: who answers for the data" in unfolded(act.missing[1])
    assert [] == re.findall("CRPA|CJA|RGPD|GDPR|CADA", act.rules + act.text)


def test_nothing_known_to_stand_on_is_a_blank():
    """Without a published rule, minutes or a text of the office's, the basis is a blank."""
    promotion = evolve(OUTCOME.book.promotion, rules=evolve(OUTCOME.book.promotion.rules, grids=()))
    book = evolve(OUTCOME.book, promotion=promotion, candidates=[Candidate(id="c1")], applications=[Application(candidate="c1", complete=False)], panels=(), interests=())  # fmt: skip
    decision = book.decide().decision("c1", evolve(SIGNED, basis=[], delegation=""))
    assert ["blank_delegation", "blank_basis"] == [one.facts["what"].code for one in decision.missing]


# ── the office's own words ────────────────────────────────────────────────────────────────────────


def places(kind, *left):
    return " | ".join(f"{{{name}}}" for name in SLOTS[kind] if name not in left)


def test_a_template_puts_what_is_true_in_the_office_s_words():
    """Text in, text out: each slot is filled with what the library's own words would say there."""
    text = "RÉPUBLIQUE FRANÇAISE {{1}}\n\n{title}\n\n" + places("decision", "title")
    decision = OUTCOME.decision("cand-1", evolve(SIGNED, template=Template(kind="decision", text=text)))
    said = decision.to_markdown()

    assert said.startswith(
        "RÉPUBLIQUE FRANÇAISE {1}\n\nEIG 3: the application of Nom Un\n\nEtalab | Reference: 2018-7"
    )
    for slot in decision.slots.values():
        assert slot in said
    letter = Template(kind="letter", text="Madame, Monsieur,\n\n" + places("letter") + "\n\nLe service")
    written = OUTCOME.letter("cand-1", template=letter)
    assert written.startswith("Madame, Monsieur,")
    for line in OUTCOME.letter("cand-1").splitlines():
        assert line.removeprefix("# ") in written
    minutes = OUTCOME.minutes[0]
    own = minutes.to_markdown(
        template=Template(kind="minutes", text="En-tête\n\n# " + places("minutes").replace(" | ", "\n\n"))
    )
    assert "En-tête\n\n" + minutes.to_markdown() == own
    act = OUTCOME.act(
        "candidates", evolve(SIGNED, template=Template(kind="decision", text=text)), secret="6b28" * 16
    )
    assert act.leaf("cand-1").text.startswith("RÉPUBLIQUE")


def test_an_agenda_is_written_in_the_office_s_words():
    """Each session stands in it, and the person by the name that the language gives; nothing asked is said too."""
    agenda = OUTCOME.book.agenda("juror-1", *(Session(key="jury", when=dt.date(2018, 7, 4)),))
    words = Template(kind="agenda", text="Le service\n\n" + places("agenda"))
    named = language_of("fr").naming({"juror-1": "Nom Juré"})
    assert "Le service\n\nNom Juré | - 4 juillet 2018 : jury.\n" == agenda.to_markdown(
        lang=named, template=words
    ).replace("\u00a0", " ")
    assert agenda.to_markdown().startswith("# juror-1\n\n- 4 July 2018: jury.")
    with pytest.raises(Fault, match="an agenda"):
        agenda.to_markdown(template=Template(kind="letter", text=places("letter")))


@pytest.mark.parametrize(
    "kind",
    [pytest.param(one, marks=[pytest.mark.slow(one_in=2)] if one != "agenda" else []) for one in SLOTS],
)
def test_a_template_that_leaves_a_slot_out_is_refused(kind):
    """Each slot is asked for: remedies, grounds or the mention are not left out by an oversight."""
    assert Template(kind=kind, text=places(kind)).text
    for name in SLOTS[kind]:
        with pytest.raises(Fault, match=f"'{name}' missing"):
            Template(kind=kind, text=places(kind, name))
        hides = ("<!-- # -->", '<p title="#">', "[//]: # (#)", "[x]: /y\n'#'", "<!-- #", "<template>#</template>",
                 "<p hidden>#</p>", '<div style="display:none">\n\n<div></div> <b>#</b>\n\n</div>', "<details>#", "![#](x)",
                 "[x](y '#')", "[x](#)", "<![CDATA[#]]>", "<?x # ?>", "<!X #>", "``` #\n```",
                 "[^1]: #", "[^1]: x\n\n    #", "^[#]", "> [x]: /y '#'", "- [x]: /y '#'", "> ``` #\n> ```",
                 "*[x]: #", "[x](y(z) '#')", "[x](<y)> '#')", "[x](y '(' '#')", "| a |\n|-|\n| x | # |",
                 "a | b\n-- | --\n1 | 2 | #", "1. | a |\n   | - |\n   | x | # |", "> | a |\n> | :-: |\n> | x | # |", "a\n:--\nx | #", "[x][#]", "</p #>",
                 "~~#~~", "~#~", "~x\n# y~", "~x ~ #~", "~x \\~ #~", "%% # %%", "{{: title='#'}}", "{{>>#<<}}")  # fmt: skip
        for unseen in (one.replace("#", f"{{{name}}}") for one in hides):
            with pytest.raises(Fault, match=f"'{name}' missing"):
                Template(kind=kind, text=f"{places(kind, name)}\n{unseen}")
        with pytest.raises(Fault, match=f"'{name}' missing"):
            Template(kind=kind, text=f"---\nx: {{{name}}}\n---\n{places(kind, name)}")
        with pytest.raises(Fault, match=f"'{name}' missing"):
            Template(kind=kind, text=f"+++\nx = '{{{name}}}'\n+++\n{places(kind, name)}")
        seen = f"{places(kind, name)}\n<!-- ours --> <b>{{{name}}}</b><br> [1]: ours [a](b) <a@b.fr> (c) [^1] it's"
        table = f"{places(kind, name)}\n\n| a | b |\n| - | - |\n| x \\| y | {{{name}}} | z |"
        assert [] == [one for one in (seen, table) if one != Template(kind=kind, text=one).text]
    for seen in ("~10 x, ~20 y\n\n", "\\~x\\~ ", "a ~ b ", "~a " * 20_000, "~x\n\n~ ", "\u202bx\u202c"):
        assert Template(kind=kind, text=seen + places(kind)).text.startswith(seen)
    deep = places(kind) + "<i x>" * 40 + "</i>" * 40
    assert deep == Template(kind=kind, text=deep).text
    with pytest.raises(Fault, match="missing"):
        Template(kind=kind, text=places(kind) + "<i x>" * 9_000)
    with pytest.raises(Fault, match="missing"):
        Template(kind=kind, text=places(kind) + "".join(f"<x{at} " for at in range(5_000)) * 2)
    for strange in ("{juror}", "{Title}", "{ title }", "{title!r}", "{1}"):
        with pytest.raises(Fault, match="a slot"):
            Template(kind=kind, text=f"{places(kind)} {strange}")
    with pytest.raises(Faults):
        Template(kind=kind, text="{juror}")
    with pytest.raises(Fault, match="'title' missing"):
        Template(kind=kind, text=places(kind)).fill(dict.fromkeys(SLOTS[kind][1:], ""))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_court_is_named_as_the_office_writes_it(lang):
    """Braces in its name are no place for anything."""
    text = OUTCOME.decision("adler", evolve(SIGNED, court="TA {Paris}"), lang=lang).to_markdown()
    assert "TA {Paris}" in text


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("court", "lang", "said"),
    [
        ("tribunal de Paris", "fr", "devant la juridiction compétente (tribunal de Paris), dans un délai"),
        (
            " Commission des recours ",
            "fr",
            "devant la juridiction compétente (Commission des recours), dans un délai",
        ),
        ("the court of Paris", "en", "before the competent court (the court of Paris) within"),
        (" ", "en", "before the administrative court within"),
    ],
)
def test_a_court_needs_no_article(court, lang, said):
    """A decision is brought before a court, by whatever article the office wrote it, or by none."""
    text = OUTCOME.decision("adler", evolve(SIGNED, court=court), lang=lang).to_markdown()
    assert said in text.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_court_of_blanks_alone_is_still_to_be_filled_in():
    """Which court it is stays shown as missing, as where the office wrote nothing."""
    left = [OUTCOME.decision("adler", evolve(SIGNED, court=court)).missing for court in ("", " ")]
    assert left[0] == left[1] != OUTCOME.decision("adler", SIGNED).missing


def test_a_template_for_another_paper_is_refused():
    """A letter is not written by the words of a decision."""
    letter, decision = (Template(kind=kind, text=places(kind)) for kind in ("letter", "decision"))
    with pytest.raises(Fault, match="a template for a letter"):
        OUTCOME.letter("cand-1", template=decision)
    with pytest.raises(Fault, match="a template for a decision"):
        Office(template=letter)
    with pytest.raises(Fault, match="a template for minutes"):
        OUTCOME.minutes[0].to_markdown(template=letter)


@pytest.mark.parametrize("status", ["proposed", "withdrawn"])
@pytest.mark.untraced
def test_nothing_is_published_of_a_proposal_that_no_jury_judged(status):
    """Neither its identifier nor its title, before the jury sat or after."""
    proposed = Challenge(id="secret-project", title="Projet confidentiel", status=status)
    book = evolve(OUTCOME.book, proposed=[*OUTCOME.book.proposed, proposed])
    for decided in (book.decide(), book.decide(OUTCOME.deliberation)):
        public = decided.dossier(salt="c4" * 16).redacted("public")
        told = (
            convert.to_json(public),
            to_html(public),
            decided.act("challenges", SIGNED, secret="5a17" * 16).text,
        )
        assert not any(word in text for text in told for word in (proposed.id, proposed.title))
        with pytest.raises(Fault, match="on no list"):
            decided.letter("secret-project", audience="public")


SHEET = jury.Scoresheet.from_marks(
    jury.Rubric.equal(["impact"], scale=jury.EIG_SCALE),
    [(item, "juror-1", {"impact": mark}) for item, mark in (("adler", 4), ("cibnav", 3), ("datareg", 3))],
)
EQUAL = jury.deliberate(SHEET, places=2)
EQUAL_RESERVE = jury.deliberate(SHEET, places=1, reserve=1)


@pytest.mark.untraced(one_in=3)
@pytest.mark.parametrize(
    ("outcome", "subject", "about"),
    [
        (OUTCOME.book.decide(), "cand-1", "candidates"),
        (OUTCOME.book.decide(EQUAL), "cibnav", "challenges"),
        (OUTCOME.book.decide(EQUAL_RESERVE), "cibnav", "challenges"),
        (OUTCOME.book.decide(EQUAL), "cand-1", "candidates"),
        (OUTCOME.book.decide(EQUAL), "plume", "challenges"),
        (OUTCOME.book.decide(), "plume", "challenges"),
    ],
)
def test_whoever_waits_is_told_of_no_decision_and_no_act_holds_one(outcome, subject, about):
    """No decision or leaf is made of what nobody decided; letter and notice speak of none; the public reads nothing."""
    letter = outcome.letter(subject, lang="fr")
    assert "Situation" in letter
    for word in ("Décision", "R421", "L311-3-1", "Cette décision"):
        assert word not in letter
    assert "Cette décision" not in outcome.notice(subject, lang="fr")
    for refused in (outcome.decision, partial(outcome.letter, audience="public")):
        with pytest.raises(Fault) as caught:
            refused(subject)
        assert caught.value.code in {"book.decided_of", "book.published_only"}
    act = outcome.act(about, SIGNED, secret="5a17" * 16)
    assert subject not in act.texts
    waits = [one for one in act.missing if one.code == f"to_decide_{about}"]
    waiting = {one.about for one in outcome.rulings.rulings if one.status in ("open", "undecided")}
    assert bool(waits) == ({"candidates": "person"}.get(about, "challenge") in waiting)
    assert ("still to be decided" in act.text) == bool(waits)
    assert f'"{subject}"' not in convert.to_json(act)
    assert subject not in {one.subject for one in outcome.reasons(audience="public").rulings}
