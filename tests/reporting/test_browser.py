"""The test client of the browser itself: what it says has happened has happened."""

import pytest
from browser import browser

PAGE = """<!DOCTYPE html><title>It</title><button onclick="alert('hello')">say</button>
<input><p id="said"></p><img src="missing.png"><script>
document.querySelector("input").oninput = (e) => { said.textContent = e.target.value; };
setTimeout(() => { throw new Error("on purpose"); }, 0);
</script>"""


@pytest.fixture(scope="module")
def chromium():
    with browser() as running:
        yield running


def test_clicks_keys_dialogs_requests_and_errors_are_real(chromium, tmp_path):
    (tmp_path / "it.html").write_text(PAGE, encoding="utf-8")
    page = chromium.page(width=390, height=600)
    page.go((tmp_path / "it.html").as_uri())
    assert page.value("document.title") == "It"
    page.click("button")
    assert page.dialogs == ["hello"]
    page.press("Tab")
    page.write("Ann")
    assert page.wait("said.textContent") == "Ann"
    assert [url.rsplit("/")[-1] for url in page.requests] == ["it.html", "missing.png"]
    assert any("on purpose" in error for error in page.errors)
    assert page.picture(tmp_path / "it.png").read_bytes().startswith(b"\x89PNG")
    assert page.pdf(tmp_path / "it.pdf").read_bytes().startswith(b"%PDF")


def test_what_is_not_there_is_an_error_and_a_wait_has_an_end(chromium):
    page = chromium.page()
    with pytest.raises(RuntimeError, match="ERR_FILE_NOT_FOUND"):
        page.go("file:///nowhere/at/all.html")
    with pytest.raises(RuntimeError, match="ReferenceError"):
        page.value("nothing_like_it")
    with pytest.raises(TimeoutError):
        page.wait("false", seconds=0.1)
