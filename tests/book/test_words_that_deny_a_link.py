"""A word that denies a link recuses nobody, and a criterion without a weight is not published as one."""

import pytest

from eig.book import Book, read_promotion
from eig.errors import Fault
from eig.programme import Programme, Promotion

BASE = Promotion(programme=Programme(name="Nos défis"), ordinal=1)
BODIES = "identifiant;nom\nville;Ville de Brest\n"
CHALLENGES = "identifiant;titre;porteur;poste 1\nphare;Le phare;ville;data\n"
DENIALS = (
    "aucun lien|aucun|aucune|non|RAS|rien à signaler|pas de lien|Non concerné|sans objet|néant|none|no|n/a|0"
    "|aucun conflit d'intérêts|je n'ai pas de lien|plus de lien|jamais|nil|à vérifier|no link|R.A.S."
)
LINKS = "employeur|mentor|connaissance|ancien employeur|mentor, non rémunéré|plus proche voisin|conscience|family|employeur, sans préavis"


def declared(word):
    """Return a book in which a juror declares that of a challenge."""
    promotion = read_promotion(BASE, organisations=BODIES, challenges=CHALLENGES, dialect="fr")
    table = [{"Juré": "j1", "Dossier": "phare", "Nature": word}]
    return Book.read(promotion, dialect="fr", jurors="identifiant;nom\nj1;Mme Un\n", interests=table)


@pytest.mark.slow(one_in=3)
@pytest.mark.parametrize("word", DENIALS.split("|"))
@pytest.mark.parametrize("typed", [str, str.upper, " {} ".format])
def test_a_word_that_denies_a_link_is_refused_at_its_row(word, typed):
    """However it is typed; where the word means a blank, as a blank."""
    with pytest.raises(Fault) as told:
        declared(typed(word))
    assert (told.value.row, told.value.column) == (2, "Nature")
    assert told.value.code in ("book.a_link", "rows.filled")


@pytest.mark.slow
@pytest.mark.parametrize("word", LINKS.split("|"))
def test_a_word_that_names_a_link_is_read(word):
    """A word that denies something else beside it changes nothing."""
    assert len(declared(word).interests) == 1


@pytest.mark.untraced(but=["weights1-2"])
@pytest.mark.parametrize(("weights", "row"), [(("2", ""), 3), (("", "2"), 2), (("2", "1"), 0), (("", ""), 0)])
def test_a_criterion_without_a_weight_beside_one_that_has_one_is_refused(weights, row):
    """It was printed as published, with a weight of 1 that nobody stated; where none has one, none is needed."""
    names = ("impact", "équipe")
    table = [
        {"Jury des": "défis", "Identifiant": name, "Titre": name, "Coefficient": weight}
        for name, weight in zip(names, weights, strict=True)
    ]
    if not row:
        assert read_promotion(BASE, criteria=table, dialect="fr").rules.grids
        return
    with pytest.raises(Fault) as told:
        read_promotion(BASE, criteria=table, dialect="fr")
    assert (told.value.row, told.value.column) == (row, "Coefficient")
