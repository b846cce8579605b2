"""The parts that all pictures share, one a line: marks, a whole picture, grids with flat and slanted names, planes."""

from eig._draw.grids_and_planes_of_pictures import Cell, Grid, Plane
from eig._draw.svg_drawing import box, disc, line, pattern, picture, words

CELLS = (
    (Cell("1"), Cell("22", fill="#4a4a4a", ink="#ffffff", hint="two")),
    (Cell("3", thick=True, hint="three"), Cell("")),
)


def drawings():
    """Draw every part."""
    flat = Grid(rows=("a", "b"), columns=("x", "y"), axes=("rows", "columns"), cells=CELLS)
    slanted = Grid(rows=("a long name",), columns=("geomatics", "y"), axes=("r", "c"), cells=CELLS[:1])
    wide = Grid(rows=("a",), columns=("x",), axes=("r", "c"), cells=((Cell("a wide cell"),),))
    plane = Plane(across=(0, 10), up=(-1, 1), axes=("points", "wishes"), say=str, inset=0.1)
    single = Plane(across=(3, 3), up=(0, 1), axes=("a", "b"), say=str, left=10, wide=100, high=50)
    drawn = [
        words((1.239, 2), "geomatics", room=40, size=9, bold=True, halo=True, fill="#555555"),
        box((0, 1), (2, 3.456), "<title>t</title>", fill="none"),
        line((0, 0), (1, 2.5), stroke="#b8b8b8"),
        disc((1, 2), radius=3),
        picture(
            box((0, 0), (9, 9), fill=pattern("dotted")), size=(500, 20), title="T & t", description="d < e"
        ),
        picture(box((0, 0), (9, 9), fill=pattern("hatched")), size=(1, 2), title="A long title " * 6),
        *(part for one in (flat, slanted, wide) for part in (str(one.size), *one.draw())),
        *(str([one.size, one.at(3, 0), one.at(10, 1), one.at(2.5, 0.5)]) for one in (plane, single)),
        *plane.draw(),
        *single.draw(),
    ]
    return "".join(f"{one}\n" for one in drawn)
