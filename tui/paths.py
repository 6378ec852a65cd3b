"""Where a user's files are: the library, the config, the log, the pictures; and newsboat's, for who comes from it."""

import os
from pathlib import Path

import platformdirs

_APP = "wireroom"


def expanded(path: str | Path) -> Path:
    """A path as a user writes it, with their home in the place of ``~``; that of nobody known stays as it is."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)


def library() -> Path:
    """``WIREROOM_LIBRARY``, or library.db in the user's data folder."""
    return expanded(os.environ.get("WIREROOM_LIBRARY") or platformdirs.user_data_path(_APP) / "library.db")


def config() -> Path:
    """``WIREROOM_CONFIG``, or config.toml in the user's config folder."""
    return expanded(os.environ.get("WIREROOM_CONFIG") or platformdirs.user_config_path(_APP) / "config.toml")


def sample_library(edition: str) -> Path:
    """The library of the sample edition; ``edition`` changes with its texts."""
    return platformdirs.user_cache_path(_APP) / f"sample-{edition}.db"


def pictures() -> Path:
    """The folder of pictures that were fetched; it can be thrown away."""
    return platformdirs.user_cache_path(_APP) / "pictures"


def memories() -> Path:
    """The folder of what placing remembers of libraries; it can be thrown away."""
    return platformdirs.user_cache_path(_APP) / "placing"


def agreed() -> Path:
    """The file of what the user agreed to: which secrets may be sent to which hosts."""
    return platformdirs.user_data_path(_APP) / "agreed secrets"


def log(library_path: Path) -> Path:
    """The log file that belongs to a library: what is not shown to the user is written there."""
    return library_path.with_suffix(".log")


def newsboat_list() -> Path | None:
    """The list of feeds of newsboat's, where this user has one."""
    folders = (_xdg("XDG_CONFIG_HOME", ".config"), Path.home() / ".newsboat")
    return next((folder / "urls" for folder in folders if (folder / "urls").is_file()), None)


def newsboat_cache(urls: Path) -> Path | None:
    """The cache that belongs to a list of newsboat's: beside it, or where newsboat keeps the user's own."""
    folders, own = [urls.parent], newsboat_list()
    if own is not None and own.resolve() == urls.resolve():  # the list is often a link to where a user keeps configs
        folders += [own.parent, _xdg("XDG_DATA_HOME", ".local/share")]
    return next((folder / "cache.db" for folder in folders if (folder / "cache.db").is_file()), None)


def _xdg(variable: str, default: str) -> Path:
    """newsboat's folder in one of the XDG base directories; it goes by these variables on every system."""
    return Path(os.environ.get(variable) or Path.home() / default) / "newsboat"
