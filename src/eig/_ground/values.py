"""What a pickle written before `eig._values` calls: see `eig._values.value`."""

from __future__ import annotations

from eig._values.value import rebuilt

__all__ = ["rebuilt"]
