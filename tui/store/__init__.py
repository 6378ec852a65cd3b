"""The library: one SQLite file, in which everything is kept. All SQL of the program is in here.

Functions take a connection (``schema.connect``) and give the values of ``tui.model``. The desk writes ``feeds``,
``articles``, ``analyses``, ``stories`` and ``relations``; the screen writes marks (``undo``) and what it remembers
(``state``) only.
"""
