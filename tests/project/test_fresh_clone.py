"""The README's two commands, run as a newcomer runs them: in a fresh clone, in a folder with a space in its name."""

import os
import re
import shutil
import signal
import subprocess
import urllib.request

import pytest

# A proxy that refuses everybody: what still works with it needs no network.
OFFLINE = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
OFFLINE |= {"PIP_NO_INDEX": "1", "NPM_CONFIG_OFFLINE": "true", "no_proxy": "127.0.0.1", "NO_PROXY": "127.0.0.1"}


# Variables of the make that runs these tests must not reach the clone's.
INHERITED = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS", "TESTS"))}


def make(clone, *arguments, **environment):
    """Run make in the clone; it must succeed."""
    command = ["make", "--no-print-directory", *arguments]
    done = subprocess.run(
        command, cwd=clone, env={**INHERITED, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-4000:]
    return done.stdout


@pytest.fixture(scope="module")
def clone(root, tmp_path_factory):
    """A clone of what is committed, removed afterwards because it holds an environment of its own."""
    place = tmp_path_factory.mktemp("fresh") / "a fresh clone"
    subprocess.run(["git", "clone", "--quiet", str(root), str(place)], check=True)
    yield place
    shutil.rmtree(place)


@pytest.fixture(scope="module")
def served(clone):
    """Run `make course` until it prints the address of the book."""
    process = subprocess.Popen(
        ["make", "course", "PORT=0"],
        cwd=clone,
        env=INHERITED,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    said = []
    address = None
    for line in process.stdout:
        said.append(line)
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        if found:
            address = found[0]
            break
    assert address, "".join(said)[-4000:]
    yield address, "".join(said)
    os.killpg(process.pid, signal.SIGTERM)
    process.wait()


def test_course_serves_the_book_and_makes_the_quiz_folder(clone, served):
    address, said = served
    with urllib.request.urlopen(f"{address}book/part-1-why-talk/why-bargaining-fails.html") as page:
        assert 'data-exploration="bargaining-range"' in page.read().decode()
    assert "_build/course/release" in said
    assert (clone / "_build/course/release/why-bargaining-fails/why-bargaining-fails.ipynb").is_file()


def test_test_sets_itself_up_and_ends_with_the_line_of_pytest(clone, served):
    assert re.search(r"\d+ passed.* in [\d.]+s", make(clone, "test", "TESTS=tests/models").splitlines()[-1])


def test_second_run_has_nothing_to_do(clone, served):
    # With --question make succeeds only when everything is up to date.
    make(clone, "--question", "_build/html/.ready", "_build/course/.ready")


def test_after_set_up_everything_is_built_without_a_network(clone, served):
    shutil.rmtree(clone / "_build")
    make(clone, "book", "_build/course/.ready", **OFFLINE)
    assert (clone / "_build/html/index.html").is_file()


def test_generated_things_live_in_three_folders(clone, served):
    command = ["git", "status", "--short", "--ignored", "--untracked-files=normal"]
    listed = subprocess.run(command, cwd=clone, capture_output=True, text=True, check=True).stdout
    folders = {line[3:].strip('"') for line in listed.splitlines()}
    assert {name for name in folders if "__pycache__" not in name and not name.startswith((".pytest", ".hypo"))} == {
        ".venv/",
        "node_modules/",
        "_build/",
    }
