"""What a pickle written before `eig._values` calls: see `eig._values.frozen`."""

from __future__ import annotations

from eig._values.frozen import FrozenMap

__all__ = ["FrozenMap"]
