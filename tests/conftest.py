"""What holds for all tests: the same examples on every run, and nobody's own library, config or cache."""

import gc
from itertools import count

import pytest
from hypothesis import settings

# Hundreds of newsrooms are opened in one process: to look for cycles as often as Python does by itself takes a third of
# the time of some files.
gc.set_threshold(200_000, 10, 10)

settings.register_profile("wireroom", derandomize=True, deadline=None)
settings.load_profile("wireroom")


@pytest.fixture(scope="session")
def homes(tmp_path_factory):
    """Names of folders, for each test its own. To number them pytest would look at all that there are, each time."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def nobodys_files(homes, monkeypatch):
    """Point every path of the user's at an empty folder."""
    home = next(homes)
    home.mkdir()
    monkeypatch.setenv("WIREROOM_LIBRARY", str(home / "library.db"))
    monkeypatch.setenv("WIREROOM_CONFIG", str(home / "config.toml"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home))
    monkeypatch.setenv("NO_PROXY", "*")
