"""What a release shows before it is published: `make release`.

The wheel and the source archive are built twice, in two folders, and are the same bytes; what the wheel needs is
listed as CycloneDX (`build/release/eig-….cdx.json`); the public names of the installed wheel are typed to the last;
the newest and the oldest dependencies are looked up for known weaknesses, where the index answers. Nothing is
published. The figures go to `docs/data/release.json`.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from email.parser import Parser
from pathlib import Path

from helpers import figures

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build" / "release"
COPIED = ("src", "tests", "docs", "bench", "tools", "examples")
EPOCH = "1577836800"  # 1 January 2020, where there is no history to take a day from
OLDEST = re.compile(r">=\s*([\w.]+)")


def _out(*order, **options):
    return subprocess.run(order, capture_output=True, text=True, check=False, **options)


def epoch():
    """Return the moment that stands in the archives: that of the last change."""
    told = _out("git", "log", "-1", "--format=%ct", cwd=ROOT)
    return told.stdout.strip() or EPOCH


def built(name):
    """Build the wheel and the source archive from a copy of the sources in a folder of its own."""
    home = BUILD / name
    shutil.rmtree(home, ignore_errors=True)
    leave = shutil.ignore_patterns("__pycache__", "_build", "node_modules", ".hypothesis")
    for part in COPIED:
        shutil.copytree(ROOT / part, home / "source" / part, ignore=leave)
    for file in ROOT.iterdir():
        if file.is_file() and not file.name.startswith(".coverage"):
            shutil.copy(file, home / "source")
    order = [sys.executable, "-m", "build", "-q", "--outdir", str(home / "dist"), str(home / "source")]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch(), "TZ": "UTC" if name == "one" else "Asia/Tokyo"}
    subprocess.run(order, check=True, env=environment, umask=0o022 if name == "one" else 0o077)
    return sorted((home / "dist").iterdir())


def digests(files):
    """Return the digest of each archive, by name."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def metadata_of(wheel):
    """Return the metadata of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(one for one in archive.namelist() if one.endswith(".dist-info/METADATA"))
        return Parser().parsestr(archive.read(name).decode())


def bill_of(wheel):
    """Return what a wheel needs, as CycloneDX 1.5: itself, and each dependency with the versions it accepts.

    No version is pinned: which one is installed, the installer decides.
    """
    told = metadata_of(wheel)
    name, version = told["Name"], told["Version"]
    own = f"pkg:pypi/{name}@{version}"
    needs = [_need(line) for line in sorted(told.get_all("Requires-Dist", []))]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "library",
                "bom-ref": own,
                "name": name,
                "version": version,
                "purl": own,
                "licenses": [{"license": {"id": told["License-Expression"]}}],
                "hashes": [{"alg": "SHA-256", "content": digests([wheel])[wheel.name]}],
            }
        },
        "components": needs,
        "dependencies": [{"ref": own, "dependsOn": sorted(one["bom-ref"] for one in needs)}],
    }


def _need(line):
    asked, _, marker = line.partition(";")
    name = re.match(r"[\w.-]+", asked)[0]
    extra = re.search(r"extra == ['\"](\w+)['\"]", marker)
    accepted = asked.removeprefix(name).strip()
    return {
        "type": "library",
        "bom-ref": f"pkg:pypi/{name.lower()}",
        "name": name,
        "scope": "optional" if extra else "required",
        "purl": f"pkg:pypi/{name.lower()}",
        "properties": [{"name": "accepted", "value": accepted}, *([{"name": "extra", "value": extra[1]}] if extra else [])],
    }  # fmt: skip


def typed(wheel):
    """Return the share of public names whose types are known, as pyright tells of the installed wheel."""
    home = BUILD / "installed"
    shutil.rmtree(home, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    install = [home / "bin" / "pip", "install", "-q", "--disable-pip-version-check", f"{wheel}[json,testing]"]
    subprocess.run(install, check=True)
    order = [
        str(Path(sys.executable).parent / "pyright"),
        "--ignoreexternal",
        "--outputjson",
        "--verifytypes",
        "eig",
    ]
    inside = {
        **os.environ,
        "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "VIRTUAL_ENV": str(home),
    }
    with tempfile.TemporaryDirectory() as apart:  # away from the settings of the project
        told = json.loads(_out(*order, cwd=apart, env=inside).stdout)["typeCompleteness"]
    unknown = [one["name"] for one in told["symbols"] if one["isExported"] and not one["isTypeKnown"]]
    return told["completenessScore"], unknown


def audited(wheel):
    """Return what is known against the dependencies, newest and oldest; None where nobody answers."""
    home = BUILD / "audit"
    pip = home / "bin" / "pip"
    if not pip.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    if _out(pip, "install", "-q", "--disable-pip-version-check", "pip-audit").returncode:
        return None
    needs = [
        line.partition(";")[0]
        for line in metadata_of(wheel).get_all("Requires-Dist", [])
        if "highspy" not in line
    ]
    found = []
    for age, lines in (("newest", needs), ("oldest", [OLDEST.sub(r"==\1", line) for line in needs])):
        asked = BUILD / f"{age}.txt"
        asked.write_text("\n".join(lines), encoding="utf-8")
        told = _out(home / "bin" / "pip-audit", "-r", asked, "-f", "json", "--progress-spinner", "off")
        if not told.stdout.strip():
            return None
        for one in json.loads(told.stdout)["dependencies"]:
            found += [f"{age} {one['name']} {one['version']}: {weak['id']}" for weak in one.get("vulns", ())]
    return found


def main():
    """Build, compare, list, type, audit; print each; fail where one does not hold."""
    first, second = digests(built("one")), digests(built("two"))
    rows = [(name, "same bytes twice" if second[name] == mark else "DIFFERS") for name, mark in first.items()]
    wheel = next(file for file in (BUILD / "one" / "dist").iterdir() if file.suffix == ".whl")
    bill = bill_of(wheel)
    listed = BUILD / f"{wheel.name.removesuffix('.whl')}.cdx.json"
    listed.write_text(json.dumps(bill, indent=1), encoding="utf-8")
    rows.append(
        ("bill of materials", f"{len(bill['components'])} dependencies, CycloneDX {bill['specVersion']}")
    )
    score, unknown = typed(wheel)
    rows.append(
        ("typed completeness", f"{score:.2%}" + (f"; not: {', '.join(unknown[:5])}" if unknown else ""))
    )
    weak = audited(wheel)
    told = "not asked: the index does not answer" if weak is None else "; ".join(weak) or "nothing known"
    rows.append(("known weaknesses of dependencies, oldest and newest", told))
    print("\n".join(f"{name}: {what}" for name, what in rows))
    figures.record("release", command="make release", columns=("what", "found"), rows=rows)
    return first != second or bool(unknown) or bool(weak)


if __name__ == "__main__":
    sys.exit(main())
