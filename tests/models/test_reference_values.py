"""Every model against the reference values that were computed apart from it."""

import pytest

from tests.models.reference_cases import MODULES, call, cases, same

EACH = [(model, case) for model in MODULES for case in cases(model)]


@pytest.mark.parametrize(
    ("model", "case"), EACH, ids=[f"{model} {case['function']}: {case['why']}" for model, case in EACH]
)
def test_reference_value(model, case):
    compute = call(model, case)
    if "raises" in case:
        with pytest.raises(ValueError, match=case["match"]):
            compute()
        return
    result = compute()
    assert same(result, case["expect"], case["tol"]), result


def test_there_are_as_many_as_there_should_be():
    assert len(EACH) >= 439
