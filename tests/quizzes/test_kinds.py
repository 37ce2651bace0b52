"""What every kind of question promises of its score, and what docs/scoring.md says of blind guessing."""

from fractions import Fraction
from itertools import combinations, permutations, product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peacetalks_quizzes import kinds
from peacetalks_quizzes.bank import load_banks
from tests.conftest import ROOT

BANKS = load_banks(ROOT / "quizzes" / "bank")
ITEMS = [item for bank in BANKS for item in bank.items if item.kind in kinds.AUTOGRADED]
NAMES = [item.id for item in ITEMS]

numbers = st.integers() | st.floats()
json_values = st.recursive(
    st.none() | st.booleans() | numbers | st.text(max_size=8) | st.sampled_from("abcdef"),
    lambda inner: st.lists(inner, max_size=7) | st.dictionaries(st.text(max_size=3) | st.sampled_from("abcd"), inner),
    max_leaves=12,
)


def dealt(item, seed=1):
    """Return the public item and the key as one seed deals them."""
    return kinds.AUTOGRADED[item.kind].make(item, Random(seed))


@pytest.mark.parametrize("item", ITEMS, ids=NAMES)
def test_samples_earn_what_they_say(item):
    _, key = dealt(item)
    samples = kinds.AUTOGRADED[item.kind].samples(key)
    assert {sample.name for sample in samples} >= {"right", "wrong", "empty", "malformed"}
    for sample in samples:
        assert kinds.score(key, sample.answer).fraction == pytest.approx(sample.fraction), sample
        assert kinds.explain(key, sample.answer)


@pytest.mark.parametrize("item", ITEMS, ids=NAMES)
@given(answer=json_values)
def test_any_answer_at_all_earns_between_nothing_and_everything(item, answer):
    _, key = dealt(item)
    assert 0 <= kinds.score(key, answer).fraction <= 1
    assert all(line.text for line in kinds.explain(key, answer))


@pytest.mark.parametrize("item", ITEMS, ids=NAMES)
def test_public_item_says_nothing_of_the_key(item):
    public, _ = dealt(item)
    assert not {"why", "correct", "answer", "tolerance", "wrong", "steps", "misconception"} & set(public)
    for part in ("options", "left", "right"):
        assert all(set(one) == {"id", "text"} for one in public.get(part, ()))


def in_words(public, answer):
    """Return an answer by its texts, which no shuffle changes."""
    texts = {part: {one["id"]: one["text"] for one in public.get(part, ())} for part in ("options", "left", "right")}
    if isinstance(answer, dict):
        return {texts["left"][left]: texts["right"][right] for left, right in answer.items()}
    if isinstance(answer, list):
        return [texts["options"][one] for one in answer]
    return texts["options"].get(answer, answer) if isinstance(answer, str) else answer


def in_letters(public, words):
    letters = {part: {one["text"]: one["id"] for one in public.get(part, ())} for part in ("options", "left", "right")}
    if isinstance(words, dict):
        return {letters["left"][left]: letters["right"][right] for left, right in words.items()}
    if isinstance(words, list):
        return [letters["options"][one] for one in words]
    return letters["options"].get(words, words) if isinstance(words, str) else words


@pytest.mark.parametrize("item", ITEMS, ids=NAMES)
@given(data=st.data(), seed=st.integers(0, 10**6))
def test_the_order_in_which_options_are_shown_changes_no_score(item, data, seed):
    public, key = dealt(item)
    answer = data.draw(st.sampled_from(list(every_answer(public)) or [0.0, 0.3, 0.5, 1.0]))
    other_public, other_key = dealt(item, seed)
    other = in_letters(other_public, in_words(public, answer))
    assert kinds.score(other_key, other).fraction == pytest.approx(kinds.score(key, answer).fraction)


def every_answer(public):
    """Yield every answer that a card can record."""
    options = [option["id"] for option in public.get("options", ())]
    match public["kind"]:
        case "single":
            yield from options
        case "multiple":
            for size in range(1, len(options) + 1):
                yield from map(list, combinations(options, size))
        case "order":
            yield from map(list, permutations(options))
        case "match":
            left = [side["id"] for side in public["left"]]
            for chosen in product([side["id"] for side in public["right"]], repeat=len(left)):
                yield dict(zip(left, chosen, strict=True))


def right_of(key):
    samples = kinds.AUTOGRADED[key["kind"]].samples(key)
    return next(sample.answer for sample in samples if sample.name == "right")


@pytest.mark.parametrize("item", ITEMS, ids=NAMES)
def test_only_the_right_answer_earns_everything(item):
    public, key = dealt(item)
    full = [answer for answer in every_answer(public) if kinds.score(key, answer).fraction == 1]
    if public["kind"] != "numeric":
        assert full == [right_of(key)]


def of_kind(kind):
    return [item for item in ITEMS if item.kind == kind]


@pytest.mark.parametrize("item", of_kind("multiple"), ids=lambda item: item.id)
def test_one_more_right_option_earns_more_and_one_more_wrong_no_more(item):
    public, key = dealt(item)
    correct = {option["id"]: option["correct"] for option in key["options"]}
    for answer in every_answer(public):
        before = kinds.score(key, answer).fraction
        for letter in set(correct) - set(answer):
            after = kinds.score(key, sorted([*answer, letter])).fraction
            assert after >= before if correct[letter] else after <= before


@pytest.mark.parametrize("item", of_kind("match"), ids=lambda item: item.id)
def test_one_more_right_pair_never_earns_less(item):
    public, key = dealt(item)
    right = right_of(key)
    for answer in every_answer(public):
        for left in answer:
            assert kinds.score(key, {**answer, left: right[left]}).fraction >= kinds.score(key, answer).fraction


@pytest.mark.parametrize("item", of_kind("order"), ids=lambda item: item.id)
def test_putting_two_neighbours_right_earns_no_less(item):
    public, key = dealt(item)
    place = {letter: number for number, letter in enumerate(right_of(key))}
    for answer in every_answer(public):
        for at in range(len(answer) - 1):
            if place[answer[at]] > place[answer[at + 1]]:
                better = [*answer[:at], answer[at + 1], answer[at], *answer[at + 2 :]]
                assert kinds.score(key, better).fraction >= kinds.score(key, answer).fraction


def uncut(key, answer):
    """Return the score before it is cut at zero, written down again from docs/scoring.md."""
    match key["kind"]:
        case "single":
            return Fraction(answer == right_of(key))
        case "multiple":
            right = set(right_of(key))
            wrong = {option["id"] for option in key["options"]} - right
            chosen = set(answer)
            return Fraction(len(chosen & right), len(right)) - Fraction(len(chosen & wrong), len(wrong))
        case "match":
            pairs, chance = len(key["left"]), Fraction(len(key["left"]), len(key["right"]))
            hits = sum(answer[side["id"]] == side["right"] for side in key["left"])
            return (hits - chance) / (pairs - chance)
        case "order":
            place = {letter: number for number, letter in enumerate(right_of(key))}
            pairs = list(combinations(answer, 2))
            agree = sum(place[first] < place[second] for first, second in pairs)
            return Fraction(2 * agree - len(pairs), len(pairs))


CHOSEN = [item for item in ITEMS if item.kind != "numeric"]


@pytest.mark.parametrize("item", CHOSEN, ids=lambda item: item.id)
def test_blind_guessing_expects_what_the_documentation_says(item):
    public, key = dealt(item)
    answers = list(every_answer(public))
    if item.kind == "multiple":
        # A coin for each option: no tick at all is one of the outcomes, worth nothing.
        answers.append([])
    mean = sum((uncut(key, answer) for answer in answers), Fraction(0)) / len(answers)
    assert mean == (Fraction(1, len(public["options"])) if item.kind == "single" else 0)
    for answer in answers:
        assert kinds.score(key, answer).fraction == pytest.approx(float(max(Fraction(0), uncut(key, answer))))


def expected_after_the_cut(kind, sizes):
    """Return what guessing earns on average with the score cut at zero, by enumeration of every guess."""
    if kind == "multiple":
        right, wrong = sizes
        gains = [
            max(Fraction(0), Fraction(sum(ticks[:right]), right) - Fraction(sum(ticks[right:]), wrong))
            for ticks in product((0, 1), repeat=right + wrong)
        ]
    elif kind == "match":
        left, rights = sizes
        chance = Fraction(left, rights)
        gains = [
            max(Fraction(0), (sum(one == at for at, one in enumerate(guess)) - chance) / (left - chance))
            for guess in product(range(rights), repeat=left)
        ]
    else:
        (steps,) = sizes
        pairs = steps * (steps - 1) // 2
        gains = []
        for guess in permutations(range(steps)):
            agree = sum(first < second for first, second in combinations(guess, 2))
            gains.append(max(Fraction(0), Fraction(2 * agree - pairs, pairs)))
    return float(sum(gains) / len(gains))


@pytest.mark.parametrize(
    ("kind", "sizes", "share"),
    [
        ("multiple", (2, 2), "0.19"),
        ("multiple", (3, 3), "0.16"),
        ("match", (3, 4), "0.14"),
        ("match", (4, 5), "0.10"),
        ("order", (4,), "0.19"),
        ("order", (5,), "0.16"),
    ],
)
def test_the_figures_in_the_documentation_are_right(root, kind, sizes, share):
    assert f"{expected_after_the_cut(kind, sizes):.2f}" == share
    page = (root / "docs" / "scoring.md").read_text(encoding="utf-8")
    assert share in next(line for line in page.splitlines() if line.startswith(f"| `{kind}`"))
