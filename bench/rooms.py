"""Every job, by the room that it measures: a room is one module or several of `JOBS`."""

import importlib

ROOMS = {
    "jury": ("jobs_marks", "jobs_choices"),
    "statistics": ("jobs_statistics",),
    "teams": ("jobs_teams",),
    "timeline": ("jobs_timeline",),
    "others": ("jobs_others",),
}
"""The rooms that are measured: statistics are the jury's, others are nouns, draws, faces and the book."""


def jobs_of(room):
    """Return the jobs of a room, each with its module."""
    return [(module, job) for module in ROOMS[room] for job in importlib.import_module(module).JOBS]
