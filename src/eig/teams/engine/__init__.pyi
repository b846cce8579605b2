# Written by `make listings` from the listing in __init__.py.
from eig.teams.engine.highs import Highs as Highs
from eig.teams.engine.highs import Unfinished as Unfinished
