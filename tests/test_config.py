"""The settings: defaults without a file, and a line that says what is wrong with one."""

import pytest

from tui.config import Config, load
from tui.errors import ConfigError


def test_no_file_gives_the_defaults(tmp_path):
    assert load(tmp_path / "none.toml") == Config()


def test_settings_are_read(tmp_path):
    file = tmp_path / "config.toml"
    file.write_text('width = 72\nkeys = "newsboat"\nsummary = "lexrank"\n[bindings]\nstar = "s,f"\n')
    config = load(file)
    assert (config.width, config.keys, config.summary, config.bindings) == (72, "newsboat", "lexrank", {"star": "s,f"})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("widht = 3", "no setting 'widht'"),
        ('width = "wide"', "should be of type int"),
        ("width = true", "should be of type int"),
        ("width = -1", "not be negative"),
        ('keys = "emacs"', "none of default, newsboat"),
        ("bindings = 3", "wants name"),
        ("width = = 3", "cannot be read"),
    ],
)
def test_what_cannot_be_is_named_with_its_file(tmp_path, text, says):
    file = tmp_path / "config.toml"
    file.write_text(text)
    with pytest.raises(ConfigError, match=says) as error:
        load(file)
    assert str(file) in str(error.value)
