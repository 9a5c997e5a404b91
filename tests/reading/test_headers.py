import pytest

from clientkit.reading.headers import header_row, mapping_of
from clientkit.reading.mark_words import MARK_CAPTIONS
from clientkit.reading.options import Options
from clientkit.reading.vocabulary import DIRECTORY_WORDS, TRANSACTION_WORDS
from clientkit.reading.words import words
from clientkit.schema import DIRECTORY, TRANSACTIONS, DataError


def mapping(*captions, **columns):
    return mapping_of(captions, "x.csv", Options('"x.csv"', columns), TRANSACTION_WORDS)


@pytest.mark.parametrize(
    ("captions", "found"),
    [
        (("CustomerID", "Invoice Date", "Total:"), ("client_id", "date", "amount")),
        (("Код клиента", "Дата", "Сумма, ₽"), ("client_id", "date", "amount")),
        (("Код ЄДРПОУ", "Дата", "Сума, грн"), ("client_id", "date", "amount")),
        (("Reg kood", "Kuupäev", "Summa km-ta"), ("client_id", "date", "amount")),
        (("*ContactName", "*InvoiceDate", "Amount (EUR)"), ("client", "date", "amount")),
        (("Клиент", "Дата", "Кол-во", "Цена"), ("client", "date", "units", "price")),
    ],
)
def test_captions_of_four_languages_are_known(captions, found):
    assert mapping(*captions) == dict(zip(found, captions, strict=True))


def test_the_word_given_wins_over_the_vocabulary():
    assert mapping("Client", "Date", "Amount", "Net", amount="Net")["amount"] == "Net"


def test_money_net_of_tax_is_taken_before_gross():
    assert mapping("Klient", "Kuupäev", "Kokku", "Summa km-ta")["amount"] == "Summa km-ta"


def test_a_price_is_not_needed_beside_an_amount():
    assert "price" not in mapping("Client", "Date", "Units", "Price", "Amount")


def test_the_header_is_found_under_titles():
    rows = [["Payments"], [], ["Client", "Date", "Amount"], ["ann", "1", "2"]]
    assert header_row(rows, {}, TRANSACTION_WORDS) == 2


def test_the_header_is_found_by_the_captions_given():
    rows = [["Client", "Date", "Amount"], ["Who", "When", "Sum"]]
    given = {"client_id": "Who", "date": "When"}
    assert header_row(rows, given, TRANSACTION_WORDS) == 1


def test_a_caption_that_is_not_there_names_its_neighbours():
    with pytest.raises(DataError) as error:
        mapping("CustomerID", "Date", "Amount", client_id="CustomerId")
    assert str(error.value) == (
        "x.csv has no column 'CustomerId' (given for client_id). Did you mean 'CustomerID'? "
        "It has CustomerID, Date and Amount"
    )


def test_a_name_the_kit_does_not_know_is_refused():
    with pytest.raises(DataError, match=r"columns is 'clientid'.* Did you mean 'client_id'\?"):
        mapping("A", "B", clientid="A")


def test_a_needed_caption_twice_is_refused():
    with pytest.raises(
        DataError, match=r"caption 'Amount' .* more than once, in the columns 3 and 4"
    ):
        mapping("Client", "Date", "Amount", "Amount")


def test_one_caption_for_two_names_is_refused():
    with pytest.raises(DataError, match="'Day' for date and document; a caption serves one"):
        mapping("Client", "Day", "Amount", date="Day", document="Day")


def test_what_is_missing_comes_as_a_call_to_paste():
    with pytest.raises(DataError) as error:
        mapping("household", "Date", "value", client_id="household")
    assert str(error.value) == (
        "x.csv has no column known as amount (or units and price instead of it); free is value. "
        'Say which it is: ck.load("x.csv", columns={"client_id": "household", '
        '"amount": "…one of: value"}) or, on the command line, '
        '--columns client_id="household" amount="…one of: value"'
    )


def test_the_vocabulary_covers_the_canonical_columns():
    assert {*TRANSACTION_WORDS} == {*TRANSACTIONS, "client", "price", *MARK_CAPTIONS}
    assert [*DIRECTORY_WORDS] == [*DIRECTORY]


def test_a_file_without_columns_to_choose_from_is_asked_about():
    with pytest.raises(DataError, match="and no column is left over; is it the right file, sheet"):
        mapping("Client")


@pytest.mark.parametrize("known", [TRANSACTION_WORDS, DIRECTORY_WORDS])
def test_no_caption_means_two_columns(known):
    captions = [word for languages in known.values() for word in words(languages)]
    assert sorted(captions) == sorted(set(captions))


def test_a_caption_is_given_without_regard_to_its_spaces():
    assert mapping("Client name", "Date", "Amount", client="Client\u00a0 name")["client"]


def test_a_caption_given_may_be_a_number():
    assert mapping("0", "Date", "Amount", client=0)["client"] == "0"
