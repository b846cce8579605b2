# Written by `make listings` from the listing in __init__.py.
from eig.promotions._all import ALL as ALL
from eig.promotions._designers import DESIGNERS as DESIGNERS
from eig.promotions._p1 import P1 as P1
from eig.promotions._p2 import P2 as P2
from eig.promotions._p3 import P3 as P3
from eig.promotions._p4 import P4 as P4
from eig.promotions._p5 import P5 as P5
from eig.promotions._p6 import P6 as P6
from eig.promotions._p7 import P7 as P7
