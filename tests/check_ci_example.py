#!/usr/bin/env python3
"""Runs the CI example of README.md in a temporary git repository, on real changes of rules.

    tests/check_ci_example.py PROGRAM
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILE = "rules/aci_msp_2017.toml"
DEARER_POINT = ('value  = "7 €/point"', 'value  = "7.20 €/point"')
CASES = "Check the rules and run their cases"
POST = "Post what moves"


class Step:
    """A step of the job that runs a shell."""

    def __init__(self, lines):
        text = "\n".join(lines)
        self.always = "\n  if: always()\n" in text
        head, script = text.split("\n  run: ", 1)
        self.name = re.match(r"- name: (.+)", head)[1]
        self.script = textwrap.dedent(script.removeprefix("|\n"))


def workflow():
    """The variables and the steps of the job, as the runner of the workflow would get them."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    yaml = text.split("```yaml\n# .github/workflows/rules.yml\n", 1)[1].split("```", 1)[0]
    head, body = yaml.split("    steps:\n", 1)
    variables = dict(re.findall(r'^      (\w+): "(.*)"$', head, re.MULTILINE))
    parts = re.split(r"^(?=- )", textwrap.dedent(body), flags=re.MULTILINE)
    return variables, [Step(part.split("\n")) for part in parts if "\n  run: " in part]


class Repository:
    """A repository with the rule files, their cases and some structures, on a branch of its own."""

    def __init__(self, folder, program):
        self.folder = Path(folder)
        for name in ("rules", "tests/reference"):
            shutil.copytree(ROOT / name, self.folder / name)
        shutil.copytree(ROOT / "examples", self.folder / "structures")
        # What the step `Install aci` leaves to the reader: the program in ~/.local.
        home = self.folder.parent
        programs = home / ".local/bin"
        programs.mkdir(parents=True)
        (programs / "aci").symlink_to(program)
        self.summary = home / "summary.md"
        self.path = home / "path"
        (home / "temp").mkdir()
        variables, self.steps = workflow()
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1",
            "GITHUB_STEP_SUMMARY": str(self.summary), "GITHUB_PATH": str(self.path), "RUNNER_TEMP": str(home / "temp"),
            **{name: value.replace("${{ github.base_ref }}", "main") for name, value in variables.items()},
            **{name: os.environ[name] for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS") if name in os.environ},
        }
        self.git("init", "-q", "-b", "main")
        self.commit("rules")
        self.git("update-ref", "refs/remotes/origin/main", "main")

    def git(self, *arguments):
        identity = ("-c", "user.name=A maintainer", "-c", "user.email=maintainer@example.org")
        subprocess.run(["git", *identity, *arguments], cwd=self.folder, env=self.environment, check=True)

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def run_steps(self):
        """As a runner does: with `bash -e`, and behind a step that failed only those that say `always()`."""
        self.summary.write_text("", encoding="utf-8")
        self.path.write_text("", encoding="utf-8")
        failed, said = [], ""
        for step in self.steps:
            if failed and not step.always:
                continue
            added = "".join(line + ":" for line in self.path.read_text(encoding="utf-8").split())
            environment = {**self.environment, "PATH": added + self.environment["PATH"]}
            done = subprocess.run(["bash", "-e", "-c", step.script], cwd=self.folder, env=environment,
                                  capture_output=True, text=True, check=False)
            said += done.stdout + done.stderr
            if done.returncode != 0:
                failed.append(step.name)
        return failed, said, self.summary.read_text(encoding="utf-8")

    def branch(self, name, edit):
        """A branch with what `edit` does to the folder: the steps that fail, what they say, what is posted."""
        self.git("checkout", "-q", "-b", name, "main")
        edit(self.folder)
        self.commit(name)
        result = self.run_steps()
        self.git("clean", "-fdq")
        self.git("checkout", "-q", "main")
        return result

    def change(self, name, before, after):
        """A branch with one change of the rules."""
        return self.branch(name, lambda folder: replace(folder / FILE, before, after))


def replace(path, before, after):
    text = path.read_text(encoding="utf-8")
    assert before in text, before
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def posts_the_point(summary, worth="+€2,262.54"):
    """Whether the summary gives the established MSP what 0.20 € more a point are to it."""
    rows = [line for line in summary.split("\n") if line.startswith("| MSP des Trois Vallées (2023)")]
    # 11 245.25 points at 0.20 € more, C2S included: +2 262.54 € (1.006 × 2 249.05).
    # One for each set in which the value of the point stands.
    return any(worth in row for row in rows) and "parameter.valeur\\_point.value" in summary


def a_change_that_no_case_expects(repository):
    """An unannounced change of the value of a point fails the job, its cases tell; what it does is posted still."""
    failed, output, summary = repository.change("slip", *DEARER_POINT)
    return failed == [CASES] and "::error" in output and posts_the_point(summary), output + summary


def a_change_of_words(repository):
    """A change of words passes, and the summary says that nothing moves."""
    failed, output, summary = repository.change("words", "Valeur du point", "Valeur d’un point")
    return not failed and "parameter.valeur" in summary and "€0.00" in summary, output + summary


def a_change_with_its_cases(repository):
    """A change whose cases are settled passes, and is posted with what it does to each structure."""

    def edit(folder):
        replace(folder / FILE, *DEARER_POINT)
        for name in ("rules/cases", "tests/reference"):
            shutil.rmtree(folder / name)
            (folder / name).mkdir()
            (folder / name / "point.toml").write_text(
                '[[case]]\nrules = "aci_msp_2023"\nstructure = "../../structures/etablie.toml"\n'
                'title = "the established MSP is eligible"\nexpect = { eligible = true }\n', encoding="utf-8")

    failed, output, summary = repository.branch("settled", edit)
    return not failed and posts_the_point(summary), output + summary


def a_file_renamed(repository):
    """A file that is renamed and changed is compared with what it was."""

    def edit(folder):
        (folder / FILE).rename(folder / "rules/renamed.toml")
        replace(folder / "rules/renamed.toml", *DEARER_POINT)

    _, output, summary = repository.branch("renamed", edit)
    return posts_the_point(summary), output + summary


def a_file_copied(repository):
    """The file of a new year is compared with the one it was copied from."""

    def edit(folder):
        shutil.copy(folder / FILE, folder / "rules/aci_msp_2027.toml")
        replace(folder / "rules/aci_msp_2027.toml", *DEARER_POINT)
        replace(folder / "rules/aci_msp_2027.toml", '"aci_msp_2017"', '"aci_msp_2027"')

    _, output, summary = repository.branch("copied", edit)
    # 9 821.704… points of 2017 at 0.20 € more: 68 751.93 € × 0.2 / 7.
    return posts_the_point(summary, "+€1,964.34"), output + summary


def a_file_of_its_own(repository):
    """A file that resembles no other is named as new."""

    def edit(folder):
        text = (ROOT / "rules/README.md").read_text(encoding="utf-8").split("**`petit_accord.toml`**\n", 1)[1]
        rules = text.split("```toml\n", 1)[1].split("```", 1)[0]
        (folder / "rules/aci_msp_petit.toml").write_text(rules, encoding="utf-8")

    _, output, summary = repository.branch("own", edit)
    return summary == "New: `rules/aci_msp_petit.toml`\n", output + summary


def a_broken_file(repository):
    """A file that is not sound fails the job at its line, and nothing is posted."""
    failed, output, summary = repository.change("broken", DEARER_POINT[0], 'value  = "7 €/pt"')
    return failed == [CASES, POST] and f"file={FILE},line=" in output and not summary.strip(), output + summary


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = Path(sys.argv[1]).resolve()
    tests = [a_change_that_no_case_expects, a_change_of_words, a_change_with_its_cases, a_file_renamed, a_file_copied,
             a_file_of_its_own, a_broken_file]
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "repository").mkdir()
        repository = Repository(Path(folder) / "repository", program)
        for test in tests:
            passed, said = test(repository)
            if not passed:
                failed += 1
                print(f"{test.__name__}: {test.__doc__}\n{said}")
    print(f"{len(tests) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
