"""How many sentences that name a cause are false, when they are solved again without it?

    PYTHONPATH=src python tools/causes.py [worlds] [--list]

Juries with quotas, thresholds, declared tests and decisions are drawn, and lists of posts with decisions on their
ties; everybody is told why, as the jury and as the person concerned. Each sentence that names a cause is held against
all main lists, or against every way to part every tie, by code that takes nothing from the library; it must name each
cause in English and in French. What earlier revisions said is judged too, in their favour where it was vague.
"""

import random
import sys
from collections import Counter

from sources import title

from helpers import causes_drawn, causes_told, posts_told
from helpers.causes_told import MAIN, OUT, status, without_quota


def any_quota_changes(world, item):
    """Whether a dossier would stand elsewhere without one of the quotas, or without all of them."""
    fewer = [world._replace(quotas=()), *(without_quota(world, one) for one in world.quotas)]
    return any(status(one, item) != status(world, item) for one in fewer)


def own_quotas(world, item, facts):
    """'What binds is the quotas', or the decision among equals under them."""
    if facts["equal"]:
        return status(world._replace(decisions=()), item) != OUT
    return status(world, item) == OUT and any_quota_changes(world, item)


def kept_for_quotas(world, item, _facts):
    return status(world, item) == MAIN and any_quota_changes(world, item)


EARLIER = {
    "own_quotas": own_quotas,
    "own_kept_by_quotas": kept_for_quotas,
    "quota_needs_it": kept_for_quotas,
}


AUDIENCES = ("jury", "candidate", "public")


def named(one):
    """Whether a sentence names its causes in both languages."""
    several = (one.facts.get("cause"), *(one.facts.get("causes") or ()))
    return all(str(cause.say(lang)) in one.say(lang) for cause in several if cause for lang in ("en", "fr"))


def of_juries(worlds):
    """Yield the code of each sentence about a place on a list, whether it is so, and the sentence."""
    for seed in range(worlds):
        held, world = causes_drawn.drawn(seed)
        for item in world.scores:
            for audience in AUDIENCES:
                for room in (held, held.selection):
                    for one in room.explain(item, audience=audience).reasons:
                        earlier = EARLIER.get(one.code)
                        so = (
                            earlier(world, item, one.facts)
                            if earlier
                            else causes_told.claims(world, item, one)
                        )
                        yield (audience, one.code), so and named(one), f"world {seed}, {item}: {one}"


def of_posts(worlds):
    """Yield the same of each sentence about a post."""
    for seed in range(worlds):
        held, case = posts_told.drawn(random.Random(seed))
        for person in case["wishes"]:
            for audience in AUDIENCES:
                post = None
                for one in held.explain(person, audience=audience).reasons:
                    post = one.facts.get("post", post)
                    so = posts_told.claims(case, person, one)
                    if one.code in (
                        "decided",
                        "decided_by_jury",
                        "decided_by_draw",
                    ):  # of the post told before
                        matter = {reference for _, reference in posts_told.that_matter(case, person, post)}
                        so = one.facts["reference"] in matter
                    yield (audience, one.code), so and named(one), f"posts {seed}, {person}: {one}"


def main(worlds, shown):
    for name, told in (("a place on a list", of_juries), ("a post", of_posts)):
        checked, false, lines = Counter(), Counter(), []
        for code, so, words in told(worlds):
            if so is not None:
                checked[code] += 1
                false[code] += not so
                lines += [] if so else [f"        {words[:240]}"]
        title(f"sentences about {name}, in {worlds:,} worlds", checked.total())
        title("    false", false.total())
        for audience in AUDIENCES:
            said = [key for key in checked if key[0] == audience]
            title(
                f"        told to the {audience}, of {sum(map(checked.get, said)):,}",
                sum(map(false.get, said)),
            )
        for (audience, code), count in false.most_common():
            title(f"        {code} to the {audience}, of {checked[audience, code]:,}", count)
        print("\n".join(lines) if shown else "", end="\n" if shown and lines else "")


if __name__ == "__main__":
    numbers = [one for one in sys.argv[1:] if one.isdigit()]
    main(int(numbers[0]) if numbers else 200, "--list" in sys.argv[1:])
