#!/usr/bin/env python3
"""Runs the commands that the READMEs show, and compares what they print with what is shown.

    tests/check_readme.py [PROGRAM]

A ```console block is a session in a copy of the repository: lines that begin with `$ ` are commands, the others what
they print, on either stream, a line `…` standing for any lines. A command must succeed unless `$ echo $?` comes
next. The program under test takes the place of `aci` and of `./tools/aci`; French and English are as the commands ask.
A ```toml block under a line like **`name.toml`** is a file: it stands there for the sessions below it, and is sound when
it holds an [agreement]; one under a line that begins with "Of `name.toml`" is part of that file. The tables of commands and options of
README.md say of each what its --help says. Standard library only.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = ["README.md", "rules/README.md"]
NOT_RUN = ["./tools/test", "./tools/package"]  # The one runs this, the other is run by tests/check_package.py.
COPIED = ["README.md", "examples", "rules", "tests/rulesets", "tests/reference"]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN_FILE = re.compile(r"\*\*`([\w./-]+)`\*\*$")
PART_OF_FILE = re.compile(r"Of `([\w./-]+)`")
# A command outside the blocks that are run would be shown untested.
LOOSE_COMMAND = re.compile(r"^(\$ |(\./tools/)?aci (compute|explain|batch|check|rules|new|schema)\b)", re.MULTILINE)
SECONDS = 60


def same_lines(shown, printed):
    """Like a shell pattern over lines, `…` being the star."""
    pattern = "".join("(?:.*\n)*?" if line == "…" else re.escape(line) + "\n" for line in shown)
    return re.fullmatch(pattern, "".join(line + "\n" for line in printed)) is not None


def commands(block):
    """The (command, lines shown after it) of a console block."""
    found = []
    for line in block.rstrip("\n").split("\n"):
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
        else:
            raise ValueError(f"a console block begins with its output: {line}")
    return found


class Session:
    """A copy of the repository, with the program under test where the READMEs expect it."""

    def __init__(self, folder, program, files):
        self.tree = folder / "aci"
        self.tree.mkdir()
        for name in COPIED:
            source, target = ROOT / name, self.tree / name
            target.parent.mkdir(parents=True, exist_ok=True)
            (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)
        (self.tree / "tools").mkdir()
        (self.tree / "tools" / "aci").symlink_to(program)
        (folder / "bin").mkdir()
        (folder / "bin" / "aci").symlink_to(program)
        if (program.parent / "cmake_install.cmake").exists():
            (self.tree / "build").mkdir()
            (self.tree / "build" / "release").symlink_to(program.parent)
        for name, text in files.items():
            (self.tree / name).write_text(text, encoding="utf-8")
        self.environment = {
            **{name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")},
            "PATH": f"{folder / 'bin'}:{os.environ.get('PATH', '/usr/bin:/bin')}",
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
        }
        self.status = 0

    def run(self, command):
        done = subprocess.run(
            ["bash", "-c", f"(exit {self.status})\n{command}"], cwd=self.tree, env=self.environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=SECONDS)
        self.status = done.returncode
        return done.stdout.decode("utf-8", "backslashreplace").splitlines()


def check_console(where, block, program, files):
    """One problem a command, None for those that did as shown. `files`: the page's own, by name."""
    with tempfile.TemporaryDirectory(prefix="aci-readme-") as folder:
        session = Session(Path(folder), program, files)
        steps = commands(block)
        for i, (command, shown) in enumerate(steps):
            if command in NOT_RUN:
                continue
            printed = session.run(command)
            asked = i + 1 < len(steps) and steps[i + 1][0] == "echo $?"
            if session.status != 0 and not asked:
                yield f"{where}: status {session.status}: {command}\n" + "\n".join(printed)
            elif not same_lines(shown, printed):
                yield f"{where}: not what is shown: {command}\n" + "\n".join(printed)
            else:
                yield None


def check_rules(where, name, program, files):
    with tempfile.TemporaryDirectory(prefix="aci-readme-") as folder:
        session = Session(Path(folder), program, files)
        printed = session.run(f"aci check --strict {name}")
        yield None if session.status == 0 else f"{where}: the rule file is not sound\n" + "\n".join(printed)


def line_above(text, at):
    """The last line before it that is not blank."""
    return text[:at].rstrip().rpartition("\n")[2]


def check_page(page, program):
    text = (ROOT / page).read_text(encoding="utf-8")
    files = {}
    for found in BLOCK.finditer(text):
        where = f"{page}:{text.count(chr(10), 0, found.start()) + 1}"
        language, block = found[1], found[2]
        if language == "console":
            yield from check_console(where, block, program, files)
            continue
        name, part = (each.match(line_above(text, found.start())) for each in (SHOWN_FILE, PART_OF_FILE))
        if name:
            files[name[1]] = block
        if name and "[agreement]" in block:
            yield from check_rules(where, name[1], program, files)
        elif part:
            there = ROOT / part[1]
            whole = files.get(part[1]) or (there.read_text(encoding="utf-8") if there.is_file() else "")
            yield None if block in whole else f"{where}: this is not in {part[1]}"
        elif "[agreement]" in block and page.startswith("rules/"):
            yield f"{where}: a rule file without a name, which nothing checks"
        else:
            yield f"{where}: a command that nothing runs" if LOOSE_COMMAND.search(block) else None


def helped(program):
    """The commands of --help, and of each, with "aci" for the program, its options as (long names, placeholder)."""
    def lines(command, title):
        arguments = [program] + ([command] if command != "aci" else []) + ["--help", "--lang", "en"]
        page = subprocess.run(arguments, capture_output=True, timeout=SECONDS).stdout.decode()
        return re.findall(r"^  (\S.*)", page.split(f"\n{title}:\n")[1].split("\n\n")[0], re.MULTILINE)

    found = {"aci": set(), **{line.split()[0]: set() for line in lines("aci", "Commands")}}
    for command in found:
        for line in lines(command, "Options"):
            found[command].update(re.findall(r"--[a-z-]+", line.split("  ")[0]))
    return found


def check_tables(text, program):
    """That the README names the commands and the options that there are, and no other."""
    found = helped(program)
    shown = {command: set() for command in found}
    listed = set(re.findall(r"^\| `aci (\w+)", text, re.MULTILINE))
    yield None if listed == set(found) - {"aci"} else f"README.md: not the commands there are: {sorted(listed)}"
    table = text.split("\n| option | of | |\n")[1].split("\n\n")[0].replace("\\|", "/")
    for row in table.split("\n")[1:]:
        options, of = row.split("|")[1:3]
        names, of = set(re.findall(r"--[a-z-]+", options)), re.findall(r"\w+", of)
        every = set(found) - set(of[2:]) - (set() if names & found["aci"] else {"aci"})  # "all but help"
        for command in every if of[0] == "all" else of:
            shown[command].update(names)
    for command, options in found.items():
        off = options ^ shown[command]
        yield f"README.md: {command}: --help and the table differ on {sorted(off)}" if off else None


def main():
    program = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "release" / "aci").resolve()
    if not os.access(program, os.X_OK):
        print(f"{program}: no such program\n0 passed, 1 failed")
        return 1
    passed = failed = 0
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for problem in [*check_tables(readme, program), *(each for page in PAGES for each in check_page(page, program))]:
        if problem is None:
            passed += 1
        else:
            failed += 1
            print(problem)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
