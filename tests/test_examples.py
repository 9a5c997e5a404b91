"""What `ck.name?` shows for each name on the Tab key holds an example that runs when pasted."""

import doctest
import inspect

import pytest

import clientkit as ck


@pytest.mark.parametrize("name", ck.__all__)
def test_the_example_of_a_name_runs_as_it_stands(name):
    text = inspect.getdoc(getattr(ck, name))
    example = doctest.DocTestParser().get_doctest(text, {}, name, None, 0)
    assert f"ck.{name}" in "".join(one.source for one in example.examples)
    told = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    runner.run(example, out=told.append)
    assert not runner.failures, "".join(told)
