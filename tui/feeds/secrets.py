"""The user's secrets for feeds: passwords, tokens, cookies. They are kept outside of the library, and only named in it.

"$NAME" in the value of a header stands for the environment's variable NAME, else for what the system's keyring has
under NAME for the service "wireroom" (``keyring set wireroom NAME``). What stands for a name and a password is encoded
as basic authentication wants it: "Basic $HERALD" with "ann:opensesame" in it.
"""

from __future__ import annotations

import base64
import logging
import os
import re
from collections.abc import Iterable
from itertools import count
from urllib.parse import unquote, urlsplit

from tui import agreed
from tui.agreed import NAMED
from tui.errors import FetchFailed
from tui.feeds.redirects import is_beside
from tui.text import line

log = logging.getLogger(__name__)

SERVICE = "wireroom"
"""The service under which the keyring has our secrets."""

_BASIC = re.compile(r"(basic)\s+(.*:.*)", re.I | re.S)
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_NOT_OURS = frozenset({"host", "content-length", "transfer-encoding", "connection", "accept-encoding"})
"""Headers that say how we talk to a server; another value would break that."""


def filled(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Headers as they are sent, with the secrets in them. Raises FetchFailed if one is not known or cannot be sent."""
    found: dict[str, str] = {}
    for name, value in headers:
        if not _NAME.fullmatch(name) or name.lower() in _NOT_OURS:
            raise FetchFailed(f"the header {line(name, 60)!r} of this feed cannot be sent")
        text = NAMED.sub(lambda match: _secret(match[1]), value)
        if login := _BASIC.fullmatch(text):
            text = basic(login[2])
        if not text.isprintable():
            raise FetchFailed(f"the value of the header {name} of this feed cannot be sent")
        found[name] = text
    return found


def basic(login: str) -> str:
    """The value of the header that says a name and a password ("name:password"), which are taken as they are."""
    return f"Basic {base64.b64encode(login.encode()).decode()}"


def parted(url: str) -> tuple[str, str]:
    """An address without the name and password in it, and those ("name:password"), as they are meant; "" if none."""
    parts = urlsplit(url)
    login, at, host = parts.netloc.rpartition("@")
    if not at or parts.scheme.lower() not in ("http", "https"):
        return url, ""
    return parts._replace(netloc=host).geturl(), unquote(login) if ":" in login else f"{unquote(login)}:"


def with_login(address: str, url: str) -> str:
    """``address``, where the feed at ``url`` moved, with the name and password that are in that, if it did not go far.

    To another place nobody sent them: the feed needs none there.
    """
    login, at, _ = urlsplit(url).netloc.rpartition("@")
    if not at or not is_beside(url, address):
        return address
    parts = urlsplit(address)
    return parts._replace(netloc=f"{login}@{parts.netloc.rpartition('@')[2]}").geturl()


def put_away(url: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """An address as the library may have it, and the headers that name the secret that was in it.

    The secret goes into the keyring, unless the environment has it; another one of the same host stays beside it.
    Its being there agrees that it is sent to that host. Raises FetchFailed where there is no keyring, ConfigError.
    """
    bare, login = parted(url)
    if not login:
        return url, ()
    first = "WIREROOM_" + re.sub(r"\W+", "_", urlsplit(bare).hostname or "", flags=re.ASCII).upper()
    names = (first if number == 1 else f"{first}_{number}" for number in count(1))
    name, known = next((name, known) for name in names if (known := _known(name)) in ("", login))
    if not known and not _into_keyring(name, login):
        raise FetchFailed(
            f"the password in this address is not kept in the library, and there is no keyring for it: set the "
            f"environment's variable {name} to name:password, too"
        )
    headers = (("Authorization", f"Basic ${name}"),)
    agreed.agree(bare, headers)
    return bare, headers


def _secret(name: str) -> str:
    """A secret by its name. Raises FetchFailed, which does not tell any."""
    value = _known(name)
    if not value:
        raise FetchFailed(
            f"this feed needs the secret {name}: set the environment's variable, or `keyring set {SERVICE} {name}`"
        )
    return value


def _known(name: str) -> str:
    """What the environment has under a name, else the keyring; nothing where neither has it."""
    return os.environ.get(name) or _of_keyring(name)


def _of_keyring(name: str) -> str:
    """What the system's keyring has; nothing where there is none, or none that answers."""
    try:
        import keyring

        return keyring.get_password(SERVICE, name) or ""
    except ImportError:
        return ""
    except Exception as error:  # noqa: BLE001 - what is behind a keyring raises whatever it likes
        log.warning("no secret from the keyring: %s", type(error).__name__)
        return ""


def _into_keyring(name: str, secret: str) -> bool:
    """Keep a secret in the system's keyring; gives whether there is one."""
    try:
        import keyring

        keyring.set_password(SERVICE, name, secret)
    except ImportError:
        return False
    except Exception as error:  # noqa: BLE001 - as above
        log.warning("no secret into the keyring: %s", type(error).__name__)
        return False
    return True
