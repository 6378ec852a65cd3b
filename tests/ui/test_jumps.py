"""The jump list."""

from hypothesis import given
from hypothesis import strategies as st

from tui.ui.jumps import LIMIT, Jumps


def test_back_and_forward_walk_the_places_in_order() -> None:
    jumps: Jumps[str] = Jumps()
    for place in ("article", "quote", "other article"):
        jumps.push(place)
    assert [jumps.back(), jumps.back(), jumps.back()] == ["quote", "article", None]
    assert [jumps.forward(), jumps.forward(), jumps.forward()] == ["quote", "other article", None]


def test_an_empty_list_leads_nowhere() -> None:
    assert Jumps[str]().back() is None
    assert Jumps[str]().forward() is None


def test_pushing_the_present_place_changes_nothing() -> None:
    jumps: Jumps[str] = Jumps()
    for place in ("a", "b", "b"):
        jumps.push(place)
    assert jumps.back() == "a"
    jumps.push("a")
    assert jumps.forward() == "b"


def test_a_new_place_forgets_what_lay_forward() -> None:
    jumps: Jumps[str] = Jumps()
    for place in ("a", "b"):
        jumps.push(place)
    jumps.back()
    jumps.push("c")
    assert jumps.forward() is None
    assert jumps.back() == "a"


def test_the_present_place_may_become_another_one_while_what_lies_around_it_stays() -> None:
    jumps: Jumps[str] = Jumps()
    jumps.move("nowhere")
    assert jumps.present is None
    for place in ("a", "b", "c"):
        jumps.push(place)
    jumps.back()
    jumps.move("b, further down")
    assert jumps.present == "b, further down"
    assert [jumps.forward(), jumps.back(), jumps.back()] == ["c", "b, further down", "a"]


@given(st.lists(st.one_of(st.integers(0, 5), st.just("back"), st.just("forward")), max_size=300))
def test_back_undoes_forward_and_the_list_is_bounded(steps: list[int | str]) -> None:
    jumps: Jumps[int] = Jumps()
    for step in steps:
        if step == "back":
            jumps.back()
        elif step == "forward":
            jumps.forward()
        elif isinstance(step, int):
            jumps.push(step)
    here = jumps.forward()
    if here is not None and jumps.back() is not None:
        assert jumps.forward() == here
    assert sum(1 for _ in iter(jumps.back, None)) < LIMIT
