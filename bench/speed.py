"""The scale of each room: `python bench [ROOM ...] [--jobs WORD ...] [--scales 1,10]` (`make bench`).

Without a room, all of them: each job at the size of a promotion, ten, a hundred and a thousand times that, beside other
libraries where there are some, each in its own processes. Rooms measured whole are recorded in `docs/data`, and their
tables and pictures written into the pages. A part of a room is printed, and recorded nowhere.
"""

import argparse
import tempfile
import time

import measuring
import rooms
import speed_plots
import speed_tables

from helpers import figures


def asked(given):
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__.splitlines()[0])
    parser.add_argument("rooms", nargs="*", type=room, metavar="ROOM", help=", ".join(rooms.ROOMS))
    parser.add_argument("--jobs", nargs="*", default=[], help="only jobs whose name has one of these words")
    parser.add_argument("--scales", type=scales, default=measuring.SCALES, help="1,10: times a promotion")
    parser.add_argument("--limit", type=float, default=measuring.LIMIT, help="seconds of one process")
    parser.add_argument("--keep", action="store_true", help="record a part of the sizes, too")
    return parser.parse_args(given)


def room(text):
    """Read the name of a room."""
    if text not in rooms.ROOMS:
        raise argparse.ArgumentTypeError(f"rooms are {', '.join(rooms.ROOMS)}")
    return text


def scales(text):
    """Read some of the scales."""
    found = tuple(int(one) for one in text.split(","))
    if not set(found) <= set(measuring.SCALES):
        raise argparse.ArgumentTypeError(f"scales are {', '.join(map(str, measuring.SCALES))}")
    return found


def measured(name, given, folder):
    """Return the measures of a room, each printed as it comes."""
    found = []
    for module, job in rooms.jobs_of(name):
        if given.jobs and not any(word in job.name for word in given.jobs):
            continue
        for one in measuring.measure(module, job, scales=given.scales, limit=given.limit, folder=folder):
            print(line(one), flush=True)
            found.append(one)
    return found


def line(one):
    """Say a measure on a line."""
    head = f"{one.job:44.44} {one.way:26} × {one.scale:<6,}"
    if one.call is None:
        return f"{head} {one.said}"
    return f"{head} {speed_tables.said_time(one.call):>8} call, {speed_tables.said_time(one.whole):>8} whole, {one.memory:6.0f} MB"  # fmt: skip


def command(options):
    """Return the command that measured, as somebody would type it again."""
    if (options.scales, options.limit) == (measuring.SCALES, measuring.LIMIT):
        return f"make bench ROOM='{' '.join(options.rooms)}'" if options.rooms else "make bench"
    sizes = ",".join(map(str, options.scales))
    return " ".join(("python bench", *options.rooms, f"--scales {sizes} --limit {options.limit:g} --keep"))


def main(given):
    """Measure rooms, and record those that were measured whole."""
    options = asked(given)
    some = options.rooms or list(rooms.ROOMS)
    whole = (options.scales, options.limit) == (measuring.SCALES, measuring.LIMIT)
    record = not options.jobs and (whole or options.keep)
    for name in some:
        start = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            found = measured(name, options, folder)
        minutes = (time.perf_counter() - start) / 60
        print(f"{name}: {minutes:.1f} minutes", flush=True)
        if record:
            speed_tables.keep(name, found, command=command(options), limit=options.limit, minutes=minutes)
            speed_plots.write(name)
    if record:
        figures.main()
