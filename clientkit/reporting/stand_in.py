"""A stand-in for a kernel born in the nursery: `python stand_in.py address arguments...`.

Jupyter starts, watches and kills this process; the kernel ends with it, and it with the kernel.
Where no nursery answers it becomes an ordinary kernel. Imports little: it is there at once.
"""

import json
import os
import signal
import socket
import sys


def main(address: str, arguments: list[str]) -> None:
    """Ask for a kernel with these arguments and wait until it has ended."""
    with socket.socket(socket.AF_UNIX) as door:
        try:
            door.connect(address)
        except OSError:
            os.execv(sys.executable, [sys.executable, "-m", "ipykernel_launcher", *arguments])
        wish = {"folder": os.getcwd(), "arguments": arguments}
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Jupyter's way to say that it will end
        door.sendall(json.dumps(wish).encode() + b"\n")
        door.recv(1)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
