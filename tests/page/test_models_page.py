"""The page of the models says what their docstrings say, and says it of all of them."""

import importlib
import inspect
import pkgutil
import re

import pytest

from peacetalks import models
from peacetalks.page import models_page

RENEW = "docs/models.md is out of date: run .venv/bin/python -m peacetalks.page.models_page --out docs/models.md"


def test_page_is_what_the_docstrings_give_now(root):
    assert (root / "docs" / "models.md").read_text(encoding="utf-8") == models_page.page(), RENEW


def test_every_model_is_on_the_page():
    there = {name for group in models_page.MODELS for name in group}
    assert there == {module.name for module in pkgutil.iter_modules(models.__path__)} - {"checks"}


@pytest.mark.parametrize("group", models_page.MODELS, ids=lambda group: group[0])
def test_each_model_has_its_parts(group):
    model = models_page.describe(group[0])
    text = models_page.markdown(model.derivation)
    assert model.question.endswith("?")
    assert "```math" in text
    assert ":math:" not in models_page.page()
    assert any(symbol.symbols for symbol in model.symbols)
    assert model.sections["Limits"]
    assert re.search(r"\(\d{4}\)\. ", model.sections["References"])


@pytest.mark.parametrize("group", models_page.MODELS, ids=lambda group: group[0])
def test_each_argument_is_in_the_table_with_its_range(group):
    model, *beside = group
    described = [models_page.describe(model), *(models_page.describe(other, model) for other in beside)]
    rows = {name: symbol for one in described for symbol in one.symbols for name in symbol.names}
    for one in described:
        module = importlib.import_module(f"peacetalks.models.{one.name}")
        for function in one.functions:
            for argument in inspect.signature(getattr(module, function)).parameters:
                # Of two sides the arguments of each are those of one side, with its letter behind.
                row = rows.get(argument) or rows.get(re.sub("_[ab]$", "", argument))
                assert row, (one.name, function, argument)
                assert row.range or argument.startswith("side"), (one.name, function, argument)


def test_docstring_without_a_part_is_named(monkeypatch):
    module = importlib.import_module("peacetalks.models.ripeness")
    monkeypatch.setattr(module, "__doc__", "Ripeness: a word.\n\nWhen?\n\nText.\n")
    with pytest.raises(ValueError, match=r"peacetalks.models.ripeness lacks Limits, References"):
        models_page.describe("ripeness")
