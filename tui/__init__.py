"""Wireroom, a news reader for the terminal that reads the story, not the feed."""

__version__ = "0.1.0"
