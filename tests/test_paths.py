"""Where a user's files are, and where another reader keeps its own."""

import pytest

from tui import paths


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty home, without XDG variables."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("variable", "place"), [("WIREROOM_LIBRARY", paths.library), ("WIREROOM_CONFIG", paths.config)]
)
def test_a_variable_says_where_a_file_is_and_may_name_a_home(home, monkeypatch, variable, place):
    monkeypatch.setenv(variable, "~/news/mine")
    assert place() == home / "news/mine"
    monkeypatch.setenv(variable, "~nobody-of-this-name/mine")
    assert str(place()) == "~nobody-of-this-name/mine"
    monkeypatch.setenv(variable, "")
    assert place().parent.name == "wireroom", "an empty variable is none"


def test_a_library_s_log_lies_beside_it(tmp_path):
    assert paths.log(tmp_path / "library.db") == tmp_path / "library.log"


def file(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def test_newsboat_s_files_are_found_in_its_own_folder(home):
    assert paths.newsboat_list() is None
    urls = file(home / ".newsboat/urls")
    assert paths.newsboat_list() == urls
    assert paths.newsboat_cache(urls) is None
    cache = file(home / ".newsboat/cache.db")
    assert paths.newsboat_cache(urls) == cache


def test_newsboat_s_files_are_found_where_xdg_has_them_first(home, monkeypatch):
    file(home / ".newsboat/urls")
    urls, cache = file(home / ".config/newsboat/urls"), file(home / ".local/share/newsboat/cache.db")
    assert (paths.newsboat_list(), paths.newsboat_cache(urls)) == (urls, cache)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "c"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "d"))
    urls, cache = file(home / "c/newsboat/urls"), file(home / "d/newsboat/cache.db")
    assert (paths.newsboat_list(), paths.newsboat_cache(urls)) == (urls, cache)


def test_a_cache_belongs_to_the_user_s_own_list_and_to_no_other(home):
    kept = file(home / "dotfiles/urls")
    (home / ".newsboat").mkdir()
    (home / ".newsboat/urls").symlink_to(kept)
    cache = file(home / ".newsboat/cache.db")
    assert paths.newsboat_cache(kept) == cache
    assert paths.newsboat_cache(file(home / "Downloads/urls")) is None
