"""Style, types, imports and spelling, by the tools that the lock file pins."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

TOOLS = Path(sys.executable).parent
CHECKS = {
    "ruff-check": ["ruff", "check", "."],
    "ruff-format": ["ruff", "format", "--check", "."],
    "mypy": ["mypy"],
    "import-linter": ["lint-imports", "--no-cache"],
    "codespell": ["codespell"],
    "bank": ["peacetalks", "bank", "check"],
}


@pytest.mark.parametrize("check", CHECKS)
def test_check_passes(check, root):
    tool, *arguments = CHECKS[check]
    done = subprocess.run([TOOLS / tool, *arguments], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_pre_commit_runs_the_same_checks(root):
    hooks = yaml.safe_load((root / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    assert {hook["id"] for hook in hooks} == set(CHECKS)
    for hook in hooks:
        assert hook["entry"].split()[0] == f".venv/bin/{CHECKS[hook['id']][0]}"


def test_pre_commit_configuration_is_valid(root):
    command = [TOOLS / "pre-commit", "validate-config", ".pre-commit-config.yaml"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
