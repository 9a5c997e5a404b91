import pandas as pd
import pytest

import clientkit as ck


def test_ten_dimes_of_a_class_make_one_whole():
    classes = pd.DataFrame({"abc": ["A"] * 10 + ["N"], "value": [0.10] * 10 + [-0.30]})
    summary = ck.segment_summary(classes, by="abc")
    assert summary["value"].tolist() == [1.0, -0.3]
    assert summary["clients"].tolist() == [10, 1]


def test_a_column_of_classes_that_is_not_there_names_those_that_are():
    with pytest.raises(
        ck.DataError, match=r"by is 'acb'; choose abc or value\. Did you mean 'abc'"
    ):
        ck.segment_summary(pd.DataFrame({"abc": ["A"], "value": [1.0]}), by="acb")
