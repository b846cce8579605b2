# Written by `make listings` from the listing in __init__.py.
from eig.jury.comparability.comparability import Connectivity as Connectivity
from eig.jury.comparability.comparability import LinkedSet as LinkedSet
from eig.jury.comparability.comparability import algebraic_connectivity as algebraic_connectivity
from eig.jury.comparability.comparability import connectivity as connectivity
from eig.jury.comparability.comparability import edge_connectivity as edge_connectivity
from eig.jury.comparability.comparability import shared_items as shared_items
