"""Panes and bars: they know neither the library nor the engine, take values and tell by messages."""
