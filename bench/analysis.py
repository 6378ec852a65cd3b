"""Words a second of the whole analysis, against the language model alone in the same run (budget: 0.8 of it)."""

from __future__ import annotations

import time

from _material import draft

from tui.analysis import languagemodel, reading, study

_ARTICLES = 120


def main() -> None:
    """Print one line each: cheap work, the model alone, everything."""
    texts = [(d.title, d.body) for d in (draft(n, n % 50, 550) for n in range(_ARTICLES))]
    words = sum(body.words for _, body in texts)
    model = languagemodel.load("md")
    list(study.study_many(texts[:5]))

    def rate(work: object) -> float:
        start = time.process_time()
        work()  # type: ignore[operator]
        return words / (time.process_time() - start)

    cheap = rate(lambda: [reading.skim(title, body) for title, body in texts])
    alone = rate(lambda: list(model.pipe(body.text for _, body in texts)))
    whole = rate(lambda: list(study.study_many(texts)))
    print(f"cheap analysis: {cheap:,.0f} words/s; an article of 550 words in {550_000 / cheap:.1f} ms")
    print(
        f"model alone: {alone:,.0f} words/s; all of the analysis: {whole:,.0f} words/s, "
        f"{whole / alone:.2f} of it (budget 0.8)"
    )


if __name__ == "__main__":
    main()
