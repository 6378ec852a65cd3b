"""What an article says: pure functions from a body to spans of it, fast ones and ones with a language model."""

VERSION = 4
"""Goes up when the same text gives another analysis: what is stored under a lower one is read again."""
