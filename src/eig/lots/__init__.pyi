# Written by `make listings` from the listing in __init__.py.
from eig.lots.decisions_and_priorities_on_ties import Decision as Decision
from eig.lots.decisions_and_priorities_on_ties import Draw as Draw
from eig.lots.decisions_and_priorities_on_ties import Priority as Priority
from eig.lots.decisions_and_priorities_on_ties import TakenBack as TakenBack
from eig.lots.decisions_and_priorities_on_ties import decide as decide
from eig.lots.label_draw import LabelDraw as LabelDraw
from eig.lots.label_draw import commitment as commitment
from eig.lots.label_draw import draw_labels as draw_labels
from eig.lots.label_draw import one_time_code as one_time_code
from eig.lots.rfc3797 import Rfc3797Draw as Rfc3797Draw
from eig.lots.rfc3797 import draw_rfc3797 as draw_rfc3797
from eig.lots.rfc3797 import entropy_bits as entropy_bits
from eig.lots.rfc3797 import rfc3797_key as rfc3797_key
