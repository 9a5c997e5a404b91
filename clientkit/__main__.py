"""`python -m clientkit`: the command line."""

import sys

from clientkit.cli import main

sys.exit(main())
