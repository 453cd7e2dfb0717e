#!/usr/bin/env python3
"""Runs the transcript tests: what is typed, what is printed, how it ends. Standard library only.

    tests/transcripts/run.py [--program PATH] [--jobs N] [--update | --first] [FILE.test ...]

A transcript file is read from top to bottom, in a temporary folder of its own:

    # a comment, outside blocks
    file NAME            what follows, up to `end file`, is written to NAME
    copy PATH [NAME]     a file or folder of the repository is copied to NAME (default: its last name)
    setup COMMAND        a shell command that prepares something; it must succeed, and is not a test
    env NAME=VALUE       for the next test only; `env NAME` unsets (LC_ALL=C.UTF-8 unless told otherwise)
    stdin                what follows, up to `end stdin`, is the standard input of the next test
    test ARGS -> STATUS  runs the program; ` -> STATUS` may be left out when it is 0
    shell COMMAND -> STATUS   runs bash instead; the program is `aci`, or $ACI; the repository is $ROOT
    ...                  expected standard output, exactly
    error:               from here, expected standard error
    ...
    end test

In what is expected, a line `...` stands for any lines, and `<*>` inside a line for any characters of it.
Output that has no line end at its end is expected as a last line `\\ no newline at end`; a carriage return
is `<CR>`, a byte order mark `<BOM>`; the path of the repository is `$ROOT`, that of the temporary folder `$CWD`.

--update rewrites what failing tests expect with what they got. Read the difference before keeping it.
"""

import argparse
import concurrent.futures
import difflib
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS_PER_TEST = 60
NO_NEWLINE = "\\ no newline at end"
PASSED_ON = ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS")


class BadTranscript(Exception):
    """The transcript file itself cannot be read."""


@dataclass
class Step:
    kind: str  # file, copy, setup, test, shell
    line: int  # from 1
    argument: str = ""
    text: str = ""  # of a file
    status: int = 0
    expected: list = field(default_factory=list)  # lines, `error:` included
    end: int = 0  # the line of `end test`
    stdin: str = None
    env: list = field(default_factory=list)


def read_transcript(path):
    lines = path.read_bytes().decode("utf-8").split("\n")
    steps, env, stdin, i = [], [], None, 0

    def block(closing):
        nonlocal i
        start = i
        while i < len(lines) and lines[i] != closing:
            i += 1
        if i == len(lines):
            raise BadTranscript(f"{path}:{start}: no `{closing}`")
        i += 1
        return lines[start : i - 1]

    while i < len(lines):
        line, number = lines[i], i + 1
        i += 1
        word, _, argument = line.partition(" ")
        if not line.strip() or line.startswith("#"):
            continue
        if word == "file" and argument:
            text = "".join(each + "\n" for each in block("end file"))
            steps.append(Step("file", number, argument, text))
        elif word in ("copy", "setup") and argument:
            steps.append(Step(word, number, argument))
        elif word == "env" and argument:
            env.append(argument)
        elif line == "stdin":
            stdin = "".join(each + "\n" for each in block("end stdin"))
        elif word in ("test", "shell"):
            status = re.search(r"(?:^| )-> (\d+)$", argument)
            step = Step(word, number, argument[: status.start()] if status else argument)
            step.status = int(status[1]) if status else 0
            step.expected = block("end test")
            step.end, step.env, step.stdin = i, env, stdin
            env, stdin = [], None
            steps.append(step)
        else:
            raise BadTranscript(f"{path}:{number}: not a line of a transcript: {line}")
    if env or stdin is not None:
        raise BadTranscript(f"{path}:{len(lines)}: `env` or `stdin` after the last test")
    if not any(step.kind in ("test", "shell") for step in steps):
        raise BadTranscript(f"{path}:1: holds no test")
    return steps


def same_line(expected, actual):
    if "<*>" not in expected:
        return expected == actual
    return re.fullmatch(".*".join(map(re.escape, expected.split("<*>"))), actual) is not None


def same_lines(expected, actual):
    """Like a shell pattern over lines, `...` being the star."""
    e = a = 0
    star = retry = None
    while a < len(actual):
        if e < len(expected) and expected[e] == "...":
            star, retry, e = e, a, e + 1
        elif e < len(expected) and same_line(expected[e], actual[a]):
            e, a = e + 1, a + 1
        elif star is not None:
            retry += 1
            e, a = star + 1, retry
        else:
            return False
    return all(each == "..." for each in expected[e:])


def printable_lines(data, cwd):
    text = data.decode("utf-8", "backslashreplace")
    text = text.replace(str(cwd), "$CWD").replace(str(ROOT), "$ROOT")
    text = text.replace("\r", "<CR>").replace("\ufeff", "<BOM>")
    if not text:
        return []
    return text[:-1].split("\n") if text.endswith("\n") else text.split("\n") + [NO_NEWLINE]


def split_expected(lines):
    if "error:" in lines:
        at = lines.index("error:")
        return lines[:at], lines[at + 1 :]
    return lines, []


def name_of_status(status):
    return f"signal {signal.Signals(-status).name}" if status < 0 else str(status)


class TranscriptRun:
    """One transcript file; its tests in order, in one folder."""

    def __init__(self, path, program):
        self.path, self.program = path, program
        self.passed = self.failed = 0
        self.report = []
        self.updates = []  # (step, new status, new lines)

    def run(self):
        self.folder = Path(tempfile.mkdtemp(prefix="aci-transcript-"))
        self.cwd = self.folder / "work"
        try:
            self.cwd.mkdir()
            (self.folder / "bin").mkdir()
            (self.folder / "bin" / "aci").symlink_to(self.program)
            for step in read_transcript(self.path):
                self.take(step)
        except (BadTranscript, OSError, UnicodeDecodeError, ValueError) as problem:
            self.failed += 1
            self.report.append(f"--- {self.path}: {problem}")
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)
        return self

    def environment(self, step):
        env = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        env.update(LC_ALL="C.UTF-8", HOME=str(self.folder), ACI=str(self.program), ROOT=str(ROOT))
        env["PATH"] = f"{self.folder / 'bin'}:{env.get('PATH', '/usr/bin:/bin')}"
        for each in step.env:
            name, equals, value = each.partition("=")
            if equals:
                env[name] = value
            else:
                env.pop(name, None)
        return env

    def take(self, step):
        where = f"{self.path}:{step.line}"
        if step.kind == "file":
            target = self.cwd / step.argument
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(step.text.encode("utf-8"))
        elif step.kind == "copy":
            source, *name = shlex.split(step.argument)
            source = ROOT / source
            target = self.cwd / (name[0] if name else source.name)
            if source.is_dir():
                shutil.copytree(source, target)
            else:
                shutil.copyfile(source, target)
        elif step.kind == "setup":
            done = self.spawn(["bash", "-c", step.argument], step)
            if done is None or done.returncode != 0:
                raise BadTranscript(f"line {step.line}: the setup failed: {step.argument}")
        else:
            self.test(step, where)

    def spawn(self, command, step):
        # The program's own input is closed unless the transcript gives one.
        text = step.stdin.encode() if step.stdin is not None else None
        stdin = subprocess.DEVNULL if text is None else subprocess.PIPE
        with subprocess.Popen(command, cwd=self.cwd, env=self.environment(step), stdin=stdin,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:  # fmt: skip
            try:
                out, err = process.communicate(text, SECONDS_PER_TEST)
            except BaseException as failure:
                os.killpg(process.pid, signal.SIGKILL)  # What a shell started goes on without it.
                process.communicate()
                if isinstance(failure, subprocess.TimeoutExpired):
                    return None
                raise
            return subprocess.CompletedProcess(command, process.returncode, out, err)

    def test(self, step, where):
        if step.kind == "shell":
            command = ["bash", "-c", step.argument]
        else:
            words = shlex.split(step.argument)
            command = [str(self.program)] + [word.replace("$ROOT", str(ROOT)) for word in words]
        done = self.spawn(command, step)
        if done is None:
            self.failed += 1
            self.report.append(f"--- {where}: still running after {SECONDS_PER_TEST} s: {step.argument}")
            return
        out, err = printable_lines(done.stdout, self.cwd), printable_lines(done.stderr, self.cwd)
        expected_out, expected_err = split_expected(step.expected)
        same = (
            done.returncode == step.status
            and same_lines(expected_out, out)
            and same_lines(expected_err, err)
        )
        if same:
            self.passed += 1
            return
        self.failed += 1
        actual = out + (["error:"] + err if err else [])
        title = f"--- {where}: {step.kind} {step.argument}"
        if done.returncode != step.status:
            title += f"\n    status {name_of_status(done.returncode)}, expected {step.status}"
        self.report.append(title)
        for line in difflib.unified_diff(step.expected, actual, "expected", "printed", lineterm="", n=2):
            self.report.append("    " + line)
        if [line.split() for line in step.expected] == [line.split() for line in actual]:
            self.report.append("    (only spaces differ, no-break spaces perhaps)")
        self.updates.append((step, done.returncode, actual))

    def update(self):
        lines = self.path.read_bytes().decode("utf-8").split("\n")
        for step, status, actual in reversed(self.updates):
            if status >= 0:
                arrow = f" -> {status}" if status else ""
                lines[step.line - 1] = f"{step.kind} {step.argument}{arrow}"
                lines[step.line : step.end - 1] = actual
        self.path.write_bytes("\n".join(lines).encode("utf-8"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=Path, default=ROOT / "build" / "release" / "aci")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--first", action="store_true", help="stop at the first file where something fails")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.test")
    options = parser.parse_args()

    # Paths of messages are those of the repository, wherever we are called from.
    files = options.files or [
        Path(os.path.relpath(path)) for path in sorted((ROOT / "tests" / "transcripts").glob("*.test"))
    ]
    program = options.program.resolve()
    if not os.access(program, os.X_OK):
        print(f"{program}: no such program\n0 passed, 1 failed")
        return 1

    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(max(1, options.jobs)) as pool:
        for done in pool.map(lambda path: TranscriptRun(path, program).run(), files):
            passed, failed = passed + done.passed, failed + done.failed
            if done.report:
                print("\n".join(done.report))
            if options.update and done.updates:
                done.update()
                print(f"{done.path}: {len(done.updates)} expectations rewritten")
            if options.first and failed:
                pool.shutdown(wait=False, cancel_futures=True)
                break
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
