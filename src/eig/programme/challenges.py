"""Challenges (*défis*) and the posts they ask for."""

from __future__ import annotations

from typing import final

from attrs import evolve, field, frozen

from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import ids, text
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.phrases_of_faults import Quoted
from eig._values.tuple_fields import TupleOf, to_ids
from eig._values.value import Value, keeps, told_where_given
from eig.errors import look_up
from eig.programme.lifecycles import CHALLENGE_LIFE, POST_LIFE, LifeCycle
from eig.programme.organisations import Administration
from eig.programme.people import Mentor

__all__ = ["Challenge", "Post"]


@final
@frozen(kw_only=True, eq=False, repr=False)
class Post(Value):
    """One post of a challenge: the profile sought, and those accepted for it.

    A profile sought is not always the profile hired: ADLER asked for data and development in 2018,
    and took two data scientists. What else is accepted is therefore stated.

    Args:
        id: The identifier, unique in its promotion.
        challenge: The identifier of its challenge.
        profile: The profile sought.
        accepts: Other profiles accepted, the preferred first.
        clearance: The clearance the post needs, or None.
        optional: Whether the team may do without.
        status: Where it stands in its life, such as `POST_LIFE`.

    >>> post = Post(id="adler-2", challenge="adler", profile="dev", accepts=["data"])
    >>> post.accepted, post.to("filled").status
    (('dev', 'data'), 'filled')
    """

    id: str = field(metadata=keeps(text))
    challenge: str = field(metadata=keeps(text))
    profile: str = field(metadata=keeps(text))
    accepts: tuple[str, ...] = field(default=(), converter=to_ids, metadata=keeps(ids, once="profile"))
    clearance: str | None = field(default=None, metadata=keeps(text))
    status: str = field(default=POST_LIFE.first, metadata=keeps(text))
    optional: bool = field(default=False, metadata=told_where_given)

    @property
    def accepted(self) -> tuple[str, ...]:
        """Every profile accepted, the one sought first."""
        return tuple(dict.fromkeys((self.profile, *self.accepts)))

    def to(self, status: str, *, life: LifeCycle = POST_LIFE) -> Post:
        """Return the post one step further in its life; no such step is an `IllegalStep`.

        >>> Post(id="plume-1", challenge="plume", profile="design").to("cut").status
        'cut'
        """
        return evolve(self, status=life.step(self.status, status))


@final
@frozen(kw_only=True, eq=False, repr=False)
class Challenge(Value):
    """What an administration wants fellows to take up.

    Args:
        id: The identifier.
        title: The title, in its own language.
        aim: What it is about, in a sentence.
        aim_in: The same in other languages, by their codes, such as `{"fr": "ouvrir la jurisprudence"}`.
        host: The administration that hosts the team (*porteur opérationnel*), or None if it is not known.
        ministry: The ministry it belongs to, or None.
        town: Where the team works, in its own words; empty where that is not known.
        fund_holder: The body that receives the money (*porteur administratif*), if it is not the host.
        posts: The posts it asks for.
        mentors: The agents who accompany the team.
        self_funded: Whether the host pays all.
        status: Where it stands in its life, such as `CHALLENGE_LIFE`.
        source: Where it is published.

    >>> plume = Challenge(id="plume", title="Plume", posts=[
    ...     Post(id="plume-1", challenge="plume", profile="design")])
    >>> plume.to("screened").to("heard").status
    'heard'
    >>> plume.to("running")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    eig.errors.IllegalStep: Challenge.to.status: Challenge cannot go from proposed to running; ...
    """

    id: str = field(metadata=keeps(text))
    title: str = field(metadata=keeps(text))
    aim: str = ""
    host: Administration | None = None
    ministry: Administration | None = None
    town: str = ""
    fund_holder: Administration | None = None
    posts: tuple[Post, ...] = field(default=(), converter=TupleOf[Post])
    mentors: tuple[Mentor, ...] = field(default=(), converter=TupleOf[Mentor])
    self_funded: bool = False
    status: str = field(default=CHALLENGE_LIFE.first, metadata=keeps(text))
    source: str = ""
    aim_in: FrozenMap[str] = field(default=EMPTY, converter=MapOf[str], metadata=told_where_given)

    def _check(self, faults: Gather) -> None:
        faults.distinct("posts", (post.id for post in self.posts), what="post")
        told = [(one.id, *filter(None, (one.post, one.first))) for one in self.mentors]
        faults.distinct("mentors", (one[0] if len(one) == 1 else one for one in told), what="mentor")
        owners = {
            "posts": [one.challenge for one in self.posts],
            "mentors": [one.challenge for one in self.mentors],
        }
        own = Quoted(self.id)
        for name, named in owners.items():
            for at, one in enumerate(named):
                faults.that(
                    name, one == self.id, "programme.own_challenge", at=(at,), value=one, challenge=own
                )

    @property
    def bodies(self) -> tuple[Administration, ...]:
        """The administrations it involves (host, ministry and fund-holder), as far as known."""
        known = (self.host, self.ministry, self.fund_holder)
        return tuple(dict.fromkeys(body for body in known if body is not None))

    @property
    def profiles(self) -> tuple[str, ...]:
        """The profiles sought, one a post, in order."""
        return tuple(post.profile for post in self.posts)

    def mentors_as(self, role: str) -> tuple[Mentor, ...]:
        """Return the mentors of a role: those who work with the team, or the one who opens doors.

        >>> sponsor = Mentor(id="m1", challenge="plume", role="senior_sponsor")
        >>> Challenge(id="plume", title="Plume", mentors=[sponsor]).mentors_as("operational")
        ()
        """
        return tuple(one for one in self.mentors if one.role == role)

    def post(self, id: str) -> Post:
        """Return a post by its identifier.

        >>> Challenge(id="plume", title="Plume", posts=[
        ...     Post(id="plume-1", challenge="plume", profile="design")]).post("plume-1").profile
        'design'
        """
        found = {post.id: post for post in self.posts}
        return look_up("post", id, found)

    def to(self, status: str, *, life: LifeCycle = CHALLENGE_LIFE) -> Challenge:
        """Return the challenge one step further in its life; no such step is an `IllegalStep`.

        >>> Challenge(id="plume", title="Plume").to("withdrawn").status
        'withdrawn'
        """
        return evolve(self, status=life.step(self.status, status))
