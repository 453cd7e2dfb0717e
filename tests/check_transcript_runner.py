#!/usr/bin/env python3
"""Checks the transcript runner itself: a runner that never fails would prove nothing."""

import subprocess
import sys
import tempfile
from pathlib import Path

RUNNER = Path(__file__).resolve().parent / "transcripts" / "run.py"

# Stands in for the program: prints its arguments, then its input; says so on standard error; ends with 2
# when its first argument is "fail".
PROGRAM = """#!/bin/bash
printf '%s\\n' "$@"
cat
echo "lang ${LANG:-none}" >&2
[ "$1" != fail ] || exit 2
"""

# (what it shows, the transcript, tests that pass, tests that fail)
CASES = [
    ("output and error agree", "test a 'b c'\na\nb c\nerror:\nlang none\nend test\n", 1, 0),
    ("another output", "test a\nb\nerror:\nlang none\nend test\n", 0, 1),
    ("a line missing from the output", "test a\na\nb\nerror:\nlang none\nend test\n", 0, 1),
    ("a line too many", "test a b\na\nerror:\nlang none\nend test\n", 0, 1),
    ("error not expected", "test a\na\nend test\n", 0, 1),
    ("another error", "test a\na\nerror:\nlang fr\nend test\n", 0, 1),
    ("the status expected", "test fail -> 2\nfail\nerror:\nlang none\nend test\n", 1, 0),
    ("a status not expected", "test fail\nfail\nerror:\nlang none\nend test\n", 0, 1),
    ("a failure that does not come", "test a -> 2\na\nerror:\nlang none\nend test\n", 0, 1),
    ("env is for one test", "env LANG=fr\ntest a\na\nerror:\nlang fr\nend test\ntest a\na\nerror:\nlang none\nend test\n", 2, 0),
    ("standard input", "stdin\nx\n y\nend stdin\ntest a\na\nx\n y\nerror:\nlang none\nend test\n", 1, 0),
    ("any lines", "test a b c\n...\nc\nerror:\n...\nend test\n", 1, 0),
    ("any lines, then one that is absent", "test a b c\n...\nd\nerror:\n...\nend test\n", 0, 1),
    ("any characters", "test abc\na<*>c\nerror:\nlang <*>\nend test\n", 1, 0),
    ("files and a pipeline", "file d/f\nun\ndeux\nend file\nshell cat d/f | head -n 1\nun\nend test\n", 1, 0),
    ("the program in a shell", "shell aci z 2>/dev/null\nz\nend test\n", 1, 0),
    ("no line end at the end", "shell printf x\nx\n\\ no newline at end\nend test\n", 1, 0),
    ("a line end not expected", "shell echo x\nx\n\\ no newline at end\nend test\n", 0, 1),
    ("marks made visible", "shell printf '\\357\\273\\277a\\r\\n'\n<BOM>a<CR>\nend test\n", 1, 0),
    ("killed by a signal", "shell kill -9 $$\nend test\n", 0, 1),
    ("a setup that fails", "setup false\ntest a\na\nend test\n", 0, 1),
    ("no end of test", "test a\na\n", 0, 1),
    ("a line that means nothing", "tset a\n", 0, 1),
    ("no test at all", "# nothing\n", 0, 1),
]


def run(folder, text, *options):
    transcript = folder / "case.test"
    transcript.write_text(text, encoding="utf-8")
    command = [sys.executable, RUNNER, "--program", folder / "program", *options, transcript]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.splitlines()[-1], done.returncode, transcript.read_text(encoding="utf-8")


def main():
    passed = failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "program").write_text(PROGRAM)
        (folder / "program").chmod(0o755)
        for title, text, good, bad in CASES:
            last, status, _ = run(folder, text)
            same = last == f"{good} passed, {bad} failed" and (status == 0) == (bad == 0)
            passed, failed = passed + same, failed + (not same)
            if not same:
                print(f"{title}: {last}, status {status}; expected {good} passed, {bad} failed")

        # What --update writes must then pass, and it must leave alone what passed.
        wrong = "# kept\ntest fail x\nold\nend test\n\ntest a\n...\nerror:\n...\nend test\n"
        right = "# kept\ntest fail x -> 2\nfail\nx\nerror:\nlang none\nend test\n\ntest a\n...\nerror:\n...\nend test\n"
        updated = run(folder, wrong, "--update")[2]
        same = updated == right and run(folder, updated)[0] == "2 passed, 0 failed"
        passed, failed = passed + same, failed + (not same)
        if not same:
            print(f"--update wrote:\n{updated}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
