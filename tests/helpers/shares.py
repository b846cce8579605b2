"""Laws over all that is public try a share of what they could: another one in each place, all of it by `make nightly`."""

from zlib import crc32

from hypothesis import settings


def whole():
    """Tell whether all is asked for."""
    return settings.get_current_profile_name() == "nightly"


def few(some, count):
    """Return the first of some, or all of them at night."""
    return some if whole() else some[:count]


def share(labels, place, *, one_in):
    """Return the labels that are tried at a place: the same ones each time, about one in so many."""
    return [label for label in labels if whole() or crc32(f"{place} {label}".encode()) % one_in == 0]
