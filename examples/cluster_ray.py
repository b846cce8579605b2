"""The sweep on a Ray cluster: `python examples/cluster_ray.py 1000` (needs ray).

The cluster is real, and local: Ray's own processes and two workers. Its pool has a `map` that keeps the order, so that
it can be given to `map=` anywhere in the library. People and wishes are invented.
"""

import sys

import ray
from ray.util.multiprocessing import Pool
from sweep import first_wishes, report, timed

WORKERS = 2
AT_ONCE = 25  # promotions in one task: a task should take much longer than sending it


def main(count):
    """Sweep so many seeds on one core, then on the cluster, and compare."""
    seeds = range(count)
    alone, slow = timed(lambda: list(map(first_wishes, seeds)))
    ray.init(num_cpus=WORKERS, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    with Pool(WORKERS) as pool:
        pool.map(
            first_wishes, range(WORKERS), chunksize=1
        )  # each worker loads the library, before the watch starts
        together, fast = timed(lambda: pool.map(first_wishes, seeds, chunksize=AT_ONCE))
    ray.shutdown()
    report(alone, slow, together, fast, workers=WORKERS)


if __name__ == "__main__":
    main(int(sys.argv[1]))
