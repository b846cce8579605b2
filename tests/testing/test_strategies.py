"""Strategies make valid nouns, and say what is missing where Hypothesis is."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from eig import testing
from eig.jury import Reviews
from eig.programme import Application, Call, Candidate, Challenge, Juror, Panel

MAKERS = {
    "applications": Application,
    "calls": Call,
    "candidates": Candidate,
    "challenges": Challenge,
    "identifiers": str,
    "jurors": Juror,
    "panels": Panel,
    "review_sets": Reviews,
}


@pytest.mark.slow(but=["candidates-Candidate", "challenges-Challenge", "panels-Panel"])
@pytest.mark.parametrize(("name", "kind"), MAKERS.items())
def test_each_strategy_makes_its_noun(name, kind):
    """Whatever is drawn is of the kind asked for: it was built, so it is valid."""

    @given(getattr(testing, name)())
    def check(made):
        assert isinstance(made, kind)

    check()


@given(testing.applications(wish_cap=2))
def test_applications_keep_the_cap(application):
    """No more wishes than asked for."""
    assert len(application.wishes) <= 2


@given(testing.review_sets(low=0, high=20))
def test_reviews_keep_the_scale(reviews):
    """Marks stand between the bounds."""
    assert all(0 <= review.mark <= 20 for review in reviews.reviews)


@given(testing.calls(), st.integers(-1, 1))
def test_calls_close_at_their_deadline(call, seconds):
    """A call accepts its deadline, and nothing after it."""
    from datetime import timedelta

    assert (seconds <= 0) == call.accepts(call.closes + timedelta(seconds=seconds))


@given(st.lists(testing.calls(), min_size=5, max_size=30))
@pytest.mark.untraced
def test_calls_are_open_for_ninety_days_at_most(calls):
    """A call closes on the day that it opens, or up to ninety days later."""
    assert all(0 <= (call.closes.date() - call.opens).days <= 90 for call in calls)


@pytest.mark.untraced
@given(testing.challenges())
def test_posts_of_a_challenge_are_numbered_from_one(challenge):
    """A challenge asks for one to three posts, each named after it with its number."""
    assert 1 <= len(challenge.posts) <= 3
    assert [f"{challenge.id}-{number}" for number in range(1, len(challenge.posts) + 1)] == [
        post.id for post in challenge.posts
    ]


@pytest.mark.slow
def test_ties_are_found():
    """Ties are frequent enough for a property test to meet them."""
    tied = find(
        testing.review_sets(),
        lambda one: len({review.mark for review in one.reviews}) < len(one.reviews),
        settings=settings(phases=[Phase.generate]),  # it need not be the least
    )

    assert len(tied.reviews) >= 2


@pytest.mark.parametrize("name", MAKERS)
def test_without_hypothesis_the_error_names_the_extra(name, monkeypatch):
    """Somebody without Hypothesis is told what to install."""
    monkeypatch.setitem(sys.modules, "hypothesis", None)

    with pytest.raises(ModuleNotFoundError, match=r"eig-fellowship\[testing\]"):
        getattr(testing, name)()


@pytest.mark.slow
def test_importing_the_room_does_not_import_hypothesis():
    """Generators work where Hypothesis is not installed."""
    code = (
        "import sys; sys.modules['hypothesis'] = None; import eig.testing.strategies; "
        "from eig import testing, promotions; print(len(testing.synthetic_candidates(2, seed=1, promotion=promotions.P3)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "2" == done.stdout.strip()


NUMBERS = "integers 1 99"
RANGES = {
    "applications": [NUMBERS, NUMBERS, "lists 0 3 unique"],
    "calls": ["dates 2000-01-01 2037-01-01", "integers 0 90", "integers 8 23"],
    "candidates": ["integers 0 5", NUMBERS, "lists 1 None unique", "lists 3 3"],
    "challenges": [NUMBERS, "lists 1 3"],
    "identifiers": [NUMBERS],
    "jurors": [NUMBERS, NUMBERS],
    "panels": [NUMBERS, NUMBERS, NUMBERS, "lists 0 4 unique", "lists 1 8 unique"],
    "review_sets": ["integers 1 4", "integers 1 5", "integers 1 6", "lists 0 None unique", "lists 30 30"],
}


@pytest.mark.parametrize("name", RANGES)
def test_strategies_draw_from_the_ranges_that_their_pages_state(name, monkeypatch):
    """From the first to the last number, and no further: neither more nor fewer than one expects."""
    asked = []

    def watched(kind):
        real = getattr(st, kind)

        def ask(*args, **options):
            low, high = (
                (options.get("min_size", 0), options.get("max_size"))
                if kind == "lists"
                else (args[0], args[1])
            )
            asked.append(f"{kind} {low} {high}" + (" unique" if options.get("unique") else ""))
            return real(*args, **options)

        return ask

    for kind in ("integers", "dates", "lists"):
        monkeypatch.setattr(st, kind, watched(kind))
    getattr(testing, name)()

    assert sorted(asked) == RANGES[name]


@pytest.mark.slow
def test_the_simplest_call_opens_on_the_first_day_of_2000():
    """What a search for the simplest value ends at: the first day, closed at eight of the same day."""
    call = find(testing.calls(), lambda _: True)
    assert (call.kind, call.opens, call.closes.date(), call.closes.hour) == (
        "challenges", date(2000, 1, 1), date(2000, 1, 1), 8
    )  # fmt: skip
    last = find(testing.calls(), lambda call: call.opens >= date(2037, 1, 1))
    assert last.opens == date(2037, 1, 1)
