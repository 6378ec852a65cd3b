"""From an address to articles: fetch, parse, find feeds, read and write lists of them, full text, when to look again."""
