"""Does the shares of a plan on a Dask cluster: python3 shares_dask.py HEAVISIDE PLAN FOLDER SHARES [SCHEDULER].

Without a scheduler's address, workers are started on this machine. A worker that is killed loses nothing but time: Dask
gives its share to another one, which goes on from what was written down.
"""
import subprocess
import sys

from dask.distributed import Client, LocalCluster, as_completed


def run(tool, plan, shard, folder):
    done = subprocess.run([tool, "run", plan, "--shard", shard, "-o", folder, "--jobs", "1", "--quiet"])
    return shard, done.returncode


if __name__ == "__main__":
    tool, plan, folder, count, *scheduler = sys.argv[1:]
    cluster = scheduler[0] if scheduler else LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
    with Client(cluster) as client:
        shards = [f"{number}/{count}" for number in range(1, int(count) + 1)]
        futures = client.map(run, [tool] * len(shards), [plan] * len(shards), shards, [folder] * len(shards), retries=2)
        failed = [(shard, status) for shard, status in (f.result() for f in as_completed(futures)) if status != 0]
    for shard, status in sorted(failed):
        print(f"share {shard} ended with status {status}")
    sys.exit(1 if failed else 0)
