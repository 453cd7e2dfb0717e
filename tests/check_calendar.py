#!/usr/bin/env python3
"""Reads what `aci plan --format ics` writes with Debian's python3-icalendar, and holds it against its JSON.

    tests/check_calendar.py PROGRAM

Every example, in both languages; the lines by RFC 5545: CRLF, at most 75 octets, no character cut in two; the
same bytes whatever the clock says.
"""

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

from icalendar import Calendar

ROOT = Path(__file__).resolve().parents[1]
LONGEST_LINE = 75
# Names of which some characters are a part of the syntax, or need more than an octet.
NAMES = ["MSP ; l’Été, « Nord » \\ Sud", "é" * 90, "n, \U0001f3e5 " * 12]


class Count:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, fine, breach):
        if fine:
            self.passed += 1
        else:
            self.failed += 1
            print(breach)


def run(program, *words):
    return subprocess.run([program, "plan", *words], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout


def expected(plan):
    """(date, what is said) of each event: what has a date, but payments of nothing."""
    events = []
    for exercise in plan["exercises"]:
        for payment in exercise["payments"]:
            if payment["due"] and payment["euros"]:
                events.append((payment["due"], payment["label"]))
        events += [(deadline["date"], deadline["label"]) for deadline in exercise["deadlines"]]
    return sorted(events)


def check_lines(data, words, count):
    lines = data.split(b"\r\n")
    count.check(lines.pop() == b"" and not any(b"\n" in line or b"\r" in line for line in lines), f"{words}: a line does not end with CRLF")
    count.check(all(len(line) <= LONGEST_LINE for line in lines), f"{words}: a line of more than {LONGEST_LINE} octets")
    try:
        for line in lines:
            line.decode("utf-8")
        count.check(True, "")
    except UnicodeDecodeError:
        count.check(False, f"{words}: a character is cut in two")


def check_plan(program, words, count, name=None):
    data = run(program, *words, "--format", "ics")
    check_lines(data, words, count)
    count.check(run(program, *words, "--format", "ics") == data, f"{words}: not the same bytes twice")
    plan = json.loads(run(program, *words, "--format", "json"), parse_float=Decimal)
    events = Calendar.from_ical(data).walk("VEVENT")
    wanted = expected(plan)
    found = sorted((event["DTSTART"].dt.isoformat(), str(event["SUMMARY"])) for event in events)
    count.check(len(found) == len(wanted), f"{words}: {len(found)} events, not {len(wanted)}")
    for (day, summary), (due, label) in zip(found, wanted):
        count.check(day == due, f"{words}: {summary}: {day}, not {due}")
    for due, label in wanted:
        count.check(any(day == due and label in summary for day, summary in found), f"{words}: no event for {label} on {due}")
    count.check(len({str(event["UID"]) for event in events}) == len(events), f"{words}: two events of one UID")
    for event in events:
        count.check("DTSTAMP" in event and "DESCRIPTION" in event, f"{words}: an event without DTSTAMP or DESCRIPTION")
        if name is not None:
            count.check(str(event["SUMMARY"]).startswith(" ".join(name.split())), f"{words}: {event['SUMMARY']!r}: not the name that was given")
    documents = [each["document"] for exercise in plan["exercises"] for each in exercise["documents"] if each["met"]]
    said = "".join(str(event["DESCRIPTION"]) for event in events)
    for document in documents:
        count.check(document in said, f"{words}: {document}: not said")


def main():
    if len(sys.argv) != 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    program = os.path.abspath(sys.argv[1])
    count = Count()
    for language in ["fr", "en"]:
        for path in sorted((ROOT / "examples").glob("*.toml")):
            check_plan(program, ["--lang", language, str(path.relative_to(ROOT))], count)
    for name in NAMES:
        check_plan(program, ["--lang", "fr", "--set", f"nom={name}", "examples/etablie.toml"], count, name)
    print(f"{count.passed} passed, {count.failed} failed")
    return 1 if count.failed else 0


if __name__ == "__main__":
    sys.exit(main())
