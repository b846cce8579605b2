"""Interests that facts already show: a juror's employer hosts the item, or the juror mentors it.

Which kinds count is the programme's to say. The rules of EIG put the mentors of a challenge on the jury that
ranks candidates for it (Règlement de l'appel à candidatures EIG 3, art. 6.4): there, `mentor` is no reason to
step back, while the employer of a member of the jury of challenges may be one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from eig._values.call_arguments import checked
from eig._values.faults_together import require
from eig._values.field_rules_and_bounds import ids, map_of, one_of
from eig._values.map_fields import ids_map
from eig._values.tuple_fields import to_ids
from eig.programme import Interest, Juror, Mentor
from eig.programme.interests import RecusalScope

KINDS = ("employer", "mentor")


@checked
def interests_from(
    jurors: Iterable[Juror],
    *,
    about: Mapping[str, Iterable[str]],
    mentors: Iterable[Mentor] = (),
    kinds: Iterable[str] = KINDS,
    scope: RecusalScope = "item",
) -> tuple[Interest, ...]:
    """Derive the interests that facts show, item by item.

    Args:
        about: What concerns each item heard: its host administration, its partners.
        mentors: The mentors of the items; a mentor is a juror where their identifiers are equal.
        kinds: Which links count: `employer`, `mentor`, or both.
        scope: How far each interest reaches.

    >>> jury = [Juror(id="j1", employer="interior"), Juror(id="j2", employer="dinum")]
    >>> mentors = [Mentor(id="j2", challenge="plume", share="0.3")]
    >>> [(link.juror, link.target, link.kind)
    ...  for link in interests_from(jury, about={"ia_flash": ["interior"]}, mentors=mentors)]
    [('j1', 'ia_flash', 'employer'), ('j2', 'plume', 'mentor')]
    """
    counted, concerned = to_ids(kinds), ids_map(about)
    require("interests_from", kinds=(one_of(*KINDS).each(), counted), about=(map_of(ids), concerned))
    jury = tuple(jurors)
    sitting = {juror.id for juror in jury}
    found = {
        "employer": _employed(jury, concerned),
        "mentor": [(mentor.id, mentor.challenge) for mentor in mentors if mentor.id in sitting],
    }
    pairs = chain.from_iterable(((*pair, kind) for pair in found[kind]) for kind in counted)
    return tuple(
        Interest(juror=juror, target=item, kind=kind, scope=scope) for juror, item, kind in sorted(set(pairs))
    )


def _employed(jurors: Iterable[Juror], hosts: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [
        (juror.id, item)
        for juror in jurors
        for item, concerned in hosts.items()
        if juror.employer and juror.employer in concerned
    ]
