"""Check an act and the leaf that one person was given, with the standard library alone.

    python leaf.py published.json [leaf.json ...]

What was published is an act, or the public dossier of a promotion, which carries the root of each act.

A leaf is the SHA-256 of a zero byte and four lines: `eig-leaf-3`, the salt, the SHA-256 of whose it is, and the text;
in acts made before, `SHA-256(00 ‖ salt ‖ text)` with a salt of 32 bytes that are no `eig-leaf-…`. A node is `SHA-256(01 ‖ left ‖ right)`, a
tree is split at the largest power of two below its size (RFC 6962, section 2.1). The root of an act is the SHA-256 of
four lines: `eig-root-2`, the last link before the decision, the root of the tree, and the digest of what the act
states of itself, which is the SHA-256 of six: `eig-stated-2`, whom it is about, how many they are, the SHA-256 of
the name of the promotion, the day of the decision, and the text published. After the day stand ` drawn` where a draw
parted equals, then, each after a space, the SHA-256 of the reference and of those of the acts before it, where there are any; then, in
the order of names, of each step without a day, and of what no step records, the SHA-256 of its name, `=`, and that of its digest. In acts made before, it is that of
five: `eig-stated-1`, and the same without the day. The root of still older ones is that of three: `eig-root-1`, the link,
and the root of the tree. A link of the chain is the SHA-256 of six lines: `eig-link-1`, the link before, its kind,
its day, its digest, and the root that the act replaces. The digest of the rules is that of their text, the digest of
the decision that of the root and of the text published, that of the notification the root, that of an erasure of five
lines: `eig-erasure-1`, the day, how many people, the SHA-256 of who erased, and why; the others were taken with a
secret, and the office can open them. The program prints what does not hold, then what is missing or was not checked,
and ends with 0 where everything that was checked holds, 1 where something does not, 2 where a file cannot be read or
nothing in it can be checked: a public dossier alone says which roots it carries, and only a leaf or its act shows that
they are roots of something. A leaf states its place and how many leaves there are, and its path has the length that
both give (RFC 6962, section 2.1.1); how many there are is held to what was published beside the root, which binds the
place too. Dossiers made before do not say how many: then neither is bound. The chain that a dossier has is checked, not
what its digests were taken of, and nothing else that it says, counts and lists among it.
"""

import hashlib
import json
import re
import sys
import unicodedata
from datetime import date
from pathlib import Path

STRANGE = (
    "is no part of it that this program knows: where the file is newer, take the program that came with it"
)
KINDS = ["rules", "draw", "sitting", "minutes", "decision", "notification"]
ABOUT = {"candidates", "challenges"}
NEEDED = {
    "leaf": {"subject": str, "text": str, "salt": str, "index": int, "size": int, "path": list},
    "act": {"promotion": str, "about": str, "text": str, "rules": str, "root": str, "size": int},
    "link": dict.fromkeys(["kind", "on", "digest", "link"], str),
    "erasure": {"on": str, "by": str, "why": str, "count": int},
    "dossier": {},
}
BESIDE = {
    "leaf": dict.fromkeys(["before", "stated", "scheme"], str),
    "act": {
        "links": list,
        "replaces": str,
        "erasures": list,
        "tree": str,
        "drawn": bool,
        "reference": str,
        "earlier_references": list,
        "unlinked": dict,
    },
    "link": {},
    "erasure": {"parts": list},
    "dossier": {"roots": dict, "links": dict, "erasures": list, "replaces": dict, "sizes": dict},
}
UNCHECKED = [
    "promotion", "audience", "counts", "seats", "titles", "place", "rulings", "reserves", "treatment", "tables",
    "digests", "versions", "deliberation", "lists", "cohort", "schedule", "minutes", "rounds", "cautions", "salt",
    "table_salts", "disclosure",
]  # fmt: skip


def unread(one, kind):
    """Return what keeps a value from being read as a leaf, an act, a link, an erasure or a dossier, or nothing."""
    if not isinstance(one, dict):
        return f"no {kind}"
    known = {**NEEDED[kind], **BESIDE[kind]}
    wrong = [
        name for name in known if name in {*one, *NEEDED[kind]} and type(one.get(name)) is not known[name]
    ]
    strange = {*one} - {*known, "eig", *(UNCHECKED if kind == "dossier" else ())}
    if repr(one.get("eig", 1)) != "1":
        return f"no {kind}: eig is another version of the form than 1"
    wrong = wrong or [name for name, holds in SHAPES.get(kind, {}).items() if not holds(one.get(name, {}))]
    if wrong or strange:
        why = "is missing, or of another kind" if wrong else STRANGE
        return f"no {kind}: {json.dumps([*wrong, *sorted(strange)][0])[1:-1]} {why}"
    return next(filter(None, (unread(*part) for part in parts(one, kind))), "")


def once(pairs):
    """Return an object; refuse one in which a key stands twice, since who reads and who computes take another."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def is_hex(digits):
    """Tell whether a value is a text of hexadecimal digits, in small letters."""
    return isinstance(digits, str) and not set(digits) - set("0123456789abcdef")


def is_bytes(digits):
    """Tell whether a value is a text of hexadecimal digits, two a byte."""
    return is_hex(digits) and len(digits) % 2 == 0


def is_plain(text):
    """Tell whether a text can name something: not empty, nothing around it, and nothing in it that nobody sees."""
    kinds = {unicodedata.category(one) for one in text if one not in "\u200c\u200d"}
    return text == text.strip() != "" and kinds.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})


def is_day(written):
    """Tell whether a text is a day of the calendar."""
    try:
        return bool(date.fromisoformat(written))
    except ValueError:
        return False


def counted(low):
    """Return what tells whether a number is a count from the lowest on."""
    return lambda number: low <= number <= 10**12


SHAPES = {
    "act": {
        **dict.fromkeys(["promotion", "root"], is_plain),
        "about": ABOUT.__contains__,
        "size": counted(0),
        "earlier_references": lambda used: all(isinstance(one, str) for one in used),
        "unlinked": lambda bound: all(isinstance(one, str) and is_plain(one) for one in bound.values()),
    },
    "leaf": {
        "subject": is_plain,
        "salt": lambda salt: is_hex(salt) and len(salt) >= 32,
        "path": lambda path: all(map(is_bytes, path)),
        "index": counted(0),
        "size": counted(1),
        "scheme": ["", "3", {}].__contains__,
    },
    "link": {
        "kind": {*KINDS, "erasure"}.__contains__,
        "on": is_day,
        **dict.fromkeys(["digest", "link"], is_plain),
    },
    "erasure": {"on": is_day, "count": counted(1), **dict.fromkeys(["by", "why"], is_plain)},
    "dossier": {
        "roots": lambda roots: (
            {*roots} <= ABOUT and all(is_bytes(one) and len(one) == 64 for one in roots.values())
        ),
        "links": lambda links: {*links} <= ABOUT,
        "sizes": lambda sizes: (
            {*sizes} <= ABOUT and all(type(one) is int and one >= 0 for one in sizes.values())
        ),
    },
}


def parts(one, kind):
    """Yield each link and erasure of an act or a dossier, with what it is."""
    chains = one.get("links", {}) if kind == "dossier" else {"": one.get("links", [])}
    for some in chains.values() if isinstance(chains, dict) else [[None]]:
        yield from ((link, "link") for link in (some if isinstance(some, list) else [None]))
    yield from ((gone, "erasure") for gone in one.get("erasures", []))


def sha(*lines):
    """Return the SHA-256 of lines of text, in hexadecimal."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def climb(leaf):
    """Return the root that a leaf leads to, or None where its path has another length than its tree."""
    salt, at, last, scheme = leaf["salt"], leaf["index"], leaf["size"] - 1, leaf.get("scheme", "")
    if not 0 <= at <= last or len(salt) % 2 or scheme not in {"", "3"}:
        return None
    if not scheme and (len(salt) != 64 or bytes.fromhex(salt).startswith(b"eig-leaf-")):
        return None
    lines = "\n".join(["eig-leaf-3", salt, sha(leaf["subject"]), leaf["text"]])
    held = lines.encode() if scheme else bytes.fromhex(salt) + leaf["text"].encode()
    found = hashlib.sha256(b"\0" + held).digest()
    for step in map(bytes.fromhex, leaf["path"]):
        if last == 0:
            return None
        if at % 2 or at == last:
            while at % 2 == 0:
                at, last = at // 2, last // 2
            found = hashlib.sha256(b"\1" + step + found).digest()
        else:
            found = hashlib.sha256(b"\1" + found + step).digest()
        at, last = at // 2, last // 2
    return rooted(leaf.get("before", ""), found.hex(), leaf.get("stated", "")) if last == 0 else None


def rooted(before, tree, stated):
    """Return the root of an act, by the scheme that it was made with."""
    return sha("eig-root-2", before, tree, stated) if stated else sha("eig-root-1", before, tree)


def chained(links, replaces, stated):
    """Yield what does not hold in a chain."""
    before, day, left = "", "", KINDS
    for link in links:
        kind = link["kind"]
        if sha("eig-link-1", before, kind, link["on"], link["digest"], replaces) != link["link"]:
            yield f"altered: {kind}"
        if stated.get(kind, link["digest"]) != link["digest"]:
            yield f"another text: {kind}"
        if link["on"] < day:
            yield f"late: {kind}"
        if kind == "erasure":
            left = []
        elif kind not in left:
            yield f"out of order: {kind}"
        else:
            left = left[left.index(kind) + 1 :]
        before, day = link["link"], max(day, link["on"])


def absent(links, *, drawn):
    """Return the steps that a chain lacks; a draw is none where nothing was drawn."""
    there = {*(link["kind"] for link in links), *([] if drawn else ["draw"])}
    return [kind for kind in KINDS if kind not in there]


def alike(reference):
    """Return what references that look alike have in common: without case, blanks and kinds of dashes and digits."""
    plain = "".join(unicodedata.normalize("NFKC", reference).casefold().split())
    return re.sub(r"\A([0-9]+)\.0+\Z", r"\1", re.sub("[\u2010-\u2015\u2212]", "-", plain))


def erased(one):
    """Return the digest of an erasure."""
    return sha("eig-erasure-1", one["on"], str(one["count"]), sha(one["by"]), one["why"])


def is_dossier(one):
    """Tell whether a value is a dossier, and no act."""
    return isinstance(one, dict) and not {"rulings", "roots"}.isdisjoint(one)


def check(act, leaves):
    """Return what does not hold, and what is missing."""
    if is_dossier(act):
        chains = act.get("links", {}).items()
        wrong = [f"{one}, {about}" for about, some in chains for one in chained(some, "", {})]
        gone = [f"{one}, {about}" for about, some in chains for one in absent(some, drawn=False)]
        return [
            *wrong,
            *(f"another text: leaf {n}" for n, one in enumerate(leaves, start=1) if not carried(act, one)),
        ], gone
    links, replaces = act.get("links", []), act.get("replaces", "")
    stated = {
        "rules": sha(act["rules"]),
        "decision": sha(act["root"], act["text"]),
        "notification": act["root"],
    }
    wrong, unlinked = list(chained(links, replaces, stated)), act.get("unlinked", {})
    wrong += ["another text: rules"] * (unlinked.get("rules", stated["rules"]) != stated["rules"])
    wrong += [
        f"another day: {name[:-4]}"
        for name in sorted(unlinked)
        if name[:-4] in KINDS and name.endswith("_day")
    ]
    wrong += ["a list that nothing fixed: draw"] * ("list_free" in unlinked)
    head = ["", *(link["link"] for link in links if link["kind"] in KINDS[:4])][-1]
    named, tree = (act["about"], str(act["size"]), sha(act["promotion"])), act.get("tree", "")
    day = next((link["on"] for link in links if link["kind"] == "decision"), "")
    day += " drawn" * act.get("drawn", False)
    references = [act.get("reference", ""), *act.get("earlier_references", [])]
    day += "".join(f" {sha(one)}" for one in references) if any(references) else ""
    day += "".join(f" {sha(name)}={sha(unlinked[name])}" for name in sorted(unlinked))
    own = sha("eig-stated-2", *named, day, act["text"])
    if rooted(head, tree, own) != act["root"] and not (tree and (any(references) or unlinked)):
        own = sha("eig-stated-1", *named, act["text"])
    if tree and rooted(head, tree, own) != act["root"]:
        wrong.append("another text: root")
    for number, leaf in enumerate(leaves, start=1):
        found = (climb(leaf), leaf["size"], leaf.get("before", ""), leaf.get("stated") or own)
        if found != (act["root"], act["size"], head, own):
            wrong.append(f"another text: leaf {number}")
    if references[0] and alike(references[0]) in map(alike, references[1:]):
        wrong.append("used before: reference")
    told, bound = act.get("erasures", []), [one["digest"] for one in links if one["kind"] == "erasure"]
    if bound and bound != [erased(one) for one in told]:
        wrong.append("another text: erasure")
    gone = ["tree"] * (not tree) + ["erasure"] * bool(told and not bound) + ["what was erased"] * bool(told)
    return wrong, absent(links, drawn=act.get("drawn", False)) + gone


def carried(dossier, leaf):
    """Return whose act a leaf is of: the root that it leads to, and of how many, are those that a dossier has."""
    root, sizes = climb(leaf), dossier.get("sizes", {})
    named = dossier.get("roots", {}).items()
    return [about for about, one in named if one == root and sizes.get(about, leaf["size"]) == leaf["size"]]


def held_in(act, leaves):
    """Return what was checked and holds, and what was not checked."""
    if not is_dossier(act):
        return [f"root {act['root']}"], []
    led = [climb(one) for one in leaves]
    shown = [f"leaf {n}, root {root}" for n, root in enumerate(led, start=1)]
    chains = [f"chain of {about}" for about, some in act.get("links", {}).items() if some]
    unled = [f"root {root}" for root in act.get("roots", {}).values() if root not in led]
    known = [carried(act, one) for one in leaves]
    loose = [some for some in known if some and not {*some} & {*act.get("sizes", {})}]
    places = ["the place of a leaf, and of how many: the act has them"] if loose else []
    return [*shown, *chains], [*unled, *places, "whatever else the dossier says"]


def parsed(name, written):
    """Return the value that bytes are the text of; end with 2 and one line where they are none."""
    try:
        found = json.loads(written.decode("utf-8-sig"), object_pairs_hook=once)
        json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return refuse(name, "no JSON, or a key stands twice in it")
    return found


def taken(name, found, kind):
    """Return a value that is an act, a dossier or a leaf; end with 2 and one line where it is none."""
    of = "dossier" if kind == "act" and is_dossier(found) else kind
    why = unread(found, of)
    return refuse(name, why) if why else found


def read(name, kind):
    """Return the value of a file; end with 2 and one line where it cannot be read."""
    try:
        written = Path(name).read_bytes()
    except (OSError, ValueError) as fault:
        return refuse(name, getattr(fault, "strerror", "") or "no name of a file")
    return taken(name, parsed(name, written), kind)


def refuse(name, why):
    """End with 2 and one line."""
    print(f"cannot be read: {name}: {why}", file=sys.stderr)
    raise SystemExit(2)


def main(names):
    """Check the files that are named; of `-`, one line of JSON an act with its leaves."""
    if not names:
        print("usage: python leaf.py published.json [leaf.json ...]", file=sys.stderr)
        return 2
    if names == ["-"]:
        for number, line in enumerate(sys.stdin.buffer, start=1):
            name, case = f"line {number}", parsed(f"line {number}", line)
            if not isinstance(case, dict) or type(case.get("leaves")) is not list:
                return refuse(name, "no act with its leaves")
            act, leaves = case.get("act"), [taken(name, one, "leaf") for one in case["leaves"]]
            print(json.dumps(check(taken(name, act, "act"), leaves)))
        return 0
    act, leaves = read(names[0], "act"), [read(name, "leaf") for name in names[1:]]
    wrong, missing = check(act, leaves)
    held, left = held_in(act, leaves)
    files = zip(names, [act, *leaves], strict=True)
    left += [f"which version of the form it is: {name}" for name, one in files if "eig" not in one]
    told = wrong or [f"holds: {one}" for one in held]
    told += [*(f"missing: {kind}" for kind in missing), *(f"not checked: {one}" for one in left)]
    print(*(told or ["nothing to check"]), sep="\n")
    return 1 if wrong else 0 if held else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
