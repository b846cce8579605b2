"""Where pickles written before `eig._values` and `eig._language` had their names look for what they call."""

import sys

from eig._language import languages
from eig._values import frozen_maps, value

for _old, _now in (("frozen", frozen_maps), ("languages", languages), ("values", value)):
    sys.modules[f"{__name__}.{_old}"] = _now
