"""The draft of a mail: a message to be sent by hand, with the summary and the PDF."""

from email import message_from_bytes
from email.policy import default

import pytest
from bs4 import BeautifulSoup
from months import example

from clientkit.language import speaking
from clientkit.presenting.brand import Brand
from clientkit.presenting.mail import write_mail
from clientkit.showing.key_numbers import label, text


@pytest.fixture
def month(tmp_path):
    return example(tmp_path)


def draft_of(path):
    return message_from_bytes(path.read_bytes(), policy=default)


def test_it_is_a_draft_to_nobody_with_the_findings_and_the_numbers(month, tmp_path):
    draft = draft_of(write_mail(month, tmp_path / "mail.eml"))
    assert draft["Subject"] == "Client base, January 2026" and draft["X-Unsent"] == "1"
    assert not draft["To"] and not draft["From"]
    words = draft.get_body(["plain"]).get_content()
    page = BeautifulSoup(draft.get_body(["html"]).get_content(), "html.parser").get_text()
    for said in (words, page):
        assert "A_B & Co paid nothing. Call today." in said
        for name, value in month.numbers.items():
            assert label(name) in said and text(name, value) in said


def test_the_pdf_goes_along_where_there_is_one(month, tmp_path):
    assert not list(draft_of(write_mail(month, tmp_path / "mail.eml")).iter_attachments())
    (month.folder / "report.pdf").write_bytes(b"%PDF-1.7 and so on\xff")
    [attached] = draft_of(write_mail(month, tmp_path / "mail.eml")).iter_attachments()
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_content() == b"%PDF-1.7 and so on\xff"


def test_the_same_month_makes_the_same_bytes(month, tmp_path):
    one = write_mail(month, tmp_path / "one.eml").read_bytes()
    assert one == write_mail(month, tmp_path / "two.eml").read_bytes()


def test_names_are_no_markup_and_no_headers(month, tmp_path):
    month.record["notebooks"][0]["findings"] = [
        {"about": "x", "what": "&lt;script&gt;alert(1)&lt;/script&gt; paid.", "rank": 4}
    ]
    brand = Brand(name="Evil\nBcc: spy@example.com")
    with speaking("ru"):
        draft = draft_of(write_mail(month, tmp_path / "mail.eml", brand))
    html = draft.get_body(["html"]).get_content()
    assert "<script" not in html and "&lt;script&gt;alert(1)&lt;/script&gt; paid." in html
    assert "<html lang='ru'>" in html
    assert draft["Subject"].startswith("Evil Bcc: spy@example.com: ") and not draft["Bcc"]
