# Written by `make listings` from the listing in __init__.py.
from eig.teams.matching.blocking_pairs_in_a_matching import Blocking as Blocking
from eig.teams.matching.blocking_pairs_in_a_matching import Degree as Degree
from eig.teams.matching.blocking_pairs_in_a_matching import blocking_pairs as blocking_pairs
from eig.teams.matching.people_and_places_of_a_market import Couple as Couple
from eig.teams.matching.people_and_places_of_a_market import Market as Market
from eig.teams.matching.people_and_places_of_a_market import Tier as Tier
from eig.teams.matching.stable_matching import Matching as Matching
from eig.teams.matching.stable_matching import match as match
