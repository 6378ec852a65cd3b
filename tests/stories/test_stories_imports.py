"""What is light stays light: only placing needs numpy."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["titles", "novelty", "relations", "identity"])
def test_light_parts_do_not_import_numpy(module):
    code = f"import sys, tui.stories.{module}; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_placing_knows_the_model_only():
    code = (
        "import sys, tui.stories.placing;"
        "sys.exit(', '.join(m for m in sys.modules if m.startswith('tui.') and not m.startswith('tui.stories')"
        " and not f'{m}.'.startswith('tui.model.')) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
