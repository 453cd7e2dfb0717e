#!/usr/bin/env python3
"""Checks the shape of src/: what is tested where, how long things are, and that its README tells the truth."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SRC = ROOT / "src"
UNIT = ROOT / "tests" / "unit"

# What no renderer and no stream stands before: each source has a test of its name, or a line of
# tests/unit/README.md says which others test it.
HELD_TESTED = ["base", "formula", "ruleset", "engine", "columns", "io", "study"]
TESTED_BY = re.compile(r"^\| `([\w/]+\.cpp)` \| (.+) \|$", re.M)

LONGEST_FUNCTION = 60
LONGEST_README = 80

# A line that opens something else than a function.
NO_FUNCTION = re.compile(r"^\s*(namespace|struct|class|enum|union|extern)\b|^\s*\}|=\s*\{|^\s*\w+\{$|\[\]")
README_FILE = re.compile(r"`((?:[a-z]+/)[\w./{},*]+)`")


def sources(*suffixes):
    return sorted(path for path in SRC.rglob("*") if path.suffix in suffixes)


def untested():
    told = dict(TESTED_BY.findall((UNIT / "README.md").read_text(encoding="utf-8")))
    for path in sources(".cpp"):
        name = path.relative_to(SRC).as_posix()
        namesake = (UNIT / f"{path.stem}_test.cpp").is_file()
        tests = re.findall(r"`(\w+)`", told.pop(name, ""))
        if path.relative_to(SRC).parts[0] not in HELD_TESTED:
            continue
        if namesake == bool(tests):
            yield f"src/{name}: {'two homes for its test' if namesake else f'no tests/unit/{path.stem}_test.cpp, and no line of tests/unit/README.md'}"
        for test in tests:
            if not (UNIT / f"{test}.cpp").is_file():
                yield f"tests/unit/README.md: no such test: {test}"
    for name in told:
        yield f"tests/unit/README.md: no such source: {name}"


def functions(lines):
    """(first line, length) of what stands in braces at the top level, or inside a class."""
    for indent in ("", "  "):
        begin = None
        for number, line in enumerate(lines, 1):
            if begin is None and line.startswith(indent) and not line.startswith(indent + " ") and line.endswith("{"):
                if not NO_FUNCTION.search(line) and ("(" in line or line.strip() == "{" or ")" in line):
                    begin = number
            elif begin is not None and line.startswith(indent + "}"):
                yield begin, number - begin + 1
                begin = None


def long_functions():
    for path in sources(".h", ".cpp"):
        lines = path.read_text(encoding="utf-8").splitlines()
        name = path.relative_to(ROOT)
        for begin, length in functions(lines):
            if length > LONGEST_FUNCTION:
                yield f"{name}:{begin}: a function of {length} lines, more than {LONGEST_FUNCTION}"


def defaults():
    """A `default:` is where the next enumerator is forgotten; a switch over a library's enum says so."""
    for path in sources(".h", ".cpp"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if re.search(r"\bdefault:", line) and "//" not in line:
                yield f"{path.relative_to(ROOT)}:{number}: a default without the name of the library whose enum it is"


def alternatives(text):
    brace = re.search(r"\{([^}]*)\}", text)
    if not brace:
        return [text]
    return [found for part in brace.group(1).split(",") for found in alternatives(text.replace(brace.group(0), part, 1))]


def readme():
    page = SRC / "README.md"
    text = page.read_text(encoding="utf-8")
    if len(text.splitlines()) > LONGEST_README:
        yield f"src/README.md: {len(text.splitlines())} lines, more than {LONGEST_README}"
    named = README_FILE.findall(text)
    if len(named) < 20:
        yield "src/README.md: names fewer than twenty files"
    for name in named:
        for each in alternatives(name):
            if not any((*SRC.glob(each), *SRC.glob(each + ".*"), *ROOT.glob(each))):
                yield f"src/README.md: no such file: {each}"


def main():
    passed = failed = 0
    for check in (untested, long_functions, defaults, readme):
        found = list(check())
        for problem in found:
            print(problem)
        passed, failed = passed + (not found), failed + len(found)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
