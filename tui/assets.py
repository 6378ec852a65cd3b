"""Where the files that ship with the program are: styles and the sample edition.

In an installed package they lie inside it, in a checkout beside it.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def asset_dir(name: str) -> Path:
    """The folder ``name`` ("styles", "sample_feeds"). Raises FileNotFoundError if the installation lacks it."""
    for folder in (_PACKAGE / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the installation is incomplete: no {name} in {_PACKAGE}")
