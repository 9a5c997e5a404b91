"""Start the kit: `python3 run.py report`, `card`, `test` or `lab`.

On first use the folder .venv is made from requirements.lock, whose packages are checked by their
hashes; after that, and until the lock changes, the command is handed over at once.
Needs the standard library only, and uses `uv` where it is installed.
"""

import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
LOCK = os.path.join(ROOT, "requirements.lock")
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, "made-from")
PYTHON = os.path.join(VENV, *(["Scripts", "python.exe"] if os.name == "nt" else ["bin", "python"]))
OLDEST = (3, 11)


def main():
    """The exit code of the command, run in .venv."""
    check_python()
    if not is_ready():
        make()
    # Ctrl-C reaches the command as well; its answer is waited for.
    signal.signal(signal.SIGINT, lambda *_: None)
    return subprocess.call([PYTHON, "-m", "clientkit", *sys.argv[1:]])


def check_python():
    """End unless this Python is new enough."""
    if sys.version_info < OLDEST:
        sys.exit(
            f"clientkit needs Python {dotted(OLDEST)} or newer and this is "
            f"{dotted(sys.version_info)}; start run.py with a newer one."
        )


def dotted(version):
    """A version as people write it: 3.11."""
    return ".".join(str(number) for number in version[:2])


def is_ready():
    """Whether .venv was made to the end, from this lock, by this Python, in this place."""
    try:
        with open(STAMP, encoding="utf-8") as file:
            return file.read() == origin()
    except OSError:
        return False


def origin():
    """What .venv depends on, as text."""
    with open(LOCK, "rb") as file:
        lock = hashlib.sha256(file.read()).hexdigest()
    return f"{lock}\npython {dotted(sys.version_info)}\n{ROOT}\n"


def make():
    """Make .venv; the stamp comes last, so that one broken off is made anew."""
    print("First use: installing the packages into .venv takes a few minutes.", flush=True)
    uv = shutil.which("uv")
    if not uv and importlib.util.find_spec("ensurepip") is None:
        sys.exit(
            "This Python cannot make environments because ensurepip is missing: install it "
            "(python3-venv on Debian and Ubuntu) or uv, and run the same command again."
        )
    try:
        if os.path.exists(VENV):
            shutil.rmtree(VENV)
        for step in steps(uv):
            run(step)
        with open(STAMP, "w", encoding="utf-8") as file:
            file.write(origin())
    except OSError as error:
        sys.exit(f"The folder .venv could not be made ({error}).")
    except KeyboardInterrupt:
        sys.exit("Stopped; the next start makes .venv anew.")


def steps(uv):
    """The commands that make .venv: the environment, the locked packages, the kit itself."""
    if uv:
        create = [uv, "venv", "--quiet", "--python", sys.executable, VENV]
        install = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", PYTHON]
    else:
        create = [sys.executable, "-m", "venv", VENV]
        install = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    locked = [*install, "--require-hashes", "-r", LOCK]
    return [create, locked, [*install, "--no-deps", "--no-build-isolation", "-e", ROOT]]


def run(step):
    """Run one step in silence; end with its last words if it fails."""
    done = subprocess.run(step, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=ROOT)
    if done.returncode:
        words = done.stdout.decode("utf-8", "replace").strip().splitlines() or ["no message"]
        sys.exit(
            f"Installing into .venv failed ({words[-1].strip()}); check the connection "
            "to the network and run the same command again."
        )


if __name__ == "__main__":
    sys.exit(main())
