"""Minutes that verify themselves, the extract of one candidate, and pictures with their text alternatives."""

import datetime as dt
import hashlib
import pickle
import re
from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from attrs import evolve

from eig.errors import Fault, Faults, UnknownKey
from eig.jury import (
    EIG_SCALE,
    Criterion,
    Deliberation,
    MarkSheet,
    Reviews,
    Rubric,
    Scoresheet,
    make_minutes,
    verify,
)
from eig.jury.minutes import Minutes, Verification, candidate_minutes
from eig.jury.robustness import (
    RankRange,
    marks_picture,
    rank_ranges_picture,
    weight_stability,
    weights_picture,
)
from eig.jury.selection import ReserveTerms, draw_fairly, fair_lottery
from eig.jury.severity import AdjustedScore, Adjustment
from eig.lots import Decision, draw_labels, draw_rfc3797, one_time_code
from eig.programme import Quota

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


def held(**options):
    return Deliberation(
        **{"sheet": sheet(j1="recused"), "places": 2, "terms": ReserveTerms(names=1), **options}
    )


def written(**options):
    facts = {"title": "EIG 3, challenges", "source": "règlement, art. 5", "chair": "j2"}
    known = {name: options.pop(name) for name in list(options) if name in {"draws", "quorum", "sittings"}}
    return make_minutes(held(**options), **facts, **known)


# ── the deliberation ──────────────────────────────────────────────────────────────────────────────


def test_a_deliberation_ranks_and_selects():
    """Marks and rules give the ranking and the lists; an eliminating mark leaves an item out."""
    found = held().selection()

    assert (("plume", "adler"), ("cibnav",)) == (found.main, found.reserve)
    assert "excluded" == found.status("zulu")


def test_there_is_no_reserve_list_unless_its_terms_are_given():
    """Without terms nobody is on a reserve list."""
    assert () == Deliberation(sheet=sheet(), places=1).selection().reserve


def test_the_digest_is_that_of_the_canonical_text():
    """Anyone can take the SHA-256 of the canonical text with any tool."""
    assert hashlib.sha256(held().canonical().encode()).hexdigest() == held().digest()


def test_the_digest_changes_with_any_input():
    """Another mark, another rule, another number of places: another digest."""
    others = [
        held(places=3),
        held(method="median"),
        held(tie_breaks=["criterion_mean:impact"]),
        held(sheet=sheet()),
        held(threshold="2.5"),
        held(quotas=[Quota(attribute="team", value="x")]),
    ]

    assert 1 + len(others) == len({held().digest(), *(one.digest() for one in others)})


def test_the_digest_does_not_depend_on_the_order_given():
    """The same mark sheets in another order are the same deliberation."""
    mixed = Scoresheet(rubric=RUBRIC, sheets=tuple(reversed(sheet(j1="recused").sheets)))

    assert held().digest() == held(sheet=mixed).digest()


def test_an_adjustment_reorders_and_keeps_the_reasons():
    """Adopted scores rank; the excluded stay excluded; who has no adjusted score keeps the old one."""
    scores = [
        AdjustedScore(item="cibnav", before=3, after=4),
        AdjustedScore(item="plume", before=4, after="3.9"),
    ]
    adopted = Adjustment(scores=scores, decided_by="jury", why="j1 is severe", source="hand", places=1)
    found = held(adjustment=adopted).ranking()

    assert ("cibnav", "plume", "adler", "ia_flash") == found.order
    assert "mean, adjusted" == found.method
    assert ("zulu",) == tuple(one.item for one in found.excluded)
    assert "marked by" in str(found.explain("cibnav"))


def test_ties_of_adjusted_scores_are_broken_by_the_declared_tests():
    """A declared chain breaks the ties that an adjustment makes, and the trace says both."""
    scores = [AdjustedScore(item=item, before=3, after="3.5") for item in ("cibnav", "ia_flash")]
    adopted = Adjustment(scores=scores, decided_by="jury", why="j1 is severe", source="hand", places=1)
    plain = held(adjustment=adopted).ranking()
    broken = held(adjustment=adopted, tie_breaks=["criterion_mean:team"]).ranking()

    assert (("cibnav", "ia_flash"),) == plain.ties
    assert () == broken.ties
    assert broken.order.index("cibnav") < broken.order.index("ia_flash")
    said = str(broken.explain("ia_flash"))
    assert "adjusted from 3 to 3.5 by decision of jury" in said
    assert "placed after cibnav by mean mark on team (2)" in said
    assert "adjusted" not in str(broken.explain("plume"))


def test_what_an_item_is_stays_out_of_the_text_of_a_deliberation():
    """Attributes are withheld from the repr; they are compared, and the digest changes with them."""
    rule = Quota(attribute="ministry", value="m1", minimum=1)
    one = held(quotas=[rule], attributes={"ia_flash": {"ministry": "m1"}})
    other = held(quotas=[rule], attributes={"plume": {"ministry": "m1"}})

    assert "attributes=<withheld>" in repr(one)
    assert "m1" not in repr(one).replace(repr(rule), "")
    assert "attributes" in one.canonical()
    assert one != other
    assert one.digest() != other.digest()
    assert not verify(make_minutes(one, title="t", source="s"), other)


def test_a_deliberation_read_from_its_text_refuses_to_count_quotas():
    """Without the attributes, lists under quotas would be wrong: they are asked for."""
    blind = held(quotas=[Quota(attribute="ministry", value="m1", minimum=1)])

    with pytest.raises(Fault, match="the text of a deliberation leaves out"):
        blind.selection()


def test_a_deliberation_is_checked_and_is_a_value():
    """Its parts are what they should be; it pickles, compares and hashes by content."""
    with pytest.raises(Faults):
        Deliberation(
            sheet=None, places=-1, terms=None, quotas=[1], decisions=[1], threshold=0.5, objective="x"
        )
    assert held() == pickle.loads(pickle.dumps(held()))
    assert hash(held()) == hash(held())


# ── the minutes ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("lang", "sections"),
    [
        (
            "en",
            [
                "Composition",
                "Recusals, absences and quorum",
                "Rubric",
                "Method",
                "Ranking",
                "Reasons",
                "Adjustment of scores",
                "Lists",
                "Draws",
                "Signatures",
                "Digest of the inputs",
            ],
        ),
        (
            "fr",
            [
                "Composition",
                "Déports, absences et quorum",
                "Grille",
                "Méthode",
                "Classement",
                "Motifs",
                "Péréquation",
                "Listes",
                "Tirages au sort",
                "Signatures",
                "Empreinte des données",
            ],
        ),
    ],
)
def test_the_minutes_have_their_sections_in_both_languages(lang, sections):
    """The same sections, in the same order, in English and in French."""
    text = written().to_markdown(lang=lang)

    assert sections == re.findall(r"^## (.*)$", text, flags=re.MULTILINE)


def test_the_minutes_say_who_stepped_back_and_whether_the_quorum_was_reached():
    """Recused, absent and abstained are three states, each told; the quorum is told by item."""
    text = written(sheet=sheet(j1="recused", j2="absent", j3="abstained")).to_markdown()

    assert "- j1 stepped back from plume" in text
    assert "- j2 was absent for plume" in text
    assert "- j3 abstained on plume" in text
    assert "was not reached on plume." in text
    assert "was reached on every item" in written().to_markdown()
    assert "Ni déport, ni absence, ni abstention." in written(sheet=sheet()).to_markdown(lang="fr")


def test_the_minutes_keep_count_of_corrections():
    """Superseded marks are kept on record, and the minutes say how many there are."""
    fixed = sheet().corrected(
        MarkSheet(item="adler", juror="j1", marks={"impact": 3, "team": 3}), by="j1", reason="slip of the pen"
    )

    assert "Corrections of marks kept on record: 1." in written(sheet=fixed).to_markdown()


def test_the_minutes_show_the_rubric_and_the_method_with_its_source():
    """Criteria in the language of the minutes, scales, weights, floors; the rule for missing marks; the source."""
    text = written(tie_breaks=["criterion_mean:impact"]).to_markdown(lang="fr")

    assert "| impact public | 1 – 4 | 2 |  |" in text
    assert "| team | 1 – 4 | 1 | 2 |" in text
    assert "Scores par moyenne ; note manquante : refusée." in text
    assert "Source de la méthode : règlement, art. 5." in text
    assert "Départage, dans l'ordre, par la note moyenne en impact public." in text
    assert "by share of champion flags." in written(tie_breaks=["champions"]).to_markdown()
    assert "No test was declared to break ties." in written().to_markdown()


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


def test_the_minutes_give_the_lists_with_the_terms_of_the_reserve():
    """Main list, places left, undecided, reserve, its end and its calls: each where it applies."""
    terms = ReserveTerms(names=1, calls=4, starts=dt.date(2019, 1, 16), ends=dt.date(2019, 11, 16))
    text = written(terms=terms).to_markdown()

    assert "Main list, in order of merit (places: 2): plume and adler." in text
    assert "Reserve list, in order of merit: cibnav." in text
    assert "It may be used until 16 November 2019, that day excluded." in text
    assert "Calls from it, at most: 4." in text
    assert "Places left unfilled: 5." in written(places=9).to_markdown()
    tied = written(
        sheet=Scoresheet(
            rubric=RUBRIC,
            sheets=[MarkSheet(item=item, juror="j1", marks={"impact": 3, "team": 3}) for item in ("a", "b")],
        ),
        places=1,
    )
    assert "To be decided (places: 1): a and b." in tied.to_markdown()


def test_the_minutes_show_quotas_with_their_prices_or_their_conflict():
    """Each quota with its bounds and its price; or why they cannot hold together."""
    team = Quota(attribute="ministry", value="m1", minimum=1)
    people = {"ia_flash": {"ministry": "m1"}}
    text = written(quotas=[team], attributes=people).to_markdown()

    assert "| ministry=m1 | at least 1 | 1 |" in text
    impossible = written(quotas=[evolve(team, minimum=2)], attributes=people).to_markdown()
    assert "cannot hold for 2 places" in impossible
    assert "| ministry=m1 | at least 2 | none |" in impossible


def test_the_minutes_hold_the_record_of_each_draw():
    """Every kind of draw is told with what it was drawn from, and drawn again."""
    code = one_time_code("secret", codes=3, number=1)
    draws = [
        draw_rfc3797(["adler", "plume"], count=1, key="1.2./"),
        draw_labels(["adler", "plume"], code=code, randomness="1.2./"),
        draw_fairly(fair_lottery({"adler": {}, "plume": {}}, places=1), code=code, randomness="1.2./"),
    ]
    text = written(draws=draws).to_markdown()

    assert 3 == text.count("Drawn again: yes.")
    assert "RFC 3797" in text
    assert "draft-thomson-elegy-vrs-00" in text
    assert "Rien n'a été tiré au sort." in written().to_markdown(lang="fr")


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
    assert "Bits of randomness that all outcomes take: 2." in text
    assert "| cibnav and plume | 1/2 |" in text
    assert "| The Adler | 1 |" in text
    assert re.search(r"\| 1 and 1 \| 1 \|", text)


def test_reasons_are_written_with_names_too():
    """Whoever reads the reasons reads the same names as in the composition."""
    text = written().to_markdown(lang="fr", names={"j2": "Deuxième Jurée", "plume": "La Plume"})

    assert "noté par Deuxième Jurée et j3" in text
    assert "La Plume : rang 1 sur 4 avec 4 ; " in text


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

    assert "An eliminating mark is held against the mark of any juror." in text
    assert "An item that more jurors find unfavourable than favourable is left out." in text
    assert "Nothing under 2.5 may be kept." in text
    assert "Under quotas, as many as can be of the first rank" in text
    assert "| quota | bounds | price: fewer kept |" in text
    assert "| ministry=m1 | at least 1 | 1 of rank 2 |" in text


def test_a_rule_without_anything_to_apply_to_is_not_stated():
    """A grid without eliminating marks, sheets without opinions: neither rule is written."""
    plain = Rubric.equal(["impact"], scale=EIG_SCALE)
    text = written(sheet=Scoresheet.from_marks(plain, [("a", "j1", {"impact": 3})])).to_markdown()

    assert "An eliminating mark" not in text
    assert "unfavourable" not in text


def test_a_quota_that_costs_nothing_costs_0_whatever_the_objective():
    """Where the best are kept anyway, the price is 0."""
    rule = Quota(attribute="ministry", value="m1", minimum=1)
    for objective in ("scores", "ranks", "merit"):
        asked = {"quotas": [rule], "attributes": {"plume": {"ministry": "m1"}}, "objective": objective}
        assert "| ministry=m1 | au moins 1 | 0 |" in written(**asked).to_markdown(lang="fr")


def test_quotas_are_said_in_the_language_of_the_minutes():
    """A conflict of quotas, and the quota that needs somebody, speak French in French."""
    two = Quota(attribute="ministry", value="m1", minimum=2)
    people = {"ia_flash": {"ministry": "m1"}}
    text = written(quotas=[two], attributes=people).to_markdown(lang="fr")
    needed = written(quotas=[evolve(two, minimum=1)], attributes=people).to_markdown(lang="fr")

    assert (
        "ministry=m1 : au moins 2 : impossible pour 2 places ; assoupli de 1 : ministry=m1 : au moins 1"
        in text
    )
    assert "il aide à atteindre ministry=m1 : au moins 1" in needed
    assert "at least" not in text + needed


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

    assert "p1 is j1, j2 and j3." in text
    assert "- j3 stepped back from a" in text
    assert ["j1", "j2"] == re.findall(r"^- (\w+): _{20}".replace("_", r"\\?_"), text, flags=re.MULTILINE)


def test_names_stay_outside_the_minutes_until_they_are_written():
    """The value holds identifiers; the caller gives the names to write, and the value does not keep them."""
    minutes = written()
    text = minutes.to_markdown(names={"j1": "First Juror", "plume": "The Plume"})

    assert "First Juror stepped back from The Plume" in text
    assert "First Juror" not in repr(minutes)


def test_the_minutes_say_when_the_jury_sat():
    """Sittings and chair are told where they are given."""
    text = written(sittings=[dt.date(2018, 10, 3), dt.date(2018, 10, 4)]).to_markdown(lang="fr")

    assert "Séances : 3 octobre 2018 et 4 octobre 2018." in text
    assert "Présidence : j2." in text
    assert "Chair" not in make_minutes(held(), title="t", source="s").to_markdown()


def test_the_html_says_the_same_and_is_well_formed():
    """One page, escaped, without script, in the language named, with the same content as the Markdown."""
    minutes = evolve(written(), title="A < B & C")
    page = minutes.to_html(lang="fr")
    tree = ElementTree.fromstring(page.removeprefix("<!doctype html>").replace('<meta charset="utf-8">', ""))

    assert "fr" == tree.get("lang")
    assert "Procès-verbal du jury – A < B & C" == tree.find("body/h1").text
    assert "<script" not in page
    assert len(re.findall(r"^## ", minutes.to_markdown(), flags=re.MULTILINE)) == len(tree.findall("body/h2"))
    assert minutes.to_html() == minutes._repr_html_()


def test_markdown_shows_text_as_it_is():
    """Signs that Markdown would read are quoted."""
    assert "A\\*B \\| C" in evolve(written(), title="A*B | C").to_markdown()


def test_another_language_is_refused():
    """The minutes speak English and French."""
    with pytest.raises(Fault, match="English, French"):
        written().to_markdown(lang="de")


def test_minutes_are_checked_and_are_values():
    """Their parts are what they should be; they pickle, compare and hash by content."""
    minutes = written()
    with pytest.raises(Faults):
        Minutes(
            title="",
            deliberation=None,
            selection=None,
            digest="",
            source="",
            sittings=[1],
            quorum=2,
            draws=[1],
        )
    assert minutes == pickle.loads(pickle.dumps(minutes))
    assert hash(minutes) == hash(written())


# ── verification ──────────────────────────────────────────────────────────────────────────────────


def test_minutes_hold_on_their_own_inputs():
    """Running the inputs again gives the same digest and the same lists."""
    assert "the minutes hold" == str(verify(written(), held()))
    assert verify(written(), held())


def test_other_inputs_show():
    """A mark changed after the fact shows in the digest, and in the lists where it matters."""
    doubts = verify(written(), held(places=3)).doubts

    assert ("other_inputs", "other_lists") == tuple(doubt.code for doubt in doubts)
    assert "les données n’ont pas l’empreinte du procès-verbal" == doubts[0].say("fr")


def test_a_list_changed_by_hand_shows():
    """Minutes whose list was changed do not hold, even though their digest does."""
    minutes = written()
    forged = evolve(minutes, selection=evolve(minutes.selection, main=["cibnav", "adler"], reserve=["plume"]))

    assert ("other_lists",) == tuple(doubt.code for doubt in verify(forged, held()).doubts)


def test_a_forged_draw_shows():
    """A draw whose order was changed does not verify."""
    draw = draw_rfc3797(["adler", "plume"], count=2, key="1.2./")
    minutes = written(draws=[evolve(draw, drawn=tuple(reversed(draw.drawn)))])

    assert "a draw done again gives another order" in str(verify(minutes, held()))


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
    order = draw.order if kind == "label" else draw.drawn
    decided = held(sheet=drawn_tie(), decisions=[Decision(by="draw", order=order, reference="4.2")])
    others = tuple(item for item in "abc" if item != order[0]) + order[:1]
    other = held(sheet=drawn_tie(), decisions=[Decision(by="draw", order=others, reference="4.2")])

    assert verify(make_minutes(decided, title="t", source="s", draws=[draw]), decided)
    said = verify(make_minutes(decided, title="t", source="s"), decided)
    assert ("no_draw_record",) == tuple(doubt.code for doubt in said.doubts)
    assert "aucun tirage consigné ne donne l’ordre" in said.say("fr")
    assert not verify(make_minutes(other, title="t", source="s", draws=[draw]), other)


def test_a_decision_of_the_jury_needs_no_draw():
    """What the jury decided is on the record of its minutes."""
    decided = held(sheet=drawn_tie(), decisions=[Decision(by="jury", order=["b", "a"], reference="4.2")])

    assert verify(make_minutes(decided, title="t", source="s"), decided)


def test_a_verification_speaks_french():
    """What was confirmed, or what was not, in both languages."""
    assert "le procès-verbal est confirmé" == verify(written(), held()).say("fr")
    assert " ; les données rejouées donnent d’autres listes" in verify(written(), held(places=3)).say("fr")


def test_a_verification_is_checked():
    """Doubts are reasons."""
    with pytest.raises(Fault):
        Verification(doubts=["no"])


# ── the extract of one candidate ──────────────────────────────────────────────────────────────────


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
    text = candidate_minutes(written(), "adler", results_are_out=True)

    assert "Rank 2 of 4, score ≈3.67." in text
    assert "Outcome: on the main list." in text
    assert "| 3 | team | 3 |" in text
    assert "| sheet | criterion | mark |" in text
    assert "| 1 | public impact | 4 |" in text


def test_an_extract_says_why_the_candidate_is_not_ranked():
    """The own eliminating mark is told, in the language and the words of the grid."""
    text = candidate_minutes(written(), "zulu", results_are_out=True, lang="fr")

    assert "Non classé : 1 en team est une note éliminatoire (seuil : 2)." in text


def test_an_extract_gives_the_score_before_an_adjustment():
    """The candidate reads both scores; who moved besides, and why, is not told."""
    scores = [AdjustedScore(item=item, before=3, after="3.5") for item in ("cibnav", "ia_flash")]
    adopted = Adjustment(scores=scores, decided_by="chair", why="j1 is severe", source="hand", places=1)
    text = candidate_minutes(written(adjustment=adopted), "cibnav", results_are_out=True)

    assert "score 3.5." in text
    assert "Score before the adjustment of scores: 3." in text
    assert "severe" not in text
    assert "before" not in candidate_minutes(written(adjustment=adopted), "adler", results_are_out=True)


def test_nothing_is_shown_before_the_results_are_out():
    """Before results are published nothing is communicable (CADA 20140067)."""
    with pytest.raises(Fault, match="once results are out"):
        candidate_minutes(written(), "adler", results_are_out=False)
    with pytest.raises(UnknownKey):
        candidate_minutes(written(), "nobody", results_are_out=True)


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

    assert ["a", "b<", "1", "2", "3"] == texts(picture)
    assert (
        "Rank intervals; the dashed line stands after place 2",
        "a: 1 to 3 and b<: 2 to 2",
    ) == alternative(picture)
    assert 1 == picture.count("<circle")
    assert "stroke-dasharray" in picture


def test_many_ranks_are_not_all_written():
    """With 170 ranks the axis writes a dozen of them."""
    picture = rank_ranges_picture([RankRange(item="a", best=1, worst=170)], places=20, lang="fr")

    assert 10 <= len(texts(picture)) <= 15
    assert "Intervalles de rang" in picture


def test_no_interval_makes_an_empty_picture():
    """Nothing to show is shown as such, without a crash."""
    assert rank_ranges_picture([], places=0).startswith("<svg")


def test_marks_are_written_on_their_greys():
    """Each mark is written on its cell: grey only helps the eye; a dot stands where there is no mark."""
    picture = marks_picture(REVIEWS, lang="fr")

    assert ["x", "y", "a", "b<", "1", "4", "2,5", "·"] == texts(picture)
    assert "a\u00a0: x 1 et y 4. b<\u00a0: x 2,5" == alternative(picture)[1]


def test_ink_is_white_on_dark_and_black_on_light():
    """A high mark is written in white on dark, a low one in black on white: legible without colours."""
    cells = [
        one for one in ElementTree.fromstring(marks_picture(REVIEWS)).iter(f"{SVG}text") if one.get("fill")
    ]

    assert {"1": "black", "4": "white"}.items() <= {one.text: one.get("fill") for one in cells}.items()


def test_the_items_to_show_may_be_chosen():
    """Items come in the order asked; equal marks are all white; no mark makes an empty picture."""
    assert "a" not in texts(marks_picture(REVIEWS, items=["b<"]))
    assert "rgb(255,255,255)" in marks_picture(REVIEWS, items=["b<"])
    assert marks_picture(Reviews(reviews=[])).startswith("<svg")


def test_weights_are_drawn_as_lines_that_cross_where_items_swap():
    """A line an item, a dot a swap, the present weight dashed, names at the right, swaps told in words."""
    scores = {"A": {"x": 8, "y": 5}, "B": {"x": 6, "y": 7}, "C": {"x": 8, "y": 5}}
    picture = weights_picture(weight_stability(scores, weights={"x": 1, "y": 1}, varied="x"), lang="fr")

    assert {"A", "B", "C", "0", "1", "poids de x"} == set(texts(picture))
    assert 2 == picture.count("<circle")
    assert "B et A à 0,5 et B et C à 0,5" == alternative(picture)[1]
    places = {one.text: float(one.get("y")) for one in ElementTree.fromstring(picture).iter(f"{SVG}text")}
    assert abs(places["A"] - places["C"]) >= 14


def test_many_lines_keep_their_names_beside_them():
    """With 42 items the picture is as high as their names take, and each name is tied to its line."""
    scores = {f"d{n:02}": {"x": n // 8, "y": n % 5} for n in range(42)}
    picture = weights_picture(weight_stability(scores, weights={"x": 1, "y": 1}, varied="x"))
    tree = ElementTree.fromstring(picture)
    frame = next(tree.iter(f"{SVG}rect"))
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
        assert float(side.get("x")) > 7 * len(long)
    heads = [one for one in ElementTree.fromstring(pictures[0]).iter(f"{SVG}text") if "juror" in one.text]
    assert float(heads[1].get("x")) - float(heads[0].get("x")) > 7 * len("juror-number-one")


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
    decided = Decision(by="jury", order=["b"], reference="minutes, 4.2")
    text = written(sheet=two, places=1, decisions=[decided]).to_markdown()

    assert "the tie was parted by the jury: b (minutes, 4.2)" in text
