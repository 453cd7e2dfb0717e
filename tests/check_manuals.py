#!/usr/bin/env python3
"""Checks the pages of the manual, in both languages: mandoc finds nothing to say, and nothing of the help is missing.

    tests/check_manuals.py PROGRAM

Needs Debian's mandoc.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

TITLES = {
    "en": ["NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "EXIT STATUS", "ENVIRONMENT", "EXAMPLES", "SEE ALSO"],
    "fr": ["NOM", "SYNOPSIS", "DESCRIPTION", "COMMANDES", "OPTIONS", "STATUT DE SORTIE", "ENVIRONNEMENT", "EXEMPLES", "VOIR AUSSI"],
}
ONLY_OF_THE_WHOLE = (3, 6)
HEADINGS = {"en": ("Options:", "Exit status: "), "fr": ("Options\u00a0:", "Statut de sortie\u00a0: ")}
COLUMNS = 80


class Count:
    passed = 0
    failed = 0

    def check(self, good, what, details=""):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print(f"{what}: {details}")


def said_by(*command, **more):
    return subprocess.run(command, capture_output=True, text=True, check=True, **more).stdout


def words(text):
    """What is said, whatever the lines: those of a command are continued by a backslash."""
    return " ".join(text.replace(" \\\n", " ").replace("\u00a0", " ").replace("\u202f", " ").split())


def check_page(program, name, language, folder, count):
    what = f"aci-{name}(1)" if name else "aci(1)"
    arguments = [name] if name else []
    page = folder / f"{what[:-3]}.{language}.1"
    page.write_text(said_by(program, "--lang", language, "help", "--format", "man", *arguments), encoding="utf-8")
    lint = subprocess.run(["mandoc", "-T", "lint", page], capture_output=True, text=True)
    count.check(lint.stdout == "" and lint.returncode == 0, f"{what}, {language}: mandoc", lint.stdout)
    shown = re.sub(".\b", "", said_by("mandoc", "-T", "utf8", page))

    titles = [each for i, each in enumerate(TITLES[language]) if not name or i not in ONLY_OF_THE_WHOLE]
    found = [line for line in shown.splitlines()[1:-1] if line and not line.startswith(" ")]
    count.check(found == titles, f"{what}, {language}: sections", found)
    for line in shown.splitlines():
        count.check(len(line) <= COLUMNS, f"{what}, {language}: wider than {COLUMNS} columns", line)

    help_page = said_by(program, "--lang", language, "help", *arguments)
    heading, status = HEADINGS[language]
    said = words(shown)
    for left, right in re.findall(r"^  (-.*?)(?:  +|$)(.*(?:\n {6,}.*)*)", help_page.split(heading)[1].split("\n\n")[0], re.M):
        count.check(words(left) in said, f"{what}, {language}: no option", left)
        count.check(words(right) in said, f"{what}, {language}: not what the help says of {left}", words(right))
    for example in re.findall(r"^  (aci .*|source .*)", help_page.split(heading)[1], re.M):
        count.check(words(example) in said, f"{what}, {language}: no example", example)
    for remark in help_page.split("\n\n")[-2:]:
        if not remark.startswith(("  ", *HEADINGS[language])) and "\n  " not in remark:
            told = remark.removeprefix(status)
            count.check(words(told) in said, f"{what}, {language}: not said", told)


def main():
    program = str(Path(sys.argv[1]).resolve())
    count = Count()
    page = said_by(program, "--lang", "en", "help")
    names = re.findall(r"^  ([a-z]+)  ", page.split("Commands:\n")[1].split("\n\n")[0], re.M)
    count.check(len(names) > 10, "commands", names)
    with tempfile.TemporaryDirectory() as folder:
        for language in TITLES:
            for name in ["", *names]:
                check_page(program, name, language, Path(folder), count)
    print(f"{count.passed} passed, {count.failed} failed")
    return 1 if count.failed else 0


if __name__ == "__main__":
    sys.exit(main())
