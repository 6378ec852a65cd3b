"""Where a user's files are: the library, the config, the log, the pictures."""

import os
from pathlib import Path

import platformdirs

_APP = "wireroom"


def library() -> Path:
    """``WIREROOM_LIBRARY``, or library.db in the user's data folder."""
    return Path(os.environ.get("WIREROOM_LIBRARY") or platformdirs.user_data_path(_APP) / "library.db").expanduser()


def config() -> Path:
    """``WIREROOM_CONFIG``, or config.toml in the user's config folder."""
    return Path(os.environ.get("WIREROOM_CONFIG") or platformdirs.user_config_path(_APP) / "config.toml").expanduser()


def sample_library(edition: str) -> Path:
    """The library of the sample edition; ``edition`` changes with its texts."""
    return platformdirs.user_cache_path(_APP) / f"sample-{edition}.db"


def pictures() -> Path:
    """The folder of pictures that were fetched; it can be thrown away."""
    return platformdirs.user_cache_path(_APP) / "pictures"


def log(library_path: Path) -> Path:
    """The log file that belongs to a library: what is not shown to the user is written there."""
    return library_path.with_suffix(".log")
