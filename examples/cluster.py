"""The sweep on a Dask cluster: `python examples/cluster.py 1000` (needs dask and distributed).

The cluster is real, and local: a scheduler and two workers, each a process of its own. For a cluster of machines, give
`Client` its address. People and wishes are invented. The answers are those of one core, in the same order. Where other
programs use the machine too, the last line is the fair one: it counts computing alone, not waiting.
"""

import sys
from itertools import chain
from time import process_time

from dask.distributed import Client, LocalCluster
from sweep import first_wishes, report, timed

WORKERS = 2
AT_ONCE = 25  # promotions in one task: a task should take much longer than sending it


def batch(seeds):
    """Return what each seed of a task gives."""
    return list(map(first_wishes, seeds))


def sweep(client, seeds):
    """Return what each seed gives, in the order of the seeds, and how long the busiest worker computed."""
    before = client.run(process_time)
    tasks = [seeds[first : first + AT_ONCE] for first in range(0, len(seeds), AT_ONCE)]
    found = list(chain.from_iterable(client.gather(client.map(batch, tasks))))
    after = client.run(process_time)
    return found, max(after[worker] - before[worker] for worker in before)


def main(count):
    """Sweep so many seeds on one core, then on the cluster, and compare."""
    seeds, start = range(count), process_time()
    alone, slow = timed(lambda: list(map(first_wishes, seeds)))
    computed = process_time() - start
    with (
        LocalCluster(n_workers=WORKERS, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        client.run(first_wishes, 0)  # each worker loads the library once, before the watch starts
        (together, busiest), fast = timed(lambda: sweep(client, seeds))
    report(alone, slow, together, fast, workers=WORKERS)
    print(
        f"computing alone: {computed / busiest:.1f} times as fast ({computed:.1f} s, {busiest:.1f} s the busiest)"
    )


if __name__ == "__main__":  # the workers are new processes, which read this file too
    main(int(sys.argv[1]))
