"""A desk over an empty library, without a language model, at a time that stands still."""

import pytest

from tui.config import Config
from tui.desk import Desk

NOW = 1_700_000_000


@pytest.fixture
async def desk(tmp_path):
    """A desk; what it tells is kept in its ``told``."""
    told = []
    async with Desk(tmp_path / "library.db", Config(model="none"), told.append, lambda: NOW) as desk:
        desk.told = told
        yield desk
