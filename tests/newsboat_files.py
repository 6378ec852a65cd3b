"""Files as newsboat has them, made for a test: its cache with the tables and columns of its own schema."""

import sqlite3
from contextlib import closing

SCHEMA = """
CREATE TABLE rss_feed (
    rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, url VARCHAR(1024) NOT NULL, title VARCHAR(1024) NOT NULL,
    lastmodified INTEGER(11) NOT NULL DEFAULT 0, is_rtl INTEGER(1) NOT NULL DEFAULT 0,
    etag VARCHAR(128) NOT NULL DEFAULT '');
CREATE TABLE rss_item (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL, title VARCHAR(1024) NOT NULL,
    author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL, feedurl VARCHAR(1024) NOT NULL,
    pubDate INTEGER NOT NULL, content VARCHAR(65535) NOT NULL, unread INTEGER(1) NOT NULL,
    enclosure_url VARCHAR(1024), enclosure_type VARCHAR(1024), enqueued INTEGER(1) NOT NULL DEFAULT 0,
    flags VARCHAR(52), deleted INTEGER(1) NOT NULL DEFAULT 0, base VARCHAR(128) NOT NULL DEFAULT '');
CREATE INDEX idx_feedurl ON rss_item(feedurl);
"""
_ITEM = """
INSERT INTO rss_item (guid, url, feedurl, unread, flags, deleted, title, author, pubDate, content)
VALUES (?, ?, ?, ?, ?, ?, 'title', '', 0, 'body')
"""


def cache(path, *items, feeds=()):
    """A cache.db with items (guid, link, feed, unread, flags, deleted); the last two may be left off."""
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(SCHEMA)
        known = dict.fromkeys([*feeds, *(item[2] for item in items)])
        db.executemany("INSERT INTO rss_feed (rssurl, url, title) VALUES (?, '', 'A title')", [(url,) for url in known])
        db.executemany(_ITEM, [(*item, *("", 0)[len(item) - 4 :]) for item in items])
    return path
