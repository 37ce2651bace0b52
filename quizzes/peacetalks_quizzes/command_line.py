"""The command `peacetalks`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from peacetalks_quizzes.bank import BankError, load_bank, load_banks
from peacetalks_quizzes.practice import practice_json, write_whole

app = typer.Typer(
    help="Check the question bank and release quizzes.", no_args_is_help=True, pretty_exceptions_enable=False
)
bank_app = typer.Typer(help="Look after the question bank.", no_args_is_help=True)
app.add_typer(bank_app, name="bank")

PROJECT = Path(__file__).resolve().parents[2]
BANK = PROJECT / "quizzes" / "bank"
COURSE = PROJECT / "_build" / "course"


def _stop(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


def _unwritable(error: OSError, place: Path) -> str:
    return f"{error.filename or place}: can't be written ({error.strerror})."


@bank_app.command()
def check(path: Annotated[Path, typer.Argument(help="A bank file, or a folder of them.")] = BANK) -> None:
    """Check the bank; every fault is one sentence that names file, item and field."""
    paths = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    faults = []
    for one in paths:
        try:
            load_bank(one)
        except BankError as error:
            faults.append(str(error))
    if not faults:
        try:
            banks = load_banks(path)
        except BankError as error:
            faults.append(str(error))
    if faults:
        _stop("\n".join(faults))
    graded, practice = (sum(len(bank.used_for(use)) for bank in banks) for use in ("graded", "practice"))
    typer.echo(f"{len(banks)} chapter(s), {graded} graded and {practice} practice items: all in order.")


@bank_app.command()
def practice(
    out: Annotated[Path, typer.Option(help="The JSON file to write.")],
    path: Annotated[Path, typer.Argument(help="A bank file, or a folder of them.")] = BANK,
) -> None:
    """Export the practice items, answers included, for the book."""
    try:
        banks = load_banks(path)
        write_whole(out, practice_json(banks))
    except BankError as error:
        _stop(str(error))
    except OSError as error:
        _stop(_unwritable(error, out))
    typer.echo(f"Practice items of {len(banks)} chapter(s): {out}")


@app.command()
def release(
    quiz: Annotated[str, typer.Argument(help="The chapter whose graded items make the quiz.")],
    course: Annotated[Path, typer.Option(help="nbgrader's course folder; made when missing.")] = COURSE,
    bank: Annotated[Path, typer.Option(help="The folder of the bank.")] = BANK,
    seed: Annotated[int, typer.Option(help="Draws the order of the options.")] = 1,
    book: Annotated[
        str, typer.Option(help="Address of the built book, for links in feedback.")
    ] = "http://127.0.0.1:8000/",
) -> None:
    """Make a quiz and its release version, which holds no key."""
    # nbgrader takes a second to import, which `bank check` needn't wait for.
    from peacetalks_quizzes.release import ReleaseError
    from peacetalks_quizzes.release import release as release_quiz

    try:
        loaded = load_bank(bank / f"{quiz}.yaml")
        address = book if book.endswith("/") else f"{book}/"
        folder = release_quiz(loaded, course, seed=seed, book=address)
    except (BankError, ReleaseError) as error:
        _stop(str(error))
    except OSError as error:
        _stop(_unwritable(error, course))
    typer.echo(f"Released {quiz}: {folder}")


def main() -> None:
    """Run the command."""
    app()
