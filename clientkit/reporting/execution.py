"""Notebooks executed by papermill, a few at a time, each in a fresh kernel of this Python.

A run is threads around kernels: papermill is imported once, the work happens in the kernels.
"""

import os
import signal
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar
from weakref import WeakSet

import papermill
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from papermill.exceptions import PapermillExecutionError
from papermill.log import logger
from traitlets import default

from clientkit.reporting import stand_in
from clientkit.reporting.notebooks import Notebook


@dataclass(frozen=True)
class Execution:
    """One executed notebook: where it is, how long it took, what went wrong if anything did."""

    notebook: Notebook
    path: Path
    seconds: float
    error: str = ""


class OwnKernel(AsyncKernelManager):
    """A kernel that is always the Python of this process, whatever the user has registered."""

    started: ClassVar[WeakSet] = WeakSet()
    born_at: ClassVar[str] = ""  # the address of a nursery

    @default("kernel_spec_manager")
    def _own_python(self) -> KernelSpecManager:
        # With no folder to look in, `python3` is ipykernel's built-in answer: sys.executable.
        self.started.add(self)
        return KernelSpecManager(kernel_dirs=[], parent=self)

    def format_kernel_cmd(self, extra_arguments: list[str] | None = None) -> list[str]:
        """The command that starts the kernel, or the stand-in of one born in the nursery."""
        command = super().format_kernel_cmd(extra_arguments)
        if not self.born_at:
            return command
        own = command[command.index("-f") :]
        return [sys.executable, "-S", "-E", stand_in.__file__, self.born_at, *own]


def executions(
    notebooks: Sequence[Notebook],
    folder: Path,
    *,
    values: Mapping[str, dict],
    workers: int,
    born_at: str = "",
) -> Iterator[Execution]:
    """Each notebook as it is finished, `workers` at a time; the copies are left in `folder`.

    values : notebook name -> its parameters
    born_at : the address of a nursery for the kernels; "" for ordinary ones
    """
    OwnKernel.born_at = born_at
    logger.setLevel("CRITICAL")  # what goes wrong is told by the executions
    with ThreadPoolExecutor(workers) as pool:
        try:
            jobs = [
                pool.submit(execution, one, values[one.name], folder) for one in longest(notebooks)
            ]
            for job in as_completed(jobs):
                yield job.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            stop_kernels()
            raise


def longest(notebooks: Sequence[Notebook]) -> list[Notebook]:
    """The longest notebooks first, so that at the end no worker waits for one of them alone."""
    return sorted(notebooks, key=lambda one: one.path.stat().st_size, reverse=True)


def execution(notebook: Notebook, parameters: dict, folder: Path) -> Execution:
    """`notebook` run to its end or its first failing cell, with `folder` as working folder."""
    path, error, start = folder / notebook.path.name, "", time.perf_counter()
    try:
        papermill.execute_notebook(
            notebook.in_language,
            literally(path),
            parameters,
            kernel_name="python3",
            language="python",
            progress_bar=False,
            request_save_on_cell_execute=False,
            # papermill's own cwd changes the folder of the whole process, all threads included.
            resources={"metadata": {"path": str(folder)}},
            kernel_manager_class=OwnKernel,
            extra_arguments=["--log-level=50"],  # their warnings are not about the report
            shutdown_kernel="immediate",  # nothing is left to save: a second for each notebook
        )
    except PapermillExecutionError as failure:
        error = one_line(failure.ename, failure.evalue)
    except Exception as failure:  # the kernel did not start, or died
        error = one_line(type(failure).__name__, failure)
    return Execution(notebook, path, time.perf_counter() - start, error)


def one_line(name: str, message: object) -> str:
    """An error as the first line of what it says."""
    return f"{name}: {message}".strip().splitlines()[0]


def literally(path: Path) -> str:
    """The path as papermill takes it, which reads braces in a path as a template."""
    return str(path).replace("{", "{{").replace("}", "}}")


def stop_kernels() -> None:
    """End the kernels this process started; nothing waits for the answers of a broken-off run."""
    for kernel in list(OwnKernel.started):
        process = getattr(kernel.provisioner, "pid", None)
        if process:
            try:
                os.kill(process, signal.SIGTERM)
            except OSError:
                pass  # it has ended by itself
