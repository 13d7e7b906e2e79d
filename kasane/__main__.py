"""Lets the tools be run as `python -m kasane`."""

import sys

from kasane.cli import main

if __name__ == "__main__":
    sys.exit(main())
