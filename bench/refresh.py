"""Seconds of a first refresh of 200 feeds x 50 articles over loopback: until they are in the lists, and in stories.

With newsboat installed, it fetches the same feeds with ten threads in the same run.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from _server import serve

from tui.store import feeds, schema


def timed(*command: str) -> tuple[float, float]:
    """Wall and CPU seconds of a command and its children."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=os.environ | {"NO_PROXY": "*"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, cpu


def library(path: Path, urls: list[str]) -> Path:
    """A library that is subscribed to these, and has fetched nothing."""
    with closing(schema.connect(path)) as db, schema.transaction(db):
        for url in urls:
            feeds.add(db, url, time.time())
    return path


def main() -> None:
    """Print one line each: ours until it is in the lists, and in stories; ours again; newsboat's."""
    server, urls = serve()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        cold = [str(library(Path(folder) / name, urls)) for name in ("listed.db", "placed.db")]
        runs = [
            ("in the lists", cold[0], ["--no-stories"]),
            ("in the lists and in stories", cold[1], []),
            ("again, all unchanged", cold[1], []),
        ]
        (Path(folder) / "urls").write_text("\n".join(urls) + "\n")
        (Path(folder) / "config").write_text("reload-threads 10\n")
        for name, path, options in runs:
            wall, cpu = timed(sys.executable, "-m", "tui", "--library", path, "refresh", *options)
            print(f"{len(urls)} feeds x 50, {name}: {wall:.1f} s wall, {cpu:.1f} s CPU", flush=True)
            if shutil.which("newsboat") and path == cold[0]:
                names = ("-C", f"{folder}/config", "-u", f"{folder}/urls", "-c", f"{folder}/cache.db")
                wall, cpu = timed("newsboat", *names, "-x", "reload")
                print(f"newsboat, 10 threads, the same feeds: {wall:.1f} s wall, {cpu:.1f} s CPU", flush=True)
    print(f"load before: {load:.1f}, after: {os.getloadavg()[0]:.1f}")
    server.shutdown()


if __name__ == "__main__":
    main()
