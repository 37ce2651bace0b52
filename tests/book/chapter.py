"""A chapter taken apart into what a reader meets, straight from its Markdown.

A chapter is a list of sections; a section has an anchor, a heading and blocks; a block is one paragraph, list item,
table or directive with the comments that stand right above it. Nothing here knows what is right: the tests do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

COMMENT = re.compile(r"<!--\s*(\w+):\s*(.*?)\s*-->", re.S)
CITE = re.compile(r"\{cite:\w+\}`([^`]+)`")
TERM = re.compile(r"\{term\}`([^`]+)`")
DIRECTIVE = re.compile(r"(?::::|```)\{(\w+)\}\s*(.*)")
OBJECTIVE = re.compile(r"- \*\*([a-z]+\.\d+)\*\* \*(\w+)\*")


@dataclass(frozen=True)
class Block:
    """A stretch of a chapter without a blank line, or one directive from its first fence to its last."""

    text: str
    line: int
    comments: tuple[tuple[str, str], ...] = ()

    @property
    def directive(self) -> tuple[str, str] | None:
        """The directive's name and argument, or None for prose."""
        found = DIRECTIVE.match(self.text)
        return (found[1], found[2].strip()) if found else None

    @property
    def is_prose(self) -> bool:
        """Whether a reader reads it as the chapter's own text; an admonition is, an exploration is not."""
        return self.directive is None or self.directive[0] == "admonition"

    @property
    def cited(self) -> list[str]:
        """The keys cited, in order."""
        return [key.strip() for keys in CITE.findall(self.text) for key in keys.split(",")]

    @property
    def visible(self) -> str:
        """The words a reader sees: no citation, role, fence or emphasis mark."""
        text = TERM.sub(lambda found: found[1].split("<")[0], CITE.sub("", self.text))
        text = re.sub(r"^(?::::|```|:\w+:).*$", "", text, flags=re.M)
        return " ".join(re.sub(r"<[^>]+>|[*`|]", "", text).split())

    def comment(self, name: str) -> list[str]:
        """Return the values of the comments `<!-- name: value -->` above the block."""
        return [value for key, value in self.comments if key == name]


@dataclass
class Section:
    """A heading with what follows it up to the next heading."""

    heading: str
    level: int
    line: int
    anchor: str | None = None
    blocks: list[Block] = field(default_factory=list)

    @property
    def teaches(self) -> set[str]:
        """The objectives that the section's comment `<!-- teaches: ... -->` names."""
        return {one for block in self.blocks for value in block.comment("teaches") for one in value.split()}


@dataclass(frozen=True)
class Chapter:
    """A chapter's sections; the first one is the title with the hook below it."""

    path: Path
    sections: list[Section]

    @cached_property
    def blocks(self) -> list[Block]:
        """Every block of the chapter."""
        return [block for section in self.sections for block in section.blocks]

    @property
    def prose(self) -> list[Block]:
        """The blocks that a reader reads as the chapter's own text."""
        return [block for block in self.blocks if block.is_prose]

    @property
    def words(self) -> int:
        """How many words a reader reads: headings and prose, without citations and questions."""
        texts = [section.heading for section in self.sections] + [block.visible for block in self.prose]
        return sum(len(re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", text)) for text in texts)

    @property
    def objectives(self) -> dict[str, str]:
        """Each objective's id with the verb that it begins with."""
        return {found[1]: found[2] for block in self.prose for found in OBJECTIVE.finditer(block.text)}

    @property
    def anchors(self) -> set[str]:
        """The anchors that a question may point to, with their hash."""
        return {f"#{section.anchor}" for section in self.sections if section.anchor}

    @property
    def terms(self) -> list[str]:
        """The glossary terms used, as written."""
        return [term for block in self.prose for term in TERM.findall(block.text)]

    def directives(self, name: str) -> list[str]:
        """Return the arguments of every directive of that name, in order."""
        return [block.directive[1] for block in self.blocks if block.directive and block.directive[0] == name]

    def section(self, heading: str) -> Section:
        """Return the section with that heading."""
        return next(section for section in self.sections if section.heading == heading)


def _pieces(lines: list[str]) -> list[tuple[int, str]]:
    """Return blocks of lines with the number of their first line; a fenced directive is one block."""
    pieces: list[tuple[int, str]] = []
    fence = ""
    new = True
    for number, line in enumerate(lines, start=1):
        opens = re.match(r"(:{3,}|`{3,})\{", line)
        if fence:
            pieces[-1] = (pieces[-1][0], f"{pieces[-1][1]}\n{line}")
            if line.strip() == fence:
                fence, new = "", True
        elif not line.strip():
            new = True
        elif new or opens or line.startswith(("#", "<!--", "- ")) or re.fullmatch(r"\([\w-]+\)=", line):
            pieces.append((number, line))
            fence = opens[1] if opens else ""
            new = line.startswith("#") or line.endswith(("-->", ")="))
        else:
            pieces[-1] = (pieces[-1][0], f"{pieces[-1][1]}\n{line}")
    return pieces


def read(path: Path) -> Chapter:
    """Return the chapter that a Markdown file holds."""
    sections: list[Section] = []
    anchor: str | None = None
    above: list[tuple[str, str]] = []
    for number, text in _pieces(path.read_text(encoding="utf-8").splitlines()):
        heading = re.match(r"(#+) (.*)", text)
        label = re.fullmatch(r"\(([\w-]+)\)=", text)
        comment = COMMENT.fullmatch(text)
        if label:
            anchor = label[1]
        elif heading:
            sections.append(Section(heading[2], len(heading[1]), number, anchor))
            anchor = None
        elif comment:
            above.append((comment[1], comment[2]))
        else:
            sections[-1].blocks.append(Block(text, number, tuple(above)))
            above = []
    return Chapter(path, sections)


def bibliography(path: Path) -> dict[str, dict[str, str]]:
    """Return each entry of a BibTeX file with its fields; values may not hold unbalanced braces."""
    entries = {}
    for found in re.finditer(r"^@(\w+)\{([^,]+),\n(.*?)^\}", path.read_text(encoding="utf-8"), re.S | re.M):
        fields = dict(re.findall(r"^\s*(\w+)\s*=\s*\{?(.*?)\}?,?$", found[3], re.M))
        entries[found[2]] = {"type": found[1], **fields}
    return entries


def glossary(path: Path) -> set[str]:
    """Return the terms of a glossary page."""
    inside = path.read_text(encoding="utf-8").split("```{glossary}\n")[1].split("\n```")[0]
    return {line.strip() for line in inside.splitlines() if line and not line.startswith(" ")}
