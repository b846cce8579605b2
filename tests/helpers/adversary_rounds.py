"""Who knows what two rounds of a jury publish, and tries to find out which round refused a challenge: world by world."""

from itertools import combinations_with_replacement

from attrs import evolve

from eig.book import Book
from eig.jury import JuryRules, deliberate
from eig.programme.disclosure import Disclosure
from helpers.adversary import marks_of, posts_of, sheet_of

OUT, HEARD, RESERVE, KEPT = range(4)
"""How far a challenge came: refused in round 1, refused in round 2, on the reserve list, on the main list."""
TOTALS = (4, 5, 12, 16)
"""What four jurors give in round 2 to each; a threshold parts who is refused."""


def two_rounds(reached, *, smallest=3):
    """Return the outcome of two rounds that challenges came so far in; how many places there are tells nothing."""
    promotion = posts_of({f"c{at}": 1 for at in range(len(reached))})
    promotion = evolve(promotion, rules=evolve(promotion.rules, disclosure=Disclosure(smallest=smallest)))
    rules = JuryRules(places=len(reached), threshold="2.5")
    first = deliberate(
        sheet_of([marks_of(TOTALS[HEARD if one == OUT else KEPT], 4) for one in reached]), rules
    )
    sheet = sheet_of([marks_of(TOTALS[one], 4) for one in reached])
    heard = [f"c{at}" for at, one in enumerate(reached) if one != OUT]
    rules = evolve(rules, places=max(reached.count(KEPT), 1), reserve=len(reached))
    return Book(promotion=promotion).decide(deliberate(sheet.only(heard), rules), rounds=first)


def refusals_known(challenges, *, smallest=3):
    """Count the worlds, and those in which it is known which round refused each that is on no list, by the act and the
    public dossier together and not by the lists. Some challenge is kept.
    """
    told, public = {}, {}
    for reached in combinations_with_replacement(range(4), challenges):
        if KEPT in reached:
            outcome, lists = (
                two_rounds(reached, smallest=smallest),
                (reached.count(RESERVE), reached.count(KEPT)),
            )
            act = outcome.act("challenges", secret="5a17" * 16)
            text = (
                act.text,
                act.published().size,
                str(outcome.dossier(acts=[act]).redacted("public").explain()),
            )
            told.setdefault((lists, text), []).append(reached)
            public.setdefault(lists, []).append(reached)

    def known(some):
        return len({one for reached in some for one in reached if one < RESERVE}) == 1

    found = (len(some) for (lists, _), some in told.items() if known(some) and not known(public[lists]))
    return sum(map(len, told.values())), sum(found)
