#!/usr/bin/env python3
"""Checks the include directions of src/: each folder may include only itself and what it knows."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# What each folder knows, and through it what that one knows.
KNOWS = {
    "base": [],
    "formula": ["base"],
    "ruleset": ["formula"],
    "engine": ["ruleset"],
    "columns": ["engine"],
    "io": ["ruleset"],
    "study": ["engine", "columns", "io"],
    "report": ["study"],
    "cli": ["report"],
}


def known_to(folder):
    return {folder}.union(*(known_to(each) for each in KNOWS[folder]))



# Libraries that are slow to compile, or that have one door: which files may open it.
CONFINED = {
    r"toml\+\+/.*": r"io/toml_library\.h",
    r"io/toml_library\.h": r"io/toml_document\.cpp",
    r"xlsxwriter\.h|dlfcn\.h": r"io/workbook_library\.(h|cpp)",
    r"io/(workbook_library|written_workbook_check)\.h": r"io/(written_)?workbook_.*",
    r"CLI/.*": r"cli/sorted_arguments\.cpp",
    r"(sha2|sha256|md5)\.h": r"(io|ruleset|cli|base)/.*\.cpp",
}
# Evaluation is pure: no file, clock, locale or stream.
IMPURE_INCLUDES = r"(fstream|iostream|ostream|istream|sstream|cstdio|stdio\.h|locale|clocale|filesystem|ctime|time\.h|random|unistd\.h|thread)"
IMPURE_WORDS = r"\b(system_clock|steady_clock|getenv|setlocale)\b"
HELD_PURE = ["formula", "engine", "columns"]
# A study reads files, but prints nothing and speaks no language.
STUDY_INCLUDES = r"(fstream|iostream|ostream|cstdio|stdio\.h)"
STUDY_WORDS = r"\bLanguage\b|\bsay\("

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]')


def problems_of(path, src):
    folder = path.relative_to(src).parts[0]
    name = path.relative_to(src).as_posix()
    if folder not in KNOWS or len(path.relative_to(src).parts) != 2:
        return [f"src/{name}: not in one of the folders {', '.join(KNOWS)}"]
    allowed = known_to(folder)
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"src/{name}:{number}"
        if folder in HELD_PURE and re.search(IMPURE_WORDS, line.split("//")[0]):
            found.append(f"{where}: {folder}/ is pure: {line.strip()}")
        silent = folder == "study" and not path.name.startswith("batch_")
        if silent and re.search(STUDY_WORDS, line.split("//")[0]):
            found.append(f"{where}: study/ speaks no language: {line.strip()}")
        include = INCLUDE.match(line)
        if not include:
            continue
        quote, target = include.groups()
        for library, door in CONFINED.items():
            if re.fullmatch(library, target) and not re.fullmatch(door, name):
                found.append(f"{where}: {target} may be included only by src/{door}")
        if quote == "<":
            if folder in HELD_PURE and re.fullmatch(IMPURE_INCLUDES, target):
                found.append(f"{where}: {folder}/ is pure: it may not include <{target}>")
            if silent and re.fullmatch(STUDY_INCLUDES, target):
                found.append(f"{where}: study/ prints nothing: it may not include <{target}>")
        elif not (src / target).is_file():
            found.append(f'{where}: no such file: "{target}" (paths start from src/)')
        elif target.split("/")[0] not in allowed:
            found.append(f"{where}: {folder}/ may not include {target}: only {', '.join(sorted(allowed))}")
    return found


def main():
    src = ROOT / "src"
    passed = failed = 0
    for path in sorted(path for path in src.rglob("*") if path.suffix in (".h", ".cpp", ".inc")):
        found = problems_of(path, src)
        for problem in found:
            print(problem)
        if path.suffix == ".h" and "#pragma once" not in path.read_text(encoding="utf-8"):
            found.append("guard")
            print(f"src/{path.relative_to(src)}: no #pragma once")
        passed, failed = passed + (not found), failed + bool(found)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
