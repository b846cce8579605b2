# Written by `make listings` from the listing in __init__.py.
from eig.jury.soundness.jury_check import JuryCheck as JuryCheck
from eig.jury.soundness.jury_check import check_jury as check_jury
