"""Seconds of a first refresh of 200 feeds x 50 articles over loopback, and of a second one that finds nothing new.

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
from pathlib import Path

from _server import FEEDS, serve


def timed(*command: str) -> tuple[float, float]:
    """Wall and CPU seconds of a command and its children."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=os.environ | {"NO_PROXY": "*"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, cpu


def main() -> None:
    """Print one line each: ours cold, ours again, newsboat's."""
    server, urls = serve()
    with tempfile.TemporaryDirectory() as folder:
        opml = Path(folder) / "feeds.opml"
        opml.write_text(
            "<opml version='2.0'><body>"
            + "".join(f"<outline type='rss' xmlUrl='{u}'/>" for u in urls)
            + "</body></opml>"
        )
        wireroom = [sys.executable, "-m", "tui", "--library", f"{folder}/library.db"]
        subprocess.run([*wireroom, "import", str(opml)], check=True, capture_output=True)
        for name in ("first refresh, read and placed in stories", "second refresh, all unchanged"):
            wall, cpu = timed(*wireroom, "refresh")
            print(f"{name}, {FEEDS} feeds x 50: {wall:.1f} s wall, {cpu:.1f} s CPU")
        if shutil.which("newsboat"):
            (Path(folder) / "urls").write_text("\n".join(urls) + "\n")
            (Path(folder) / "config").write_text("reload-threads 10\n")
            wall, cpu = timed(
                "newsboat", "-C", f"{folder}/config", "-u", f"{folder}/urls", "-c", f"{folder}/cache.db", "-x", "reload"
            )
            print(f"newsboat, 10 threads, the same feeds (no analysis): {wall:.1f} s wall, {cpu:.1f} s CPU")
    server.shutdown()


if __name__ == "__main__":
    main()
