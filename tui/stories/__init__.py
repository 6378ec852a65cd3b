"""From articles to stories: copies, developments, threads, relations between passages, and what is new."""
