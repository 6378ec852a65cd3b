"""The digest: what the library's stories have come to since a time, chosen and ranked for who has a few minutes.

``ranking`` and ``overview`` are pure; ``briefing`` reads the library. The screen and the command line show the same.
"""
