"""Several processes on one library: one that is killed while it writes, and two that write at the same time."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from store_samples import NOW, searched

from tui.model import View
from tui.store import articles, feeds, schema, undo

WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from store_samples import NOW, searched, placed, prepared
from tui.store import articles, feeds, schema, stories

db = schema.connect(Path(sys.argv[1]))
feed, _ = feeds.add(db, "https://a.example/", NOW)
for batch in range(int(sys.argv[3])):
    with schema.transaction(db):
        given = [prepared(f"g{batch * 7 + n}", texts=["eagle " * 100], deep=True) for n in range(10)]
        new = articles.save(db, feed, given, NOW).new
        stories.save_placements(db, [placed(n, n, n) for n in new])
    print(articles.counts(db, NOW).articles, flush=True)
"""


def write(path: Path, batches: int) -> subprocess.Popen[str]:
    """A child that writes batches of articles, and prints how many there are after each."""
    command = [sys.executable, "-c", WRITER, str(path), str(Path(__file__).parent), str(batches)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_kill_9_while_writing_loses_no_finished_batch_and_doubles_nothing(path: Path) -> None:
    told = 0
    for rounds in range(1, 4):
        child = write(path, 1000)
        assert child.stdout is not None
        for _ in range(6 * rounds):
            told = int(child.stdout.readline())
        child.kill()
        child.wait()
        child.stdout.close()
        with closing(schema.connect(path)) as db:
            assert schema.integrity(db) == []
            guids = [head.guid for head in articles.headlines(db, articles.ids(db, View(), NOW))]
            assert len(guids) == len(set(guids)) >= told
            assert len(guids) % 7 == 3, "batches are kept whole"
            assert len(searched(db, "eagle")) == len(guids) == feeds.every(db)[0].unread


def test_marks_and_batches_of_two_processes_all_arrive(path: Path) -> None:
    child = write(path, 40)
    assert child.stdout is not None
    child.stdout.readline()
    marked = 0
    with closing(schema.connect(path)) as db:
        while child.poll() is None:
            unread = articles.first_ids(db, View("unread"), NOW, 3)
            marked += undo.mark(db, unread, read=True, now=NOW, label="read")
        child.communicate()
        assert child.returncode == 0
        assert marked > 0
        assert articles.counts(db, NOW).articles == 7 * 40 + 3
        assert articles.counts(db, NOW).unread == 7 * 40 + 3 - marked
        assert schema.integrity(db) == []
