"""Sentences by count: one place, one equal, one rank and one dossier are said in the singular."""

from fractions import Fraction

import pytest

from eig.jury import Ranking, select
from eig.jury.selection._why_kept_or_out_and_rank_needed import price_of
from eig.lots import Decision
from eig.programme import Quota
from eig.reasons import reasons_in

TIED = Ranking.from_scores({"a": 9, "b": 9, "c": 7})
THREE = Ranking.from_scores({"a": 9, "b": 9, "c": 9, "d": 7})


def decided(*order):
    return [Decision(by="jury", order=order, reference="4.2")]


SAID = {
    "one place": (TIED, {"places": 1}, "a", "tied with b for the one place:", "ex æquo avec b pour la place offerte :"),
    "all of two": (THREE, {"places": 2}, "a", "tied with b and c for the 2 places:", "avec b et c pour les 2 places :"),
    "one of two": (Ranking.from_scores({"a": 9, "b": 8, "c": 8}), {"places": 2}, "b", "tied with c for 1 of the 2 places:",
                   "avec c pour 1 des 2 places :"),
    "one last place": (TIED, {"places": 1, "decisions": decided("a", "b")}, "b",
                       "the last place went to another of the equals", "la dernière place est allée à un autre dossier ex æquo"),
    "last places": (THREE, {"places": 2, "decisions": decided("a", "b", "c")}, "c",
                    "the last places went to others of the equals", "les dernières places sont allées à d'autres dossiers ex æquo"),
    "under a tie": (TIED, {"places": 1}, "c", "not on the main list: a score 2 below that of those tied for the last places; rank 1 was needed",
                    "hors de la liste principale : score inférieur de 2 à celui des ex æquo des dernières places"),
    "one after": (TIED, {"places": 2}, "a", "a score 2 above that of c, the first without a sure place", "score supérieur de 2 à celui du premier dossier sans place assurée (c)"),
    "equals after": (Ranking.from_scores({"a": 9, "b": 8, "c": 8}), {"places": 1}, "a", "a score 1 above that of b and c, the first without",
                     "score supérieur de 1 à celui des premiers dossiers sans place assurée (b et c)"),
    "a score rounded": (Ranking.from_scores({"a": Fraction(9, 8)}), {"places": 1, "threshold": 2}, "a",
                        "≈1.13 is under the threshold 2", "≈1,13 est sous le seuil 2"),
}  # fmt: skip


@pytest.mark.untraced
@pytest.mark.parametrize("case", SAID)
def test_each_sentence_agrees_with_its_count(case):
    """One is singular, several are plural, in both languages; equals are all named."""
    ranking, options, item, english, french = SAID[case]
    chosen = select(ranking, **options)

    assert english in str(chosen.explain(item))
    assert french in str(chosen.explain(item, lang="fr")).replace("\u00a0", " ").replace(
        "\u202f", " "
    ).replace("’", "'")


def test_a_price_in_ranks_agrees_with_its_count():
    """A quota costs one rank, or several."""
    quota = Quota(attribute="p", value="x", minimum=1)
    chosen = select(TIED, places=1, quotas=[quota], objective="ranks", attributes={"c": {"p": "x"}})

    assert ["1 rank", "2 ranks"] == [price_of(chosen, 0, Fraction(count)).say() for count in (1, 2)]
    assert ["1 rang", "2 rangs"] == [price_of(chosen, 0, Fraction(count)).say("fr") for count in (1, 2)]


def test_a_price_in_places_says_points_only_where_scores_add_up():
    """A quota costs one place, or several; with points where scores are added up."""
    quota = Quota(attribute="p", value="x", minimum=1)
    given = {"places": 1, "quotas": [quota], "attributes": {"c": {"p": "x"}}}
    scored = select(Ranking.from_scores({"a": 2, "c": 1}), **given)
    ranked = select(TIED, objective="ranks", **given)

    assert ["1 place and 3 with them", "2 places"] == [
        price_of(chosen, places, Fraction(3)).say() for chosen, places in ((scored, 1), (ranked, 2))
    ]


def test_cautions_and_equals_agree_with_their_count():
    """One dossier, one equal more."""
    merit, minutes = reasons_in("jury.merit"), reasons_in("jury.minutes")
    one = merit("wide_bounds", item="a", count=1, field=2).say("fr")

    assert "1 dossier sur 2" in one
    assert "1 dossier sur 2" in merit("wide_scores", count=1, field=2, items=("a",)).say("fr")
    assert ["un autre dossier", "2 autres dossiers"] == [
        minutes("own_equals", count=count).say("fr") for count in (1, 2)
    ]
