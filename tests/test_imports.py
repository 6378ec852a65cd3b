"""Who may import whom, looked at in fresh processes: what is slow or foreign to a process is never in it."""

import subprocess
import sys

import pytest


def modules_after(statement: str) -> set[str]:
    """The modules of a fresh process after a statement."""
    code = f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


HEAVY = {
    "textual", "spacy", "sumy", "nltk", "feedparser", "aiohttp", "trafilatura", "numpy", "lxml", "PIL", "textual_image",
}  # fmt: skip


def test_the_command_line_starts_light():
    assert not modules_after("import tui.cli, tui.cli.parser; tui.cli.parser.build()") & (
        HEAVY | {"rich", "sqlite3", "asyncio"}
    )


@pytest.mark.parametrize("module", ["tui.ui.app", "tui.ui.screens.newsroom", "tui.ui.screens.picture"])
def test_the_screen_s_process_has_nothing_of_the_work(module):
    loaded = modules_after(f"import {module}")
    assert "textual" in loaded
    assert not loaded & (HEAVY - {"textual"})
    assert not {name for name in loaded if name.startswith(("tui.feeds", "tui.analysis", "tui.stories", "tui.desk"))}


@pytest.mark.parametrize("module", ["tui.engine.server", "tui.desk.refresh", "tui.desk.reading", "tui.desk.pictures"])
def test_the_engine_starts_without_screen_and_language_model(module):
    assert not modules_after(f"import {module}") & {
        "textual", "spacy", "sumy", "nltk", "trafilatura", "feedparser", "PIL",
    }  # fmt: skip


def test_who_only_fetches_waits_for_nothing_that_reads(tmp_path):
    refresh = ["--library", str(tmp_path / "library.db"), "refresh", "--no-stories", "--json"]
    loaded = modules_after(f"import tui.cli\nassert tui.cli.main({refresh!r}) == 0")
    assert "tui.desk.refresh" in loaded
    assert not loaded & {"numpy", "lxml", "tui.desk.reading"}


def test_a_parse_worker_never_loads_the_language_model():
    assert not modules_after("import tui.intake") & {"textual", "spacy", "sumy", "nltk", "aiohttp"}


def test_the_vocabulary_needs_nothing_else_of_the_program():
    found = {name for name in modules_after("import tui.model") if name.startswith("tui.")}
    assert not {name for name in found if not f"{name}.".startswith("tui.model.")}


@pytest.mark.parametrize("part", ["feeds", "analysis", "stories", "store"])
def test_the_parts_do_not_know_each_other(part):
    others = {f"tui.{name}" for name in ("feeds", "analysis", "stories", "store", "digest", "desk", "ui", "engine")} - {
        f"tui.{part}"
    }
    found = modules_after(
        "import pkgutil, importlib\n"
        f"import tui.{part} as part\n"
        "for m in pkgutil.iter_modules(part.__path__, part.__name__ + '.'): importlib.import_module(m.name)"
    )
    assert not {name for name in found if any(name == o or name.startswith(o + ".") for o in others)}
