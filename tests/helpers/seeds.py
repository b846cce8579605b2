"""Seeds of what is drawn that reach what a law names: none passes without being looked at."""

from itertools import count, islice


def seeds_where(number, holds):
    """Return the first seeds for which something holds, so many of them."""
    return list(islice(filter(holds, count()), number))
