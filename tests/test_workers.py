"""Workers answer, and what goes wrong in one costs one call."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from tui import workers
from tui.errors import FeedError, WorkerError, WorkerTimeout
from tui.workers import Pool, Worker

PATH = os.pathsep.join(str(Path(module).parents[level]) for module, level in ((__file__, 0), (workers.__file__, 1)))
"""Where children find the functions of the tests, and us."""


@pytest.fixture
async def worker(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", PATH)
    worker = Worker(memory_mb=512)
    yield worker
    await worker.close()


async def test_a_call_gives_the_function_s_value_from_another_process(worker):
    assert await worker.run("os:getpid", seconds=10) != os.getpid()
    assert await worker.run("math:hypot", 3.0, 4.0, seconds=10) == 5.0


async def test_our_own_errors_arrive_as_themselves(worker):
    with pytest.raises(FeedError, match="no text"):
        await worker.run("worker_functions:no_text", seconds=10)


async def test_other_errors_arrive_as_worker_errors(worker):
    with pytest.raises(WorkerError, match="ZeroDivisionError"):
        await worker.run("operator:truediv", 1, 0, seconds=10)


async def test_a_call_that_never_ends_is_killed_and_the_next_one_works(worker):
    with pytest.raises(WorkerTimeout, match=r"0\.2 s"):
        await worker.run("worker_functions:for_ever", seconds=0.2)
    assert await worker.run("math:sqrt", 4.0, seconds=10) == 2.0


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no such signals")
async def test_a_child_that_nobody_kills_ends_by_itself(worker, monkeypatch):
    monkeypatch.setattr(workers, "_GRACE", 0.1)
    assert await worker.run("math:sqrt", 4.0, seconds=0.4) == 2.0
    child = worker._child
    with monkeypatch.context() as dead:  # as if its parent was killed
        dead.setattr(worker, "kill", lambda: None)
        with pytest.raises(WorkerTimeout):
            await worker.run("worker_functions:for_ever", seconds=0.2)
    assert await child.wait() == -signal.SIGALRM


async def test_a_call_that_wants_too_much_memory_costs_that_call(worker):
    with pytest.raises(WorkerError):
        await worker.run("builtins:bytearray", 4 << 30, seconds=10)
    assert await worker.run("math:sqrt", 4.0, seconds=10) == 2.0


async def test_a_child_that_dies_costs_that_call(worker):
    with pytest.raises(WorkerError, match="without an answer"):
        await worker.run("os:_exit", 3, seconds=10)
    assert await worker.run("math:sqrt", 4.0, seconds=10) == 2.0


async def test_no_module_comes_from_the_folder_that_the_user_is_in(worker, tmp_path, monkeypatch):
    (tmp_path / "colorsys.py").write_text("def rgb_to_hsv(*_):\n    return 'not the library of Python'\n")
    monkeypatch.chdir(tmp_path)
    assert await worker.run("colorsys:rgb_to_hsv", 0, 0, 0, seconds=10) == (0.0, 0.0, 0)


async def test_what_a_library_prints_does_not_get_between_the_answers(worker):
    assert await worker.run("builtins:print", "x" * 10_000, seconds=10) is None
    assert await worker.run("math:sqrt", 4.0, seconds=10) == 2.0


async def test_a_stopped_call_leaves_no_answer_for_the_next(worker):
    call = asyncio.create_task(worker.run("math:sqrt", 9.0, seconds=10))
    await asyncio.sleep(0)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert await worker.run("math:sqrt", 4.0, seconds=10) == 2.0


async def test_a_pool_runs_as_many_calls_at_once_as_it_has_workers():
    pool = Pool(2)
    pids = await asyncio.gather(*(pool.run("os:getpid", seconds=10) for _ in range(6)))
    await pool.close()
    assert 1 <= len(set(pids)) <= 2


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not tell")
async def test_a_child_that_holds_much_memory_is_not_kept_and_what_its_parent_holds_does_not_count():
    ballast = bytearray(b"x") * 300_000_000
    own = Worker(keep_mb=250)
    first = await own.run("os:getpid", seconds=10)
    assert await own.run("os:getpid", seconds=10) == first
    await own.close()
    del ballast
    slim, thrifty = Worker(keep_mb=4000), Worker(keep_mb=1)
    try:
        for worker, changes in ((slim, False), (thrifty, True)):
            first = await worker.run("os:getpid", seconds=10)
            assert (await worker.run("os:getpid", seconds=10) != first) is changes
    finally:
        await asyncio.gather(slim.close(), thrifty.close())


async def test_what_can_wait_lets_others_go_first(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", PATH)
    pool, order = Pool(1), []

    async def call(name, *, later):
        await pool.run("builtins:abs", -1, seconds=10, later=later)
        order.append(name)

    await asyncio.gather(
        call("running", later=True), call("late", later=True), call("urgent", later=False), call("next", later=False)
    )
    await pool.close()
    assert order == ["running", "urgent", "next", "late"]


async def test_who_gives_up_waiting_takes_no_worker_along():
    pool = Pool(1)
    first = asyncio.create_task(pool.run("builtins:abs", -1, seconds=10))
    await asyncio.sleep(0)
    second = asyncio.create_task(pool.run("builtins:abs", -2, seconds=10))
    await asyncio.sleep(0)
    second.cancel()
    assert await first == 1
    assert await pool.run("builtins:abs", -3, seconds=10) == 3
    await pool.close()


async def test_children_start_before_they_are_called_with_what_they_will_need(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", PATH)
    pool = Pool(2, loads=["colorsys"])
    try:
        await pool.start(0)
        assert [worker._child for worker in pool._workers] == [None, None]
        await pool.start(1)
        [started] = [worker._child for worker in pool._workers if worker._child]
        await pool.start(1)
        assert await pool.run("os:getpid", seconds=10) == started.pid
        assert await pool.run("worker_functions:is_loaded", "colorsys", seconds=10)
        await pool.start(9)
        assert all(worker._child for worker in pool._workers)
    finally:
        await pool.close()


async def test_a_child_that_cannot_be_started_costs_the_first_call(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    pool = Pool(1)
    await pool.start(1)
    with pytest.raises(WorkerError):
        await pool.run("os:getpid", seconds=10)
    await pool.close()
