"""Running a command in this process, and reading what it printed."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tui.cli import main

Result = tuple[int, str, str]
"""The exit code, the output, the errors."""


def runner(capsys: pytest.CaptureFixture[str], *words: object) -> Callable[..., Result]:
    """What runs a command that begins with these words."""

    def run(*more: object) -> Result:
        code = main([*map(str, words), *map(str, more)])
        return code, *capsys.readouterr()

    return run


def said(result: Result) -> Any:
    """The JSON that a command printed, which is done."""
    code, out, _ = result
    assert code == 0
    return json.loads(out)
