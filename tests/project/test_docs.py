"""The documentation agrees with the code: what exists is described, and what is described exists."""

import json
import re
import subprocess
import tomllib

import pytest
import typer.main
import yaml

import peacetalks
from peacetalks import explorations
from peacetalks_quizzes import kinds
from peacetalks_quizzes.command_line import app

TOP_LEVEL = {
    ".ci",
    ".gitignore",
    ".npmrc",
    ".pre-commit-config.yaml",
    "CHANGELOG.md",
    "CITATION.cff",
    "CONTRIBUTING.md",
    "LICENSE",
    "LICENSE-CONTENT",
    "Makefile",
    "README.md",
    "_config.yml",
    "_toc.yml",
    "book",
    "docs",
    "package-lock.json",
    "package.json",
    "pyproject.toml",
    "quizzes",
    "requirements.lock",
    "tests",
    "widgets",
}


def tracked(root):
    listed = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True).stdout
    return listed.splitlines()


def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text())["project"]


def docs(root, *names):
    return "\n".join((root / name).read_text(encoding="utf-8") for name in names)


def test_top_level_holds_what_it_should_and_nothing_else(root):
    assert {name.split("/")[0] for name in tracked(root)} == TOP_LEVEL


def test_versions_agree(root):
    citation = yaml.safe_load((root / "CITATION.cff").read_text())
    versions = {project(root)["version"], peacetalks.__version__, citation["version"]}
    assert len(versions) == 1
    assert f"## {versions.pop()}" in (root / "CHANGELOG.md").read_text()


def test_every_make_target_is_in_the_readme(root):
    targets = re.findall(r"^([a-z]+):.*##", (root / "Makefile").read_text(), flags=re.MULTILINE)
    readme = docs(root, "README.md")
    assert targets
    assert [target for target in targets if f"make {target}" not in readme] == []


def commands(group, path=()):
    """Yield each command of the tool with its path of names."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


def test_every_command_and_option_is_documented(root):
    described = docs(root, "docs/quizzes.md")
    for path, command in commands(typer.main.get_command(app)):
        assert f"peacetalks {' '.join(path)}" in described
        for parameter in command.params:
            if parameter.param_type_name == "option" and parameter.name != "help":
                assert parameter.opts[0] in described, (path, parameter.opts)


def test_every_field_of_the_bank_is_documented(root):
    described = docs(root, "docs/writing.md")
    fields = set()
    for module in (*kinds.AUTOGRADED.values(), kinds.essay):
        assert f"`{module.__name__.rpartition('.')[2]}`" in described
        fields |= set(module.Item.model_fields)
    assert [name for name in sorted(fields) if f"`{name}`" not in described] == []


def test_every_directive_and_exploration_is_documented(root):
    described = docs(root, "docs/explorations.md", "docs/writing.md")
    assert "{exploration}" in described
    assert "{practice}" in described
    assert [name for name in explorations.IDS if name not in described] == []


def test_every_run_time_dependency_has_its_reason(root):
    given = project(root)
    named = [
        *given["dependencies"],
        *given["optional-dependencies"]["book"],
        *given["optional-dependencies"]["grading"],
    ]
    names = [re.split(r"[<>=\[]", one)[0] for one in named]
    names += json.loads((root / "package.json").read_text())["dependencies"]
    reasons = docs(root, *(name for name in tracked(root) if name.startswith("docs/decisions/"))).lower()
    assert [name for name in names if name.lower() not in reasons] == []


@pytest.mark.parametrize("folder", [".", "docs", "docs/decisions"])
def test_links_and_pictures_in_the_documentation_exist(root, folder):
    for page in (root / folder).glob("*.md"):
        text = page.read_text(encoding="utf-8")
        targets = re.findall(r"\]\(([^)#\s]+)", text) + re.findall(r'(?:src|srcset|href)="([^"#]+)"', text)
        here = [one for one in targets if not re.match(r"[a-z]+:", one)]
        assert [one for one in here if not (page.parent / one).exists()] == [], page
