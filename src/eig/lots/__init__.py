"""What parts equals, in every room: decisions on the record, orders of priority, draws anyone can verify.

Which to use, where nothing else that was declared separates equals:

- a `Decision` of the jury, where it can say why one comes before another: a person answers for it;
- a `Priority`, where an order was declared beforehand for a reason of its own (the date a challenge was
  filed, a need that the programme stated): no name, age or sex, and it needs no ceremony;
- `draw_rfc3797`, where published numbers (a lottery, closing prices) are announced before they are known and
  the list is final: nobody needs to be trusted, and one withdrawal changes every later draw;
- `draw_labels`, where people may still withdraw after the draw: each name has a position of its own, and an
  organiser commits to a secret beforehand;
- `eig.jury.selection.draw_fairly`, where a set is drawn under quotas, each with a stated chance.

`decide` makes the decision that any of them gives about some equals. A decision that was taken back stays on
the record, as `TakenBack`.
"""

from eig._values.names_loaded_on_first_use import attach

__getattr__, __dir__, __all__ = attach(
    __name__,
    {
        "decisions_and_priorities_on_ties": ("Decision", "Draw", "Priority", "TakenBack", "decide"),
        "label_draw": ("LabelDraw", "commitment", "draw_labels", "one_time_code"),
        "rfc3797": ("Rfc3797Draw", "draw_rfc3797", "entropy_bits", "rfc3797_key"),
    },
)
