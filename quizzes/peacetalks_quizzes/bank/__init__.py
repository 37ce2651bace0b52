"""The question bank: one YAML file for each chapter, one schema for all."""

from peacetalks_quizzes.bank.load import BankError, load_bank, load_banks
from peacetalks_quizzes.bank.schema import Bank

__all__ = ["Bank", "BankError", "load_bank", "load_banks"]
