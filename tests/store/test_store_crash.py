"""A process that is killed while it writes leaves a whole library behind."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from store_samples import NOW

from tui.model import View
from tui.store import articles, feeds, schema, search

WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from store_samples import NOW, placed, prepared
from tui.store import articles, feeds, schema, stories

db = schema.connect(Path(sys.argv[1]))
feed, _ = feeds.add(db, "https://a.example/", NOW)
for batch in range(1000):
    with schema.transaction(db):
        given = [prepared(f"g{batch * 7 + n}", texts=["eagle " * 100], deep=True) for n in range(10)]
        new = articles.save(db, feed, given, NOW).new
        stories.save_placements(db, [placed(n, n, n) for n in new])
    print(articles.known(db, feed).__len__(), flush=True)
"""


def test_kill_9_while_writing_loses_no_finished_batch_and_doubles_nothing(path: Path) -> None:
    told = 0
    for rounds in range(1, 4):
        child = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(Path(__file__).parent)], stdout=subprocess.PIPE, text=True
        )
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
            assert len(search.search(db, "eagle", -1)) == len(guids) == feeds.every(db)[0].unread
