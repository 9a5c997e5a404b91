"""The tests read English, whatever the computer speaks."""

import os

os.environ["CLIENTKIT_LANGUAGE"] = "en"
