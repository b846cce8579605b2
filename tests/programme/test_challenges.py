"""Challenges own their posts, organisations and money add up, profiles have families."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eig.errors import Fault, Faults, UnknownKey
from eig.programme import Administration, Challenge, Mentor, Post, Profile
from eig.programme.organisations import Funding, FundingShare, Partner

ECOLOGY = Administration(id="ecologie", name="Ministère de la Transition écologique", kind="ministry")
AGENCY = Administration(id="agence-bio", name="Agence BIO", part_of="ecologie")


def _post(number, profile="dev", challenge="cartobio"):
    return Post(id=f"{challenge}-{number}", challenge=challenge, profile=profile)


def test_a_post_accepts_what_it_seeks_first():
    """ADLER sought a developer and took a data scientist: the post says that it accepts both."""
    post = Post(id="adler-2", challenge="adler", profile="dev", accepts=["data", "dev"])

    assert ("dev", "data") == post.accepted
    assert ("dev",) == _post(1).accepted


def test_faults_of_a_post_come_together():
    """Everything wrong with a post is said at once."""
    with pytest.raises(Faults) as error:
        Post(id="", challenge="", profile="", accepts=["data", ""], clearance="", status="")

    assert 6 == len(error.value.faults)
    with pytest.raises(Fault, match=r"Post\.accepts"):
        Post(id="p", challenge="c", profile="dev", accepts=["data", "data"])


def test_a_challenge_knows_its_posts_and_bodies():
    """Posts by identifier, profiles in order, each body once."""
    challenge = Challenge(
        id="cartobio",
        title="CartoBio",
        host=AGENCY,
        ministry=ECOLOGY,
        fund_holder=ECOLOGY,
        posts=[_post(1, "geomatics"), _post(2)],
        mentors=[Mentor(id="m1", challenge="cartobio", share="0.3")],
    )

    assert ("geomatics", "dev") == challenge.profiles
    assert (AGENCY, ECOLOGY) == challenge.bodies
    assert _post(2) == challenge.post("cartobio-2")
    assert ("agence-bio", "ecologie") == AGENCY.lineage
    assert ("ecologie",) == ECOLOGY.lineage
    with pytest.raises(UnknownKey):
        challenge.post("cartobio-3")


def test_a_challenge_owns_its_posts_and_mentors():
    """A post or a mentor of another challenge is a fault that names the challenge."""
    with pytest.raises(Faults) as error:
        Challenge(
            id="plume",
            title="Plume",
            posts=[_post(1)],
            mentors=[Mentor(id="m1", challenge="adler")],
        )

    assert ["Challenge.posts[0]", "Challenge.mentors[0]"] == [fault.place for fault in error.value.faults]
    assert "'plume'" in error.value.faults[0].rule


def test_faults_of_a_challenge_come_together():
    """Everything wrong with a challenge is said at once."""
    with pytest.raises(Faults) as error:
        Challenge(
            id="",
            title="",
            aim=1,
            host="Agence BIO",
            posts=["dev"],
            mentors=["m1"],
            self_funded="yes",
            status="",
        )

    assert 8 == len(error.value.faults)


def test_a_post_stands_once_in_its_challenge():
    """Two posts or two mentors of one identifier are a fault."""
    mentor = Mentor(id="m1", challenge="cartobio")
    with pytest.raises(Faults):
        Challenge(id="cartobio", title="CartoBio", posts=[_post(1), _post(1)], mentors=[mentor, mentor])


def test_a_funding_adds_up_to_one_exactly():
    """Promotion 3: 70 % from the investment programme, 30 % from the administration."""
    funding = Funding.of(PIA="0.7", administration="0.3", source="AAP EIG 3")

    assert (Fraction(7, 10), Fraction(3, 10)) == (funding.share("PIA"), funding.share("administration"))
    assert 0 == funding.share("nobody")
    assert 3 == len(Funding.of(a="1/3", b="1/3", c="1/3").shares)


@pytest.mark.parametrize(
    "shares",
    [{}, {"a": "0.7"}, {"a": "0.33", "b": "0.33", "c": "0.33"}, {"a": 1, "b": "0.1"}],
)
def test_a_funding_that_does_not_add_up_is_refused(shares):
    """Less than all, more than all, or a third rounded, is a fault that shows the sum."""
    with pytest.raises(Fault) as error:
        Funding.of(**shares)

    assert "sum to" in error.value.rule


@given(st.lists(st.integers(1, 100), min_size=1, max_size=6))
def test_any_parts_of_a_whole_are_a_funding(parts):
    """Shares in proportion to whole parts always sum to 1: nothing is lost to rounding."""
    shares = [
        FundingShare(payer=f"p{place}", share=Fraction(part, sum(parts))) for place, part in enumerate(parts)
    ]

    assert 1 == sum(share.share for share in Funding(shares=shares).shares)


def test_wrong_shares_are_refused():
    """Nothing, less than nothing, a word, a payer twice, or a stranger among the shares are faults."""
    for share in (0, -1, "two"):
        with pytest.raises(Fault):
            FundingShare(payer="a", share=share)
    with pytest.raises(Fault):
        FundingShare(payer="", share=1)
    half = FundingShare(payer="a", share="1/2")
    with pytest.raises(Fault):
        Funding(shares=[half, half])
    with pytest.raises(Faults):
        Funding(shares=["all"], source=3)


def test_organisations_are_checked():
    """Each fault of an administration or a partner is named."""
    with pytest.raises(Faults) as error:
        Administration(id="", name="", kind=1, part_of="", zone=2)
    assert 5 == len(error.value.faults)
    with pytest.raises(Faults) as error:
        Partner(id="", name="", kind=1, role=2)
    assert 4 == len(error.value.faults)


def test_profiles_have_families_as_data():
    """A geomatician counts in data in promotion 3; the family is the promotion's to say."""
    assert "data" == Profile(id="geomatics", family="data").family
    with pytest.raises(Faults) as error:
        Profile(id="", family="", title=3)
    assert 3 == len(error.value.faults)
