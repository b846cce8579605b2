"""What a book says, by subject: each in a file of its own, by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from eig.book._act_sentences import ACTS
from eig.book._dossier_sentences import DOSSIERS
from eig.book._doubt_sentences import DOUBTS
from eig.book._funnel_and_gap_sentences import BOOKS
from eig.book._letter_sentences import LETTERS
from eig.book._refusal_sentences import EXPECTED
from eig.book._ruling_sentences import RULINGS

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {**BOOKS, **DOUBTS, **RULINGS, **LETTERS, **ACTS, **DOSSIERS, **EXPECTED}
)
