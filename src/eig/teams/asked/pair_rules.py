"""Built-in rules on people who apply together, and on people who must not meet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, Self, final

from attrs import field, frozen

from eig._values.faults_together import Gather, told_of
from eig._values.field_rules_and_bounds import ids
from eig._values.tuple_fields import to_ids
from eig._values.value import keeps
from eig.teams.asked.built_in_rules_in_words import BuiltIn, id_by
from eig.teams.asked.cohorts import Crew
from eig.teams.asked.rule_shapes import bound

if TYPE_CHECKING:  # loaded when a rule is told
    from eig.teams.asked.breach_of_a_rule import Breach


@frozen(kw_only=True, eq=False, repr=False)
class _OnPeople(BuiltIn):
    """A rule on two people or more, named after them."""

    _NAMES: ClassVar[bool] = True

    people: tuple[str, ...] = field(converter=to_ids, metadata=keeps(ids, once="person"))
    id: str = field(default=id_by(lambda one: ":".join(map(str, (type(one).__name__.lower(), *one.people)))))

    def _check(self, faults: Gather) -> None:
        faults.that("people", len(self.people) > 1, "teams.asked.two_people")

    @classmethod
    def of(cls, *people: str) -> Self:
        """Return the hard rule, named after the people."""
        return told_of(f"{cls.__name__}.of", lambda: cls(people=people))

    @property
    def _code(self) -> str:
        """The code of its sentences: three or more have words of their own."""
        return f"{type(self).__name__}{' several' if len(self.people) > 2 else ''}"  # noqa: PLR2004 # a pair

    def _here(self, crew: Crew) -> tuple[str, ...]:
        """Return those of the people who sit in a team."""
        ids = frozenset(crew.ids)
        return tuple(one for one in self.people if one in ids)

    def most_missed(self, seated: int) -> int:  # noqa: ARG002 # the shape of the question
        """Return how many of the people a team can have."""
        return len(self.people)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Together(_OnPeople):
    """People who apply together sit together or not at all. Each one seated without the others is a miss.

    >>> Together.of("p1", "p2").id
    'together:p1:p2'
    """

    def binds(self) -> tuple[str, ...]:
        """Return the people whom the search may treat as one."""
        return self.people

    def misses(self, crew: Crew) -> int:
        """Return how many of the people sit in this team without all the others."""
        here = len(self._here(crew))
        return 0 if here == len(self.people) else here

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        misses = bound(self, "misses")
        for crew in crews:
            if missed := misses(crew):
                want = len(self.people)
                yield self._breach(crew, self._here(crew), have=missed, want=want, misses=missed)


@final
@frozen(kw_only=True, eq=False, repr=False)
class Apart(_OnPeople):
    """Two people, or more, of whom no two sit together. Each one too many in a team is a miss.

    Of a soft rule three together are two misses, whichever pairs they make.

    >>> Apart.of("p1", "p2").say()
    'p1 and p2 do not sit together'
    """

    def excludes(self) -> tuple[str, ...]:
        """Return the people of whom the search may never seat two together."""
        return self.people

    def misses(self, crew: Crew) -> int:
        """Return how many of the people are too many in this team."""
        return max(0, len(self._here(crew)) - 1)

    def check(self, crews: tuple[Crew, ...]) -> Iterable[Breach]:
        """Yield every breach."""
        misses = bound(self, "misses")
        for crew in crews:
            if missed := misses(crew):
                yield self._breach(crew, self._here(crew), have=missed + 1, want=1, misses=missed)
