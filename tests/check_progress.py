#!/usr/bin/env python3
"""Checks what a person at a terminal sees of a long run: how far it is, then no trace of it; others see nothing.

    tests/check_progress.py PROGRAM
"""

import os
import pty
import re
import select
import subprocess
import sys
import tempfile
import threading
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CLEARED = "\r\x1b[K"
LONGEST = 60
STRUCTURE = "examples/etablie.toml"


def rows():
    """The header of a table, and a row of it."""
    values = {}
    for key, value in tomllib.loads((ROOT / STRUCTURE).read_text(encoding="utf-8")).items():
        values.update(value if isinstance(value, dict) else {key: value})
    texts = [str(value).lower() if isinstance(value, bool) else f'"{value}"' for value in values.values()]
    return ",".join(values) + "\n", ",".join(texts) + "\n"


HEADER, ROW = rows()


class Count:
    passed = 0
    failed = 0

    def check(self, good, what, details=""):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print(f"{what}: {details!r}")


def on_terminal(command, feed=None, until=None):
    """What stands on the terminal of standard error, to the end, or until it matches: then the run is ended."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=theirs, cwd=ROOT)
    os.close(theirs)
    feeder = threading.Thread(target=feed or (lambda stdin: None), args=(process.stdin,))
    feeder.start()
    shown = b""
    limit = time.monotonic() + LONGEST
    while time.monotonic() < limit:
        if select.select([ours], [], [], 0.05)[0]:
            try:
                shown += os.read(ours, 65536)
            except OSError:  # What a terminal says when the other side is gone.
                break
            if until and re.search(until, shown.decode("utf-8", "replace")):
                process.kill()
    process.kill()
    feeder.join()
    process.communicate()
    os.close(ours)
    return shown.decode("utf-8")


def slowly(seconds):
    """Rows, for so long."""

    def feed(stdin):
        end = time.monotonic() + seconds
        try:
            stdin.write(HEADER.encode())
            while time.monotonic() < end:
                stdin.write(ROW.encode() * 1000)
                stdin.flush()
                time.sleep(0.05)
            stdin.close()
        except BrokenPipeError:
            pass

    return feed


def main():
    program = str(Path(sys.argv[1]).resolve())
    count = Count()
    batch = [program, "batch", "--summary", "-"]
    for language, text in (("fr", "[\\d\u202f\u00a0 ]+structures calculées"), ("en", r"[\d,]+ structures computed")):
        shown = on_terminal([*batch, "--lang", language], slowly(2.5))
        lines = [line for line in shown.split(CLEARED) if line]
        count.check(lines and all(re.fullmatch(text, line) for line in lines[:-1]), f"batch, {language}: progress", shown)
        left = re.split("(?<=calculées)|(?<=computed)", lines[-1])[-1] if lines else ""
        count.check(shown.count(CLEARED) >= 2 and "structures" not in left, f"batch, {language}: taken off at the end", shown)

    with tempfile.TemporaryDirectory() as name:
        table = Path(name) / "table.csv"
        table.write_text(HEADER + ROW * 200_000, encoding="utf-8")
        long_runs = {
            "diff": (["diff", "aci_msp_2022", "aci_msp_2023", "--on", str(table)], "\\d+\u00a0%, .*structures"),
            "test": (["test", "--mutate", "rules/cases"], "\\d+\u00a0%, .*modifications? essayées? dans aci_msp_"),
            "reconcile": (["reconcile", STRUCTURE, "--total", "71234.56", "--advance", "31234.57"], "\\d+\u00a0%, données essayées deux à deux"),
        }
        for name, (arguments, text) in long_runs.items():
            began = time.monotonic()
            shown = on_terminal([program, "--lang", "fr", *arguments], until=text)
            if time.monotonic() - began > 3 or re.search(text, shown):
                count.check(re.search(text, shown), f"{name}: progress", shown[-300:])
            else:
                print(f"MESSAGE: {name} takes too little time here: not tried")

        shown = on_terminal([program, "--lang", "fr", *long_runs["diff"][0]])
        count.check(shown.endswith(CLEARED) or "%" not in shown, "diff: taken off before the answer", shown[-300:])

        shares = [int(each) for each in re.findall(r"(\d+)\u00a0%, [^\x1b]*structures calculées", shown)]
        count.check(shares == sorted(shares) and max(shares, default=0) <= 100, "diff: the share grows up to 100 %", shares)
        # Shown five times a second at most, it comes near its end, whatever the machine.
        count.check(len(shares) < 5 or shares[-1] > 40, "diff: the share is one of all", shares)

        silent = subprocess.Popen(batch, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        slowly(1.5)(silent.stdin)
        count.check(b"structures" not in silent.stderr.read(), "no terminal: nothing")
        silent.wait()
        shown = on_terminal([program, "compute", STRUCTURE])
        count.check(shown == "", "a short run: nothing", shown)
    print(f"{count.passed} passed, {count.failed} failed")
    return 1 if count.failed else 0


if __name__ == "__main__":
    sys.exit(main())
