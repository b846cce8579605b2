# Written by `make listings` from the listing in __init__.py.
from eig.jury.comparability.linked_sets_and_connectivity import Connectivity as Connectivity
from eig.jury.comparability.linked_sets_and_connectivity import LinkedSet as LinkedSet
from eig.jury.comparability.linked_sets_and_connectivity import algebraic_connectivity as algebraic_connectivity
from eig.jury.comparability.linked_sets_and_connectivity import connectivity as connectivity
from eig.jury.comparability.linked_sets_and_connectivity import edge_connectivity as edge_connectivity
from eig.jury.comparability.linked_sets_and_connectivity import shared_items as shared_items
