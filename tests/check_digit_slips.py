#!/usr/bin/python3
"""A one-digit slip in a number of a shipped rule file is noticed by its cases: a seeded sample of all such slips.

    tests/check_digit_slips.py PROGRAM [--all]

Each digit of each number of formulas, parameters, bounds and defaults is replaced by each other digit; elements
that say with `untested` why no case can notice are left out (rules/README.md). The edited file must fail
`aci test --rules`, as failing cases or as a file that does not load.
"""
import os
import random
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = 60  # A rule file.
KEYS = re.compile(r"^\s*(formula|met|points|euros|when|full|attainment|pro_rata|value|values|default|min|max|decimals|"
                  r"missing|step|holds|due|date|in_force)\s*=")
NUMBER = re.compile(r"(?<![A-Za-z_0-9.])\d[\d.]*(?![A-Za-z_])")


def slips(text):
    """(offset of a digit, another digit) for every digit of every number that rules state."""
    at = 0
    for block in re.split(r"(?m)^(?=[ \t]*\[)", text):
        if not re.search(r"(?m)^\s*untested\s*=", block):
            inside = False
            line_at = at
            for line in block.splitlines(keepends=True):
                if KEYS.match(line) or inside:
                    quotes = line.count('"""')
                    inside = inside != (quotes % 2 == 1)
                    start = line.index("=") + 1 if KEYS.match(line) else 0
                    excused = "untested" in line  # `in_force` says it on its own line.
                    for number in NUMBER.finditer(line, len(line) if excused else start):
                        for i in range(number.start(), number.end()):
                            if line[i].isdigit():
                                for digit in "0123456789":
                                    if digit != line[i]:
                                        yield line_at + i, digit
                line_at += len(line)
        at += len(block)


def unnoticed(program, path, text, slip):
    offset, digit = slip
    edited = text[:offset] + digit + text[offset + 1:]
    with tempfile.NamedTemporaryFile("w", suffix=".toml", encoding="utf-8") as file:
        file.write(edited)
        file.flush()
        run = subprocess.run([program, "test", "--rules", file.name, "rules/cases", "tests/reference"],
                             cwd=ROOT, capture_output=True, check=False)
    if run.returncode in (1, 2):
        return None
    line = text.count("\n", 0, offset) + 1
    return f"{path.name}:{line}: {text.splitlines()[line - 1].strip()}: with {digit} for {text[offset]}, status {run.returncode}"


def main():
    program = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 and sys.argv[1] != "--all" else os.environ["ACI"])
    passed = failed = 0
    for path in sorted((ROOT / "rules").glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        chosen = list(slips(text))
        if "--all" not in sys.argv:
            chosen = random.Random(f"{path.name} 1").sample(chosen, min(SAMPLE, len(chosen)))
        with ThreadPoolExecutor(2) as pool:
            for found in pool.map(lambda slip: unnoticed(program, path, text, slip), chosen):
                if found:
                    failed += 1
                    print("---", found)
                else:
                    passed += 1
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
