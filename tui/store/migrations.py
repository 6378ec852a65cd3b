"""The library's tables, as numbered migrations: script n brings a library of version n to version n + 1.

A script that was released never changes; what is new is a new script. What a reader of the tables should know:

- ``bodies`` stand apart from ``articles``, so that lists and counts never read a text.
- ``feeds.articles``, ``.unread``, ``.starred`` and ``stories.unread`` are kept by triggers. A copy does not count as
  unread: lists do not show it.
- ``articles.gone`` marks the articles of a feed that was removed and can still be brought back.
- ``articles.studied`` is the version of the deep analysis, 0 before; ``story`` is NULL until the article is placed.
- ``search`` holds no text of its own: it indexes ``searchable``. Its column ``source`` holds a token for the feed
  ("feed12"), so that renaming a feed costs nothing. What just came is ``unindexed`` and not ``searchable``: to index it
  takes longer than to keep it. Whoever deletes it from there puts it into the index.
- ``nominees`` finds the articles whose passages have a term among their heaviest. Its row ids are times and articles
  in one number, so that a term's articles come in order of time; its tokens are 32-bit hashes of terms: a collision
  costs a comparison. (A table of terms and articles took 1,700 page writes for 50 articles at 100,000.)
- A row of ``entities`` is one spelling of a name, and stays for good. ``parent`` is the spelling that it was joined to,
  by a rule or by the user, ``head`` the one at the top, under which all of them are known (its own id by itself).
  ``key`` is what all its spellings have in common, NULL until they were looked for. ``origin`` says who decided:
  'rule' (which overrules nobody), 'user', or 'made': a name that no article has, the user's own.
- ``stories.name`` is what a story is called, ``title`` what the rules call it. Articles of one block (``blocks``) are
  one story since the user said so, blocks that are ``apart`` are not; both outlive the numbers of stories. ``hushed``
  are the articles that were marked as read because their story is muted.
- A feed's own settings are its ``interval`` (minutes; 0: as it is learned), ``headers`` (a JSON list of [name, value];
  a value of "$NAME" stands for a secret that is kept elsewhere), ``full_text``, ``muted``, ``notify`` and ``keep`` (how
  many articles; 0: all), and ``preferred``: copies are folded under its article, not under the first. ``code`` is the
  last answer's HTTP status (0: none came), ``took`` its time in milliseconds.
- ``ttl`` is how many minutes a feed wants to be left alone, ``skip`` the hours (0 to 23) and the weekdays (Monday is 0)
  in UTC on which it is not to be looked at, as two JSON lists.
- ``articles.link`` is the address without what tracks its reader, ``original`` the one that the feed gave where it is
  another. ``page`` is 1 after the text of its page was asked for. ``versions`` are the texts that a feed replaced;
  ``dropped`` are the articles that a feed no longer keeps, so that they do not come back as new ones.
- ``searches`` are the ones that the user keeps: ``query`` is what was typed, read anew each time (docs/query.md).
"""

_TABLES = """
CREATE TABLE feeds (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL DEFAULT '',       -- as the feed calls itself
    own_title TEXT NOT NULL DEFAULT '',   -- as the user calls it
    name TEXT NOT NULL AS (iif(own_title <> '', own_title, iif(title <> '', title, url))),
    site TEXT NOT NULL DEFAULT '',
    folder TEXT NOT NULL DEFAULT '',
    unread INTEGER NOT NULL DEFAULT 0,
    articles INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    added INTEGER NOT NULL,
    checked INTEGER NOT NULL DEFAULT 0,
    succeeded INTEGER NOT NULL DEFAULT 0,
    next_check INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    etag TEXT NOT NULL DEFAULT '',
    modified TEXT NOT NULL DEFAULT '',
    body_hash TEXT NOT NULL DEFAULT '',
    moved TEXT NOT NULL DEFAULT '',       -- where a permanent redirect leads, and since when
    moved_since INTEGER NOT NULL DEFAULT 0,
    removed INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    feed INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE,
    published INTEGER NOT NULL,
    read INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    gone INTEGER NOT NULL DEFAULT 0,
    words INTEGER NOT NULL DEFAULT 0,
    story INTEGER,
    development INTEGER,
    copy_of INTEGER REFERENCES articles ON DELETE SET NULL,
    studied INTEGER NOT NULL DEFAULT 0,
    guid TEXT NOT NULL,
    title TEXT NOT NULL,
    author TEXT NOT NULL DEFAULT '',
    link TEXT NOT NULL DEFAULT '',
    updated INTEGER,
    added INTEGER NOT NULL,
    digest TEXT NOT NULL,
    why TEXT NOT NULL DEFAULT '[]'
);
CREATE UNIQUE INDEX articles_guid ON articles (feed, guid);
CREATE INDEX articles_time ON articles (published, id, feed, copy_of, gone);
CREATE INDEX articles_feed ON articles (feed, published, id, copy_of, gone);
CREATE INDEX articles_title ON articles (title COLLATE NOCASE, id, feed, copy_of, gone);
CREATE INDEX articles_words ON articles (words, id, feed, copy_of, gone);
CREATE INDEX articles_unread ON articles (published, id, feed, copy_of) WHERE read = 0 AND gone = 0;
CREATE INDEX articles_unread_feed ON articles (feed, published, id, copy_of) WHERE read = 0 AND gone = 0;
CREATE INDEX articles_starred ON articles (published, id) WHERE starred = 1;
CREATE INDEX articles_story ON articles (story, published, id, copy_of, gone) WHERE story IS NOT NULL;
CREATE INDEX articles_development ON articles (development) WHERE development IS NOT NULL;
CREATE INDEX articles_unplaced ON articles (published, id) WHERE story IS NULL;
CREATE INDEX articles_copies ON articles (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX articles_waiting ON articles (studied, published DESC, id, copy_of, gone);

CREATE TABLE bodies (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    text TEXT NOT NULL,
    structure TEXT NOT NULL
);
CREATE TABLE feed_bodies (                -- what the feed gave, where the page's full text has taken its place
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    text TEXT NOT NULL,
    structure TEXT NOT NULL
);
CREATE TABLE features (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    terms TEXT NOT NULL,
    weights BLOB NOT NULL,
    shingles BLOB NOT NULL,
    roundup INTEGER NOT NULL
);
CREATE TABLE positions (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    place INTEGER NOT NULL
);
"""

_ANALYSES = """
CREATE TABLE analyses (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    version INTEGER NOT NULL,
    deep INTEGER NOT NULL,
    language TEXT NOT NULL,
    data TEXT NOT NULL,
    fresh TEXT NOT NULL DEFAULT '[]',
    trouble TEXT NOT NULL DEFAULT ''
);
CREATE TABLE passages (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    lead_start INTEGER NOT NULL,
    lead_stop INTEGER NOT NULL,
    paragraphs TEXT NOT NULL,
    kin TEXT NOT NULL,
    terms TEXT NOT NULL,
    weights BLOB NOT NULL,
    PRIMARY KEY (article, number)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE nominees USING fts5 (keys, content = '', detail = none, columnsize = 0, tokenize = 'ascii');
CREATE TABLE vocabulary (
    term TEXT PRIMARY KEY,
    articles INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE entities (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    articles INTEGER NOT NULL DEFAULT 0,
    UNIQUE (name, kind)
);
CREATE INDEX entities_count ON entities (articles DESC, name, kind);
CREATE TABLE mentions (
    entity INTEGER NOT NULL REFERENCES entities,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    PRIMARY KEY (entity, article)
) WITHOUT ROWID;
CREATE INDEX mentions_article ON mentions (article);
CREATE TABLE quotes (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    number INTEGER NOT NULL,
    speaker TEXT NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    PRIMARY KEY (article, number)
) WITHOUT ROWID;
CREATE INDEX quotes_speaker ON quotes (speaker);
"""

_STORIES = """
CREATE TABLE stories (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    first INTEGER NOT NULL DEFAULT 0,
    last INTEGER NOT NULL DEFAULT 0,
    articles INTEGER NOT NULL DEFAULT 0,  -- copies are not counted
    sources INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX stories_running ON stories (last, id) WHERE articles >= 2;
CREATE TABLE developments (
    id INTEGER PRIMARY KEY,
    story INTEGER NOT NULL,
    title TEXT NOT NULL,
    time INTEGER NOT NULL DEFAULT 0,
    articles INTEGER NOT NULL DEFAULT 0,
    why TEXT NOT NULL DEFAULT '[]'
);
CREATE INDEX developments_story ON developments (story, time);
CREATE TABLE relations (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    passage INTEGER NOT NULL,
    target INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    target_passage INTEGER NOT NULL,
    score REAL NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (article, passage, target, target_passage)
) WITHOUT ROWID;
CREATE INDEX relations_target ON relations (target, target_passage);
"""

_STATE = """
CREATE TABLE state (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE steps (
    id INTEGER PRIMARY KEY,
    made INTEGER NOT NULL,
    label TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0,
    action TEXT NOT NULL
);
"""

_COUNTERS = """
CREATE TRIGGER article_added AFTER INSERT ON articles BEGIN
    UPDATE feeds SET articles = articles + 1, starred = starred + new.starred,
        unread = unread + (new.read = 0 AND new.copy_of IS NULL) WHERE id = new.feed;
END;
CREATE TRIGGER article_deleted AFTER DELETE ON articles BEGIN
    UPDATE feeds SET articles = articles - 1, starred = starred - old.starred,
        unread = unread - (old.read = 0 AND old.copy_of IS NULL) WHERE id = old.feed;
END;
CREATE TRIGGER article_read AFTER UPDATE OF read, copy_of ON articles
WHEN (old.read = 0 AND old.copy_of IS NULL) <> (new.read = 0 AND new.copy_of IS NULL) BEGIN
    UPDATE feeds SET unread = unread + iif(new.read = 0 AND new.copy_of IS NULL, 1, -1) WHERE id = new.feed;
    UPDATE stories SET unread = unread + iif(new.read = 0 AND new.copy_of IS NULL, 1, -1)
        WHERE id = new.story AND new.gone = 0;
END;
CREATE TRIGGER article_starred AFTER UPDATE OF starred ON articles WHEN old.starred <> new.starred BEGIN
    UPDATE feeds SET starred = starred + new.starred - old.starred WHERE id = new.feed;
END;
"""

_SEARCH = """
CREATE VIEW searchable (id, title, text, author, source) AS
    SELECT a.id, a.title, b.text, a.author, 'feed' || a.feed FROM articles a JOIN bodies b ON b.article = a.id;
CREATE VIRTUAL TABLE search USING fts5 (
    title, text, author, source,
    content = 'searchable', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER search_body_added AFTER INSERT ON bodies BEGIN
    INSERT INTO search (rowid, title, text, author, source) SELECT * FROM searchable WHERE id = new.article;
END;
CREATE TRIGGER search_body_old BEFORE UPDATE OF text ON bodies WHEN old.text <> new.text BEGIN
    INSERT INTO search (search, rowid, title, text, author, source)
        SELECT 'delete', * FROM searchable WHERE id = old.article;
END;
CREATE TRIGGER search_body_new AFTER UPDATE OF text ON bodies WHEN old.text <> new.text BEGIN
    INSERT INTO search (rowid, title, text, author, source) SELECT * FROM searchable WHERE id = new.article;
END;
CREATE TRIGGER search_head_old BEFORE UPDATE OF title, author ON articles
WHEN old.title <> new.title OR old.author <> new.author BEGIN
    INSERT INTO search (search, rowid, title, text, author, source)
        SELECT 'delete', * FROM searchable WHERE id = old.id;
END;
CREATE TRIGGER search_head_new AFTER UPDATE OF title, author ON articles
WHEN old.title <> new.title OR old.author <> new.author BEGIN
    INSERT INTO search (rowid, title, text, author, source) SELECT * FROM searchable WHERE id = new.id;
END;
CREATE TRIGGER search_deleted BEFORE DELETE ON articles BEGIN
    INSERT INTO search (search, rowid, title, text, author, source)
        SELECT 'delete', * FROM searchable WHERE id = old.id;
END;
"""

_REGISTRY = """
ALTER TABLE entities ADD COLUMN parent INTEGER REFERENCES entities;
ALTER TABLE entities ADD COLUMN head INTEGER;
ALTER TABLE entities ADD COLUMN key TEXT;
ALTER TABLE entities ADD COLUMN origin TEXT NOT NULL DEFAULT 'rule';
UPDATE entities SET head = id;
CREATE INDEX entities_head ON entities (head);
CREATE INDEX entities_joined ON entities (parent) WHERE parent IS NOT NULL;
CREATE INDEX entities_key ON entities (kind, key);
CREATE INDEX entities_unsettled ON entities (id) WHERE key IS NULL;
CREATE TRIGGER entity_added AFTER INSERT ON entities BEGIN
    UPDATE entities SET head = new.id WHERE id = new.id;
END;
"""

_WORD = """
ALTER TABLE stories ADD COLUMN own_title TEXT NOT NULL DEFAULT '';
ALTER TABLE stories ADD COLUMN name TEXT AS (iif(own_title <> '', own_title, title));
ALTER TABLE stories ADD COLUMN followed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stories ADD COLUMN muted_until INTEGER;
CREATE INDEX stories_muted ON stories (muted_until) WHERE muted_until IS NOT NULL;
CREATE TABLE blocks (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    block INTEGER NOT NULL
);
CREATE INDEX blocks_block ON blocks (block);
CREATE TABLE apart (
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE TABLE hushed (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE
);
"""

_SETTINGS = """
ALTER TABLE feeds ADD COLUMN interval INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN headers TEXT NOT NULL DEFAULT '[]';
ALTER TABLE feeds ADD COLUMN full_text INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN muted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN notify INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN keep INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN code INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN took INTEGER NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN original TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN page INTEGER NOT NULL DEFAULT 0;
CREATE TABLE versions (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    replaced INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    structure TEXT NOT NULL
);
CREATE INDEX versions_article ON versions (article, id);
CREATE TABLE dropped (
    feed INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE,
    guid TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (feed, guid)
) WITHOUT ROWID;
"""

_FREQUENCY = """
ALTER TABLE feeds ADD COLUMN ttl INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN skip TEXT NOT NULL DEFAULT '[[],[]]';
"""

_INDEXING = """
CREATE TABLE unindexed (article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE);
DROP VIEW searchable;
CREATE VIEW searchable (id, title, text, author, source) AS
    SELECT a.id, a.title, b.text, a.author, 'feed' || a.feed FROM articles a JOIN bodies b ON b.article = a.id
    WHERE NOT EXISTS (SELECT 1 FROM unindexed WHERE article = a.id);
DROP TRIGGER search_body_added;
CREATE TRIGGER search_body_added AFTER INSERT ON bodies BEGIN
    INSERT INTO unindexed VALUES (new.article);
END;
CREATE TRIGGER search_due AFTER DELETE ON unindexed BEGIN
    INSERT INTO search (rowid, title, text, author, source) SELECT * FROM searchable WHERE id = old.article;
END;
"""

_PREFERRED = "ALTER TABLE feeds ADD COLUMN preferred INTEGER NOT NULL DEFAULT 0;"

_SEARCHES = """
CREATE TABLE searches (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    query TEXT NOT NULL
);
"""

_ORIGINS = "ALTER TABLE feeds ADD COLUMN origin TEXT NOT NULL DEFAULT '';  -- the list on the web that named it"

APPLICATION = 0x57495245
"""SQLite's application id of a library ("WIRE"): tells it from the databases of other programs."""

MIGRATIONS: tuple[str, ...] = (
    f"PRAGMA application_id = {APPLICATION};" + _TABLES + _ANALYSES + _STORIES + _STATE + _COUNTERS + _SEARCH,
    _REGISTRY,
    _WORD,
    _SETTINGS,
    _FREQUENCY,
    _INDEXING,
    _PREFERRED,
    _SEARCHES,
    _ORIGINS,
)
