"""Which parts of a graph reach one another: files that import one another, through others."""


def circles(graph):
    """Return the groups of which each member reaches each, the largest first."""
    reached = {one: _reached(graph, one) for one in graph}
    groups = {tuple(sorted(two for two in reached[one] if one in reached[two])) for one in graph}
    return sorted((group for group in groups if group), key=lambda group: (-len(group), group))


def _reached(graph, start):
    found, left = set(), [start]
    while left:
        new = graph.get(left.pop(), set()) - found
        found |= new
        left += new
    return found
