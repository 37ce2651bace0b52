"""No answer key of a graded item reaches a learner: wheel, book, page kernel and release notebooks are searched."""

import gzip
import html
import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from peacetalks_quizzes.bank import load_banks

NO_LETTERS = re.compile(r"[^a-z0-9]+")
# How JSON, and Python inside JSON, write a line's end, a quotation mark or a character beyond ASCII.
ESCAPES = re.compile(r"\\+(?:u[0-9a-fA-F]{4}|.)")
# Shorter texts, such as "5", stand anywhere by chance.
SHORTEST = 25


def letters(text):
    """Reduce a text to its letters and digits, so that no escape, markup or width of characters can hide it."""
    return NO_LETTERS.sub("", text.lower())


def strings(thing):
    """Yield every text in a nested structure."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, dict):
        for value in thing.values():
            yield from strings(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from strings(value)


def secrets_of(item):
    """Yield what a learner may not see of a graded item before feedback: all that explains or marks an answer."""
    data = item.model_dump()
    for name in ("why", "wrong", "rubric", "model_answer"):
        yield from strings(data.get(name))
    for part in ("options", "pairs", "extra_right", "steps"):
        for one in data.get(part) or ():
            yield from (one[name] for name in ("why", "misconception") if one.get(name))


def misconceptions(thing):
    """Yield the misconception of each option in a nested structure."""
    if isinstance(thing, dict):
        yield from filter(None, [thing.get("misconception")])
    for value in thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ():
        yield from misconceptions(value)


@pytest.fixture(scope="module")
def secrets(root):
    """The letters of each secret text, with the item that it belongs to."""
    graded = [item for bank in load_banks(root / "quizzes" / "bank") for item in bank.used_for("graded")]
    # The names of an essay's criteria are told to the learner.
    told = {letters(criterion.criterion) for item in graded if item.kind == "essay" for criterion in item.rubric}
    found = {letters(text): item.id for item in graded for text in secrets_of(item)}
    kept = {text: item for text, item in found.items() if len(text) >= SHORTEST and text not in told}
    assert len(kept) > 20
    return kept


def contents(name, data):
    """Yield a file's bytes as texts, and those of the files packed into it."""
    if name.endswith(".gz"):
        data = gzip.decompress(data)
    if zipfile.is_zipfile(io.BytesIO(data)) and not name.endswith("python_stdlib.zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for inner in packed.namelist():
                yield from contents(inner, packed.read(inner))
    # Python keeps a string's characters in one, two or four bytes each; dropping what is no letter makes them alike.
    text = data.decode("latin-1")
    yield text
    yield ESCAPES.sub(" ", html.unescape(text))


def leaks(files, secrets):
    """Return which secrets stand in which files, each with its item."""
    found = set()
    for path in files:
        for text in contents(path.name, path.read_bytes()):
            bare = letters(text)
            found |= {(path.name, item, secret) for secret, item in secrets.items() if secret in bare}
    return sorted(found)


def files_below(folder):
    found = [path for path in folder.rglob("*") if path.is_file()]
    assert found, f"{folder} is empty: run `make book` first"
    return found


def test_the_search_finds_what_is_there(root, secrets):
    (bank,) = load_banks(root / "quizzes" / "bank")
    # Misconceptions explain an item to its author and stay in the bank.
    kept_back = {letters(text) for item in bank.items for text in misconceptions(item.model_dump())}
    found = {secret for _, _, secret in leaks(files_below(root / "_build" / "course" / "source"), secrets)}
    assert set(secrets) - kept_back - found == set()


def test_the_search_looks_into_packed_files(tmp_path, secrets):
    secret = next(iter(secrets))
    inside = tmp_path / "snapshot.bin.gz"
    inside.write_bytes(gzip.compress(b"\0\1" + secret.encode("utf-16-le")))
    with zipfile.ZipFile(tmp_path / "some.whl", "w") as wheel:
        wheel.writestr("x/y.json", f'{{"why": "{secret}"}}')
    assert len(leaks(files_below(tmp_path), secrets)) == 2


@pytest.mark.parametrize("folder", ["_build/html", "_build/page", "_build/course/release"])
def test_no_key_in_what_learners_get(root, secrets, folder):
    assert leaks(files_below(root / folder), secrets) == []


def test_no_key_in_the_wheel(root, secrets, tmp_path):
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w"]
    subprocess.run([*command, str(tmp_path), str(root)], check=True)
    (wheel,) = Path(tmp_path).glob("*.whl")
    assert leaks([wheel], secrets) == []
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if "bank/" in name and name.endswith(".yaml")]


def test_no_graded_question_in_the_book(root):
    graded = [item for bank in load_banks(root / "quizzes" / "bank") for item in bank.used_for("graded")]
    stems = {letters(item.stem): item.id for item in graded}
    assert leaks(files_below(root / "_build" / "html"), stems) == []
