# Written by `make listings` from the listing in __init__.py.
from eig.jury.soundness.firm_and_open_places_of_a_jury import JuryCheck as JuryCheck
from eig.jury.soundness.firm_and_open_places_of_a_jury import check_jury as check_jury
