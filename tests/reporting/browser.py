"""A real browser for tests, driven over its DevTools protocol.

    def test_it(tmp_path):
        with browser() as chromium:                      # skips the test where there is none
            page = chromium.page(width=390, height=844)  # a fresh tab
            page.go((tmp_path / "index.html").as_uri())  # returns when the page has loaded
            assert page.value("document.title") == "Client base"
            page.click("thead th:nth-child(2)")          # a real click in its middle
            page.press("Tab"); page.press("Enter")       # real keys
            page.write("Ann")                            # typed where the focus is
            page.wait("document.querySelectorAll('tr').length == 3")
            assert page.dialogs == [] and page.errors == [] and page.requests == [...]
            page.picture(tmp_path / "it.png")            # the whole page, to look at

`value` evaluates JavaScript (a promise is awaited) and returns what JSON can hold; `page.call`
sends any other command of the protocol. A browser starts in about a second: share one for a
module by a fixture (`with browser() as it: yield it`) and open a page for each test. Its profile
is temporary; it is ended, by its own process id, whatever happens in the test.
"""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-extensions", "--disable-background-networking", "--disable-component-update",
    "--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows",
    "--hide-scrollbars", "--remote-debugging-port=0",
)  # fmt: skip
PATIENCE = 20  # seconds; the computer of a test may be busy
KEYS = {"Enter": ("\r", 13), "Tab": ("", 9), "Escape": ("", 27), " ": (" ", 32)}
SHIFT = 8


def program() -> str | None:
    """The path of a browser that understands the protocol; None: there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def browser(*options: str) -> Iterator["Browser"]:
    """A running browser without windows; skips the test where none is installed."""
    path = program()
    if not path:
        pytest.skip(f"no browser to look with: install one of {', '.join(NAMES)}")
    with tempfile.TemporaryDirectory(prefix="browser-", ignore_cleanup_errors=True) as profile:
        command = [path, *OPTIONS, f"--user-data-dir={profile}", *options, "about:blank"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(command, env=os.environ | {"LANGUAGE": "en"}, **quiet)
        try:
            running = Browser(_address(Path(profile), process))
            try:
                yield running
            finally:
                running.close()
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _address(profile: Path, process: subprocess.Popen) -> str:
    """The address of the browser, which it writes into its profile when it is ready."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        told = profile / "DevToolsActivePort"
        lines = told.read_text().splitlines() if told.exists() else []
        if len(lines) == 2:
            return f"ws://127.0.0.1:{lines[0]}{lines[1]}"
        time.sleep(0.05)
    raise RuntimeError(f"the browser did not start within {PATIENCE} s")


class Browser:
    """A browser: commands go down one socket, answers and events come back."""

    def __init__(self, address: str):
        import websocket  # websocket-client, which JupyterLab brings along

        self._socket = websocket.create_connection(address, suppress_origin=True, timeout=PATIENCE)
        self._count, self._answers, self._pages = 0, {}, {}

    def page(self, width: int = 1280, height: int = 800) -> "Page":
        """A new tab of that size, in CSS pixels, with a profile of its own."""
        context = self.call("Target.createBrowserContext")["browserContextId"]
        blank = {"url": "about:blank", "browserContextId": context}
        target = self.call("Target.createTarget", **blank)["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        page = self._pages[attached["sessionId"]] = Page(self, attached["sessionId"])
        for domain in ("Page", "Network", "Runtime", "Log"):
            page.call(f"{domain}.enable")
        page.resize(width, height)
        return page

    def call(self, method: str, session: str | None = None, **values: Any) -> dict:
        """The answer to a command of the protocol."""
        number = self._sent(method, session, values)
        while number not in self._answers:
            self.listen()
        answer = self._answers.pop(number)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def listen(self) -> None:
        """Take in one message: an answer, or an event of a page."""
        message = json.loads(self._socket.recv())
        if "id" in message:
            self._answers[message["id"]] = message
        elif message.get("sessionId") in self._pages:
            page = self._pages[message["sessionId"]]
            page.heard(message["method"], message["params"])
            if message["method"] == "Page.javascriptDialogOpening":  # it would wait for ever
                self._sent("Page.handleJavaScriptDialog", page.session, {"accept": True})

    def close(self) -> None:
        """Ask the browser to end; its process is ended by whoever started it."""
        try:
            self._sent("Browser.close", None, {})
            self._socket.close()
        except OSError:
            pass

    def _sent(self, method: str, session: str | None, values: dict) -> int:
        self._count += 1
        message = {"id": self._count, "method": method, "params": values}
        self._socket.send(json.dumps(message | ({"sessionId": session} if session else {})))
        return self._count


class Page:
    """One tab, and what has happened in it since it was opened."""

    def __init__(self, running: Browser, session: str):
        self.session, self._browser = session, running
        self.dialogs: list[str] = []
        """What alert, confirm and prompt have said."""
        self.requests: list[str] = []
        """Every address asked for, the page's own among them; data: addresses are left out."""
        self.errors: list[str] = []
        """Exceptions of scripts, and what the console calls an error."""
        self.loads = 0

    def heard(self, event: str, values: dict) -> None:
        """Keep what a test may ask about."""
        if event == "Page.loadEventFired":
            self.loads += 1
        elif event == "Page.javascriptDialogOpening":
            self.dialogs.append(values["message"])
        elif event == "Network.requestWillBeSent":
            url = values["request"]["url"]
            self.requests += [] if url.startswith("data:") else [url]
        elif event == "Runtime.exceptionThrown":
            details = values["exceptionDetails"]
            self.errors.append(details.get("exception", details).get("description", str(details)))
        elif event == "Log.entryAdded" and values["entry"]["level"] == "error":
            self.errors.append(values["entry"]["text"])

    def call(self, method: str, **values: Any) -> dict:
        """The answer to a command of the protocol, sent to this tab."""
        return self._browser.call(method, self.session, **values)

    def resize(self, width: int, height: int) -> None:
        """Give the tab another size; below 600 pixels it is a phone."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1}
        self.call("Emulation.setDeviceMetricsOverride", mobile=width < 600, **size)

    def go(self, url: str) -> None:
        """Open an address and wait until it has loaded."""
        before, end = self.loads, time.monotonic() + PATIENCE
        self.call("Page.bringToFront")  # a tab behind another one draws nothing
        failed = self.call("Page.navigate", url=url).get("errorText")
        if failed:
            raise RuntimeError(f"{url}: {failed}")
        while self.loads == before:
            if time.monotonic() > end:
                raise TimeoutError(f"{url} did not load within {PATIENCE} s")
            self._browser.listen()

    def value(self, script: str) -> Any:
        """What the JavaScript expression is; a promise is awaited."""
        options = {"returnByValue": True, "awaitPromise": True, "userGesture": True}
        answer = self.call("Runtime.evaluate", expression=script, **options)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise RuntimeError(details.get("exception", details).get("description", str(details)))
        return answer["result"].get("value")

    def wait(self, script: str, seconds: float = PATIENCE) -> Any:
        """The expression as soon as it is true; True for an element, which no JSON can hold."""
        end = time.monotonic() + seconds
        plain = f"Promise.resolve({script}).then((it) => it instanceof Node ? true : it)"
        while not (value := self.value(plain)):
            if time.monotonic() > end:
                raise TimeoutError(f"not true within {seconds} s: {script}")
            time.sleep(0.05)
        return value

    def click(self, selector: str) -> None:
        """Click the middle of the first element the CSS selector finds."""
        chosen = f"document.querySelector({json.dumps(selector)})"
        at = self.value(
            f"(() => {{ const it = {chosen}; it.scrollIntoView({{block: 'center'}});"
            " const box = it.getBoundingClientRect();"
            " return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )
        spot = {"x": at[0], "y": at[1], "button": "left", "clickCount": 1}
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, **spot)

    def press(self, key: str, *, shift: bool = False) -> None:
        """Press and release one key: Enter, Tab, Escape or the space bar."""
        text, code = KEYS[key]
        named = {"key": key, "code": "Space" if key == " " else key, "windowsVirtualKeyCode": code}
        named |= {"modifiers": SHIFT if shift else 0} | ({"text": text} if text else {})
        self.call("Input.dispatchKeyEvent", type="keyDown", **named)
        self.call("Input.dispatchKeyEvent", type="keyUp", **named)

    def write(self, text: str) -> None:
        """Type a text where the focus is."""
        self.call("Input.insertText", text=text)

    def picture(self, path: Path, *, whole: bool = True) -> Path:
        """A PNG of the whole page, or of what is in view."""
        options = {"captureBeyondViewport": whole}
        if whole:
            size = self.call("Page.getLayoutMetrics")["cssContentSize"]
            options["clip"] = size | {"x": 0, "y": 0, "scale": 1}
        data = self.call("Page.captureScreenshot", format="png", **options)["data"]
        path.write_bytes(base64.b64decode(data))
        return path

    def pdf(self, path: Path) -> Path:
        """The page as it is printed, with the paper its stylesheet asks for."""
        options = {"preferCSSPageSize": True, "printBackground": True}
        path.write_bytes(base64.b64decode(self.call("Page.printToPDF", **options)["data"]))
        return path
