#!/usr/bin/env python3
"""A seeded sample of slips in the shipped rule files: the cases notice every one. `--all` tries them all."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = next((each for each in sys.argv[1:] if not each.startswith("--")), os.environ.get("ACI", "aci"))
SAMPLE = [] if "--all" in sys.argv else ["--sample", "100", "--seed", "20230101"]


def main():
    command = [PROGRAM, "test", "--lang", "en", "--mutate", *SAMPLE, "rules/cases", "tests/reference"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    print(run.stdout + run.stderr, end="")
    counts = {
        rules: (int(noticed.replace(",", "")), int(tried.replace(",", "")))
        for rules, noticed, tried in re.findall(r"^Mutation of (\w+): ([\d,]+) changes noticed of ([\d,]+)$", run.stdout, re.M)
    }
    shipped = sorted(path.stem for path in (ROOT / "rules").glob("*.toml"))
    failed = 0
    for rules in shipped:
        noticed, tried = counts.get(rules, (0, 0))
        if run.returncode != 0 or tried < 50 or noticed < tried * 9 // 10:
            failed += 1
            print(f"--- {rules}: {noticed} noticed of {tried}, status {run.returncode}")
    print(f"{len(shipped) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
