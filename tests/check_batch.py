#!/usr/bin/env python3
"""A batch against the hard-coded program of bench/, which knows the agreement by itself: the same bytes.

And what a batch promises whatever its size: the same bytes for any number of threads, memory that does not grow
with the rows, one structure or many.

    tests/check_batch.py PROGRAM    (generate_structures and hard_coded stand beside it)
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

MEMORY = 64  # MiB
passed = failed = 0


def check(name, sound, detail=""):
    global passed, failed
    if sound:
        passed += 1
    else:
        failed += 1
        print(f"--- {name}\n{detail}")


def run(*command):
    """Runs a command that must succeed; its peak memory in MiB."""
    child = subprocess.Popen([str(part) for part in command], stderr=subprocess.PIPE)
    errors = child.stderr.read().decode()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    check(" ".join(map(str, command)), child.returncode == 0, errors)
    return usage.ru_maxrss / 1024


def generate(programs, rows, seed, path):
    with open(path, "wb") as out:
        subprocess.run([programs / "generate_structures", str(rows), "--seed", str(seed)], stdout=out, check=True)


def compare(name, aci, hard_coded, table, folder):
    run(hard_coded, table, folder / "expected.csv")
    expected = (folder / "expected.csv").read_bytes()
    for jobs in ("1", "2", "5"):
        run(aci, "batch", table, "-o", folder / "got.csv", "--jobs", jobs)
        got = (folder / "got.csv").read_bytes()
        first = next((f"{a}\n{b}" for a, b in zip(expected.splitlines(), got.splitlines()) if a != b), "lengths")
        check(f"{name}, {jobs} jobs: the bytes of the hard-coded program", got == expected, first)


def main():
    aci = Path(sys.argv[1]).resolve()
    programs = aci.parent
    hard_coded = programs / "hard_coded"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = folder / "structures.csv"
        for rows, seed in ((1, 1), (23, 2), (24, 3), (257, 4), (20_000, 5), (20_000, 6)):
            generate(programs, rows, seed, table)
            compare(f"{rows} rows", aci, hard_coded, table, folder)
        # Columns the other way round, lines that end as on Windows, no last line end.
        rows = [line.split(",") for line in table.read_text().splitlines()[:2000]]
        table.write_text("\r\n".join(",".join(reversed(row)) for row in rows))
        compare("reversed columns", aci, hard_coded, table, folder)

        generate(programs, 10_000, 7, table)
        few = run(aci, "batch", table, "-o", folder / "got.csv", "--jobs", "2")
        generate(programs, 300_000, 7, table)
        many = run(aci, "batch", table, "-o", folder / "got.csv", "--jobs", "2")
        check(f"300 000 rows take at most {MEMORY} MiB", many < MEMORY, f"{many:.1f} MiB")
        check("300 000 rows take the memory of 10 000", many < few + 8, f"{many:.1f} and {few:.1f} MiB")
        grid = run(aci, "batch", table, "--summary", "--vary", "patientele=1000..9000:2000", "-o", folder / "got")
        check("so does a summary of a grid", grid < MEMORY, f"{grid:.1f} MiB")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
