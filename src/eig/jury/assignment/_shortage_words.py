"""The sentences of what is impossible: sets that cannot work out, and the steps of a repair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from eig.reasons import Reason, reasons_in

because = reasons_in("jury.assignment")

LONG = 12
"""The names of a longer list are not all said, but its first ones and how many more there are."""
SHOWN = 3

APART = because("cannot_be_linked")
NEVER = because("never_linked")
NOT_FOUND = because("not_linked")
INNOCENT = because("no_part")

SETS: Mapping[tuple[str, bool], tuple[str, str]] = MappingProxyType(
    {
        ("items", True): (
            "for {jurors}, {asked} the least and {offer} can be had",
            "pour {jurors}, il faut {asked} au moins et {offer} sont possibles",
        ),
        ("links", True): (
            "to link {jurors}, {asked} needed beyond the first of an item, and {offer} can be had",
            "pour relier {jurors}, il faut {asked} au-delà de la première d'un dossier, et {offer} possibles",
        ),
        ("bridges", True): (
            "no item of two readers links {jurors}, who alone may read {items}, with the others",
            "aucun dossier lu à deux ne relie {jurors}, seuls à pouvoir lire {items}, aux autres",
        ),
        ("readers", True): (
            "for {items}, {asked} asked and {offer} can be had: no room is left with {jurors}",
            "pour {items}, {asked} et {offer} possibles : plus de place chez {jurors}",
        ),
        ("readers", False): (
            "for {items}, {asked} asked and {offer} can be had: no reader is left",
            "pour {items}, {asked} et {offer} possibles : plus aucun lecteur",
        ),
    }
)

STEPS: Mapping[str, tuple[str, str, tuple[str, str], tuple[str, str]]] = MappingProxyType(
    {
        "fewer": (
            "fewer_reviews",
            "items",
            ("ask for {by} review less of {items}", "demander {by} lecture de moins pour {items}"),
            ("ask for {by} reviews less of {items}", "demander {by} lectures de moins pour {items}"),
        ),
        "more": (
            "more_reviews",
            "items",
            ("ask for {by} review more of {items}", "demander {by} lecture de plus pour {items}"),
            ("ask for {by} reviews more of {items}", "demander {by} lectures de plus pour {items}"),
        ),
        "room": (
            "more_room",
            "jurors",
            ("let {jurors} read {by} more", "laisser {jurors} lire {by} dossier de plus"),
            ("let {jurors} read {by} more", "laisser {jurors} lire {by} dossiers de plus"),
        ),
        "relief": (
            "less_to_read",
            "jurors",
            (
                "let {jurors} read {by} less than the minimum",
                "laisser {jurors} lire {by} dossier de moins que le minimum",
            ),
            (
                "let {jurors} read {by} less than the minimum",
                "laisser {jurors} lire {by} dossiers de moins que le minimum",
            ),
        ),
    }
)

ASKED: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = MappingProxyType(
    {
        "items": (
            ("{need} review is", "{need} lecture"),
            ("{need} reviews are", "{need} lectures"),
        ),
        "links": (
            ("{need} review is", "{need} lecture"),
            ("{need} reviews are", "{need} lectures"),
        ),
        "bridges": (("", ""), ("", "")),
        "readers": (
            ("{need} review is", "{need} lecture est demandée"),
            ("{need} reviews are", "{need} lectures sont demandées"),
        ),
    }
)

WHAT: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"items": ("items", "dossiers"), "jurors": ("jurors", "jurés")}
)


def shortage_reason(
    of: str, items: tuple[str, ...], jurors: tuple[str, ...], *, need: int, offer: int
) -> Reason:
    """Return the sentence of a set that cannot work out."""
    said = [
        template.replace("{asked}", asked)
        for template, asked in zip(SETS[of, bool(jurors)], ASKED[of][need > 1], strict=True)
    ]
    numbers = {"need": need, "offer": offer}
    return listing(f"short_of_{of}", said, {"items": items, "jurors": jurors}, numbers)


def step_reasons(part: str, steps: Mapping[str, int]) -> Iterator[Reason]:
    """Yield the sentences of the steps of one kind, those of as many steps together."""
    code, what, *sentences = STEPS[part]
    for by in sorted(set(steps.values())):
        names = tuple(name for name, count in steps.items() if count == by)
        yield listing(code, sentences[by > 1], {what: names}, {"by": by})


def listing(
    code: str, said: Sequence[str], names: Mapping[str, tuple[str, ...]], numbers: Mapping[str, int]
) -> Reason:
    """Return a reason whose long lists of names are said by how many they are and their first ones."""
    facts: dict[str, object] = {**names, **numbers}
    en, fr = said
    for name, given in names.items():
        if len(given) > LONG:
            facts |= {f"{name}_count": len(given), f"{name}_shown": ", ".join(given[:SHOWN])}
            en, fr = _by_number(en, name, WHAT[name][0]), _by_number(fr, name, WHAT[name][1])
    return Reason(code=code, sentences={"en": en, "fr": fr}, facts=facts)


def _by_number(sentence: str, name: str, word: str) -> str:
    return sentence.replace(f"{{{name}}}", f"{{{name}_count}} {word} ({{{name}_shown}}…)")
