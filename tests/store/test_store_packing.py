from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from tui.model import (
    Analysis,
    Block,
    BlockKind,
    Body,
    Entity,
    EntityKind,
    Features,
    Kin,
    Link,
    Passage,
    Quote,
    QuoteKind,
    Span,
)
from tui.store import packing

SPAN = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(lambda pair: Span(min(pair), max(pair)))
SPANS = st.lists(SPAN, max_size=4).map(tuple)
WORD = st.text(st.characters(codec="utf-8"), max_size=12)
KIND = st.sampled_from(get_args(EntityKind))
WEIGHT = st.floats(0, 100, width=32)
TERMS = st.lists(st.tuples(WORD, WEIGHT), max_size=5).map(tuple)
TENTHS = st.integers(0, 1000).map(lambda n: n / 1000)
KIN = st.builds(Kin, st.integers(0, 99), TENTHS, st.lists(WORD, max_size=3).map(tuple))
PASSAGE = st.builds(
    Passage,
    SPAN,
    st.lists(st.integers(0, 99), min_size=1, max_size=3).map(tuple),
    SPAN,
    TERMS,
    st.lists(KIN).map(tuple),
)
ENTITY = st.builds(Entity, WORD, KIND, st.lists(WORD, max_size=3).map(tuple), SPANS)
QUOTE = st.builds(
    Quote,
    SPAN,
    st.none() | WORD,
    st.none() | KIND,
    st.sampled_from(get_args(QuoteKind)),
    st.none() | SPAN,
    st.none() | SPAN,
    WORD,
    TENTHS,
)
PIXELS = st.integers(0, 9999)
BLOCK = st.builds(Block, SPAN, st.sampled_from(get_args(BlockKind)), st.integers(0, 6), WORD, WORD, PIXELS, PIXELS)
BODY = st.builds(
    Body, WORD, st.lists(BLOCK, max_size=4).map(tuple), st.lists(st.builds(Link, SPAN, WORD), max_size=3).map(tuple)
)
ANALYSIS = st.builds(
    Analysis,
    st.integers(0, 99),
    WORD,
    st.booleans(),
    SPANS,
    SPANS,
    st.lists(ENTITY, max_size=3).map(tuple),
    st.lists(QUOTE, max_size=3).map(tuple),
    teaser=st.booleans(),
)


@given(BODY)
def test_a_body_comes_back(body: Body) -> None:
    assert packing.body(body.text, packing.structure(body)) == body


def test_plain_paragraphs_take_two_numbers_each() -> None:
    assert packing.structure(Body.of(["one", "two"])) == "[[[0,3],[5,8]],[]]"


def test_a_body_that_was_packed_before_images_had_a_size_comes_back() -> None:
    old = '[[[0,3],[5,8,"image",0,"","https://a.example/cat.jpg"]],[]]'
    body = packing.body("one\n\ncat", old)
    assert body.blocks == (Block(Span(0, 3)), Block(Span(5, 8), "image", url="https://a.example/cat.jpg"))
    assert packing.structure(body) == old


@given(ANALYSIS)
def test_an_analysis_comes_back(given: Analysis) -> None:
    packed = packing.analysis(given)
    assert packing.unpack_analysis(given.version, given.deep, given.language, packed, ()) == given


def test_an_analysis_from_before_teasers_were_told_is_none() -> None:
    before = '{"sentences": [], "summary": [], "entities": [], "quotes": []}'
    assert not packing.unpack_analysis(1, 0, "en", before, ()).teaser


@given(PASSAGE)
def test_a_passage_comes_back(passage: Passage) -> None:
    assert packing.unpack_passage(*packing.passage(passage)) == passage


@given(
    TERMS,
    st.lists(st.integers(-(2**63), 2**63 - 1) | st.integers(0, 2**64 - 1))
    .filter(lambda numbers: min(numbers, default=0) >= 0 or max(numbers) < 2**63)
    .map(tuple),
    st.booleans(),
)
def test_features_come_back(terms: packing.Terms, shingles: tuple[int, ...], roundup: bool) -> None:
    given = Features(terms, shingles, roundup)
    words, weights = packing.terms(given.terms)
    assert packing.features(words, weights, packing.integers(given.shingles), int(given.roundup)) == given


def test_small_numbers_take_four_bytes_each() -> None:
    assert len(packing.integers(range(100))) == 401


@given(SPANS)
def test_spans_come_back(spans: tuple[Span, ...]) -> None:
    assert packing.spans(packing.flat(spans)) == spans
