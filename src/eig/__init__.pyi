# Written by `make listings` from the listing in __init__.py.
from eig import book as book
from eig import convert as convert
from eig import errors as errors
from eig import jury as jury
from eig import lots as lots
from eig import programme as programme
from eig import promotions as promotions
from eig import reasons as reasons
from eig import rows as rows
from eig import teams as teams
from eig import testing as testing
from eig import timeline as timeline
from eig import typing as typing
from eig._draw.html_pages_and_fragments import to_html as to_html
from eig.rows import to_rows as to_rows

__version__: str
