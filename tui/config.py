"""The user's settings, read from a TOML file; every one has a default that needs no file.

Raises ConfigError with the file, the key and what is allowed when a setting cannot be.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from tui.errors import ConfigError

SummaryMethod = Literal["wireroom", "lexrank", "textrank", "luhn", "lsa"]
KeyPreset = Literal["default", "newsboat"]


@dataclass(frozen=True, slots=True)
class Config:
    """The settings. The name of a field is the key in the file."""

    theme: str = "wireroom-dark"
    width: int = 84
    """The longest line of the reader, in cells."""
    keys: KeyPreset = "default"
    bindings: dict[str, str] = field(default_factory=dict)
    """Keys by the name of the action: ``[bindings]`` / ``star = "s,f"``."""
    refresh_minutes: int = 60
    """Minutes between two checks of a feed; 0 never checks by itself."""
    model: str = "md"
    """The language model: md, sm, none, or the name of an installed spaCy model."""
    summary: SummaryMethod = "wireroom"
    summary_sentences: int = 0
    """Sentences of a summary; 0 goes by the article's length."""


def load(path: Path) -> Config:
    """The settings in ``path``; the defaults if there is no such file. Raises ConfigError."""
    try:
        data = tomllib.loads(path.read_text("utf8"))
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path} cannot be read: {error}") from error
    known = {f.name for f in fields(Config)}
    for key in data:
        if key not in known:
            raise ConfigError(f"{path}: there is no setting {key!r}; there are {', '.join(sorted(known))}")
    hints = get_type_hints(Config)
    return Config(**{key: _checked(path, key, value, hints[key]) for key, value in data.items()})


def _checked(path: Path, key: str, value: Any, hint: Any) -> Any:
    """``value`` if it is of the type ``hint``. Raises ConfigError."""
    if get_origin(hint) is Literal:
        allowed = get_args(hint)
        if value not in allowed:
            raise ConfigError(f"{path}: {key} = {value!r} is none of {', '.join(allowed)}")
    elif get_origin(hint) is dict:
        if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
            raise ConfigError(f'{path}: [{key}] wants name = "keys" lines')
    elif not isinstance(value, hint) or isinstance(value, bool):
        raise ConfigError(f"{path}: {key} = {value!r} should be of type {hint.__name__}")
    elif isinstance(value, int) and value < 0:
        raise ConfigError(f"{path}: {key} = {value} should not be negative")
    return value
