"""What a pickle written before `eig._language` calls: see `eig._language.languages`."""

from __future__ import annotations

from eig._language.languages import Language

__all__ = ["Language"]
