"""A reader who knows only test tricks must not do better than chance.

Criterion: over all choice items of the bank (one point each, by the rules of their kinds), no trick's total reaches
the smallest total that blind guessing reaches with a probability of at most 5 %. The distribution of blind guessing is
exact; a trick's ties count at their average. `python -m tests.book.guesser` prints what each trick earns.
"""

from itertools import combinations
from math import comb

import pytest

from peacetalks_quizzes.bank import load_banks
from tests.book import guesser
from tests.book.guesser import BANK, TRICKS, bound, chance, total, words


@pytest.fixture(scope="module")
def banks():
    return load_banks(BANK)


@pytest.mark.parametrize("name", TRICKS)
def test_no_trick_beats_chance(banks, name):
    assert total(TRICKS[name], banks) < bound(chance(banks))


def test_blind_guessing_is_a_distribution_and_its_bound_is_where_it_says(banks):
    distribution = chance(banks)
    assert sum(distribution.values()) == pytest.approx(1)
    limit = bound(distribution)
    assert sum(probability for value, probability in distribution.items() if value >= limit) <= 0.05
    assert sum(probability for value, probability in distribution.items() if value >= limit - 1) > 0.05


def test_a_bank_whose_keys_are_always_the_longest_is_caught(banks, monkeypatch):
    spoilt = [
        (name, stem, [text + " indeed" * 5 * good for text, good in zip(options, right, strict=True)], right)
        for name, stem, options, right in guesser.choices(banks)
    ]
    monkeypatch.setattr(guesser, "choices", lambda _: spoilt)
    assert total(TRICKS["the longest"], banks) >= bound(chance(banks))


def test_keys_of_single_choice_are_spread_over_the_places_as_shown(banks):
    places: dict[int, int] = {}
    single = [right for _, _, _, right in guesser.choices(banks) if sum(right) == 1]
    for right in single:
        places[right.index(True)] = places.get(right.index(True), 0) + 1
    assert max(places.values()) <= len(single) / 2


def test_shared_words_do_not_match_the_pairs(banks):
    """Pairs found by shared words stay below what blind matching reaches with a probability of at most 5 %."""
    found, each = 0.0, []
    for item in (item for bank in banks for item in bank.items if item.kind == "match"):
        rights = [pair.right for pair in item.pairs] + [decoy.text for decoy in item.extra_right]
        for pair in item.pairs:
            shared = [len(words(pair.left) & words(right)) for right in rights]
            ties = [right for right, number in zip(rights, shared, strict=True) if number == max(shared)]
            found += (pair.right in ties) / len(ties)
            each.append(1 / len(rights))
    average = sum(each) / len(each)
    tail = [
        sum(comb(len(each), k) * average**k * (1 - average) ** (len(each) - k) for k in range(least, len(each) + 1))
        for least in range(len(each) + 1)
    ]
    assert found < next(least for least, probability in enumerate(tail) if probability <= 0.05)


def test_length_does_not_give_an_order_away(banks):
    for item in (item for bank in banks for item in bank.items if item.kind == "order"):
        lengths = [len(step.text) for step in item.steps]
        pairs = list(combinations(lengths, 2))
        agree = sum((first < second) - (first > second) for first, second in pairs)
        assert abs(agree) / len(pairs) <= 0.4, item.id
