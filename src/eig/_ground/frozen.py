"""What a pickle written before `eig._values` calls: see `eig._values.frozen_maps`."""

from __future__ import annotations

from eig._values.frozen_maps import FrozenMap

__all__ = ["FrozenMap"]
