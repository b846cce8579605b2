"""The program that measures speed: what it measures, how, and that pages show what it recorded."""

import ast
import json
import sys
from pathlib import Path

import comparing
import counting
import measuring
import pytest
import rooms
import speed
import speed_plots
import speed_tables
from measuring import TINY, Job, Measure, Way

import eig
from helpers import figures

BENCH = Path(measuring.__file__).parent
JOBS = [(room, module, job) for room in rooms.ROOMS for module, job in rooms.jobs_of(room)]
QUICK = [job for _, _, job in JOBS if job.name != "a whole promotion, from tables to dossier"]
SLEEPS = [sys.executable, "-c", "import time; time.sleep(20)"]
FACES = {"errors", "promotions", "reasons", "testing", "typing", "to_html", "to_rows"}


def _measure(way="eig", scale=1, call=1.0, **fields):
    return Measure("ranking", way, scale, "170", call, call, call, 20.0, **fields)


# ── how it measures ───────────────────────────────────────────────────────────────────────────────


def test_what_grows_with_the_square_has_the_exponent_two():
    """Ten times the input, a hundred times the time; a constant does not grow, one size says nothing."""
    sizes = (1, 10, 100, 1_000)

    assert 2 == pytest.approx(measuring.growth([(n, 3e-6 * n**2) for n in sizes]))
    assert 0 == pytest.approx(measuring.growth([(n, 0.5) for n in sizes]))
    assert measuring.growth([(1, 0.5)]) is None


@pytest.mark.slow
def test_a_process_that_takes_too_long_is_ended_and_says_so():
    """A job that does not end holds nobody up, and is not given a time."""
    assert "over 0.01 s" == measuring.run(SLEEPS, limit=0.01).said


def test_a_process_that_fails_says_why():
    """The last line that it said, or that it had no memory left."""
    assert "failed: SystemExit: no" == measuring.failure("a\nSystemExit: no", 1, 60)
    assert "over 6 GiB" == measuring.failure("MemoryError", 1, 60)
    assert "over 60 s" == measuring.failure("", -24, 60)


def test_a_call_is_timed_without_what_comes_before_it():
    """Values are made anew before each call; the best call counts, and its answer is told."""
    made = []
    way = Way(sum, lambda data: made.append(1) or list(data), told=str)
    spent, told = measuring.several(Job("sum", lambda _: (1, 2), str, {}), way, (1, 2))

    assert "3" == told
    assert 0 <= spent < 0.1
    assert 1 + measuring.CALLS == len(made)


def test_what_cannot_be_run_says_why():
    """Not installed, not meant for that size, stopped at the size before, or sure to be too long."""
    way = Way(len, most=10, why="exact")

    assert "nowhere is not installed" == measuring.refused(Way(len, needs="nowhere.at_all"), 1, None, 60)
    assert "exact" == measuring.refused(way, 100, None, 60)
    assert "over 60 s" == measuring.refused(way, 10, _measure(said="over 60 s"), 60)
    assert measuring.refused(way, 10, _measure(call=7.0), 60).startswith("not run: over 60 s")
    assert "" == measuring.refused(way, 10, _measure(call=5.0), 60)


def test_two_libraries_that_differ_stop_the_run():
    """A time for another answer compares nothing."""
    answers = [measuring.Answer(told=told) for told in ([1], [2], None)]
    job = Job("ranking", None, None, {})

    measuring.agreed(job, 1, {"eig": answers[0], "pandas": answers[0], "NumPy": answers[2]})
    with pytest.raises(measuring.Disagreement):
        measuring.agreed(job, 1, {"eig": answers[0], "pandas": answers[1]})


# ── what it measures ──────────────────────────────────────────────────────────────────────────────


def test_every_room_is_measured():
    """Each room of the library is one that a job calls."""
    called = set()
    for path in BENCH.glob("jobs_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "eig":
                called |= {one.name for one in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module.startswith("eig."):
                called.add(node.module.split(".")[1])

    assert set(eig.__all__) - FACES == called - FACES


def test_no_two_jobs_have_one_name():
    """A row of a table is about one job."""
    names = [job.name for _, _, job in JOBS]

    assert len(names) == len(set(names))
    assert all(job.ways[measuring.OURS] for _, _, job in JOBS)
    assert [] == [way for _, _, job in JOBS for way in job.ways.values() if way.most < 1_000 and not way.why]


@pytest.mark.slow
@pytest.mark.parametrize("job", QUICK, ids=lambda job: job.name)
def test_every_job_can_be_done(job):
    """A tenth of a promotion is drawn, read and called; the same seed draws the same."""
    given = job.draw(TINY)
    way = job.ways[measuring.OURS]
    result = way.call(way.prepare(given))

    assert result is not None
    assert json.dumps(way.told(result) if way.told else "")
    assert repr(job.draw(TINY)) == repr(given)
    assert job.size(1) != job.size(10)


# ── what it records, and pages show ───────────────────────────────────────────────────────────────


@pytest.mark.untraced
@pytest.mark.parametrize("room", rooms.ROOMS)
def test_the_tables_and_the_picture_of_a_room_are_what_was_measured(room):
    """No time is typed by hand: both tables and the picture are made from the measures, of every job and way."""
    measures = speed_tables.kept(room)
    calls, processes = (
        json.loads((figures.DATA / f"{name}.json").read_text(encoding="utf-8"))
        for name in (f"speed-{room}", f"speed-{room}-processes")
    )

    assert speed_tables.call_rows(measures) == calls["rows"]
    assert speed_tables.process_rows(measures) == processes["rows"]
    assert speed_plots.drawn(room, measures) == speed_plots.path(room).read_text(encoding="utf-8")
    jobs = {(job.name, way) for _, job in rooms.jobs_of(room) for way in job.ways}
    assert {(one.job, one.way) for one in measures} == jobs, (
        f"make bench ROOM={room} measures and records all"
    )


def test_times_are_said_in_the_unit_that_suits_them():
    """Two figures, and the unit in which they are read at a glance."""
    spent = (2.5e-6, 0.00042, 0.0099996, 0.083, 1.5, 12.4)

    assert ["2.5 µs", "420 µs", "10 ms", "83 ms", "1.5 s", "12 s"] == list(map(speed_tables.said_time, spent))


def test_a_peer_stands_beside_what_eig_takes():
    """Its cell says how many times as long it takes; what stopped it stands where there is no time."""
    ours = _measure(call=0.01)

    assert "10 ms" == speed_tables.called(ours, ours)
    assert "83 ms (8.3 ×)" == speed_tables.called(_measure("pandas", call=0.083), ours)
    assert "5 ms (0.5 ×), 20 MB" == speed_tables.processed(_measure("pandas", call=0.005), ours)
    stopped = [_measure("pandas", call=None, said=said) for said in ("over 60 s", "minutes")]
    assert ["over 60 s", "–"] == [speed_tables.called(one, ours) for one in stopped]
    assert " Not run: ranking, pandas, from 1 times on (minutes)." == speed_tables.reasons(stopped)


def test_only_a_size_that_is_measured_can_be_asked_for():
    """A room or a size that is not there is refused before anything runs."""
    assert (1, 10) == speed.asked(["jury", "--scales", "1,10"]).scales
    for wrong in (["jury", "--scales", "1,7"], ["cellar"]):
        with pytest.raises(SystemExit):
            speed.asked(wrong)


def test_figures_say_the_command_that_made_them():
    """Whoever wants to see the same types the same."""
    asked = (["jury", "teams"], [], ["jury", "--scales", "1,10", "--limit", "5", "--keep"])
    made = [speed.command(speed.asked(one)) for one in asked]

    assert made == [
        "make bench ROOM='jury teams'",
        "make bench",
        "python bench jury --scales 1,10 --limit 5 --keep",
    ]


# ── two revisions ─────────────────────────────────────────────────────────────────────────────────


def test_revisions_are_compared_by_process_and_by_call():
    """What one more call adds is told apart from the whole process; what changed most stands first."""
    before, after = comparing.steps([1_100, 1_150]), comparing.steps([1_150, 1_250])
    same = comparing.steps([1_100, 1_150])
    told, failed = comparing.ordered(
        [("same", [same, same]), ("slower", [before, after]), ("new", [None, same])]
    )

    assert (1_100, 50) == before
    assert ["slower", "same"] == [name for name, _, _ in told]
    assert [1_150 / 1_100, 2.0] == told[0][2]
    assert ["new"] == failed


@pytest.mark.untraced
def test_no_process_that_is_counted_compiles_the_library(tmp_path, monkeypatch):
    """What a revision takes to compile is not what its first job takes."""
    (tmp_path / "room.py").write_text("x = 1\n", encoding="utf-8")
    monkeypatch.setattr(comparing, "ROOT", tmp_path)
    comparing.compiled([tmp_path])

    assert list((tmp_path / "__pycache__").glob("room.*.pyc"))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("perf", "631949836,,instructions:u,1000,100.00,,"),
        ("valgrind", "==7675== \n==7675== I refs:        631,949,836\n"),
    ],
)
def test_counters_are_read(name, said, monkeypatch):
    """What perf and valgrind say of a process is a number; where they say none, there is none."""
    ends = counting.subprocess.CompletedProcess
    monkeypatch.setattr(counting.subprocess, "run", lambda *_, **__: ends([], 0, "", said))
    assert 631_949_836 == counting.counted(name, ["true"], None)
    monkeypatch.setattr(counting.subprocess, "run", lambda *_, **__: ends([], 0, "", "<not supported>"))
    assert counting.counted(name, ["true"], None) is None


def test_without_a_counter_the_command_says_what_to_install(monkeypatch, capsys):
    """It fails, and names the remedy."""
    monkeypatch.setattr(counting.shutil, "which", lambda _: None)

    assert 1 == comparing.main(["HEAD"])
    assert "valgrind" in capsys.readouterr().err
