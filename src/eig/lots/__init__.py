"""What parts equals, in every room: decisions on the record and draws that anyone can verify."""

from eig._ground.lazy import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "decisions": ("Decision",),
        "label_draw": ("LabelDraw", "commitment", "draw_labels", "one_time_code"),
        "rfc3797": ("Rfc3797Draw", "draw_rfc3797", "entropy_bits", "rfc3797_key"),
    },
)
