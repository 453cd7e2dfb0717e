#!/usr/bin/env python3
"""Runs the CI example of README.md in a temporary git repository, on real changes of rules.

    tests/check_ci_example.py PROGRAM
"""

import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILE = "rules/aci_msp_2023.toml"


def job():
    """The shell of the job, as the runner of the workflow would get it."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    yaml = text.split("```yaml\n# .github/workflows/rules.yml\n", 1)[1].split("```", 1)[0]
    return textwrap.dedent(yaml.split("        run: |\n", 1)[1])


class Repository:
    """A repository with the rule files, their cases and some structures, on a branch of its own."""

    def __init__(self, folder, program):
        self.folder = Path(folder)
        for name in ("rules", "tests/reference"):
            shutil.copytree(ROOT / name, self.folder / name)
        shutil.copytree(ROOT / "examples", self.folder / "structures")
        programs = self.folder.parent / "bin"
        programs.mkdir()
        (programs / "aci").symlink_to(program)
        self.summary = self.folder.parent / "summary.md"
        self.environment = {
            "PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(self.folder.parent), "LC_ALL": "C.UTF-8",
            "GIT_CONFIG_NOSYSTEM": "1", "BASE": "main", "GITHUB_STEP_SUMMARY": str(self.summary),
            **{name: os.environ[name] for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS") if name in os.environ},
        }
        self.git("init", "-q", "-b", "main")
        self.commit("rules")

    def git(self, *arguments):
        identity = ("-c", "user.name=A maintainer", "-c", "user.email=maintainer@example.org")
        subprocess.run(["git", *identity, *arguments], cwd=self.folder, env=self.environment, check=True)

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def change(self, branch, before, after):
        """A branch with one change of the rules, and what the job says of it."""
        self.git("checkout", "-q", "-b", branch, "main")
        path = self.folder / FILE
        text = path.read_text(encoding="utf-8")
        assert before in text, before
        path.write_text(text.replace(before, after, 1), encoding="utf-8")
        self.commit(branch)
        self.summary.write_text("", encoding="utf-8")
        # GitHub runs a step with `bash -e`.
        done = subprocess.run(["bash", "-e", "-c", job()], cwd=self.folder, env=self.environment,
                              capture_output=True, text=True, check=False)
        self.git("clean", "-fdq")
        self.git("checkout", "-q", "main")
        return done.returncode, done.stdout + done.stderr, self.summary.read_text(encoding="utf-8")


def a_change_that_no_case_expects(repository):
    """An unannounced change of the value of a point fails the job: its cases tell."""
    status, output, _ = repository.change("slip", 'value  = "7 €/point"', 'value  = "7.20 €/point"')
    return status == 1 and "::error" in output, output


def a_change_of_words(repository):
    """A change of words passes, and the summary says that nothing moves."""
    status, output, summary = repository.change("words", "Valeur du point", "Valeur d’un point")
    return status == 0 and "parameter.valeur" in summary and "€0.00" in summary, output + summary


def a_change_with_its_cases(repository):
    """A change whose cases are settled is posted with what it does to each structure."""
    shutil.rmtree(repository.folder / "rules/cases")
    (repository.folder / "rules/cases").mkdir()
    (repository.folder / "rules/cases/point.toml").write_text(
        '[[case]]\nrules = "aci_msp_2023"\nstructure = "../../structures/etablie.toml"\n'
        'title = "9 points of ten"\nexpect = { eligible = true }\n', encoding="utf-8")
    status, output, summary = repository.change("settled", 'value  = "7 €/point"', 'value  = "7.20 €/point"')
    rows = [line for line in summary.split("\n") if line.startswith("| MSP des Trois Vallées (2023)")]
    # 11 245.25 points at 0.20 € more, C2S included: +2 262.54 € (1.006 × 2 249.05).
    posted = len(rows) == 1 and "+€2,262.54" in rows[0] and "parameter.valeur\\_point.value" in summary
    return status == 0 and posted, output + summary


def a_broken_file(repository):
    """A file that is not sound stops the job at its line, and nothing is posted."""
    status, output, summary = repository.change("broken", 'value  = "7 €/point"', 'value  = "7 €/pt"')
    return status == 1 and f"file={FILE},line=" in output and not summary, output


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = Path(sys.argv[1]).resolve()
    tests = [a_change_that_no_case_expects, a_change_of_words, a_broken_file, a_change_with_its_cases]
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
