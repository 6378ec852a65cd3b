"""From an address to articles: fetch, parse, find feeds, lists of them, full text, when to look again."""
