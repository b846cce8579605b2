"""Check an act and the leaf that one person was given, with the standard library alone.

    python leaf.py published.json [leaf.json ...]

What was published is an act, or the public dossier of a promotion, which carries the root of each act.

A leaf is the SHA-256 of a zero byte and four lines: `eig-leaf-3`, the salt, the SHA-256 of whose it is, and the text;
in acts made before, `SHA-256(00 ‖ salt ‖ text)` with a salt of 32 bytes. A node is `SHA-256(01 ‖ left ‖ right)`, a
tree is split at the largest power of two below its size (RFC 6962, section 2.1). The root of an act is the SHA-256 of
four lines: `eig-root-2`, the last link before the decision, the root of the tree, and the digest of what the act
states of itself, which is the SHA-256 of five: `eig-stated-1`, whom it is about, how many they are, the SHA-256 of
the name of the promotion, and the text published. In acts made before, it is that of three: `eig-root-1`, the link,
and the root of the tree. A link of the chain is the SHA-256 of six lines: `eig-link-1`, the link before, its kind,
its day, its digest, and the root that the act replaces. The digest of the rules is that of their text, the digest of
the decision that of the root and of the text published, that of the notification the root, that of an erasure of five
lines: `eig-erasure-1`, the day, how many people, the SHA-256 of who erased, and why; the others were taken with a
secret, and the office can open them. The program prints what does not hold, then what is missing, and ends with 0
where everything that is there holds.
"""

import hashlib
import json
import sys
from pathlib import Path

KINDS = ["rules", "draw", "sitting", "minutes", "decision", "notification"]


def sha(*lines):
    """Return the SHA-256 of lines of text, in hexadecimal."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def climb(leaf):
    """Return the root that a leaf leads to, or None where its path has another length than its tree."""
    salt, at, last, scheme = leaf["salt"], leaf["index"], leaf["size"] - 1, leaf.get("scheme", "")
    if not 0 <= at <= last or len(salt) % 2 or scheme not in {"", "3"} or (not scheme and len(salt) != 64):
        return None
    lines = "\n".join(["eig-leaf-3", salt.lower(), sha(leaf["subject"]), leaf["text"]])
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
    return rooted(leaf["before"], found.hex(), leaf.get("stated", "")) if last == 0 else None


def rooted(before, tree, stated):
    """Return the root of an act, by the scheme that it was made with."""
    return sha("eig-root-2", before, tree, stated) if stated else sha("eig-root-1", before, tree)


def chained(act):
    """Yield what does not hold in the chain of an act."""
    before, day, left = "", "", KINDS
    stated = {
        "rules": sha(act["rules"]),
        "decision": sha(act["root"], act["text"]),
        "notification": act["root"],
    }
    for link in act["links"]:
        kind = link["kind"]
        if sha("eig-link-1", before, kind, link["on"], link["digest"], act["replaces"]) != link["link"]:
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


def erased(one):
    """Return the digest of an erasure."""
    return sha("eig-erasure-1", one["on"], str(one["count"]), sha(one["by"]), one["why"])


def check(act, leaves):
    """Return what does not hold, and what is missing."""
    if "roots" in act:
        roots = act["roots"].values()
        return [
            f"another text: leaf {n}" for n, one in enumerate(leaves, start=1) if climb(one) not in roots
        ], []
    wrong = list(chained(act))
    head = ["", *(link["link"] for link in act["links"] if link["kind"] in KINDS[:4])][-1]
    own = sha("eig-stated-1", act["about"], str(act["size"]), sha(act["promotion"]), act["text"])
    tree = act.get("tree", "")
    if tree and rooted(head, tree, own) != act["root"]:
        wrong.append("another text: root")
    for number, leaf in enumerate(leaves, start=1):
        found = (climb(leaf), leaf["size"], leaf["before"], leaf.get("stated") or own)
        if found != (act["root"], act["size"], head, own):
            wrong.append(f"another text: leaf {number}")
    there = {"draw", *(link["kind"] for link in act["links"])}
    told, bound = act.get("erasures", []), [one["digest"] for one in act["links"] if one["kind"] == "erasure"]
    if bound and bound != [erased(one) for one in told]:
        wrong.append("another text: erasure")
    gone = ["tree"] * (not tree) + ["erasure"] * bool(told and not bound) + ["what was erased"] * bool(told)
    return wrong, [kind for kind in KINDS if kind not in there] + gone


def main(names):
    """Check the files that are named; of `-`, one line of JSON an act with its leaves."""
    if names == ["-"]:
        for line in sys.stdin:
            case = json.loads(line)
            print(json.dumps(check(case["act"], case["leaves"])))
        return 0
    act, *leaves = [json.loads(Path(name).read_text(encoding="utf-8")) for name in names]
    wrong, missing = check(act, leaves)
    roots = act["roots"].values() if "roots" in act else [act["root"]]
    print(
        *(wrong or [f"holds: root {root}" for root in roots]),
        *(f"missing: {kind}" for kind in missing),
        sep="\n",
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
