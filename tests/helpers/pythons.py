"""Interpreters for `make worlds`: those found on the machine, and those that Debian's packages bring.

What is brought stands under `build/worlds/pythons`: nothing of a later release is installed, its packages are
unpacked; the free-threaded Python is built once from the source package, without its tests. PyPy, locales and `node`
are installed where one is root. What cannot be brought is named, with what brings it.
"""

import os
import shutil
import subprocess
from pathlib import Path

BUILD = Path(__file__).parents[2] / "build" / "worlds"
LATER = "forky"  # the release whose packages hold the newest Pythons
INSTALLED = {"pypy3": ("pypy3",)}
UNPACKED = {
    name: tuple(
        f"{part}{name}{rest}" for part, rest in (("", "-minimal"), ("lib", "-minimal"), ("lib", "-stdlib"))
    )
    for name in ("python3.14", "python3.15")
}
BUILT = {"python3.13t": "python3.13"}
PYTHONS = (
    "python3.11",
    "python3.12",
    "python3.13",
    "python3.13t",
    "python3.14",
    "python3.14t",
    "python3.15",
    "pypy3",
)
CONFIGURE = ("--quiet", "--disable-gil", "--disable-test-modules", "CFLAGS=-O1 -g0")
REMEDIES = {
    **{name: f"sudo apt install {' '.join(packages)}" for name, packages in INSTALLED.items()},
    **dict.fromkeys(
        UNPACKED, f"its packages of Debian's release {LATER}, which apt-get could not download here"
    ),
    **dict.fromkeys(BUILT, "its source from Debian, a C compiler and ./configure --disable-gil"),
}


def run(*order, **options):
    """Tell whether a command could be run, and did what it should."""
    try:
        return (
            subprocess.run(list(map(str, order)), check=False, capture_output=True, **options).returncode == 0
        )
    except OSError:
        return False


def installed(*packages):
    """Install packages where one may; tell whether they are there."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    options = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    if not (root and shutil.which("apt-get")):
        return False
    order = ("apt-get", "install", "-y", "-qq", *packages)
    return run(*order, **options) or (run("apt-get", "update", "-qq") and run(*order, **options))


def place_of(name):
    """Return where an interpreter that answers is found, brought where it is not; None where it cannot be."""
    return _found(name) or (_bring(name) and _found(name)) or None


def _found(name):
    homes = [
        *sorted(Path.home().glob(".pyenv/versions/*/bin")),
        *sorted(Path.home().glob(".local/share/uv/python/*/bin")),
        *sorted((BUILD / "pythons").glob("*/bin")),
        *sorted((BUILD / "pythons").glob("*/usr/bin")),
        *map(Path, ["/usr/bin", *os.environ.get("PATH", "").split(os.pathsep)]),
    ]
    places = [str(home / name) for home in homes if (home / name).exists()]
    return next((place for place in places if run(place, "-c", "import ssl, venv")), None)


def _bring(name):
    home = BUILD / "pythons" / name
    if name in INSTALLED:
        return installed(*INSTALLED[name])
    if name in UNPACKED:
        return _unpack(home, UNPACKED[name])
    return name in BUILT and _build(home, BUILT[name])


def _unpack(home, packages):
    """Download packages of the later release and unpack them, beside those of the machine."""
    files = _downloaded(home, LATER, ("download", *packages), "*.deb")
    return bool(files) and all(run("dpkg", "-x", file, home) for file in files)


def _build(home, source):
    """Build an interpreter without its global lock from the source of this machine's release."""
    _, release = _mirror()
    files = _downloaded(home, release, ("source", "--download-only", source), "*.orig.tar.*z")
    if not (files and shutil.which("gcc") and shutil.which("make")):
        return False
    work = home / "source"
    work.mkdir(exist_ok=True)
    return (
        run("tar", "xf", files[0], "-C", work, "--strip-components=1")
        and run("./configure", f"--prefix={home}", *CONFIGURE, cwd=work)
        and run("make", "-s", cwd=work)
        and run("make", "-s", "install", cwd=work)
    )


def _mirror():
    """Return where this machine's packages come from, and their release."""
    order = ["apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE)", "Created-By: Packages"]
    try:
        told = subprocess.run(order, check=False, capture_output=True, text=True).stdout
    except OSError:
        told = ""
    pairs = (line.split() for line in told.splitlines())
    return next((pair for pair in pairs if pair[0].startswith("http") and "-" not in pair[1]), ["", ""])


def _downloaded(home, release, order, pattern):
    """Return the files that apt-get downloads from a release, with lists of its own: the machine's stay as they are."""
    apt = home / "apt"
    for part in ("lists/partial", "cache/archives/partial", "files"):
        (apt / part).mkdir(parents=True, exist_ok=True)
    site, _ = _mirror()
    if not site:
        return []
    keys = "/usr/share/keyrings/debian-archive-keyring.pgp"
    sources = f"Types: deb deb-src\nURIs: {site}\nSuites: {release}\nComponents: main\nSigned-By: {keys}\n"
    (apt / "debian.sources").write_text(sources, encoding="utf-8")
    lists = f'Dir::State "{apt}";\nDir::State::status "/var/lib/dpkg/status";\nDir::Cache "{apt}/cache";\n'
    parts = f'Dir::Etc::sourcelist "{apt}/debian.sources";\nDir::Etc::sourceparts "/dev/null";\n'
    (apt / "conf").write_text(lists + parts, encoding="utf-8")
    options = {"env": {**os.environ, "APT_CONFIG": str(apt / "conf")}, "cwd": apt / "files"}
    done = run("apt-get", "update", "-qq", **options) and run("apt-get", "-qq", *order, **options)
    return sorted((apt / "files").glob(pattern)) if done else []
