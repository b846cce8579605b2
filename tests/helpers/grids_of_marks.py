"""Reviews from a grid of marks, None where there is none."""

from eig.jury import Reviews


def items_by_jurors(rows):
    """Return the reviews of rows of one item each; of a hundred jurors at most, in their order."""
    return _reviews(
        (f"i{i:03}", f"j{j:02}", mark) for i, row in enumerate(rows) for j, mark in enumerate(row)
    )


def jurors_by_items(rows):
    """Return the reviews of rows of one juror each; of ten jurors at most, in their order."""
    return _reviews((f"i{i:03}", f"j{j}", mark) for j, row in enumerate(rows) for i, mark in enumerate(row))


def _reviews(triples):
    return Reviews.from_triples(one for one in triples if one[2] is not None)
