"""Monthly reports: the notebooks run by papermill and published as pages.

    from clientkit.reporting.report import run_report

This folder is the only one that imports papermill and nbconvert, and only the command line
imports this folder.
"""

import sys
from importlib import import_module


def _import_without(module: str, absent: str) -> None:
    """Import `module` as if `absent`, which it can do without, were not installed."""
    if module not in sys.modules and absent not in sys.modules:
        sys.modules[absent] = None
        try:
            import_module(module)
        finally:
            del sys.modules[absent]


# papermill reads notebooks with nbformat, and nbformat imports jsonschema, which then builds a
# grammar of addresses that no notebook needs: half of the time before the first kernel starts.
_import_without("jsonschema", absent="rfc3987_syntax")
