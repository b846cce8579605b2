"""One digest of the examples and of the main job in every world that is found here: `make worlds`.

A world is an interpreter, its flags, its environment, and what ran before. Interpreters are those found on the
machine, or brought by `helpers.pythons`, each in an environment of its own under `build/worlds`; locales are compiled
there too, by `localedef`. In each interpreter, threads meet at first uses (`helpers.races`). What is not found is
named, with what brings it. The figures go to `docs/data/worlds.json`.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from helpers import examples, figures, pyodide, pythons, races

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build" / "worlds"
PROMOTION = ROOT / "docs" / "promotion.py"
NEEDS = (
    "attrs",
    "python-dateutil",
    "cattrs",
    "hypothesis>=6.100,<6.140",
    "tzdata",
)  # later ones are not pure Python
APART = ("eig.teams.engine.highs",)  # its examples need a solver that not every Python has

RUN = "import runpy, sys; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
LOCALE = "import locale; locale.setlocale(locale.LC_ALL, ''); "
CONTEXT = "import decimal; decimal.setcontext(decimal.Context(prec=3, rounding=decimal.ROUND_UP, traps=[])); "
SWITCH = "import sys; sys.setswitchinterval(1e-6); "

WORLDS = {
    "hash seed 1": ([], {"PYTHONHASHSEED": "1"}, ""),
    "Kiribati": ([], {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}, ""),
    "a zone by its rule": ([], {"TZ": "XXX+13:45YYY,M1.1.0,M7.1.0"}, ""),
    "no asserts": (["-O"], {"PYTHONHASHSEED": "98"}, ""),
    "no docstrings, no asserts": (["-OO"], {"PYTHONHASHSEED": "99", "TZ": "America/Noronha"}, ""),
    "development mode": (["-X", "dev", "-bb", "-W", "error"], {"LC_ALL": "fr_FR.UTF-8"}, ""),
    "isolated": (["-E", "-s"], {}, ""),
    "a decimal context of three digits": ([], {}, CONTEXT),
    "the smallest limit of digits": ([], {"PYTHONINTMAXSTRDIGITS": "640"}, ""),
    "no limit of digits": ([], {"PYTHONINTMAXSTRDIGITS": "0"}, ""),
    "plain C, without UTF-8": (["-X", "utf8=0"], {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}, ""),
    "threads that switch all the time": ([], {}, SWITCH),
}
"""Flags, environment, and what ran before, by the name of the world."""

RACES = 3
LOCALES = ("fr_FR", "tr_TR")
PINS = {
    "attrs 23.2, dateutil 2.8.2, cattrs 23.2": ("attrs==23.2.0", "python-dateutil==2.8.2", "cattrs==23.2.3"),
    "newest attrs, dateutil and cattrs": ("attrs", "python-dateutil", "cattrs"),
}


def sessions(without=APART):
    """Return the examples that are played, as the harness reads them."""
    return json.dumps([one for one in examples.sessions() if one["module"] not in without]).encode()


def ran(python, arguments, environment, *, source=b""):
    """Return what a program prints; raise with what it says where it fails."""
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHONHASH"))
    }
    done = subprocess.run(
        [str(python), *arguments],
        input=source,
        env={**kept, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace")[-2000:])
    return done.stdout


def digest(python, world, played):
    """Return one digest of the examples, of the main job in both languages, and whether dice were rolled."""
    flags, environment, before = world
    start = [*flags, "-c", before + RUN]
    shown = ran(python, [*start, examples.__file__], environment, source=played)
    pages = [ran(python, [*start, str(PROMOTION), lang], environment) for lang in ("en", "fr")]
    return hashlib.sha256(b"\0".join([shown, *pages])).hexdigest()


def furnished(name, python, pins=()):
    """Return the interpreter of an environment that holds what the library needs; None where it fails."""
    home = BUILD / name.replace(" ", "-").replace(",", "")
    inside = home / "bin" / "python"
    if not pythons.run(inside, "-c", "") and not pythons.run(
        python, "-m", "venv", "--clear", "--without-pip", home
    ):
        return None
    own = [need for need in NEEDS if not any(pin.startswith(need.partition(">")[0]) for pin in pins)]
    pip = (sys.executable, "-m", "pip", "--python", inside, "install", "-q", "--disable-pip-version-check")
    return inside if pythons.run(*pip, *own, *pins) else None


def version_of(python):
    """Return what an interpreter is called by those who made it, in a few words."""
    told = "import platform as p, sys; t = '' if getattr(sys, '_is_gil_enabled', bool)() or not hasattr(sys, '_is_gil_enabled') else ' free-threaded'; print(p.python_implementation(), p.python_version() + t)"
    return ran(python, ["-c", told], {}).decode().strip()


def locale_at(name):
    """Return the environment of a locale, compiled where it must be; None where nothing compiles it."""
    compiled = BUILD / "locales"
    compiled.mkdir(parents=True, exist_ok=True)
    if not (compiled / f"{name}.UTF-8").exists():
        order = ["localedef", "-i", name, "-f", "UTF-8", str(compiled / f"{name}.UTF-8")]
        if not (Path("/usr/share/i18n/locales") / name).exists() and not pythons.installed("locales"):
            return None
        if (
            not shutil.which("localedef")
            or subprocess.run(order, capture_output=True, check=False).returncode > 1
        ):
            return None
    return {"LOCPATH": str(compiled), "LC_ALL": f"{name}.UTF-8"}


class Visits:
    """The worlds that were visited: their digests, and those that were not, with the reason."""

    def __init__(self, library):
        self._library = {"PYTHONPATH": str(library)}
        self._played = sessions()
        self._home = None
        self.rows = []

    def visit(self, name, python, world=((), {}, "")):
        """Visit a world; compare it with the first one."""
        flags, environment, before = world
        if "-E" in flags:
            before = f"import sys; sys.path.insert(0, {self._library['PYTHONPATH']!r}); {before}"
        given = (list(flags), {**self._library, **environment}, before)
        self._compare(name, lambda: digest(python, given, self._played))

    def visit_browser(self, name):
        """Visit the Python of browsers."""
        library = self._library["PYTHONPATH"]
        self._compare(name, lambda: pyodide.digest(library, self._played, NEEDS, PROMOTION))

    def race(self, name, python):
        """Let threads meet at first uses, a few times."""
        for _ in range(RACES):
            for program, right in races.SAME.items():
                found = ran(python, ["-c", program], self._library).strip()
                if found != right:
                    return self._told(name, f"differs: {found.decode()[:60]}")
        return self._told(name, "same")

    def _compare(self, name, made):
        try:
            found = made()
        except RuntimeError as error:
            if self._home is None:
                raise
            found = str(error).strip().splitlines()[-1]
        self._home = self._home or found
        self._told(name, "same" if found == self._home else f"differs: {found[:60]}")

    def skip(self, name, remedy):
        """Note a world that is not here."""
        self._told(name, f"not found here: {remedy}")

    def _told(self, name, what):
        print(f"{name}: {what}", flush=True)
        self.rows.append((name, what))


def main(library=str(ROOT / "src")):
    """Visit every world with the library that stands at a path; fail where one differs."""
    visits = Visits(library)
    visits.visit("this Python", sys.executable, ((), {"PYTHONHASHSEED": "0"}, ""))
    for name, world in WORLDS.items():
        visits.visit(name, sys.executable, world)
    for name in LOCALES:
        environment = locale_at(name)
        if environment is None:
            visits.skip(
                f"locale {name}",
                f"sudo apt install locales && sudo localedef -i {name} -f UTF-8 {name}.UTF-8",
            )
        else:
            visits.visit(f"locale {name}", sys.executable, ((), environment, LOCALE))
    for name, pins in PINS.items():
        python = furnished(name, sys.executable, pins)
        visits.visit(name, python) if python else visits.skip(name, "the index did not give them")
    for name in pythons.PYTHONS:
        place = pythons.place_of(name)
        python = place and furnished(name, place)
        if not python:
            why = (
                "its environment cannot be made"
                if place
                else pythons.REMEDIES.get(name, f"{name}, on the PATH")
            )
            visits.skip(name, why)
            continue
        full = f"{name} ({version_of(python)})"
        visits.visit(full, python)
        visits.race(f"{full}, threads at first uses", python)
    if pyodide.modules():
        visits.visit_browser("Pyodide, in node")
    else:
        visits.skip("Pyodide, in node", "node, and npm install pyodide")
    command = "make worlds"
    figures.record("worlds", command=command, columns=("world", "digest"), rows=visits.rows)
    return any(what.startswith("differs") for _, what in visits.rows)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
