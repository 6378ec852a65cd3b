"""Code in colours: which characters of it are comments, words of the language, texts, figures and names.

Pygments reads it, for the languages that a page names its code by; it is imported when the first such code is shown.
"""

from __future__ import annotations

from functools import lru_cache

CODE_STYLES = ("comment", "keyword", "string", "number", "name")
"""What a character of code can be."""

LONGEST = 8_000
"""Characters of a block of code that are read: some 20 ms; what comes after them is plain."""

Token = tuple[int, int, str]
"""Characters of one kind: start, end, a name of ``CODE_STYLES``."""


@lru_cache(64)
def tokens(code: str, language: str) -> tuple[Token, ...]:
    """The tokens of ``code`` that have a look, in their order; none where pygments does not know the ``language``."""
    from pygments.lexers import get_lexer_by_name
    from pygments.token import Comment, Keyword, Name, Number, Operator, String
    from pygments.util import ClassNotFound

    kinds = (
        (Comment, "comment"), (Keyword, "keyword"), (Operator.Word, "keyword"), (Name.Tag, "keyword"),
        (Number, "number"), (String, "string"), (Name.Function, "name"), (Name.Class, "name"), (Name.Decorator, "name"),
    )  # fmt: skip
    try:
        lexer = get_lexer_by_name(language)
    except ClassNotFound:
        return ()
    found: list[Token] = []
    for at, kind, text in lexer.get_tokens_unprocessed(code[:LONGEST]):
        look = next((name for ancestor, name in kinds if kind in ancestor), "")
        if look:
            found.append((at, at + len(text), look))
    return tuple(found)
