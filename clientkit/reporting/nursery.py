"""Kernels born in a process that has imported the heavy packages already; Linux only.

Most of the time of a short notebook goes into imports, the same for every notebook. So a
nursery, `python -m clientkit.reporting.nursery`, imports once and forks: each kernel is a fresh
process with a fresh namespace, which finds those modules loaded. What Jupyter starts and stops
is `stand_in.py`, a process that lives as long as its kernel.
"""

import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from clientkit.language import spoken
from clientkit.language.catalogues import catalogue
from clientkit.language.spoken import VARIABLE

FIRST = ("ipykernel.kernelapp", "ibis.backends.duckdb", "pandas", "matplotlib.pyplot")
LATER = ("seaborn", "sklearn.cluster", "sklearn.metrics")
"""What is imported before the first birth, and between births while nobody waits.

Nothing here starts a thread, and pyplot leaves it to the kernel how figures are shown.
"""

INLINE = {"MPLBACKEND": "module://matplotlib_inline.backend_inline"}  # as in every kernel


@contextmanager
def nursery() -> Iterator[str]:
    """The address where kernels are born, while the context lasts; "" where none can be."""
    if sys.platform != "linux":  # fork is unsafe on macOS with its frameworks, absent on Windows
        yield ""
        return
    with tempfile.TemporaryDirectory(prefix="clientkit-") as folder:
        address = str(Path(folder, "door"))
        process = opened(address)
        try:
            yield address
        finally:
            process.kill()
            process.communicate()


def opened(address: str) -> subprocess.Popen:
    """The nursery behind the door `address`; callers may come at once and wait."""
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(address)
        door.listen()
        return subprocess.Popen(
            [sys.executable, "-m", __name__, str(door.fileno())],
            stdin=subprocess.PIPE,
            pass_fds=[door.fileno()],
            env=os.environ | INLINE | {VARIABLE: spoken()},
        )


def attend(door: socket.socket) -> None:
    """Give birth for every caller, until the report, which holds our stdin, has ended."""
    for module in FIRST:
        import_module(module)
    catalogue(spoken())  # read once for all
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead need no burial
    later = list(LATER)
    while True:
        calling = select.select([door, sys.stdin], [], [], 0 if later else None)[0]
        if sys.stdin in calling:
            return
        if calling:
            birth(door)
        else:
            import_module(later.pop(0))


def birth(door: socket.socket) -> None:
    """Fork the kernel that the next caller asks for."""
    caller = door.accept()[0]
    if os.fork() == 0:
        door.close()
        try:
            live(caller)
        finally:
            os._exit(1)  # never back into the nursery's own loop
    caller.close()


def live(caller: socket.socket) -> None:
    """Be the kernel `caller` asks for, as long as it lives."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    wish = json.loads(caller.makefile().readline())
    os.setsid()
    os.chdir(wish["folder"])
    threading.Thread(target=end_with, args=[caller], daemon=True).start()
    kernel = import_module("ipykernel.kernelapp")
    kernel.launch_new_instance(argv=wish["arguments"])


def end_with(caller: socket.socket) -> None:
    """End this process when `caller` does."""
    caller.recv(1)
    os._exit(1)


if __name__ == "__main__":
    attend(socket.socket(fileno=int(sys.argv[1])))
