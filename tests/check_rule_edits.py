#!/usr/bin/env python3
"""One edit, one message, on the right line: every id, source and formula of the shipped rule files is damaged in turn.

    tests/check_rule_edits.py PROGRAM

Each edit is made on a copy of its own. An id that something refers to is told once, where it is first used; a piece
whose indicator is misspelt, a formula that is cut short or misspells a name, on its line; an element that lost its
source, where its id stands.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FORMULA_KEYS = {"formula", "met", "points", "euros", "given", "when", "full", "attainment", "pro_rata", "due", "holds", "date",
                "point_value", "of", "by", "required_when", "row"}
WORDS = {"if", "then", "else", "and", "or", "not", "true", "false", "all", "points", "point"}
AGGREGATES = {"earned", "full", "prorated_full"}
NAMED = {"input", "parameter", "definition", "table", "scale", "amount"}
TEXTS = {"label", "help", "reason", "evidence", "note", "text", "message", "taken_back"}
UNCITED = {"parameter", "indicator", "exemption"}  # What is always told when it cites nothing.
FILES_A_RUN = 200


@dataclass
class Line:
    number: int
    block: str  # "indicator.part", of [indicator.x.part.y]
    name: str  # "y"
    start: int  # the number of the block's header
    key: str  # the key of the value that stands on it, or that goes on over it
    text: str


def read_lines(text):
    block, name, start, key, inside = "", "", 0, "", False
    for number, line in enumerate(text.split("\n"), 1):
        if not inside:
            key = ""
            if header := re.match(r"\s*\[([\w.]+)\]\s*$", line):
                words = header[1].split(".")
                block, start = ".".join(words[::2]), number
                name = words[-1] if len(words) % 2 == 0 else ""
            elif block.endswith("rows") and re.match(r"\s*[\w\"].*=", line):
                key = "row"  # Where it begins, and its cell: formulas both.
            elif pair := re.match(r"\s*(\w+)\s*=", line):
                key = pair[1]
        yield Line(number, block, name, start, key, "" if line.lstrip().startswith("#") else line)
        if line.count('"""') == 1:
            inside = not inside


def formula_of(line):
    """What of a line belongs to a formula, the rest blank: columns stay."""
    if line.key == "value" or (line.key == "values" and line.block == "parameter"):
        return ""  # Constants.
    if line.key not in FORMULA_KEYS:
        return ""
    if line.key == "row":
        return re.sub(r"[\"=]|\bleast\b", lambda found: " " * len(found[0]), line.text)
    start = re.match(r"\s*\w+\s*=\s*", line.text)
    text = " " * start.end() + line.text[start.end() :] if start and line.text.split("=")[0].strip() == line.key else line.text
    return text


def uses(line):
    """What a line refers to: (kind, id). "name": the kinds that share a namespace."""
    value = line.text.split("=", 1)[-1]
    quoted = re.findall(r'"([^"]*)"', value)
    if line.key == "source":
        for citation in quoted[0].split(";"):
            yield "source", citation.split()[0].rstrip(",")
    elif line.key == "axis":
        yield "axis", quoted[0]
    elif line.key == "class":
        yield "scored", quoted[0]
    elif line.key == "classes":
        for each in quoted:
            yield "scored", each
    elif line.key in ("input", "default_input", "paid"):
        yield "name", quoted[0]
    elif line.key == "period":
        for each in re.findall(r'\b(?:from|to)\s*=\s*"([^"]*)"', value):
            for name, _ in names_in(each):
                yield "name", name
    elif line.key == "with":
        for each in re.findall(r'(\w+)\s*=\s*"(\w+)"', value):
            for one in each:
                yield "name", one
    if line.key in TEXTS:
        for each in re.findall(r"(?<!\{)\{(\w+)\}", value):
            yield "name", each
    for name, call in names_in(formula_of(line)):
        yield ("scored" if call in AGGREGATES else "name"), name


def choice_uses(text):
    """The rows and the comparisons that use each choice: (name, line number), in order."""
    for number, line in enumerate(text.split("\n"), 1):
        if found := re.match(r"\s*\[table\..*\.rows(?:\..*)?\.(\w+)\]\s*$", line) or re.match(r'\s*(\w+)\s*=\s*"', line):
            yield found[1], number
        for name in re.findall(r"[!=]= (\w+)", line.split(" #")[0]):
            yield name, number


def names_in(formula):
    """Names that stand for something, each with the function that holds it when that is an aggregate."""
    for found in re.finditer(r"(?<![\w.])([a-z]\w*)(\s*\()?", formula):
        if found[2] or found[1] in WORDS:
            continue
        call = re.search(r"(\w+)\s*\(\s*$", formula[: found.start()])
        inside = call[1] if call and call[1] in AGGREGATES else ""
        yield found[1], inside


def kind_of(block):
    if block in NAMED:
        return "name"
    return "scored" if block in ("indicator", "class") else block


@dataclass
class Edit:
    what: str
    text: str
    expected: list  # [(severity, line)], or None: at most one message


def without(lines, numbers):
    return "\n".join(line for number, line in enumerate(lines, 1) if number not in numbers)


def edits_of(text):
    raw = text.split("\n")
    lines = list(read_lines(text))
    first_use = {}
    for line in lines:
        for use in uses(line):
            first_use.setdefault(use, line.number)
    for name, number in choice_uses(text):
        first_use.setdefault(("input.choice", name), number)

    def replaced(number, new):
        return "\n".join(raw[: number - 1] + [new] + raw[number:])

    for line in lines:
        if line.number == line.start and line.name:
            header = line.text.strip()[1:-1]
            used = first_use.get((kind_of(line.block), line.name))
            expected = [("error", used)] if used else []
            # With its pieces, which bear its name.
            renamed = re.sub(rf"(?m)^(\s*\[{re.escape(header)})(?=[.\]])", r"\1_zz", text)
            yield Edit(f"{header} renamed", renamed, expected)
            if line.block.startswith("indicator."):
                orphan = re.sub(r"\.(\w+)", r".\1_zz", line.text, count=1)
                yield Edit(f"{header} of another indicator", replaced(line.number, orphan), [("error", line.number)])
        if line.number == line.start and line.block == "source":
            block = {each.number for each in lines if each.start == line.start and (each.text.strip() or each.number == line.start)}
            used = first_use.get(("source", line.name))
            expected = [("error", used - (len(block) if used > line.start else 0))] if used else []
            yield Edit(f"source {line.name} removed", without(raw, block), expected)
        if line.key == "source":
            told = line.block in UNCITED
            yield Edit(f"{line.block} {line.name} without its source", without(raw, {line.number}), [("warning", line.start)] if told else None)
        # A formula cut short, where its closing quote stands.
        formula = formula_of(line)
        is_value = line.key in ("value", "values") and line.block == "parameter"
        closing = line.text.rfind('"""') if '"""' in line.text else -1
        if formula and (closing >= 0 and line.text.count('"""') == 1 and not line.text.split("=", 1)[-1].strip().startswith('"""')):
            yield Edit(f"line {line.number} cut short", replaced(line.number, line.text[:closing] + " +" + line.text[closing:]), [("error", line.number)])
        elif (formula and '"""' not in line.text and line.text.rstrip().endswith('"')) or is_value:
            end = line.text.rstrip().rfind('"')
            yield Edit(f"line {line.number} cut short", replaced(line.number, line.text[:end] + " +" + line.text[end:]), [("error", line.number)])
        # A name misspelt.
        for found in re.finditer(r"(?<![\w.])([a-z]\w*)(?!\w*\s*\()", formula):
            if found[1] in WORDS:
                continue
            bad = line.text[: found.end()] + "_zz" + line.text[found.end() :]
            yield Edit(f"line {line.number}: {found[1]} misspelt", replaced(line.number, bad), [("error", line.number)])


def messages(program, folder, edits):
    """What `check` says of each edit: [(severity, line, code)]."""
    found = defaultdict(list)
    names = []
    for number, edit in enumerate(edits):
        (folder / f"{number}.toml").write_text(edit.text, encoding="utf-8")
        names.append(f"{number}.toml")
    for start in range(0, len(names), FILES_A_RUN):
        # Each file alone in its scheme: the years of the copies overlap.
        result = subprocess.run(
            [program, "check", "--format", "json", "--lang", "en", *names[start : start + FILES_A_RUN]],
            cwd=folder, capture_output=True, timeout=300,
        )
        if result.returncode not in (0, 1):
            raise RuntimeError(f"status {result.returncode}: {result.stderr.decode()}")
        for finding in json.loads(result.stdout)["findings"]:
            if finding["code"] in ("R026", "R027", "R105"):  # R105: sets built on an edited base, each tried by itself.
                continue
            if not finding["file"].split(".")[0].isdigit():
                continue  # Of a set built on it.
            number = int(finding["file"].split(".")[0])
            found[number].append((finding["severity"], finding["line"], finding["code"]))
    return found


def text_in_force(program, path):
    """What an amendment makes of what it amends, as one file, without the comments that say where a key is from."""
    text = subprocess.run([program, "rules", path], capture_output=True, text=True, check=True, timeout=60).stdout
    return re.sub(r"  # [\w.]+\.toml:\d+$", "", text, flags=re.MULTILINE)


def main():
    program = str(Path(sys.argv[1]).resolve())
    passed = failed = 0
    for path in sorted((ROOT / "rules").glob("*.toml")):
        edits = list(edits_of(text_in_force(program, path)))
        with tempfile.TemporaryDirectory() as folder:
            found = messages(program, Path(folder), edits)
        for number, edit in enumerate(edits):
            got = found[number]
            # A name that nothing reads any more is a remark of its own; so is one that its new name leaves unused, and
            # an indicator that loses all its parts but one.
            told = [each for each in got if each[2] not in ("R025", "R112")]
            good = len(told) <= 1 if edit.expected is None else [each[:2] for each in told] == edit.expected
            passed, failed = passed + good, failed + (not good)
            if not good:
                print(f"{path.name}: {edit.what}: expected {edit.expected}, got {got}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
