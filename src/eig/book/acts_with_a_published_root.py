"""An act that each can check: one root published, and to each person the text that it was taken of.

The root is that of a hash tree (RFC 6962) whose leaves are the texts given to each person, each behind a salt
of its own. Whoever is given a leaf checks alone that the published root was taken of their text, and learns
nothing of others. `examples/verify/leaf.py` does it with the standard library alone.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast, final

from attrs import field, fields, frozen

from eig._values.call_arguments import checked
from eig._values.canonical_text_digests_and_salts import leaf_salt, salted
from eig._values.faults_together import Gather
from eig._values.field_rules_and_bounds import map_of, one_of, whole
from eig._values.field_rules_and_bounds import text as a_text
from eig._values.frozen_maps import EMPTY, FrozenMap, MapOf
from eig._values.hash_trees import climbed, is_head, leaf_hash, path_of, root_of
from eig._values.names_and_clean_text import to_text
from eig._values.phrases_of_faults import Withheld
from eig._values.tuple_fields import TupleOf, to_ids
from eig._values.value import Value, keeps, told_where_given
from eig.book.act_chain_and_checks_of_replaced_acts import (
    BEFORE,
    ERASURE,
    OTHER_DAY,
    ActCheck,
    ChainLink,
    again_in,
    day_decided,
    doubts_between,
    doubts_on,
    head_of,
    missing_from,
    sha_of,
)
from eig.book.erasure_records import Erasure, digest_of_erasure
from eig.errors import look_up, require_key
from eig.reasons import Because, Reason, reasons_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

because: Because = reasons_in("book")
LEAF: Final = "leaf (none of who waits or was erased)"
DIGITS: Final = 64
"""How many digits a salt had by the schemes in which nothing stands between it and the text."""
NAMED: Final = ("3", "4")
"""The schemes by which a leaf binds whose it is."""
ALTERED: Final = ("root_of_another", "link_of_another", "link_altered", "link_misplaced")
"""What no honest office can bring about in what it published."""
SAID_IN_FULL: Final = ("other_day_published", "list_free_published")
"""What the act of an office says with day and draw, and the published one without."""
ActSubject: TypeAlias = Literal["challenges", "candidates"]
"""Whom an act decides about."""


def _texts(given: Mapping[str, str]) -> FrozenMap[str]:
    """Return texts as a leaf holds them, letter for letter."""
    held = MapOf[str](given)
    if not isinstance(cast("object", held), FrozenMap):
        return held
    return FrozenMap({name: cast("str", to_text(one)) for name, one in held.items()})


@final
@frozen(kw_only=True, eq=False, repr=False)
class ActLeaf(Value):
    """What one person is given of an act: the text, its salt, and the path from it to the root.

    Args:
        subject: The person or the challenge, by identifier.
        text: The text, byte for byte.
        salt: The salt of this leaf alone, in hexadecimal.
        index: The place of the leaf in the tree, which says nothing: leaves stand in the order of their hash.
        size: How many leaves the tree has.
        path: The nodes beside the path to the root, from the leaf up, in hexadecimal.
        before: The link of the chain that the act stands on.
        stated: The digest of what the act states of itself; empty in acts of the first scheme.
        scheme: How the leaf is hashed: by 3, with whose it is; empty by the schemes before.

    >>> leaf = ActLeaf(subject="c1", text="Dear Ada", salt="00" * 32, index=0, size=1, path=[])
    >>> len(verify_leaf(leaf))
    64
    """

    _BRIEF = "{subject}"
    subject: str = field(metadata=keeps(a_text))
    text: str = field(metadata=keeps(of="person"))
    salt: str = field(metadata=keeps(of="person"))
    index: int = field(metadata=keeps(whole(0)))
    size: int = field(metadata=keeps(whole(1)))
    path: tuple[str, ...] = field(converter=to_ids)
    before: str = ""
    stated: str = field(default="", metadata=told_where_given)
    scheme: str = field(default="", metadata={**keeps(one_of("", "3")), **told_where_given})

    def _check(self, faults: Gather) -> None:
        faults.check("salt", salted, self.salt, private=True)
        faults.that("salt", self.salt == self.salt.lower(), "book.small_digits", value=Withheld(self.salt))
        faults.that("path", all(map(_is_hex, self.path)), "book.path_of_digests", value=self.path)


def _is_hex(value: object) -> bool:
    if not isinstance(value, str) or value != value.lower():
        return False
    return len(value) % 2 == 0 and salted.holds(value.ljust(64, "0"))


@checked
def verify_leaf(leaf: ActLeaf, *, size: int | None = None) -> str:
    """Return the root that a leaf leads to: compare it with the root that was published.

    It binds the text and whose it is; its place too, where `size` is given: a path of another length leads to
    the same root in a tree of another size. It is empty where the path is none of a tree of that size; so it
    is, by the schemes before, where a salt has not 64 digits, or is the head of a leaf of now: what is put
    before a text could be taken for it.

    Args:
        leaf: What the person was given.
        size: How many leaves were published beside the root: `PublishedAct.size`, or `Dossier.sizes`.

    >>> leaf = ActLeaf(subject="c1", text="Dear Ada", salt="00" * 32, index=0, size=2, path=["00" * 32])
    >>> len(verify_leaf(leaf)), verify_leaf(leaf, size=2) == verify_leaf(leaf), verify_leaf(leaf, size=3)
    (64, True, '')
    """
    if size not in (None, leaf.size):
        return ""
    if len(leaf.salt) % 2 or (not leaf.scheme and (len(leaf.salt) != DIGITS or is_head(leaf.salt))):
        return ""
    start = leaf_hash(bytes.fromhex(leaf.salt), leaf.text, leaf.subject if leaf.scheme else None)
    found = climbed(start, leaf.index, leaf.size, tuple(map(bytes.fromhex, leaf.path)))
    return "" if found is None else rooted(leaf.before, found.hex(), leaf.stated)


@final
@frozen(kw_only=True, eq=False, repr=False)
class PublishedAct(Value):
    """What everybody is given of an act: lists and counts, the rules, the root, and the chain.

    Args:
        promotion: The promotion, by name.
        about: Whom it decides about.
        text: What is published, in Markdown.
        rules: The rules and the treatment as they were announced.
        root: The root of the tree of texts.
        size: How many texts it was taken of.
        links: The chain.
        replaces: The root of the act that it replaces; empty where it replaces none.
        erasures: What was erased since, of what the office keeps.
        tree: The root of the tree of texts alone, which holds what is published to the root; empty in acts of
            the first scheme.
        drawn: Whether a draw parted equals, so that its announcement is due.
        reference: The reference of the decision; empty where none is stated, and in acts made before.
        earlier_references: Those of the acts before it, none of which it may have again.
        unlinked: What no step of the chain binds, since it has no day, or its own record another: the digest
            of each, by step or part.

    >>> act = PublishedAct(promotion="EIG 3", about="candidates", text="…", rules="…", root="00" * 32, size=1)
    >>> print(act.check())
    the act holds
    missing: the publication of the rules
    missing: the sitting
    missing: the minutes
    missing: the decision
    missing: the notification
    missing: the root of the tree, to which what is published would be held
    """

    _BRIEF = "{promotion}, {about}, root {root:.12}"
    promotion: str = field(metadata=keeps(a_text))
    about: ActSubject
    text: str
    rules: str
    root: str = field(metadata=keeps(a_text))
    size: int = field(metadata=keeps(whole(0)))
    links: tuple[ChainLink, ...] = field(default=(), converter=TupleOf[ChainLink])
    replaces: str = ""
    erasures: tuple[Erasure, ...] = field(default=(), converter=TupleOf[Erasure], metadata=told_where_given)
    tree: str = field(default="", metadata=told_where_given)
    drawn: bool = field(default=False, metadata=told_where_given)
    reference: str = field(default="", metadata=told_where_given)
    earlier_references: tuple[str, ...] = field(default=(), converter=to_ids, metadata=told_where_given)
    unlinked: FrozenMap[str] = field(
        default=EMPTY, converter=MapOf[str], metadata={**keeps(map_of(a_text)), **told_where_given}
    )

    def _lines_(self) -> tuple[str, ...]:
        return (self.text,)

    def check(self, *, leaf: ActLeaf | None = None, earlier: PublishedAct | None = None) -> ActCheck:
        """Return whether the chain holds, and what it lacks; and whether a leaf is one of this act.

        Args:
            leaf: What a person was given.
            earlier: The act that this one replaces; or, of one root, this act as it was published before.

        >>> stated = {"promotion": "EIG 3", "about": "candidates", "text": "…", "rules": "…", "size": 1}
        >>> act, other = PublishedAct(root="00", **stated), PublishedAct(root="01", **stated)
        >>> print(act.check(earlier=other).doubts[0])
        the act that is replaced is another one
        """
        stated = {
            "rules": sha_of(self.rules),
            "decision": sha_of(self.root, self.text),
            "notification": self.root,
        }
        doubts = list(doubts_on(self.links, stated, self.replaces))
        if self.unlinked.get("rules", stated["rules"]) != stated["rules"]:
            doubts.append(because("link_of_another", link=because("link_rules")))
        head, named = head_of(self.links), (self.promotion, self.about, self.size, self.text)
        dated, references = stated_of(named, _decided_in(self)), _references(self)
        bound = self.tree and (any(references) or self.unlinked)  # which none before binds
        own = dated if bound or rooted(head, self.tree, dated) == self.root else stated_of(named)
        if self.tree and rooted(head, self.tree, own) != self.root:
            doubts.append(because("root_of_another"))
        if leaf and (verify_leaf(leaf, size=self.size), leaf.before, leaf.stated or own) != (
            self.root,
            head,
            own,
        ):
            doubts.append(because("leaf_of_another"))
        against = _doubts_on_again if earlier and earlier.root == self.root else _doubts_on_replacing
        doubts += (*against(self, earlier), *altered(earlier)) if earlier else ()
        doubts += again_in(*references)
        apart = (because(f"link_{one}") for one in BEFORE if f"{one}{OTHER_DAY}" in self.unlinked)
        doubts += (because("other_day_published", link=link) for link in apart)
        doubts += [because("list_free_published")] if "list_free" in self.unlinked else []
        gone = [one.digest for one in self.links if one.kind == ERASURE]
        if gone and gone != [*map(digest_of_erasure, self.erasures)]:
            doubts.append(because("link_of_another", link=because("link_erasure")))
        unbound = {"link_tree": not self.tree, "link_erasure": bool(self.erasures) and not gone}
        loose = [because("link_missing", link=because(code)) for code, holds in unbound.items() if holds]
        left = missing_from(self.links, drawn=self.drawn)
        return ActCheck(
            doubts=dict.fromkeys(doubts), missing=(*left, *loose, *(one.reason for one in self.erasures))
        )


@final
@frozen(kw_only=True, eq=False, repr=False)
class Act(Value):
    """An act as the office keeps it: the text of each person, and the secret that their salts come from.

    `Outcome.act` makes it.

    Args:
        promotion: The promotion, by name.
        about: Whom it decides about.
        texts: The text given to each person, by identifier.
        text: What is published, in Markdown.
        rules: The rules and the treatment as they were announced.
        secret: The secret that the salt of each leaf comes from.
        links: The chain.
        blanks: What the office must still fill in.
        doubts: What the ledger, the minutes and the draws say against each other.
        replaces: The root of the act that it replaces; empty where it replaces none.
        erasures: What was erased since: see `erase`.
        salts: The salt of each leaf, where something was erased and the secret with it.
        hashes: The hash of each leaf whose text was erased, in hexadecimal.
        scheme: How the root is taken: by 2, it holds what is published too; by 3, whose each leaf is; by 4,
            the day of the decision, and the reference where one is stated.
        drawn: Whether a draw parted equals, so that its announcement is due.
        reference: The reference of the decision; empty where none is stated, and in acts made before.
        earlier_references: Those of the acts before it, none of which it may have again.
        unlinked: What no step of the chain binds, since it has no day, or its own record another: the digest
            of each, by step or part.

    >>> act = Act(promotion="EIG 3", about="candidates", texts={"c1": "Dear Ada", "c2": "Dear Bea"},
    ...           text="…", rules="…", secret="5a17" * 16)
    >>> verify_leaf(act.leaf("c1")) == act.root == act.published().root
    True
    """

    _BRIEF = "{promotion}, {about}, root {root:.12}"
    promotion: str = field(metadata=keeps(a_text))
    about: ActSubject
    texts: FrozenMap[str] = field(converter=_texts, metadata=keeps(of="person"))
    text: str
    rules: str
    secret: str = field(metadata=keeps(of="jury"))
    links: tuple[ChainLink, ...] = field(default=(), converter=TupleOf[ChainLink])
    blanks: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason])
    doubts: tuple[Reason, ...] = field(default=(), converter=TupleOf[Reason])
    replaces: str = ""
    erasures: tuple[Erasure, ...] = field(default=(), converter=TupleOf[Erasure], metadata=told_where_given)
    salts: FrozenMap[str] = field(
        default=EMPTY,
        converter=MapOf[str],
        metadata={**keeps(map_of(salted), of="person"), **told_where_given},
    )
    hashes: tuple[str, ...] = field(default=(), converter=to_ids, metadata=told_where_given)
    scheme: str = field(default="1", metadata={**keeps(one_of("1", "2", "3", "4")), **told_where_given})
    drawn: bool = field(default=False, metadata=told_where_given)
    reference: str = field(default="", metadata=told_where_given)
    earlier_references: tuple[str, ...] = field(default=(), converter=to_ids, metadata=told_where_given)
    unlinked: FrozenMap[str] = field(
        default=EMPTY, converter=MapOf[str], metadata={**keeps(map_of(a_text)), **told_where_given}
    )

    def _check(self, faults: Gather) -> None:
        if not self.erasures:
            faults.check("secret", salted, self.secret, private=True)
        faults.that("hashes", all(map(_is_hex, self.hashes)), "book.path_of_digests", value=self.hashes)

    def _lines_(self) -> tuple[str, ...]:
        return (self.text,)

    @cached_property
    def _tree(self) -> tuple[tuple[bytes, str], ...]:
        """The hash of each leaf with whose it is, in the order of the hashes: a place says nothing."""
        live = ((hash_in(self, name), name) for name in self.texts)
        return tuple(sorted((*live, *((bytes.fromhex(one), "") for one in self.hashes))))

    def salt_of(self, subject: str) -> str:
        """Return the salt of one leaf, in hexadecimal.

        >>> act = Act(promotion="EIG 3", about="candidates", texts={"c1": "Dear Ada"}, text="…", rules="…",
        ...           secret="5a17" * 16)
        >>> len(act.salt_of("c1"))
        64
        """
        require_key(LEAF, subject, self.texts)
        return self.salts[subject] if subject in self.salts else leaf_salt(self.secret, subject).hex()

    @cached_property
    def root(self) -> str:
        """The root: of the tree of texts, of the chain before the decision, and of what is published."""
        return rooted(head_of(self.links), self._tree_root, self._stated)

    @property
    def _tree_root(self) -> str:
        return root_of([one for one, _ in self._tree]).hex()

    @property
    def size(self) -> int:
        """How many texts the root is taken of; those that were erased since among them."""
        return len(self._tree)

    @property
    def _stated(self) -> str:
        """The digest of what the act states of itself; nothing by the first scheme."""
        named = (self.promotion, self.about, self.size, self.text)
        return (
            "" if self.scheme == "1" else stated_of(named, _decided_in(self) if self.scheme == "4" else None)
        )

    @property
    def missing(self) -> tuple[Reason, ...]:
        """What the act lacks: blanks of the office, and steps of the chain."""
        left = missing_from(self.links, drawn=self.drawn)
        return (*self.blanks, *left, *(one.reason for one in self.erasures))

    def leaf(self, subject: str) -> ActLeaf:
        """Return what one person is given, with which they check alone that the root was taken of it.

        Args:
            subject: The person or the challenge, by identifier.

        >>> act = Act(promotion="EIG 3", about="candidates", texts={"c1": "Dear Ada"}, text="…", rules="…",
        ...           secret="5a17" * 16)
        >>> act.leaf("c1").size
        1
        """
        text = look_up(LEAF, subject, self.texts)
        index = next(at for at, (_, name) in enumerate(self._tree) if name == subject)
        return ActLeaf(
            subject=subject,
            text=text,
            salt=self.salt_of(subject),
            index=index,
            size=self.size,
            path=[one.hex() for one in path_of([one for one, _ in self._tree], index)],
            before=head_of(self.links),
            stated=self._stated,
            scheme="3" if self.scheme in NAMED else "",
        )

    def published(self) -> PublishedAct:
        """Return what everybody is given: no text of a person, no salt, no digest of anything unsalted.

        >>> act = Act(promotion="EIG 3", about="candidates", texts={"c1": "Dear Ada"}, text="…", rules="…",
        ...           secret="5a17" * 16)
        >>> act.published()
        <PublishedAct: EIG 3, candidates, root 1a3a8549e2d8>
        """
        own = {one.name for one in fields(PublishedAct)} - {"tree"}
        tree = "" if self.scheme == "1" else self._tree_root
        return PublishedAct(tree=tree, **{name: getattr(self, name) for name in own})

    def check(self) -> ActCheck:
        """Return whether the chain holds, and what the act lacks.

        >>> act = Act(promotion="EIG 3", about="candidates", texts={}, text="…", rules="…",
        ...           secret="5a17" * 16)
        >>> bool(act.check())
        True
        """
        found = self.published().check()
        kept = sum(one.count for one in self.erasures) == len(self.hashes)
        lost = () if kept else (because("link_of_another", link=because("link_erasure")),)
        known = {*self.doubts, *(one for one in found.doubts if one.code in SAID_IN_FULL)}
        told = (*self.doubts, *(one for one in (*found.doubts, *lost) if one not in known))
        return ActCheck(doubts=told, missing=self.missing)


def altered(act: Act | PublishedAct) -> tuple[Reason, ...]:
    """Return that an act which another one replaces does not hold its own text, rules, root or chain."""
    found = {one.code for one in act.check().doubts}
    return () if found.isdisjoint(ALTERED) else (because("replaced_altered"),)


def hash_in(act: Act, subject: str) -> bytes:
    """Return the hash of one leaf, by the scheme of its act."""
    salt = bytes.fromhex(act.salt_of(subject))
    return leaf_hash(salt, act.texts[subject], subject if act.scheme in NAMED else None)


def rooted(before: str, tree: str, stated: str) -> str:
    """Return the root of an act: of the chain before it, the tree of its texts, and what it states of itself.

    Acts that were made before what is stated was bound have a root of the first two.
    """
    return sha_of("eig-root-2", before, tree, stated) if stated else sha_of("eig-root-1", before, tree)


def _references(act: Act | PublishedAct) -> tuple[str, ...]:
    return act.reference, *act.earlier_references


def _decided_in(act: Act | PublishedAct) -> str:
    """Return the day of a decision, that a draw parted equals, digests of references, and what is unlinked.

    Each is left out where there is none. The own reference is the first, those of acts before follow.
    """
    on, told = day_decided(act.links), _references(act)
    references = map(sha_of, told if any(told) else ())
    unlinked = (f"{sha_of(name)}={sha_of(digest)}" for name, digest in sorted(act.unlinked.items()))
    return " ".join([on.isoformat() if on else "", *["drawn"] * act.drawn, *references, *unlinked])


def stated_of(named: tuple[str, str, int, str], day: str | None = None) -> str:
    """Return the digest of what an act states of itself: promotion, about whom, of how many, text, and when.

    The day stands with the rest of `_decided_in`. Acts made before it was bound have that of the first four.
    """
    promotion, about, size, text = named
    told = (about, str(size), sha_of(promotion))
    return sha_of("eig-stated-1", *told, text) if day is None else sha_of("eig-stated-2", *told, day, text)


def _doubts_on_again(act: PublishedAct, earlier: PublishedAct) -> Iterator[Reason]:
    """Yield what an act that is published again, such as after an erasure, has otherwise than before."""
    for at, one in enumerate(earlier.links):
        if act.links[at : at + 1] != (one,):
            yield because("link_altered", link=because(f"link_{one.kind}"))
    if act.erasures[: len(earlier.erasures)] != earlier.erasures:
        yield because("link_of_another", link=because("link_erasure"))
    if act.rules != earlier.rules:
        yield because("link_of_another", link=because("link_rules"))


def _doubts_on_replacing(act: PublishedAct, earlier: PublishedAct) -> Iterator[Reason]:
    """Yield what speaks against an act being the one that another replaces."""
    if earlier.root != act.replaces:
        yield because("replaces_another")
    if (earlier.promotion, earlier.about) != (act.promotion, act.about):
        yield because("replaces_others")
    if earlier.root == act.replaces and act.size < earlier.size:
        yield because("replaced_fewer", count=earlier.size - act.size)
    yield from doubts_between(act.links, earlier.links)
    yield from again_in(act.reference, earlier.reference, *earlier.earlier_references)
