"""An independent reader of explanations: it knows the problem as plain numbers, and works out what is said.

Each world is drawn as plain data, put to the library through its public names, and explained in English. The
reader takes each sentence apart and derives it again by going through everything: ranks and shortfalls from
the marks, prices from all sets and cohorts, slack by moving a phase day by day, conflicts from the words of
the rules alone. What it cannot read, or finds false, it returns.
"""

import re
from collections import Counter
from fractions import Fraction
from itertools import combinations

NUMBER = r"(≈?-?[\d.]+|≈?-?\d+/\d+)"


def said(number, text):
    """Tell whether a number is the one that a text says, or rounds to it where the text says so."""
    value = Fraction(text.lstrip("≈"))
    near = Fraction(1, 200) if text.startswith("≈") else 0
    return abs(Fraction(number) - value) <= near


FATES = {
    "be on the main list": "main",
    "be tied for the last places": "tied",
    "not be on the main list": "out",
}
WITHOUT = rf"without (.+?)( together, and not without only some of them)?, it would ({'|'.join(FATES)})"


def hangs_on(causes, fate, *, together, then):
    """Tell whether a place is another without some causes; and where it is said, not that one without fewer."""
    now, fewer = fate(()), [some for size in range(1, len(causes)) for some in combinations(causes, size)]
    changed = fate(causes) == FATES[then] != now
    return changed and bool(together) == bool(fewer) and all(fate(some) != FATES[then] for some in fewer)


def listed(text):
    """Return the names that a text lists."""
    return set(re.split(r", | and ", text)) - {"none"}


class Readings:
    """What was read, and what of it is false or was not understood."""

    def __init__(self, told):
        """Start with what the world is, for whoever reads the falsehoods."""
        self.told, self.read, self.wrong = told, Counter(), []

    def take(self, about, sentences, readers):
        """Have each sentence read by the first pattern that fits it whole."""
        for sentence in sentences:
            for pattern, reader in readers:
                match = re.fullmatch(pattern, sentence)
                if match:
                    self.read[reader.__name__] += 1
                    if not reader(about, *match.groups()):
                        self.wrong.append((reader.__name__, about, sentence))
                    break
            else:
                self.wrong.append(("not understood", about, sentence))


def sentences(trace):
    """Return the sentences of a trace."""
    return [reason.say() for reason in trace.reasons]


MONTHS = dict(
    zip(
        [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        strict=True,
    )
)
FIGURE = re.compile(rf"≈?-?\d+(?:[./]\d+)?|\b[a-z]{{1,2}}\d\b|\b(?:{'|'.join(MONTHS.values())})\b")


def figures(sentence):
    """Return the numbers, dates and identifiers that a sentence says, but for 0 and 1, which words say too."""
    plain = re.sub(r"(\d),(\d)", r"\1.\2", sentence.replace("−", "-")).replace("1er", "1")
    for french, english in MONTHS.items():
        plain = re.sub(rf"\b{french}\b", english, plain)
    return set(FIGURE.findall(plain)) - {"0", "1"}
