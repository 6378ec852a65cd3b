"""F1 of the text that is found on web pages, on the article-extraction-benchmark of scrapinghub (181 pages).

``python bench/full_text.py FOLDER``: a clone of that benchmark, with its ``ground-truth.json`` and ``html``. It is
scored by the benchmark's own rule: 4-shingles of words, as many times as they stand there, precision and recall
averaged over the pages. The words that stand for images are not counted: they are shown as images, not as text. Pages
on which a paywall is named count as nothing found. trafilatura's own figure there is .957 (as it is) and .959 (fast).
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from statistics import mean

from tui.errors import FeedError
from tui.feeds import extract
from tui.intake import prepare
from tui.model import Draft

_TOKEN = re.compile(r"\w+", re.UNICODE | re.MULTILINE | re.IGNORECASE | re.DOTALL)
_SHINGLE = 4


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The 4-shingles of a text; a shorter text is one."""
    words = _TOKEN.findall(text or "")
    starts = range(max(len(words) - _SHINGLE + 1, min(len(words), 1)))
    return Counter(tuple(words[n : n + _SHINGLE]) for n in starts)


def scores(truth: str, found: str) -> tuple[float | None, float | None]:
    """Precision and recall of one page; None where the benchmark leaves the page out of the mean."""
    wanted, got = shingles(truth), shingles(found)
    right = sum((wanted & got).values())
    precision = right / sum(got.values()) if got else None
    return precision, right / sum(wanted.values()) if wanted else None


def text_of(page: bytes, url: str, *, stripped: bool) -> str:
    """The text that is found on a page; ``stripped`` of clutter as it is before it is shown."""
    try:
        body = extract.article(page, url)
    except FeedError:
        return ""
    if stripped:
        body = prepare(Draft("", "", body=body), "").draft.body
    return "\n".join(block.span.of(body.text) for block in body.blocks if block.kind != "image")


def main() -> None:
    """Print the figures of all pages, of the text that is found and of what is shown of it."""
    folder = Path(sys.argv[1])
    truth = json.loads((folder / "ground-truth.json").read_text("utf8"))
    for name, stripped in (("found", False), ("shown", True)):
        start, found = time.process_time(), []
        for number, page in truth.items():
            html = gzip.decompress((folder / "html" / f"{number}.html.gz").read_bytes())
            found.append(scores(page["articleBody"], text_of(html, page.get("url") or "", stripped=stripped)))
        precision = mean(one for one, _ in found if one is not None)
        recall = mean(one for _, one in found if one is not None)
        rate = len(truth) / (time.process_time() - start)
        print(
            f"{name}: F1 {2 * precision * recall / (precision + recall):.3f}, precision {precision:.3f},"
            f" recall {recall:.3f}; {rate:.0f} pages a CPU second"
        )


if __name__ == "__main__":
    main()
