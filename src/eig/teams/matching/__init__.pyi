# Written by `make listings` from the listing in __init__.py.
from eig.teams.matching.market import Couple as Couple
from eig.teams.matching.market import Market as Market
from eig.teams.matching.market import Tier as Tier
from eig.teams.matching.matching import Matching as Matching
from eig.teams.matching.matching import match as match
from eig.teams.matching.who_blocks_a_matching import Blocking as Blocking
from eig.teams.matching.who_blocks_a_matching import Degree as Degree
from eig.teams.matching.who_blocks_a_matching import blocking_pairs as blocking_pairs
