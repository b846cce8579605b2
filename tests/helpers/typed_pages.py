"""What the pages show, as files of a user: each documented call is taken by mypy and by pyright, both strict.

`make test` runs `python -m helpers.typed_pages`, with `mypy` for the pages once the library is known, and with `pyright` for
the pages and the stubs, in one look: mypy takes five times less for the modules, which pyright looks at too by night and in
`make types` (`--whole`). What may be missing (None, an `Undefined`, an assignment that
is impossible) is the user's to ask for, as the pages say: a page that shows an answer does not ask first.
"""

import doctest
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "README.md", *ROOT.glob("docs/*.md"), *ROOT.glob("docs/*/*.md")))
BIN = Path(sys.executable).parent
MYPY = """
[mypy]
strict = True
enable_error_code = ignore-without-code, redundant-expr, truthy-bool
mypy_path = {src}
cache_dir = {cache}
"""
"""The library is asked as `make mypy` asks, so that what it found is read and not found again."""
HEAD = '# mypy: allow-redefinition, disable-error-code="ignore-without-code,redundant-expr,truthy-bool"\n'
OWN = (
    "no-untyped-def",
    "no-untyped-call",
    "type-arg",
    "import-untyped",
    "import-not-found",
    "var-annotated",
    "has-type",
)
"""What mypy says of a user's own functions and imports, not of calls."""
RULES = (
    "reportArgumentType",
    "reportCallIssue",
    "reportAttributeAccessIssue",
    "reportIndexIssue",
    "reportAbstractUsage",
)
"""What pyright says of calls and of what they return."""
MISSING = re.compile(
    r"None\"|Undefined|NoAssignment|\"Cell\"|str \| int \| float \| bool|list\[object\]|read-only|an attrs class|"
    r"\"int\", variable|for class \"Assignment\"|overloads for \"round\""
)
"""An answer that may be missing, a cell of any kind, rows that are unlike, and what a page shows to be refused."""


def source_of(page):
    """Return the statements that a page shows, in order."""
    examples = doctest.DocTestParser().get_examples(page.replace("```", "\n"))
    return "".join(one.source for one in examples if one.exc_msg is None)


def write(folder):
    """Write each page that shows statements as a module."""
    for page in PAGES:
        name = "_".join(page.relative_to(ROOT).with_suffix("").parts).replace("-", "_").lower()
        if source := source_of(page.read_text(encoding="utf-8")):
            (folder / f"page_{name}.py").write_text(HEAD + source, encoding="utf-8")


def by_mypy(folder):
    """Return what mypy refuses."""
    config = folder / "mypy.ini"
    config.write_text(MYPY.format(src=ROOT / "src", cache=ROOT / ".mypy_cache"), encoding="utf-8")
    called = [BIN / "mypy", "--config-file", config, *folder.glob("*.py")]
    told = subprocess.run(called, capture_output=True, text=True, check=False).stdout  # of this environment
    return [
        line
        for line in told.splitlines()
        if ": error:" in line
        and not line.endswith(tuple(f"[{one}]" for one in OWN))
        and not MISSING.search(line)
    ]


def by_pyright(folder, *, whole=False):
    """Return what pyright refuses: of the library anything, of the pages their calls."""
    src = Path(os.path.relpath(ROOT / "src", folder)).as_posix()
    library = [one for one in (ROOT / "src").rglob("*.py*") if one.suffix in {".py", ".pyi"}]
    looked_at = [one for one in library if whole or one.suffix == ".pyi"]
    include = [".", *(Path(os.path.relpath(one, folder)).as_posix() for one in looked_at)]
    own = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pyright"]
    settings = own | {"include": include, "extraPaths": [src], "venvPath": str(ROOT)}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    called = [BIN / "pyright", "-p", folder, "--pythonpath", sys.executable, "--outputjson"]
    told = json.loads(subprocess.run(called, capture_output=True, text=True, check=False).stdout)  # idem
    assert told["summary"]["filesAnalyzed"] > len(looked_at) > 10
    return [
        f"{one['file']}:{one['range']['start']['line'] + 1}: {one['message']} [{one.get('rule')}]"
        for one in told["generalDiagnostics"]
        if (
            one["severity"] == "error"
            if Path(one["file"]).is_relative_to(ROOT / "src")
            else one.get("rule") in RULES and not MISSING.search(one["message"])
        )
    ]


def main(checker, *wishes):
    """Print what a checker refuses; the exit code says whether there is any."""
    (ROOT / "build").mkdir(exist_ok=True)
    with TemporaryDirectory(dir=ROOT / "build") as made:
        folder = Path(made).resolve()
        write(folder)
        found = by_mypy(folder) if checker == "mypy" else by_pyright(folder, whole="--whole" in wishes)
    for line in found:
        print(line)  # noqa: T201 # it is asked for
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
