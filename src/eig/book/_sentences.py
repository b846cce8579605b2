"""The titles of results of a book, and all that it says, by subject: in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from eig.book._act_sentences import ACTS
from eig.book._caution_sentences import DOUBTS
from eig.book._dossier_sentences import DOSSIERS
from eig.book._funnel_and_gap_sentences import BOOKS
from eig.book._letter_sentences import LETTERS
from eig.book._refusal_sentences import EXPECTED
from eig.book._ruling_sentences import RULINGS

TITLES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "title_Book": ("Book of the promotion", "Livre de la promotion"),
        "title_Dossier": ("Dossier: {subject}", "Dossier : {subject}"),
        "title_DossierChanges": ("What changed", "Ce qui a changé"),
        "title_PromotionComparison": ("Promotions over the years", "Promotions au fil des années"),
        "title_Funnel": ("From applications to posts", "Des candidatures aux postes"),
        "title_Outcome": ("Outcome: {subject}", "Résultat : {subject}"),
        "title_Replay": ("Computed again", "Recalcul"),
        "title_Rulings": ("Decisions", "Décisions"),
        "title_SeatReplacement": ("Who comes in: {subject}", "Remplacement : {subject}"),
        "title_SeatReserve": ("Reserve of a seat: {subject}", "Liste complémentaire d'une place : {subject}"),
    }
)
SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {**BOOKS, **DOUBTS, **RULINGS, **LETTERS, **ACTS, **DOSSIERS, **EXPECTED, **TITLES}
)
