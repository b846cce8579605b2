"""The program that a stranger checks a leaf with, given files altered in every way: it never holds what is not so, and never breaks."""

import datetime as dt
import io
import json
import runpy
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from eig import convert
from eig.book.acts_with_a_published_root import ActLeaf
from eig.errors import Fault, Faults
from eig.programme.appointments import Event
from helpers import decided_book

PROGRAM = runpy.run_path(str(Path(__file__).parents[2] / "examples" / "verify" / "leaf.py"))
DAYS = {"rules_published": 4, "minutes_signed": 6, "decision_taken": 10}
TAKEN = [Event(on=dt.date(2018, 7, day), kind=kind, what="challenges") for kind, day in DAYS.items()]
OUTCOME = decided_book.outcome(decided_book.book().record(*TAKEN))
ACT = OUTCOME.act("challenges", secret="7b" * 32)
FILES = {
    "act": convert.to_json(ACT.published()),
    "leaf": convert.to_json(ACT.leaf("adler")),
    "dossier": convert.to_json(OUTCOME.dossier(salt="c4" * 32, acts=[ACT]).redacted("public")),
}


def with_(text, **changed):
    """Return a file with other values under some keys."""
    return json.dumps({**json.loads(text), **changed}).encode()


SAME = {
    "a mark of the order of bytes": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "lines that end as on Windows": lambda text: json.dumps(json.loads(text), indent=1).replace("\n", "\r\n").encode(),
    "blanks behind": lambda text: text.encode() + b" \r\n\t",
}  # fmt: skip
OTHER = {
    "two marks of the order of bytes": lambda text: b"\xef\xbb\xbf" * 2 + text.encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-32": lambda text: text.encode("utf-32"),
    "Latin-1": lambda text: with_(text, note="").replace(b'""', b'"\xe9"'),
    "a byte of nothing": lambda text: text.encode() + b"\xff",
    "an overlong quote": lambda text: text.encode().replace(b'"', b"\xc0\xa2", 1),
    "half of it": lambda text: text[: len(text) // 2].encode(),
    "twice": lambda text: (text * 2).encode(),
    "a letter behind": lambda text: text.encode() + b"x",
    "a nul behind": lambda text: text.encode() + b"\0",
    "nothing": lambda _: b"",
    "null": lambda _: b"null",
    "a list": lambda text: f"[{text}]".encode(),
    "a text": lambda text: json.dumps(text).encode(),
    "single quotes": lambda text: text.replace('"', "'").encode(),
    "a comma too many": lambda text: text[:-1].encode() + b",}",
    "a comment": lambda text: text.encode() + b"// kept",
    "a key twice": lambda text: text.replace('"eig": ', '"eig": 1, "eig": ', 1).encode(),
    "a key twice, once by its numbers": lambda text: text.replace('"eig": ', '"\\u0065ig": 1, "eig": ', 1).encode(),
    "a key twice within a link": lambda text: text.replace('"kind"', '"kind": "rules", "kind"', 1).encode() if '"kind"' in text else b"{",
    "a key of nobody": lambda text: with_(text, verified=True),
    "a key with a line in it": lambda text: with_(text, **{"x\nholds: root": 1}),
    "half a character": lambda text: with_(text, eig=1, note="\ud800"),
    "another version": lambda text: with_(text, eig=2),
    "true in the place of 1": lambda text: with_(text, eig=True),
    "1.0 in the place of 1": lambda text: with_(text, eig=1.0),
    "no number": lambda text: text.replace('"eig": 1', '"eig": NaN').encode(),
    "a number of five thousand digits": lambda text: text.replace('"eig": 1', f'"eig": {"1" * 5000}').encode(),
    "lists in lists": lambda text: text[:-1].encode() + b', "more": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "objects in objects": lambda _: b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "a root of no digits": lambda text: with_(text, roots={"challenges": "\uff10" * 64}),
    "a root that is none": lambda text: with_(text, roots={"challenges": None}),
    "a root with a line in it": lambda text: with_(text, roots={"challenges": f"x\nholds: root {ACT.root}"}),
    "roots of somebody else": lambda text: with_(text, roots={"x\nholds: leaf 1": ACT.root}),
    "how many leaves, in words": lambda text: with_(text, sizes={"challenges": "6"}),
    "fewer leaves than none": lambda text: with_(text, sizes={"challenges": -1}),
    "how many leaves of somebody else": lambda text: with_(text, sizes={"x\nholds: leaf 1": 6}),
    "a chain with a line in it": lambda text: with_(text, links={"x\nholds: leaf 1": []}),
    "a step of no name": lambda text: text.replace('"kind": "rules"', '"kind": "x\\nholds: root"').encode() if '"rules"' in text and '"kind"' in text else b"{",
}  # fmt: skip


def told(capsys, folder, **changed):
    """Return how the program ends, and what it prints, of the files of a folder."""
    names = []
    for name, written in changed.items():
        names.append(str(folder / f"{name}.json"))
        Path(names[-1]).write_bytes(written)
    try:
        code = PROGRAM["main"](names)
    except SystemExit as ended:
        code = ended.code
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.untraced(one_in=3)
@pytest.mark.parametrize("what", FILES)
@pytest.mark.parametrize("how", [*SAME, *OTHER])
def test_a_file_altered_in_any_way_is_held_as_before_or_refused_in_one_line(what, how, tmp_path, capsys):
    """What says the same holds, whatever its bytes; anything else holds nothing, and no line of it is printed as ours."""
    whole = {name: text.encode() for name, text in FILES.items()}
    altered = {**whole, what: {**SAME, **OTHER}[how](FILES[what])}
    given = ("dossier", "leaf") if what == "dossier" else ("act", "leaf")
    expected = told(capsys, tmp_path, **{name: whole[name] for name in given})
    code, out, err = told(capsys, tmp_path, **{name: altered[name] for name in given})

    assert (0, "") == expected[::2]
    if how in SAME:
        assert (code, out, err) == expected
    else:
        assert (2, "", 1) == (code, out, len(err.splitlines()))


WRONG = {
    "a name with a blank behind": ("leaf", ["subject"], "adler "),
    "a name with what nobody sees": ("leaf", ["subject"], "ad\u200bler"),
    "a place before the first": ("leaf", ["index"], -1),
    "a tree of no leaf": ("leaf", ["size"], 0),
    "a scheme of nobody": ("leaf", ["scheme"], "2"),
    "no salt": ("leaf", ["salt"], ""),
    "a promotion of no name": ("act", ["promotion"], ""),
    "an act about nothing": ("act", ["about"], "places"),
    "fewer than none": ("act", ["size"], -1),
    "a day that no month has": ("act", ["links", 0, "on"], "2018-11-31"),
    "a day and a blank": ("act", ["links", 0, "on"], "2018-07-04 "),
    "no digest": ("act", ["links", 0, "digest"], ""),
    "a digest with a line in it": ("act", ["links", 0, "link"], "a\nb"),
    "an erasure of nobody": ("act", ["erasures"], [{"on": "2021-01-05", "by": "office", "why": "delay", "count": 0}]),
    "an erasure by nobody": ("act", ["erasures"], [{"on": "2021-01-05", "by": "", "why": "delay", "count": 1}]),
}  # fmt: skip


@pytest.mark.parametrize("how", WRONG)
def test_what_the_library_refuses_to_read_the_program_cannot_read(how, tmp_path, capsys):
    """Days, counts, names and digests: of a file that is malformed the program does not say that something does not hold."""
    what, way, value = WRONG[how]
    found = json.loads(FILES[what])
    place = found
    for key in way[:-1]:
        place = place[key]
    place[way[-1]] = value
    kinds = {"act": type(ACT.published()), "leaf": ActLeaf}
    with pytest.raises((Fault, Faults)):
        convert.from_json(json.dumps(found), kinds[what])
    given = {name: FILES[name].encode() for name in ("act", "leaf")} | {what: json.dumps(found).encode()}
    code, out, err = told(capsys, tmp_path, **given)
    assert (2, "", 1) == (code, out, len(err.splitlines()))


@pytest.mark.parametrize("what", FILES)
def test_a_file_that_says_no_version_of_its_form_is_named(what, tmp_path, capsys):
    """It is read as the only version that there is, and what was left out of it does not pass without a word."""
    given = {name: FILES[name].encode() for name in ("dossier" if what == "dossier" else "act", "leaf")}
    code, out, _ = told(capsys, tmp_path, **given)
    bare = {**given, what: FILES[what].replace('"eig": 1, ', "", 1).encode()}
    name = tmp_path / f"{what}.json"
    expected = f"{out}not checked: which version of the form it is: {name}\n"
    assert (code, expected, "") == told(capsys, tmp_path, **bare)


@pytest.mark.parametrize(("what", "part"), [("leaf", "salt"), ("leaf", "path"), ("dossier", "roots")])
def test_digits_are_written_as_the_office_writes_them(what, part, tmp_path, capsys):
    """In small letters: the same in capitals is refused, by the program and by the library, and never said to hold."""
    file = json.loads(FILES[what])
    file[part] = json.loads(json.dumps(file[part]).upper().replace("CHALLENGES", "challenges"))
    assert file != json.loads(FILES[what])
    given = {name: FILES[name].encode() for name in ("act", "leaf")} | {what: json.dumps(file).encode()}
    first = "act" if what == "leaf" else "dossier"
    code, out, err = told(capsys, tmp_path, **{name: given[name] for name in (first, "leaf")})
    assert (2, "", 1) == (code, out, len(err.splitlines()))
    if what == "leaf":
        with pytest.raises(Fault, match=part):
            convert.from_json(json.dumps(file), ActLeaf)


SCHEMES = ["", "1", "2", "4", "03", "3 ", "\uff13", "eig-leaf-3"]
HEAD = "\n".join(["eig-leaf-3", ACT.leaf("adler").salt, sha256(b"adler").hexdigest(), ""])


@pytest.mark.untraced
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("cut", [10, 32, 33, 64, 75, len(HEAD)])
def test_a_leaf_rewritten_by_another_scheme_is_another_text(scheme, cut, tmp_path, capsys):
    """Whatever of its head is told as salt; where no office writes such a salt or scheme, it cannot be read."""
    leaf = json.loads(FILES["leaf"])
    held = HEAD + leaf["text"]
    forged = {"scheme": scheme, "salt": held[:cut].encode().hex(), "text": held[cut:], "subject": "cibnav"}
    code, out, err = told(
        capsys, tmp_path, act=FILES["act"].encode(), leaf=json.dumps({**leaf, **forged}).encode()
    )

    if scheme in {"", "3"} and len(forged["salt"]) >= 32:
        assert (1, "another text: leaf 1", "") == (code, out.splitlines()[0], err)
    else:
        assert (2, "", 1) == (code, out, len(err.splitlines()))


@pytest.mark.parametrize(
    "line", [b"x", b"{}", b"\xff", b'{"act": {}, "leaves": []}', b'{"act": 1, "leaves": [1]}', b"[1]"]
)
def test_a_line_that_is_no_case_is_refused(line, monkeypatch, capsys):
    """Of many acts, one a line, the one that cannot be read is named by its number."""
    good = json.dumps({"act": json.loads(FILES["act"]), "leaves": [json.loads(FILES["leaf"])]}).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(good + b"\n" + line)))
    with pytest.raises(SystemExit) as ended:
        PROGRAM["main"](["-"])
    said = capsys.readouterr()

    assert (2, "line 2" in said.err, 1) == (ended.value.code, True, len(said.out.splitlines()))
