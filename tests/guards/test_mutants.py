"""The seeded faults of `make mutants`: each is one change that still parses, and a proportion has its interval."""

import ast

import pytest

from helpers import mutant_runs
from helpers.mutant_runs import lines_kept, moved
from helpers.mutants import found_again, interval, judged, mutants_in, mutants_of, text_of

TEXT = '''
def f(a: int, b: "str" = 1):
    """Words."""
    if not a and b < 2:
        raise ValueError(g(a, b))
    a += 1
    note(a)
    return [x for x in b if x] if a in b else field(metadata=keeps(text))
'''


def found(text):
    return mutants_in("toy.py", text)


def test_each_kind_of_fault_is_found_and_every_one_parses():
    """Operators, constants, conditions, statements, arguments, checks; words and annotations are left alone."""
    mutants = found(TEXT)
    assert {"operator", "constant", "condition", "statement", "arguments", "check"} == {
        one.kind for one in mutants
    }
    for mutant in mutants:
        changed = mutant.applied(TEXT)
        assert ast.dump(ast.parse(changed)) != ast.dump(ast.parse(TEXT))
        assert '"""Words."""' in changed
        assert '"str"' in changed


def test_every_file_of_a_package_has_mutants_that_parse():
    """A sample over one package: the change stands where it is said to stand."""
    mutants = mutants_of("lots")
    assert len(mutants) > 50
    assert all(mutant.path.startswith("lots/") for mutant in mutants)


@pytest.mark.parametrize(("killed", "tried"), [(0, 0), (97, 100), (1455, 1500)])
def test_a_proportion_lies_in_its_interval(killed, tried):
    """The interval holds what was seen, and narrows with more."""
    low, high = interval(killed, tried)
    assert 0 <= low <= (killed / tried if tried else 1) <= high <= 1


def test_what_says_nothing_is_not_swapped():
    """The order of the arguments of `min` says nothing; a `strict` zip is an assert; two like arguments are one."""
    assert [] == found("a = min(b, c)\nd = zip(b, c, strict=True)[x]\ne = dot(b, b)\n")[1:]
    assert ["zip(c, b, strict=True)"] == [one.new for one in found("d = zip(b, c, strict=True)\n")]


def test_lines_are_followed_by_what_stayed_of_a_file():
    """A line put before others moves them; one that changed runs where the old one did, a new one as the one before."""
    kept = lines_kept("a\nb\nc\n", "new\na\nchanged\nc\n")
    longer = lines_kept("a\nb\n", "a\nnew\nb\n")

    assert {0: 0b10, 1: 0b100, 2: 0b1000, 3: 0b10000} == kept
    assert 0b11100 == moved(0b1110, kept)
    assert {1: 0b110, 2: 0b1000} == longer
    assert 0 == moved(0b10, lines_kept("a\n", ""))


@pytest.mark.slow
def test_a_change_takes_the_place_of_living_code_and_of_it_alone(monkeypatch, tmp_path):
    """The function that is changed answers otherwise, wherever it is held; the others are left as they are."""
    monkeypatch.setattr(mutant_runs, "SOURCES", tmp_path)
    text = "def f(a):\n    return [one + 1 for one in a]\n\ndef g(a):\n    return a\n"
    place = {}
    exec(compile(text, str(tmp_path / "toy.py"), "exec"), place)
    held, other = place["f"], place["g"].__code__
    swap = mutant_runs.Swap()

    assert 1 == swap.put("toy.py", text, text.replace("one + 1", "one - 1"))
    assert ([0, 1], other) == (held([1, 2]), place["g"].__code__)
    assert 0 == mutant_runs.Swap().put("toy.py", text, text)


def test_a_failure_counts_only_if_the_tests_pass_without_the_change(tmp_path):
    """What fails without the change as well is left out, and the others are tried again."""
    told = []
    queue = mutant_runs.Queue(
        [{"id": 7, "units": ["a", "b"]}],
        lambda task, answer: told.append((task and task["id"], answer)),
        tmp_path,
    )

    def settle(fate, unit):
        task, names, changed = queue.following()
        number = names.index(unit) if unit else -1
        mutant_runs.tell(queue.out(task, changed), fate=fate, number=number, unit=unit)
        queue.settle(task, names, changed, 0, 1.0)

    settle("failed", "a")
    settle("failed", "a")
    settle("failed", "b")
    settle("passed", "")

    assert [None, 7] == [number for number, _ in told]
    assert ("failed", "b") == (told[1][1]["fate"], told[1][1]["unit"])
    assert queue.following() is None


@pytest.mark.slow
def test_each_change_that_was_judged_can_still_be_made():
    """A line that moved away or was written anew is judged again."""
    paths = {one.partition(" | ")[0] for one in judged()}
    texts = {path: text_of(path) for path in paths}
    placed = {one.placed(texts[path]) for path in paths for one in mutants_in(path, texts[path])}
    assert [] == [one for one in judged() if one not in placed]


@pytest.mark.untraced
def test_a_change_that_is_listed_is_found_again_where_its_line_is_now():
    """The same change at the nearest line; none where the line was written anew."""
    one = next(one for one in mutants_of("lots") if one.kind == "operator")
    text = text_of(one.path)
    path, _, rest = one.told(text).partition(":")
    moved_on = f"{path}:{one.line + 1} {rest.partition(' ')[2]}"

    assert one == found_again(one.told(text)) == found_again(moved_on)
    assert found_again(f"{path}:1 operator: this -> that") is None
    assert found_again("lots/gone.py:1 constant: 1 -> 2") is None
