"""Minutes that verify themselves, the extract of one candidate, and pictures with their text alternatives."""

import datetime as dt
import hashlib
import hmac
import pickle
import re
from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from attrs import evolve

import eig
from eig._draw.svg_drawing import INK, PAPER
from eig.book import Book
from eig.convert import from_json, to_json
from eig.errors import Fault, Faults, UnknownKey
from eig.jury import (
    EIG_SCALE,
    Criterion,
    JuryRules,
    MarkSheet,
    Reviews,
    Rubric,
    Scoresheet,
    deliberate,
    verify,
)
from eig.jury.minutes import Deliberation, Minutes, Verification, algorithm_notice, candidate_minutes
from eig.jury.robustness import (
    RankRange,
    marks_picture,
    rank_ranges_picture,
    weight_stability,
    weights_picture,
)
from eig.jury.rules import ReserveTerms
from eig.jury.selection import draw_fairly, fair_lottery
from eig.jury.severity import AdjustedScore, Adjustment
from eig.lots import Decision, Priority, TakenBack, draw_labels, draw_rfc3797, one_time_code
from eig.programme import Panel, Quota
from eig.programme.disclosure import Disclosure
from eig.promotions import P3
from eig.reasons import FRENCH
from helpers.unfolded import unfolded

OPEN = Disclosure(smallest=1)
RUBRIC = Rubric(
    criteria=[
        Criterion(id="impact", scale=EIG_SCALE, weight=2, en="public impact", fr="impact public"),
        Criterion(id="team", scale=EIG_SCALE, floor=2),
    ]
)
MARKS = {"adler": (4, 3), "cibnav": (3, 3), "ia_flash": (3, 2), "plume": (4, 4), "zulu": (1, 1)}


def sheet(**states):
    mark_sheets = [
        MarkSheet(item=item, juror=juror, state=states[juror])
        if juror in states and item == "plume"
        else MarkSheet(item=item, juror=juror, marks={"impact": impact, "team": team})
        for item, (impact, team) in MARKS.items()
        for juror in ("j1", "j2", "j3")
    ]
    return Scoresheet(rubric=RUBRIC, sheets=mark_sheets)


BODY = ("adjustment", "attributes", "chair", "decisions", "members", "panels", "present", "sheet")


def held(**options):
    body = {name: options.pop(name) for name in BODY if name in options}
    draws, policy = options.pop("draws", ()), options.pop("disclosure", None)
    found = deliberate(
        body.pop("sheet", None) or sheet(j1="recused"), **{"places": 2, "reserve": 1, **options}, **body
    )
    return evolve(found, draws=draws, rules=evolve(found.rules, disclosure=policy or found.rules.disclosure))


def written(**options):
    act = {name: options.pop(name) for name in ("sittings", "recorded_by", "salt") if name in options}
    salted = {"salt": "5a17" * 16} if "attributes" in options else {}
    facts = {"chair": "j2", "source": "règlement, art. 5"}
    return held(**{**facts, **options}).minutes(title="EIG 3, challenges", **{**salted, **act})


# ── the deliberation ──────────────────────────────────────────────────────────────────────────────


def test_a_deliberation_ranks_and_selects():
    """Marks and rules give the ranking and the lists; an eliminating mark leaves an item out."""
    found = held().selection

    assert (("plume", "adler"), ("cibnav",)) == (found.main, found.reserve)
    assert "excluded" == found.status("zulu")


def test_there_is_no_reserve_list_unless_its_terms_are_given():
    """Without terms nobody is on a reserve list."""
    assert () == deliberate(sheet(), places=1).reserve


def test_the_digest_is_that_of_the_digests():
    """Anyone can take the SHA-256 of the canonical text with any tool, under the salt where there is one."""
    plain, salted = written(), written(salt="5a17" * 16)

    assert f"2:{hashlib.sha256(plain.canonical().encode()).hexdigest()}" == plain.digest
    assert f"2:{hmac.digest(b'5a17' * 16, salted.canonical().encode(), 'sha256').hex()}" == salted.digest


@pytest.mark.untraced
def test_the_digest_changes_with_any_input():
    """Another mark, another rule, another number of places: another digest."""
    others = [
        written(places=3),
        written(method="median"),
        written(tie_breaks=["criterion_mean:impact"]),
        written(sheet=sheet()),
        written(threshold="2.5"),
    ]

    assert 1 + len(others) == len({written().digest, *(one.digest for one in others)})


def test_the_digest_does_not_depend_on_the_order_given():
    """The same mark sheets in another order are the same deliberation."""
    mixed = Scoresheet(rubric=RUBRIC, sheets=tuple(reversed(sheet(j1="recused").sheets)))

    assert written().digest == written(sheet=mixed).digest


def test_an_adjustment_reorders_and_keeps_the_reasons():
    """Adopted scores rank; the excluded stay excluded; who has no adjusted score keeps the old one."""
    scores = [
        AdjustedScore(item="cibnav", before=3, after=4),
        AdjustedScore(item="plume", before=4, after="3.9"),
    ]
    adopted = Adjustment(scores=scores, decided_by="jury", why="j1 is severe", source="hand", places=1)
    found = held(adjustment=adopted).ranking

    assert ("cibnav", "plume", "adler", "ia_flash") == found.order
    assert "mean, adjusted" == found.method
    assert ("zulu",) == tuple(one.item for one in found.excluded)
    assert "marked by" in unfolded(found.explain("cibnav"))


def test_ties_of_adjusted_scores_are_broken_by_the_declared_tests():
    """A declared chain breaks the ties that an adjustment makes, and the trace says both."""
    scores = [AdjustedScore(item=item, before=3, after="3.5") for item in ("cibnav", "ia_flash")]
    adopted = Adjustment(scores=scores, decided_by="jury", why="j1 is severe", source="hand", places=1)
    plain = held(adjustment=adopted).ranking
    broken = held(adjustment=adopted, tie_breaks=["criterion_mean:team"]).ranking

    assert (("cibnav", "ia_flash"),) == plain.ties
    assert () == broken.ties
    assert broken.order.index("cibnav") < broken.order.index("ia_flash")
    said = str(broken.explain("ia_flash"))
    assert "adjusted from 3 to 3.5 by decision of jury" in said
    assert "placed after cibnav by mean mark on team (2)" in said
    assert "adjusted" not in str(broken.explain("plume"))


def test_what_an_item_is_stays_out_of_the_text_of_a_deliberation():
    """Attributes are in no text of a value; they are compared, and the digest changes with them."""
    rule = Quota(attribute="ministry", value="m1", minimum=1)
    one = held(quotas=[rule], attributes={"ia_flash": {"ministry": "m1"}})
    other = held(quotas=[rule], attributes={"plume": {"ministry": "m1"}})
    minutes = one.minutes(title="t", salt="5a17" * 16)

    assert "m1" not in repr(one) + repr(minutes)
    assert "5a17" not in repr(minutes)
    assert one != other
    assert minutes.digest != other.minutes(title="t", salt="5a17" * 16).digest
    assert "the inputs differ from the minutes in attributes" in unfolded(verify(minutes, other))


def test_a_digest_of_attributes_is_salted():
    """Without a secret, whoever guesses what a person is could check the guess against the digest."""
    person = held(
        quotas=[Quota(attribute="disability", value="yes")], attributes={"plume": {"disability": "yes"}}
    )
    with pytest.raises(Fault, match="lets anybody check a guess about a person"):
        person.minutes(title="t")

    assert (
        person.minutes(title="t", salt="5a17" * 16).digest
        != person.minutes(title="t", salt="0a17" * 16).digest
    )


@pytest.mark.untraced
@pytest.mark.parametrize(
    "salt", ["s", "a long secret text of these tests", "5a17" * 7 + "5a1", "5a17" * 16 + "g"]
)
def test_a_salt_that_is_guessed_is_refused(salt):
    """A salt is 32 hexadecimal digits or more, whether minutes or a dossier are taken with it."""
    with pytest.raises(Fault, match="32 hexadecimal digits or more"):
        held().minutes(title="t", salt=salt)
    with pytest.raises(Fault, match="32 hexadecimal digits or more"):
        Book(promotion=P3).decide().dossier(salt=salt)

    assert held().minutes(title="t", salt="5a17" * 8).digest
    assert Book(promotion=P3).decide().dossier(salt="5A17" * 8).salt


@pytest.mark.untraced
def test_older_minutes_with_a_short_salt_are_verified_with_a_caution():
    """Minutes stored with a short salt are read and hold; whoever verifies them is told of the salt."""
    stored = evolve(written(), salt="s")
    older = from_json(to_json(evolve(stored, digest=stored.taken_again())), Minutes)
    found = verify(older, older.deliberation)

    assert () == found.doubts
    assert "the minutes hold\nthe salt is not 32 hexadecimal digits" in unfolded(found)
    assert "le sel n’a pas 32 chiffres" in unfolded(found.say("fr"))
    assert () == verify(written(salt="5a17" * 8), held(chair="j2", source="règlement, art. 5")).cautions


def test_quotas_without_attributes_are_refused():
    """Without the attributes, lists under quotas would be wrong: they are asked for."""
    with pytest.raises(Fault, match=r"deliberate\.attributes: expected the attributes that the quotas count"):
        held(quotas=[Quota(attribute="ministry", value="m1", minimum=1)])


def test_a_deliberation_is_checked_and_is_a_value():
    """Its parts are what they should be; it pickles, compares and hashes by content; its text is one line."""
    with pytest.raises(Faults):
        Deliberation(sheet=None, rules=None, decisions=[1], draws=[1], chair="")
    with pytest.raises(Fault, match=r"deliberate\.rules: expected rules with a number of places"):
        deliberate(sheet())
    with pytest.raises(Fault, match=r"deliberate\.places"):
        deliberate(sheet(), JuryRules(places=2), places=2)
    with pytest.raises(Fault, match=r"deliberate\.sheet: expected a member of the jury, got 'j3'"):
        deliberate(sheet(), places=2, members=["j1", "j2"])
    with pytest.raises(Fault, match=r"deliberate\.chair: expected a chair, to whom the rules give"):
        deliberate(sheet(), places=2, casting_vote=True)
    with pytest.raises(Fault, match=r"deliberate\.members"):
        deliberate(sheet(), places=2, members=["j1", ""])
    for nobody in (3, None, "j1"):
        with pytest.raises(Fault, match=r"Deliberation\.members"):
            Deliberation(sheet=sheet(), rules=JuryRules(places=2), members=nobody)


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ({"chair": "j9"}, "chair"),
        ({"present": ["j1", "j9"]}, "present"),
        ({"panels": [Panel(id="p", members=["j1", "j9"])]}, "panels"),
    ],
)
def test_who_is_no_member_is_told_where_the_name_stands(given, place):
    """The chair, those present and the panels are of the jury: a stranger is told where it stands."""
    with pytest.raises(Fault, match="dd it to the members composing the jury") as caught:
        deliberate(sheet(), places=2, **given)
    assert (f"deliberate.{place}", "j9") == (caught.value.place, caught.value.value)


@pytest.mark.untraced
def test_who_sat_is_the_same_in_any_order():
    """Those present are present, whoever is named first."""
    one, other = (deliberate(sheet(), places=2, present=sat) for sat in (["j2", "j1"], {"j1", "j2"}))

    assert one == other
    assert held() == pickle.loads(pickle.dumps(held()))
    assert hash(held()) == hash(held())
    assert "<Deliberation: 5 items, 3 members, places: 2>" == repr(held())


@pytest.mark.untraced
def test_a_deliberation_tells_its_answer():
    """Its text says who is kept, who waits, what is left to decide, and what to read with care."""
    said = str(held(sheet=sheet(j1="absent", j2="absent")))

    assert "kept, in order of merit (2 of 2 places): plume and adler" in said
    assert "reserve list: cibnav" in said
    assert "the quorum (half) was not reached on plume" in said
    assert held().explain(lang="fr").subject == "délibération"
    assert "main" == held().rows()[0]["status"]
    assert "<caption>" in held()._repr_html_()
    assert ((), ()) == (held().undecided, held().cautions[:0])
    assert ("cibnav",) == held().reserve


def test_a_deliberation_is_settled_by_what_was_declared():
    """A decision of the jury, an order of priority or a draw parts its equals, and is on the record."""
    open_ = held(sheet=drawn_tie())
    draw = draw_rfc3797(list("abc"), count=3, key="1.2./")
    priority = Priority(order=list("cba"), reference="rules, art. 6", reason="date of filing")

    assert ("c", "b") == open_.settle(priority).kept
    assert draw.drawn[:2] == open_.settle(draw).kept
    assert (draw,) == open_.settle(draw).draws
    assert () == verify(open_.settle(draw).minutes(title="t"), open_.settle(draw)).doubts
    with pytest.raises(
        Fault, match=r"Deliberation\.settle\.by: expected an order of priority that names all"
    ):
        open_.settle(evolve(priority, order=["c"]))


def test_each_audience_hears_what_is_its_own():
    """The jury hears all; a candidate no other name; the public who is on a list, and no more."""
    tied = held(sheet=drawn_tie(), places=1, reserve=2)

    assert "tied with b and c" in unfolded(tied.explain("a"))
    assert "equally good as one or more others for the last place" in unfolded(
        tied.explain("a", audience="candidate")
    )
    assert ("status_main",) == held().explain("plume", audience="public").codes
    assert ("status_not_listed",) == held().explain("zulu", audience="public").codes
    with pytest.raises(Fault, match="one of 'jury'"):
        held().explain("plume", audience="press")


# ── the minutes ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("lang", "sections"),
    [
        (
            "en",
            [
                "Composition",
                "Recusals, absences and quorum",
                "Rubric",
                "Rules, as published",
                "Ranking",
                "Reasons",
                "Adjustment of scores",
                "Lists",
                "Draws",
                "Signatures",
                "Digest of the act",
            ],
        ),
        (
            "fr",
            [
                "Composition",
                "Déports, absences et quorum",
                "Grille",
                "Règles publiées",
                "Classement",
                "Motifs",
                "Péréquation",
                "Listes",
                "Tirages au sort",
                "Signatures",
                "Empreinte de l’acte",
            ],
        ),
    ],
)
def test_the_minutes_have_their_sections_in_both_languages(lang, sections):
    """The same sections, in the same order, in English and in French."""
    text = written().to_markdown(lang=lang)

    assert sections == re.findall(r"^## (.*)$", text, flags=re.MULTILINE)


@pytest.mark.untraced
def test_a_title_has_the_apostrophe_of_the_language_in_tables_too():
    """What stands in a cell is written as it is in a sentence."""
    told = written().to_markdown(lang=FRENCH.naming({"plume": "Karfu'R"}))

    assert "Karfu'R" not in told
    assert re.search(r"\| Karfu’R \|", told)


@pytest.mark.slow
def test_the_minutes_say_who_stepped_back_and_whether_the_quorum_was_reached():
    """Recused, absent and abstained are three states, each told; the quorum is told by item."""
    text = written(sheet=sheet(j1="recused", j2="absent", j3="abstained")).to_markdown()

    assert "- j1 stepped back from plume." in text
    assert "- Absence of j2: plume." in text
    assert "- Abstention of j3: plume." in text
    assert "was not reached on plume (1 of 3)." in text
    assert "was reached on every dossier" in written().to_markdown()
    assert "of the members composing the jury, or the panel that hears the dossier, take part" in text
    assert "Ni déport, ni absence, ni abstention." in written(sheet=sheet()).to_markdown(lang="fr")


@pytest.mark.untraced
def test_the_minutes_show_each_correction():
    """Before, after, by whom, when and why: a superseded mark, an opinion, or a sheet set aside."""
    fixed = sheet().corrected(
        MarkSheet(item="adler", juror="j1", marks={"impact": 3, "team": 3}, opinion="favourable"),
        by="j1",
        reason="slip of the pen",
        on=dt.date(2018, 7, 4),
    )
    gone = fixed.corrected(
        MarkSheet(item="adler", juror="j2", state="absent"), by="chair", reason="left early"
    )
    text = written(sheet=gone).to_markdown()

    assert (
        "| adler | j1 | public impact 4 | public impact 3 and favourable | j1 | 4 July 2018 | slip of the pen |"
        in text
    )
    assert "| adler | j2 | public impact 4 and team 3 | absent | the chair |  | left early |" in text
    assert "## Corrections" not in written().to_markdown()


@pytest.mark.slow
def test_the_minutes_show_the_rubric_and_the_method_with_its_source():
    """Criteria in the language of the minutes, scales, weights, floors; the rule for missing marks; the source."""
    text = written(tie_breaks=["criterion_mean:impact"]).to_markdown(lang="fr")

    assert "| impact public | 1 – 4 | 2 |  |" in text
    assert "| team | 1 – 4 | 1 | 2 |" in text
    assert "moyenne des totaux de ses jurés" in text
    assert "Une note manquante est refusée" in text
    assert "Source des règles\u00a0: règlement, art. 5." in text
    assert (
        "départagés, dans cet ordre, par la note moyenne en impact public\u00a0: la valeur la plus haute d’abord"
        in text
    )
    assert (
        "by share of champion flags: the higher comes first"
        in written(tie_breaks=["champions"]).to_markdown()
    )
    assert "No test parts equal scores" in written().to_markdown()


def test_the_minutes_give_every_item_its_outcome_and_its_reasons():
    """The table has every item; the reasons tell the ranking's trace and what the selection adds."""
    text = written().to_markdown()

    assert "| 1 | plume | 4 | on the main list |" in text
    assert "|  | zulu | " in text
    assert re.search(
        r"- cibnav: ranked 3 of 4 .*marked by j1, j2 and j3.*number 1 on the reserve list\.", text
    )


def test_the_minutes_show_an_adjustment():
    """Before, after, who and why; or that there was none."""
    adopted = Adjustment(
        scores=[AdjustedScore(item="cibnav", before=3, after=4)],
        decided_by="jury",
        why="j1 is severe",
        source="calibration: within",
        places=1,
    )
    text = written(adjustment=adopted).to_markdown()

    assert "Adopted by jury: j1 is severe (source: calibration: within)." in text
    assert "| cibnav | 3 | 4 |" in text
    assert "No score was adjusted." in written().to_markdown()


@pytest.mark.slow
def test_the_minutes_give_the_lists_with_the_terms_of_the_reserve():
    """Main list, places left, undecided, reserve, its end and its calls: each where it applies."""
    terms = ReserveTerms(names=1, calls=4, starts=dt.date(2019, 1, 16), ends=dt.date(2019, 11, 16))
    text = written(reserve=terms).to_markdown()

    assert "Main list, in order of merit (places: 2): plume and adler." in text
    assert "Reserve list, in order of merit: cibnav." in text
    assert "The lists are proposed to the authority, which decides." in text
    assert "It may be used until 16 November 2019, that day excluded." in text
    assert "Calls from it, at most: 4." in text
    assert "Places left unfilled: 5." in written(places=9).to_markdown()
    tied = written(
        sheet=Scoresheet(
            rubric=RUBRIC,
            sheets=[MarkSheet(item=item, juror="j1", marks={"impact": 3, "team": 3}) for item in ("a", "b")],
        ),
        places=1,
        chair="j1",
    )
    assert "To be decided, equally good (places: 1): a and b." in tied.to_markdown()


@pytest.mark.slow
def test_the_minutes_show_quotas_with_their_prices_or_their_conflict():
    """Each quota with its bounds and its price; or why they cannot hold together."""
    team = Quota(attribute="ministry", value="m1", minimum=1)
    people = {"ia_flash": {"ministry": "m1"}}
    text = written(quotas=[team], attributes=people).to_markdown()

    assert "| ministry=m1 | at least 1 | 1 |" in text
    impossible = written(quotas=[evolve(team, minimum=2)], attributes=people).to_markdown()
    assert "cannot hold, however many" in impossible
    assert "| ministry=m1 | at least 2 | none |" in impossible


@pytest.mark.untraced
def test_the_minutes_hold_the_record_of_each_draw():
    """Every kind of draw is told with what it was drawn from, and drawn again."""
    code = one_time_code("secret", codes=3, number=1)
    draws = [
        draw_rfc3797(["adler", "plume"], count=1, key="1.2./"),
        draw_labels(["adler", "plume"], code=code, randomness="1.2./"),
        draw_fairly(fair_lottery({"adler": {}, "plume": {}}, places=1), code=code, randomness="1.2./"),
    ]
    text = written(draws=draws).to_markdown()

    assert 3 == text.count("Drawn again from the same sources, it is the same: yes.")
    assert "RFC 3797" in text
    assert "No commitment was published beforehand." in text
    assert "draft-thomson-elegy-vrs-00" in text
    assert "Rien n’a été tiré au sort." in written().to_markdown(lang="fr")


@pytest.mark.untraced
def test_the_record_of_a_draw_is_enough_to_draw_again():
    """The numbered list and the bits that RFC 3797 asks for; the chances and the compositions of a draw under quotas."""
    people = {"adler": {"team": "x"}, "cibnav": {}, "plume": {}}
    lottery = fair_lottery(people, places=2, quotas=[Quota(attribute="team", value="x", minimum=1)])
    code = one_time_code("secret", codes=3, number=1)
    draws = [
        draw_rfc3797(["adler", "cibnav", "plume"], count=2, key="1.2./"),
        draw_fairly(lottery, code=code, randomness="1.2./"),
    ]
    text = written(draws=draws).to_markdown(names={"adler": "The Adler"})

    assert "Names numbered in this order: The Adler, cibnav and plume." in text
    assert "the sources must bring 3 bits of chance." in text
    assert "| cibnav and plume | 1/2 |" in text
    assert "| The Adler | 1 |" in text
    assert re.search(r"\| 1 and 1 \| 1 \|", text)


@pytest.mark.untraced
def test_a_draw_leaves_no_empty_paragraph():
    """A draw of which no source was announced has nothing to say of sources, and no paragraph for it."""
    draw = draw_rfc3797(["adler", "plume"], count=1, key="1.2./")

    assert not draw.sources
    assert "<p></p>" not in written(draws=[draw]).to_html()


def test_the_chances_of_compositions_stand_under_their_heads():
    """The table of compositions names first how many of each kind, then how likely that is."""
    code = one_time_code("secret", codes=3, number=1)
    lottery = fair_lottery({"adler": {}, "plume": {}}, places=1)
    text = written(draws=[draw_fairly(lottery, code=code, randomness="1.2./")]).to_markdown()

    assert "| number of each kind | probability |" in text


@pytest.mark.untraced
def test_reasons_are_written_with_names_too():
    """Whoever reads the reasons reads the same names as in the composition."""
    text = written().to_markdown(lang="fr", names={"j2": "Deuxième Jurée", "plume": "La Plume"})

    assert "notes données par Deuxième Jurée et j3" in text
    assert "La Plume\u00a0: rang 1 sur 4 avec 4\u202f; " in text


@pytest.mark.untraced
def test_the_minutes_state_the_rules_that_applied():
    """Eliminating marks, opinions, threshold, and what is greatest under quotas: each where there is something to apply it to."""
    marked = [
        evolve(one, opinion="favourable") if one.juror == "j2" and one.state == "marked" else one
        for one in sheet().sheets
    ]
    rule = Quota(attribute="ministry", value="m1", minimum=1)
    text = written(
        sheet=Scoresheet(rubric=RUBRIC, sheets=marked),
        threshold="2.5",
        floors="any",
        quotas=[rule],
        attributes={"ia_flash": {"ministry": "m1"}},
        objective="merit",
    ).to_markdown()

    assert "| team | 1 – 4 | 1 | 2 |" in text
    assert "| adler | 1 | 0 | 2 | 0 | 0 | 0 |" in text
    assert "A dossier that more jurors find unfavourable than favourable is left out." in text
    assert "No dossier whose score is under 2.5 is kept, or stands on the reserve list." in text
    assert "the best has as many as can be of the first rank" in text
    assert "| quota | bounds | points lost: fewer kept |" in text
    assert "| ministry=m1 | at least 1 | 1 of rank 2 |" in text


@pytest.mark.untraced
def test_votes_are_counted_where_somebody_gave_an_opinion():
    """Sheets without opinions: there is no vote to count."""
    assert "## Votes" not in written().to_markdown()


@pytest.mark.untraced
def test_a_quota_that_costs_nothing_costs_0_whatever_the_objective():
    """Where the best are kept anyway, the price is 0."""
    rule = Quota(attribute="ministry", value="m1", minimum=1)
    for objective in ("scores", "ranks", "merit"):
        asked = {"quotas": [rule], "attributes": {"plume": {"ministry": "m1"}}, "objective": objective}
        assert "| ministry=m1 | au moins 1 | 0 |" in written(**asked).to_markdown(lang="fr")


@pytest.mark.slow(but=["fr"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_an_act_that_no_list_keeps_refuses_nobody(lang):
    """Where no list keeps the quotas, minutes, notice and causes say of nobody that they are not kept."""
    minutes = written(
        quotas=[Quota(attribute="ministry", value="m9", minimum=2)], attributes={"plume": {"ministry": "m1"}}
    )
    found = minutes.deliberation
    apt = [item for item in found.ranking.order if found.selection.status(item) != "below_threshold"]
    assert {"no_list"} == {found.selection.status(item) for item in apt}
    texts = [minutes.to_markdown(lang=lang)]
    texts += [algorithm_notice(minutes, one, purpose="p", contact="c").to_markdown(lang=lang) for one in apt]
    for said in texts:
        for words in (
            "ot kept",
            "obody is kept",
            "nobody was kept",
            "ur aucune liste",
            "ors de la liste",
            "ersonne n’est ret",
        ):
            assert words not in said
    told = [reason.code for one in apt for reason in found.causes(one)]
    assert {"not_kept_for"} >= {*told}


@pytest.mark.untraced
def test_quotas_are_said_in_the_language_of_the_minutes():
    """A conflict of quotas, and the quota that needs somebody, speak French in French."""
    two = Quota(attribute="ministry", value="m1", minimum=2)
    people = {"ia_flash": {"ministry": "m1"}}
    text = written(quotas=[two], attributes=people).to_markdown(lang="fr")
    needed = written(quotas=[evolve(two, minimum=1)], attributes=people).to_markdown(lang="fr")

    assert (
        "aucune liste n’est possible, quel que soit le nombre de places pourvues (ministry=m1\u00a0: au moins 2)\u202f; assouplir d’une unité suffit\u00a0: "
        "ministry=m1\u00a0: au moins 1" in text
    )
    assert "sans l’un des quotas, le dossier ne serait pas sur la liste principale" in needed
    assert "at least" not in text + needed


@pytest.mark.untraced
def test_the_minutes_say_what_to_read_with_care():
    """What the ranking warns of, such as rooms that share nobody, stands under it."""
    rooms = [
        MarkSheet(item=item, juror=juror, marks={"impact": 3, "team": 3})
        for item, juror in (("a", "j1"), ("b", "j1"), ("c", "j2"), ("d", "j2"))
    ]
    text = written(sheet=Scoresheet(rubric=RUBRIC, sheets=rooms)).to_markdown()

    assert "To be read with care: " in text
    assert "À lire avec réserve" not in written(sheet=sheet()).to_markdown(lang="fr")


def test_the_members_of_a_panel_are_named_and_sign():
    """A sheet filled together names its members; who stepped back from it is recused; only who took part signs."""
    mark_sheets = [
        MarkSheet(
            item="a", juror="p1", marks={"impact": 3, "team": 3}, members=["j1", "j2"], stepped_back=["j3"]
        ),
        MarkSheet(item="b", juror="p1", marks={"impact": 2, "team": 3}, members=["j1", "j2"]),
        MarkSheet(item="b", juror="j9", state="absent"),
    ]
    text = written(sheet=Scoresheet(rubric=RUBRIC, sheets=mark_sheets)).to_markdown()

    assert "- p1: j1, j2 and j3; hears a and b." in text
    assert "- j3 stepped back from a." in text
    assert ["j1", "j2"] == re.findall(r"^- (\w+): _{20}".replace("_", r"\\?_"), text, flags=re.MULTILINE)


@pytest.mark.untraced
def test_names_stay_outside_the_minutes_until_they_are_written():
    """The value holds identifiers; the caller gives the names to write, and the value does not keep them."""
    minutes = written()
    text = minutes.to_markdown(names={"j1": "First Juror", "plume": "The Plume"})

    assert "First Juror stepped back from The Plume." in text
    assert "First Juror" not in repr(minutes)


@pytest.mark.untraced
def test_the_minutes_say_when_the_jury_sat():
    """Sittings and chair are told where they are given; a chair who is not stated is a blank of the office."""
    text = written(sittings=[dt.date(2018, 10, 3), dt.date(2018, 10, 4)]).to_markdown(lang="fr")

    assert "Séances\u00a0: 3 octobre 2018 et 4 octobre 2018." in text
    assert "Présidence\u00a0: j2." in text
    bare = held().minutes(title="t")
    assert "Chair: \\[to be filled in by the office\\]." in bare.to_markdown()
    assert "Présidence\u00a0: [à compléter par le service]." in unfolded(bare.to_html(lang="fr"))


@pytest.mark.slow
def test_the_html_says_the_same_and_is_well_formed():
    """One page, escaped, without script, in the language named, with the same content as the Markdown."""
    minutes = evolve(written(), title="A < B & C")
    page = minutes.to_html(lang="fr")
    tree = ElementTree.fromstring(page.removeprefix("<!doctype html>"))

    assert "fr" == tree.get("lang")
    assert "Procès-verbal du jury – A < B & C" == tree.find("body/main/h1").text
    assert "<script" not in page
    assert len(re.findall(r"^## ", minutes.to_markdown(), flags=re.MULTILINE)) == len(
        tree.findall("body/main/h2")
    )
    assert minutes.to_html(lang="fr", names={"j1": "Mme A."}) == eig.to_html(
        minutes, lang="fr", names={"j1": "Mme A."}
    )


def test_markdown_shows_text_as_it_is():
    """Signs that Markdown would read are quoted."""
    assert "A\\*B \\| C" in evolve(written(), title="A*B | C").to_markdown()


def test_another_language_is_refused():
    """The minutes speak English and French."""
    with pytest.raises(Fault, match="'en' or 'fr'"):
        written().to_markdown(lang="de")


def test_minutes_are_checked_and_are_values():
    """Their parts are what they should be; they pickle, compare and hash by content."""
    minutes = written()
    with pytest.raises(Faults):
        Minutes(title="", deliberation=None, digest="", sittings=[1])
    assert minutes == pickle.loads(pickle.dumps(minutes))
    assert hash(minutes) == hash(written())


# ── verification ──────────────────────────────────────────────────────────────────────────────────


def test_minutes_hold_on_their_own_inputs():
    """Running the inputs again gives the same digest and the same lists."""
    inputs = held(chair="j2", source="règlement, art. 5")
    assert "the minutes hold" == str(verify(written(), inputs))
    assert () == verify(written(), inputs).doubts


def test_other_inputs_show():
    """What differs is named, and the lists where they do."""
    doubts = verify(written(), held(places=3, chair="j2", source="règlement, art. 5")).doubts

    assert ("differs", "other_lists") == tuple(doubt.code for doubt in doubts)
    assert "les données diffèrent du procès-verbal sur les règles (places)" == doubts[0].say("fr")
    renamed = verify(written(), held(chair="j2", source="règlement, article 5")).doubts
    assert ("differs",) == tuple(doubt.code for doubt in renamed)
    changed = sheet().corrected(
        MarkSheet(item="adler", juror="j1", marks={"impact": 3, "team": 3}), by="j1", reason="slip"
    )
    facts = {"chair": "j2", "source": "règlement, art. 5"}
    assert ("adler",) == verify(written(sheet=sheet()), held(sheet=changed, **facts)).doubts[0].facts["what"]


FULL = {
    "sheet": sheet(j1="recused"),
    "members": {"j1": "État", "j2": "société civile", "j3": ""},
    "present": ["j2", "j3"],
    "panels": [Panel(id="p1", members=["j1", "j2", "j3"], hears=["plume"])],
    "tie_breaks": ["champions"],
    "threshold": 1,
    "quotas": [Quota(attribute="ministry", value="m1", minimum=1)],
    "attributes": {"ia_flash": {"ministry": "m1"}},
    "sittings": [dt.date(2018, 10, 3)],
    "recorded_by": "the secretary",
}
DECIDED = Decision(by="jury", order=["adler", "plume"], reference="r")
MARKED = MarkSheet(item="adler", juror="j1", marks={"impact": 3, "team": 3})
ALTERED = {
    "title": {"title": "EIG 4"},
    "a date": {"sittings": [dt.date(2018, 10, 4)]},
    "who recorded": {"recorded_by": "nobody"},
    "the digest": {"digest": "0" * 64},
    "the salt": {"salt": "another"},
    "the source": {"rules": {"source": "none"}},
    "the quorum": {"rules": {"quorum": 0}},
    "the places": {"rules": {"places": 3}},
    "the tie-breaks": {"rules": {"tie_breaks": ()}},
    "the threshold": {"rules": {"threshold": 2}},
    "the quotas": {"rules": {"quotas": ()}},
    "the reserve list": {"rules": {"reserve": 2}},
    "the casting vote": {"rules": {"casting_vote": True}},
    "the chair": {"held": {"chair": "j3"}},
    "a capacity": {"held": {"members": {"j1": "État", "j2": "État", "j3": ""}}},
    "who sat": {"held": {"present": ["j1", "j2", "j3"]}},
    "the panels": {"held": {"panels": ()}},
    "a recusal": {"held": {"sheet": sheet()}},
    "a mark": {"held": {"sheet": sheet(j1="recused").corrected(MARKED, by="j1", reason="slip")}},
    "the attributes": {"held": {"attributes": {"plume": {"ministry": "m1"}}}},
    "a decision": {"held": {"taken_back": (TakenBack(decision=DECIDED, by="jury", reference="r"),)}},
    "a draw": {"held": {"draws": (draw_rfc3797(["adler", "plume"], count=1, key="1.2./"),)}},
}


@pytest.mark.slow
@pytest.mark.parametrize("what", ALTERED)
def test_whatever_is_altered_is_seen(what):
    """Anything that the minutes print, or that the lists follow from: altered, the minutes do not hold."""
    minutes, changes = written(**FULL), ALTERED[what]
    inputs = minutes.deliberation
    if "held" in changes:
        forged = evolve(minutes, deliberation=evolve(inputs, **changes["held"]))
    elif "rules" in changes:
        rules = evolve(inputs.rules, **changes["rules"])
        forged = evolve(minutes, deliberation=evolve(inputs, rules=rules))
    else:
        forged = evolve(minutes, **changes)
    assert () == verify(minutes, inputs).doubts
    assert () != verify(forged, inputs).doubts
    if "held" in changes or "rules" in changes:
        assert "altered" in [doubt.code for doubt in verify(forged, forged.deliberation).doubts]


def test_minutes_drawn_up_anew_have_another_digest_than_the_published_one():
    """Whoever alters the title and takes the digest again is seen by the digest that was published."""
    published = written().digest
    anew = held(chair="j2", source="règlement, art. 5").minutes(title="EIG 4")

    assert () == verify(anew, anew.deliberation).doubts
    assert ("other_digest",) == tuple(
        one.code for one in verify(anew, anew.deliberation, digest=published).doubts
    )


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_written_text_is_verified_line_by_line(lang):
    """A Markdown or HTML text that the minutes would not write is seen, and its first line told."""
    minutes, names = written(), {"j2": "Deuxième jurée"}
    inputs = minutes.deliberation
    text, page = minutes.to_markdown(lang=lang, names=names), minutes.to_html(lang=lang, names=names)

    assert () == verify(minutes, inputs, text=text, lang=lang, names=names).doubts
    assert () == verify(minutes, inputs, text=page, lang=lang, names=names).doubts
    for written_text in (text, page):
        forged = written_text.replace("plume", "adler")
        doubts = verify(minutes, inputs, text=forged, lang=lang, names=names).doubts
        assert ("other_text",) == tuple(doubt.code for doubt in doubts)
        assert "adler" in doubts[0].facts["text"]  # the line as it was written, not as it is due
    assert () != verify(minutes, inputs, text=text + "# Decision\n", lang=lang, names=names).doubts


def test_a_forged_draw_shows():
    """A draw whose order was changed does not verify."""
    draw = draw_rfc3797(["adler", "plume"], count=2, key="1.2./")
    minutes = written(draws=[evolve(draw, drawn=tuple(reversed(draw.drawn)))])

    assert "a draw done again gives another order" == str(verify(minutes, minutes.deliberation))


def drawn_tie():
    mark_sheets = [
        MarkSheet(item=item, juror="j1", marks={"impact": 3, "team": 3}) for item in ("a", "b", "c")
    ]
    return Scoresheet(rubric=RUBRIC, sheets=mark_sheets)


@pytest.mark.parametrize("kind", ["label", "rfc3797", "fair"])
def test_a_tie_parted_by_a_draw_has_its_record(kind):
    """A decision by draw holds only with the record of a draw that gives that order."""
    code = one_time_code("secret", codes=3, number=1)
    draw = {
        "label": lambda: draw_labels(list("abc"), code=code, randomness="1.2./"),
        "rfc3797": lambda: draw_rfc3797(list("abc"), count=2, key="1.2./"),
        "fair": lambda: draw_fairly(
            fair_lottery({"a": {}, "b": {}, "c": {}}, places=1), code=code, randomness="1.2./"
        ),
    }[kind]()
    order = draw.order
    rest = "after" if len(order) < 3 else None
    parted = Decision(by="draw", order=order, reference="4.2", rest=rest)
    others = tuple(item for item in "abc" if item != order[0]) + order[:1]
    decided = held(sheet=drawn_tie(), decisions=[parted], draws=[draw])
    other = held(sheet=drawn_tie(), decisions=[evolve(parted, order=others, rest=None)], draws=[draw])
    bare = evolve(decided, draws=())

    assert () == verify(decided.minutes(title="t"), decided).doubts
    said = verify(bare.minutes(title="t"), bare)
    assert ("no_draw_record",) == tuple(doubt.code for doubt in said.doubts)
    assert "aucun tirage consigné ne donne l’ordre" in unfolded(said.say("fr"))
    assert () != verify(other.minutes(title="t"), other).doubts


def test_a_draw_over_more_than_those_tied_gives_their_order():
    """Whoever was drawn with others is in the order of that draw: the others do not matter."""
    draw = draw_rfc3797(list("abcz"), count=4, key="1.2./")
    order = tuple(item for item in draw.order if item != "z")
    decided = held(
        sheet=drawn_tie(), decisions=[Decision(by="draw", order=order, reference="4.2")], draws=[draw]
    )

    assert order != draw.order
    assert () == verify(decided.minutes(title="t"), decided).doubts


def test_a_decision_of_the_jury_needs_no_draw():
    """What the jury decided is on the record of its minutes."""
    parted = Decision(by="jury", order=["b", "a"], reference="4.2", rest="after", on=dt.date(2018, 7, 4))
    decided = held(sheet=drawn_tie(), decisions=[parted])

    assert () == verify(decided.minutes(title="t"), decided).doubts
    assert (
        "parted by the jury: b and a, then the others (4.2), on 4 July 2018"
        in decided.minutes(title="t").to_markdown()
    )


def test_a_verification_speaks_french():
    """What was confirmed, or what was not, in both languages."""
    assert "le procès-verbal est intact" == verify(written(), written().deliberation).say("fr")
    assert "\nla délibération refaite donne d’autres listes" in verify(written(), held(places=3)).say("fr")


def test_a_verification_is_checked():
    """Doubts are reasons."""
    with pytest.raises(Fault):
        Verification(doubts=["no"])


def test_what_is_no_record_of_a_draw_is_refused_with_the_records_that_there_are():
    """Whoever gives a name in the place of a draw's record reads which records a deliberation takes."""
    with pytest.raises(Fault, match=r"draws\[0\]: expected .*Rfc3797Draw.*, .*LabelDraw.* or .*FairDraw"):
        held(draws=["plume"])


# ── the extract of one candidate ──────────────────────────────────────────────────────────────────


@pytest.mark.untraced
@pytest.mark.parametrize("item", [*MARKS])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_an_extract_names_nobody_else(item, lang):
    """Neither another candidate, nor a juror, nor a chair: only the person's own marks, rank and outcome."""
    text = candidate_minutes(written(), item, results_are_out=True, lang=lang)

    assert item in text
    for other in [*(name for name in MARKS if name != item), "j1", "j2", "j3"]:
        assert other not in text


def test_an_extract_gives_the_own_marks_and_outcome():
    """The candidate reads the own rank, score, outcome and sheets, numbered."""
    text = candidate_minutes(written(detail=True, disclosure=OPEN), "adler", results_are_out=True)

    assert "Ranked 2 of 4 on the list EIG 3, challenges, with ≈3.67 on a scale from 1 to 4." in text
    assert "Outcome: on the main list." in text
    assert "| sheet | total | public impact | team |" in text
    assert "| 3 | ≈3.67 | 4 | 3 |" in text


@pytest.mark.untraced
def test_marks_by_criterion_are_shown_only_where_the_rules_declare_it():
    """Communicable marks are those that do not show the criteria of the jury's assessment (CE, n° 371453)."""
    text = candidate_minutes(written(disclosure=OPEN), "adler", results_are_out=True)

    assert "| sheet | total |\n|---|---|\n| 1 | ≈3.67 |" in text
    assert "impact" not in text
    assert "an eliminating mark or several, as the rules published them" in candidate_minutes(
        written(), "zulu", results_are_out=True
    )


def test_an_extract_says_why_the_candidate_is_not_ranked():
    """The own eliminating mark is told, in the language and the words of the grid."""
    text = candidate_minutes(written(detail=True), "zulu", results_are_out=True, lang="fr")

    assert "Hors classement : une moyenne de 1 en team est une note éliminatoire (seuil : 2)." in text


def test_an_extract_gives_the_score_before_an_adjustment():
    """The candidate reads both scores; who moved besides, and why, is not told."""
    scores = [AdjustedScore(item=item, before=3, after="3.5") for item in ("cibnav", "ia_flash")]
    adopted = Adjustment(scores=scores, decided_by="chair", why="j1 is severe", source="hand", places=1)
    text = candidate_minutes(written(adjustment=adopted, disclosure=OPEN), "cibnav", results_are_out=True)

    assert "with 3.5 on a scale from 1 to 4, equal with one more." in text
    assert "Its score was 3 before the adjustment of scores." in text
    assert "severe" not in text
    assert "before" not in candidate_minutes(written(adjustment=adopted), "adler", results_are_out=True)


def test_nothing_is_shown_before_the_results_are_out():
    """Before results are published nothing is communicable (CADA 20140067)."""
    with pytest.raises(Fault, match=r"candidate_minutes\.results_are_out.* once results are out"):
        candidate_minutes(written(), "adler", results_are_out=False)


@pytest.mark.untraced
def test_an_extract_of_nobody_is_refused():
    """A name that is on no list is told with the nearest, results out or not; what is no name, by its argument."""
    for out in (True, False):
        with pytest.raises(UnknownKey, match="no item 'adlr' here; the nearest known: 'adler'"):
            candidate_minutes(written(), "adlr", results_are_out=out)
        with pytest.raises(Fault, match=r"candidate_minutes\.item: expected"):
            candidate_minutes(written(), ["adler"], results_are_out=out)


# ── pictures ──────────────────────────────────────────────────────────────────────────────────────

REVIEWS = Reviews.from_triples([("a", "x", 1), ("a", "y", 4), ("b<", "x", "2.5")])
SVG = "{http://www.w3.org/2000/svg}"


def texts(picture):
    return [element.text for element in ElementTree.fromstring(picture).iter(f"{SVG}text")]


def alternative(picture):
    tree = ElementTree.fromstring(picture)
    return tree.find(f"{SVG}title").text, tree.find(f"{SVG}desc").text


def test_rank_intervals_are_drawn_with_the_line_and_told_in_words():
    """A bar an item, a dashed line after the places, ranks below; the text alternative says every interval."""
    intervals = [RankRange(item="a", best=1, worst=3), RankRange(item="b<", best=2, worst=2)]
    picture = rank_ranges_picture(intervals, places=2, marks={"a": Fraction(3, 2)})

    assert ["a", "b<", "1", "2", "3", "rank"] == texts(picture)[2:]
    assert (
        "Rank intervals; the dashed line stands after place 2",
        "a: 1 to 3 and b<: 2 to 2",
    ) == alternative(picture)
    assert 1 == picture.count("<circle")
    assert "stroke-dasharray" in picture


def test_many_ranks_are_not_all_written():
    """With 170 ranks the axis writes a score of them."""
    picture = rank_ranges_picture([RankRange(item="a", best=1, worst=170)], places=20, lang="fr")

    assert 10 <= len(texts(picture)) <= 25
    assert "Intervalles de rang" in picture


def test_no_interval_makes_an_empty_picture():
    """Nothing to show is shown as such, without a crash."""
    assert rank_ranges_picture([], places=0).startswith("<svg")


def test_marks_are_written_on_their_greys():
    """Each mark is written on its cell: grey only helps the eye; a dot stands where there is no mark."""
    picture = marks_picture(REVIEWS, lang="fr")

    named = ["jury →", "dossiers ↓", "x", "y", "a", "b<"]
    assert [*named, "1", "4", "2,5", "·"] == texts(picture)[-10:]
    assert "a\u00a0: x 1 et y 4. b<\u00a0: x 2,5" == alternative(picture)[1]


def test_ink_is_white_on_dark_and_black_on_light():
    """A high mark is written in white on dark, a low one in black on white: legible without colours."""
    cells = [
        one for one in ElementTree.fromstring(marks_picture(REVIEWS)).iter(f"{SVG}text") if one.get("fill")
    ]

    assert {"1": INK, "4": PAPER}.items() <= {one.text: one.get("fill") for one in cells}.items()


def test_the_items_to_show_may_be_chosen():
    """Items come in the order asked; equal marks are all white; no mark makes an empty picture."""
    assert "a" not in texts(marks_picture(REVIEWS, items=["b<"]))
    assert f'height="22" fill="{PAPER}"' in marks_picture(REVIEWS, items=["b<"])
    assert marks_picture(Reviews(reviews=[])).startswith("<svg")


def test_weights_are_drawn_as_lines_that_cross_where_items_swap():
    """A line an item, a dot a swap, the present weight dashed, names at the right, swaps told in words."""
    scores = {"A": {"x": 8, "y": 5}, "B": {"x": 6, "y": 7}, "C": {"x": 8, "y": 5}}
    picture = weights_picture(weight_stability(scores, weights={"x": 1, "y": 1}, varied="x"), lang="fr")

    assert {"A", "B", "C", "0", "1", "5", "8", "poids de x", "total"} <= set(texts(picture))
    assert 2 == picture.count("<circle")
    assert "B et A à 0,5 et B et C à 0,5" == alternative(picture)[1]
    places = {one.text: float(one.get("y")) for one in ElementTree.fromstring(picture).iter(f"{SVG}text")}
    assert abs(places["A"] - places["C"]) >= 14


@pytest.mark.slow
def test_many_lines_keep_their_names_beside_them():
    """With 42 items the picture is as high as their names take, and each name is tied to its line."""
    scores = {f"d{n:02}": {"x": n // 8, "y": n % 5} for n in range(42)}
    picture = weights_picture(weight_stability(scores, weights={"x": 1, "y": 1}, varied="x"))
    tree = ElementTree.fromstring(picture)
    _paper, frame, *_ = tree.iter(f"{SVG}rect")
    bottom = float(frame.get("y")) + float(frame.get("height"))
    named = sorted(float(one.get("y")) for one in tree.iter(f"{SVG}text") if one.text in scores)

    assert 42 == len(named)
    assert all(after - before >= 13.9 for before, after in pairwise(named))
    assert named[-1] <= bottom + 4
    assert 'stroke-width="0.5"' in picture


def test_long_names_are_shown_whole():
    """Names of items and jurors are as wide as they are: pictures make room."""
    long = "a-challenge-with-a-very-long-identifier"
    marks = Reviews.from_triples([(long, "juror-number-one", 3), (long, "juror-number-two", 4)])
    pictures = [
        marks_picture(marks),
        rank_ranges_picture([RankRange(item=long, best=1, worst=1)], places=1),
    ]
    for picture in pictures:
        side = next(one for one in ElementTree.fromstring(picture).iter(f"{SVG}text") if one.text == long)
        assert float(side.get("x")) > 6 * len(long)
    tree = ElementTree.fromstring(pictures[0])
    heads = [one for one in tree.iter(f"{SVG}text") if one.text.startswith("juror-")]
    assert all(one.get("transform").startswith("rotate") for one in heads)
    high = float(tree.get("viewBox").split()[3])
    assert high > 0.6 * 6 * len("juror-number-one")


def test_an_item_without_marks_cannot_be_shown():
    """A slip in the names of the items to show is told, with the nearest known."""
    with pytest.raises(UnknownKey, match="no item 'aa' here"):
        marks_picture(REVIEWS, items=["aa"])


def test_a_flat_picture_of_weights_does_not_divide_by_zero():
    """Equal totals at every weight make one flat line."""
    scores = {"A": {"x": 1, "y": 1}}

    assert weights_picture(weight_stability(scores, weights={"x": 1, "y": 1}, varied="x")).startswith("<svg")


def test_an_item_of_a_decision_is_in_the_minutes():
    """Ties parted on the record are told in the reasons."""
    two = Scoresheet(
        rubric=RUBRIC,
        sheets=[MarkSheet(item=item, juror="j1", marks={"impact": 3, "team": 3}) for item in ("a", "b")],
    )
    decided = Decision(by="jury", order=["b", "a"], reference="minutes, 4.2")
    text = written(sheet=two, places=1, decisions=[decided], chair="j1").to_markdown()

    assert "the tie was parted by the jury: b and a (minutes, 4.2)" in text


@pytest.mark.untraced
def test_what_a_text_lacks_is_told_and_so_is_what_it_adds():
    """A last line cut off is told as the minutes have it; one more is told as it was read."""
    minutes = written()
    text = minutes.to_markdown()
    cut, last = text.strip().rsplit("\n", 1)
    less, more = (
        verify(minutes, minutes.deliberation, text=one).doubts[0].facts
        for one in (cut, text.strip() + "\nadded")
    )

    assert (len(text.strip().splitlines()), last) == (less["line"], less["text"])
    assert (len(text.strip().splitlines()) + 1, "added") == (more["line"], more["text"])


def test_a_decision_is_told_to_those_whom_it_parts_alone():
    """Whoever was not among the equals reads nothing of how they were parted."""
    parted = Decision(by="jury", order=["ia_flash", "cibnav"], reference="4.2", on=dt.date(2018, 7, 4))
    marks = [
        MarkSheet(item=item, juror="j1", marks={"impact": 3, "team": 3}) for item in ("cibnav", "ia_flash")
    ]
    best = MarkSheet(item="plume", juror="j1", marks={"impact": 4, "team": 4})
    decided = held(sheet=Scoresheet(rubric=RUBRIC, sheets=[*marks, best]), places=2, decisions=[parted])
    told = {
        item: "parted by the jury"
        in candidate_minutes(decided.minutes(title="t"), item, results_are_out=True)
        for item in ("plume", "ia_flash", "cibnav")
    }

    assert {"plume": False, "ia_flash": True, "cibnav": True} == told
