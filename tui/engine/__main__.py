"""``python -m tui.engine --library FILE --config FILE``: started by the UI, ends when its standard input does."""

import sys

from tui.engine.server import main

if __name__ == "__main__":
    sys.exit(main())
