"""The scale of the jury of EIG, which is made when somebody asks for it."""

from eig.jury.marks.scale import Scale

EIG_SCALE = Scale.levels(
    1,
    4,
    labels=(
        ("not at all satisfactory", "pas du tout satisfaisant"),
        ("not very satisfactory", "peu satisfaisant"),
        ("satisfactory", "satisfaisant"),
        ("excellent", "excellent"),
    ),
)
"""The four levels of the jury of EIG 4, without zero (Guide du jury EIG 4, 2020, p. 2)."""
