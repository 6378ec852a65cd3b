"""Whose turn it is: a host is asked gently, and one that is slow, busy or silent holds nobody but itself."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from tui.errors import FetchFailed, TooLarge
from tui.feeds import hosts as waiting
from tui.feeds.hosts import BUSY, PER_HOST, SILENT, SPACING, Hosts, is_near

HERE, THERE = "http://127.0.0.1:81/feed", "http://127.0.0.1:82/feed"


def failure(*, silent=False, retry_after=0):
    error = FetchFailed("it failed")
    error.silent, error.retry_after = silent, retry_after
    return error


async def fail(hosts, url, **how):
    with pytest.raises(FetchFailed, match="it failed"):
        async with hosts.turn(url):
            raise failure(**how)


async def test_a_host_has_two_requests_at_a_time_and_others_do_not_wait_for_it():
    hosts, most, now = Hosts(), 0, 0

    async def ask():
        nonlocal most, now
        async with hosts.turn(HERE):
            now += 1
            most = max(most, now)
            await asyncio.sleep(0)
            now -= 1

    await asyncio.gather(*(ask() for _ in range(10)))
    assert most == PER_HOST
    async with AsyncExitStack() as slow:
        for _ in range(PER_HOST):
            await slow.enter_async_context(hosts.turn(HERE))
        third = asyncio.create_task(hosts.turn(HERE).__aenter__())
        async with asyncio.timeout(1), hosts.turn(THERE):
            assert not third.done()
        third.cancel()
        await asyncio.gather(third, return_exceptions=True)


async def test_feeds_that_wait_for_a_slow_host_take_no_place_of_the_others(monkeypatch):
    monkeypatch.setattr(waiting, "AT_ONCE", PER_HOST + 1)
    hosts = Hosts()
    async with AsyncExitStack() as slow:
        for _ in range(PER_HOST):
            await slow.enter_async_context(hosts.turn(HERE))
        queue = [asyncio.create_task(hosts.turn(HERE).__aenter__()) for _ in range(20)]
        await asyncio.sleep(0)
        async with asyncio.timeout(1), hosts.turn(THERE):
            pass
        for task in queue:
            task.cancel()
        await asyncio.gather(*queue, return_exceptions=True)


async def test_an_answer_that_is_too_large_is_one():
    hosts = Hosts()
    for _ in range(SILENT):
        await fail(hosts, HERE, silent=True)
        with pytest.raises(TooLarge):
            async with hosts.turn(HERE):
                raise TooLarge("it is large")


async def test_of_a_host_that_was_silent_once_the_next_request_waits_for_what_is_under_way():
    hosts, asked, ends = Hosts(), [], [asyncio.Event() for _ in range(4)]

    async def ask(number, *, silent):
        async with hosts.turn(HERE):
            asked.append(number)
            await ends[number].wait()
            if silent:
                raise failure(silent=True)

    tasks = [asyncio.create_task(ask(number, silent=True)) for number in range(4)]
    for number in range(SILENT):
        for _ in range(10):
            await asyncio.sleep(0)
        assert asked == list(range(PER_HOST))
        ends[number].set()
    done = await asyncio.gather(*tasks, return_exceptions=True)
    assert asked == list(range(SILENT)) and all(isinstance(error, FetchFailed) for error in done)


async def test_a_host_that_answers_after_all_is_asked_twice_at_a_time_again():
    hosts, asked, ends = Hosts(), [], [asyncio.Event() for _ in range(4)]

    async def ask(number, *, silent=False):
        async with hosts.turn(HERE):
            asked.append(number)
            await ends[number].wait()
            if silent:
                raise failure(silent=True)

    tasks = [asyncio.create_task(ask(number, silent=number == 0)) for number in range(4)]
    for number in range(2):
        await asyncio.sleep(0)
        ends[number].set()
    for _ in range(20):
        await asyncio.sleep(0)
    assert asked == [0, 1, 2, 3]
    for end in ends:
        end.set()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_requests_to_a_host_of_the_internet_keep_their_distance(monkeypatch):
    slept, clock = [], 100.0

    async def sleep(seconds):
        slept.append(seconds)

    monkeypatch.setattr(waiting.asyncio, "sleep", sleep)
    hosts = Hosts(lambda: clock)
    for url in ["https://wire.example/1", "https://wire.example/2", "https://other.example/", "https://wire.example/3"]:
        async with hosts.turn(url):
            pass
    assert slept == [pytest.approx(SPACING), pytest.approx(2 * SPACING)]
    slept.clear()
    for url in (HERE, HERE, "http://nas/feed", "http://nas/feed"):
        async with hosts.turn(url):
            pass
    assert slept == []


async def test_a_host_that_stays_silent_is_not_asked_again_and_one_that_answers_is():
    hosts = Hosts()
    await fail(hosts, HERE, silent=True)
    await fail(hosts, HERE)  # an answer, if no good one
    for _ in range(SILENT):
        await fail(hosts, HERE, silent=True)
    with pytest.raises(FetchFailed, match="did not answer when other feeds"):
        async with hosts.turn(HERE):
            pytest.fail("it was asked")
    async with hosts.turn(THERE):
        pass


async def test_a_host_that_asks_for_a_pause_gets_it_once_it_is_more_than_a_feed_s_own():
    now = 0.0
    hosts = Hosts(lambda: now)
    for _ in range(BUSY - 1):
        await fail(hosts, HERE, retry_after=60)
    async with hosts.turn(HERE):
        pass
    for _ in range(BUSY):
        await fail(hosts, HERE, retry_after=60)
    now = 20.0
    with pytest.raises(FetchFailed, match="asked for a pause") as caught:
        async with hosts.turn(HERE):
            pytest.fail("it was asked")
    assert caught.value.retry_after == 40
    now = 61.0
    async with hosts.turn(HERE):
        pass


@pytest.mark.parametrize(
    ("host", "near"),
    [
        ("localhost", True), ("nas", True), ("printer.local", True), ("router.lan", True), ("10.1.2.3", True),
        ("::1", True), ("fe80::1%eth0", True), ("example.org", False), ("9.9.9.9", False), ("2620:fe::fe", False),
        ("", False), ("localhost.example.org", False), ("localhost.", True), ("NAS.Local", True), ("127.1", True),
        ("0x7f.0.0.1", True), ("2130706433", True), ("127。0。0。1", True), ("１０.0.0.1", True), ("9.9.2313", False),
        ("::ffff:10.0.0.1", True), ("64:ff9b::a00:1", True), ("bücher.example", False), ("a..b", False),
    ],
)  # fmt: skip
def test_what_is_near_is_told_by_the_name(host, near):
    assert is_near(host) is near
