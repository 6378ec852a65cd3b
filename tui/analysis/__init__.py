"""What an article says: pure functions from a body to spans of it, fast ones and ones with a language model."""
