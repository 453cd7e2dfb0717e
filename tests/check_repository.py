#!/usr/bin/env python3
"""Checks what must hold of the repository as a whole; one line of report per breach."""

import os
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST_FILE = 400  # lines: a file is read in one sitting
SKIPPED_FOLDERS = {".git", "build", "__pycache__"}


def source_files():
    return sorted(path for path in (ROOT / "src").rglob("*") if path.is_file())


def name(path):
    return path.relative_to(ROOT).as_posix()


CODE_PARTS = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<string>R"(?P<mark>[^()\s\\]*)\(.*?\)(?P=mark)" | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])+')
      | (?P<number>\b[0-9](?:'?[0-9A-Za-z_.])*)""",
    re.DOTALL | re.VERBOSE,
)


def bare_code(text):
    """The text without its comments and strings, line for line."""

    def blank(match):
        return match[0] if match["number"] else re.sub(r"[^\n]", " ", match[0])

    return CODE_PARTS.sub(blank, text)


def binary_floating_point():
    """No binary floating point in src/, except where a comment `// no amount: why` stands on its line or above."""
    token = re.compile(r"\b(double|float|float_t|double_t|stod|stof|stold|strtod|strtof|atof)\b|(?<![\w.])\d+\.\d*|(?<![\w.)\]])\.\d+")
    for path in source_files():
        if path.suffix not in (".h", ".cpp", ".inc"):
            continue
        text = path.read_text(encoding="utf-8")
        lines = text.split("\n")
        for number, line in enumerate(bare_code(text).split("\n"), 1):
            found = token.search(line)
            if found and not any("// no amount:" in each for each in lines[max(0, number - 2) : number]):
                yield f"{name(path)}:{number}: binary floating point: {found[0]}"


def long_files():
    """No file of src/ over 400 lines."""
    for path in source_files():
        count = path.read_bytes().count(b"\n")
        if count > LONGEST_FILE:
            yield f"{name(path)}: {count} lines, more than {LONGEST_FILE}: split it by noun"


def indicator_names():
    """The engine knows no indicator: no id of a shipped rule file appears in src/, comments included."""
    ids = set()
    for path in sorted((ROOT / "rules").glob("*.toml")):
        try:
            rules = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
            yield f"{name(path)}: {problem}"
            continue
        found = set(rules.get("indicator", {}))
        if not found and not rules.get("amount") and "amends" not in rules.get("agreement", {}):
            yield f"{name(path)}: declares neither an indicator nor an amount"
        ids |= found
    if not ids:
        yield "rules/: no indicator found, so nothing could be checked"
        return
    word = re.compile(r"\b(" + "|".join(map(re.escape, sorted(ids))) + r")\b")
    for path in source_files():
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if found := word.search(line):
                yield f"{name(path)}:{number}: names the indicator {found[0]}"


def marks_of_a_machine():
    """Nothing of one machine or one network: no absolute path of somebody's folder, no host of packages."""
    marks = [
        re.compile(rb"(?<![\w.$/-])/(?:home|root|Users|tmp)/[\w.]"),
        re.compile(rb"\b(?:registry|mirror|mirrors|proxy|artifactory|nexus)[.-][a-z0-9-]+\.[a-z]{2,}", re.I),
        re.compile(rb"\b(?:deb|snapshot|security)\.debian\.org|\bpypi\.org|\bcrates\.io|\bpkg\.dev|\bnpmjs\.", re.I),
    ]
    for folder, folders, files in os.walk(ROOT):
        folders[:] = sorted(set(folders) - SKIPPED_FOLDERS)
        for each in sorted(set(files) - {".git"}):
            path = Path(folder) / each
            if path == Path(__file__).resolve() or not path.is_file():
                continue
            for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
                for mark in marks:
                    if found := mark.search(line):
                        yield f"{name(path)}:{number}: {found[0].decode(errors='replace')}"


def commands_not_executable():
    """What is run by its path can be."""
    for path in [ROOT / "tools" / "aci", ROOT / "tools" / "test", ROOT / "tools" / "package", ROOT / ".ci" / "run"]:
        if not os.access(path, os.X_OK):
            yield f"{name(path)}: missing or not executable"


def main():
    checks = [binary_floating_point, long_files, indicator_names, marks_of_a_machine, commands_not_executable]
    failed = 0
    for check in checks:
        breaches = list(check())
        if breaches:
            failed += 1
            print(f"--- {check.__doc__}")
            print("\n".join(f"    {breach}" for breach in breaches))
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
