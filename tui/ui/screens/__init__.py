"""The newsroom and what lies over it: pages, dialogs, the prompt."""
