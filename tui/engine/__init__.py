"""The engine: the desk in a process of its own, so that the screen never waits.

``client`` starts it and sends it wishes, ``server`` runs the desk, ``protocol`` is the JSON lines between them.
"""
