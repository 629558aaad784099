"""itplanner: the IT department's whole plan, kept in the terminal and in one file."""

import sys

__version__ = "0.1.0"

if sys.version_info < (3, 11):  # noqa: UP036 - run from a source tree pip never looked at
    sys.exit("itplanner needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031
