"""Secrets come from the environment or the keyring, and are in no message."""

import base64
import sys
from types import ModuleType

import pytest

from tui import agreed
from tui.errors import FetchFailed
from tui.feeds.secrets import SERVICE, filled, parted, put_away, with_login


@pytest.fixture
def ring(monkeypatch):
    """A keyring of the test's own; it is an option, and may not be installed."""
    kept, ring = {}, ModuleType("keyring")

    def get(service, name):
        if "locked" in kept:  # backends raise errors of their own, not only keyring's
            raise RuntimeError("org.freedesktop.Secret.Error.IsLocked")
        return kept.get((service, name))

    def put(service, name, secret):
        get(service, name)
        kept[service, name] = secret

    ring.get_password, ring.set_password = get, put
    monkeypatch.setitem(sys.modules, "keyring", ring)
    return kept


def test_headers_without_secrets_are_sent_as_they_are():
    assert filled([("X-Reader", "of news"), ("Cookie", "a=b; c=d")]) == {"X-Reader": "of news", "Cookie": "a=b; c=d"}


def test_a_secret_is_the_environment_s_or_else_the_keyring_s(monkeypatch, ring):
    monkeypatch.setenv("HERALD_TOKEN", "t1")
    ring[SERVICE, "HERALD_TOKEN"] = "t2"
    ring[SERVICE, "WIRE_TOKEN"] = "t3"
    headers = [("Authorization", "Bearer $HERALD_TOKEN"), ("Cookie", "id=$WIRE_TOKEN; x=$HERALD_TOKEN")]
    assert filled(headers) == {"Authorization": "Bearer t1", "Cookie": "id=t3; x=t1"}


def test_a_name_and_a_password_are_encoded_and_what_is_encoded_stays(monkeypatch):
    monkeypatch.setenv("LOGIN", "ann:öpen sesame")
    sent = filled([("Authorization", "basic $LOGIN")])["Authorization"]
    assert base64.b64decode(sent.removeprefix("Basic ")).decode() == "ann:öpen sesame"
    assert filled([("Authorization", "Basic YTpi")]) == {"Authorization": "Basic YTpi"}


def test_a_secret_that_nobody_knows_is_asked_for_by_its_name(ring):
    with pytest.raises(FetchFailed, match="needs the secret HERALD_TOKEN"):
        filled([("Authorization", "Bearer $HERALD_TOKEN")])
    ring["locked"] = True
    with pytest.raises(FetchFailed, match="needs the secret HERALD_TOKEN"):
        filled([("Authorization", "Bearer $HERALD_TOKEN")])


def test_without_a_keyring_there_is_the_environment(monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(FetchFailed, match="HERALD_TOKEN"):
        filled([("Authorization", "Bearer $HERALD_TOKEN")])


@pytest.mark.parametrize(("name", "value"), [("Host", "x"), ("Bad Name", "x"), ("", "x"), ("X", "$SECRET_LINES")])
def test_a_header_that_cannot_be_sent_is_refused_and_its_value_not_told(monkeypatch, name, value):
    monkeypatch.setenv("SECRET_LINES", "opensesame\r\nX-Evil: 1")
    with pytest.raises(FetchFailed) as caught:
        filled([(name, value)])
    assert "opensesame" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "bare", "login"),
    [
        ("https://ann:open%20sesame@x.org:81/f?a=b", "https://x.org:81/f?a=b", "ann:open sesame"),
        ("https://token@x.org/", "https://x.org/", "token:"), ("https://x.org/@a", "https://x.org/@a", ""),
        ("file:///home/a@b/c", "file:///home/a@b/c", ""),
    ],
)  # fmt: skip
def test_the_name_and_password_of_an_address_are_taken_out_of_it(url, bare, login):
    assert parted(url) == (bare, login)


@pytest.mark.parametrize(
    ("moved", "address"),
    [
        ("http://x.org/new", "http://ann:pass@x.org/new"), ("https://x.org/new", "https://ann:pass@x.org/new"),
        ("http://x.org:81/new", "http://x.org:81/new"), ("http://y.org/new", "http://y.org/new"),
        ("http://bob:word@x.org/", "http://ann:pass@x.org/"),
    ],
)  # fmt: skip
def test_a_password_goes_with_its_feed_on_its_host_only(moved, address):
    assert with_login(moved, "http://ann:pass@x.org/old") == address
    assert with_login(moved, "http://x.org/old") == moved


def test_a_password_in_an_address_goes_into_the_keyring(ring):
    bare, headers = put_away("https://ann:opensesame@wire.example/feed")
    assert (bare, headers) == ("https://wire.example/feed", (("Authorization", "Basic $WIREROOM_WIRE_EXAMPLE"),))
    assert ring == {(SERVICE, "WIREROOM_WIRE_EXAMPLE"): "ann:opensesame"}
    assert base64.b64decode(filled(headers)["Authorization"].removeprefix("Basic ")) == b"ann:opensesame"
    assert agreed.lacking(bare, headers) == [], "who gives a password for a host wants it to be sent there"
    assert put_away("https://wire.example/feed") == ("https://wire.example/feed", ())


def test_without_a_keyring_the_environment_has_it_or_it_is_refused(ring, monkeypatch):
    ring["locked"] = True
    with pytest.raises(FetchFailed, match="WIREROOM_WIRE_EXAMPLE") as caught:
        put_away("https://ann:opensesame@wire.example/feed")
    assert "opensesame" not in str(caught.value)
    monkeypatch.setenv("WIREROOM_WIRE_EXAMPLE", "ann:opensesame")
    assert put_away("https://ann:opensesame@wire.example/feed")[1]


def test_a_second_password_of_a_host_does_not_take_the_place_of_the_first(ring, monkeypatch):
    monkeypatch.setenv("WIREROOM_WIRE_EXAMPLE_2", "of somebody else")
    logins = ("ann:opensesame", "bob:abracadabra", "ann:opensesame", "bob:abracadabra")
    named = [put_away(f"https://{login}@wire.example/feed")[1] for login in logins]
    assert [base64.b64decode(filled(headers)["Authorization"][6:]).decode() for headers in named] == list(logins)
    assert named[:2] == named[2:], "what is known already is not kept twice"
