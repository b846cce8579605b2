"""All the published promotions, in order."""

from __future__ import annotations

from typing import Final

from eig.programme import Promotion
from eig.promotions._p1 import P1
from eig.promotions._p2 import P2
from eig.promotions._p3 import P3
from eig.promotions._p4 import P4
from eig.promotions._p5 import P5
from eig.promotions._p6 import P6
from eig.promotions._p7 import P7

ALL: Final[tuple[Promotion, ...]] = (P1, P2, P3, P4, P5, P6, P7)
