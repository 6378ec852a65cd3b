"""What holds for all tests: the same examples on every run, and nobody's own library, config or cache."""

import gc

import pytest
from hypothesis import settings

# Hundreds of newsrooms are opened in one process: to look for cycles as often as Python does by itself takes a third of
# the time of some files.
gc.set_threshold(50_000, 10, 10)

settings.register_profile("wireroom", derandomize=True, deadline=None)
settings.load_profile("wireroom")


@pytest.fixture(autouse=True)
def nobodys_files(tmp_path_factory, monkeypatch):
    """Point every path of the user's at an empty folder."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("WIREROOM_LIBRARY", str(home / "library.db"))
    monkeypatch.setenv("WIREROOM_CONFIG", str(home / "config.toml"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home))
    monkeypatch.setenv("NO_PROXY", "*")
