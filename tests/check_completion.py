#!/usr/bin/env python3
"""Checks what a shell offers for `aci`: types into a real bash, on a terminal of its own, and reads the line back.

    tests/check_completion.py PROGRAM

Every command, option and choice is offered; so are ids, rule files, columns, names with spaces. With Debian's
bash-completion the script is also found by itself.
"""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = Path("/usr/share/bash-completion/bash_completion")

# What is typed, and what stands in its place: by TAB, or, of several possibilities, all of them (M-*).
TAB = [
    ("aci comput", "aci compute "),
    ("aci --lang=f", "aci --lang=fr "),
    ("aci --lang fr comput", "aci --lang fr compute "),
    ("aci compute --form", "aci compute --format "),
    ("aci compute --format js", "aci compute --format json "),
    ("aci compute --format=js", "aci compute --format=json "),
    ("aci compute --csv-dialect f", "aci compute --csv-dialect fr "),
    ("aci compute --strict --str", "aci compute --strict --str"),
    ("aci compute --set patientele=4000 --se", "aci compute --set patientele=4000 --set "),
    ("aci compute --set patientele=4000 --set=ip", "aci compute --set patientele=4000 --set=ipa="),
    ("aci compute --set ipa=o", "aci compute --set ipa=oui "),
    ("aci compute --set=ipa=o", "aci compute --set=ipa=oui "),
    ("aci compute --set valeur_poi", "aci compute --set valeur_point="),
    ("aci batch --vary ip", "aci batch --vary ipa="),
    ("aci compute --rules aci_msp_2026 --set protocoles_na", "aci compute --rules aci_msp_2026 --set protocoles_nationaux"),
    ("aci compute --rules aci_cpts --set popul", "aci compute --rules aci_cpts --set population"),
    ("aci compute --rules=aci_cpts --set popul", "aci compute --rules=aci_cpts --set population"),
    ("aci compute --rules mine.toml --set paramet", "aci compute --rules mine.toml --set parametre_a_moi="),
    ('aci compute --rules "mes règles.toml" --set donn', 'aci compute --rules "mes règles.toml" --set donnee_a_moi='),
    ("aci compute --reading un_", "aci compute --reading un_"),
    ("aci compute --rules mine.toml --reading autre", "aci compute --rules mine.toml --reading autre_lecture "),
    ("aci advise --only stagi", "aci advise --only stagiaires "),
    ("aci rules aci_msp_202", "aci rules aci_msp_202"),
    ("aci rules aci_cp", "aci rules aci_cpts "),
    ("aci rules mine", "aci rules mine.toml "),
    ("aci diff aci_cpts aci_cp", "aci diff aci_cpts aci_cpts "),
    ("aci diff aci_cpts aci_cpts --on ms", "aci diff aci_cpts aci_cpts --on msps.csv "),
    ("aci diff aci_cpts aci_cpts ms", "aci diff aci_cpts aci_cpts msps.csv "),
    ("aci diff aci_cpts aci_cpts autre.toml ms", "aci diff aci_cpts aci_cpts autre.toml msps.csv "),
    ("aci compute autre.toml ma", "aci compute autre.toml ma\\ maison.toml "),
    ("aci batch autre.toml --keep patiente", "aci batch autre.toml --keep patientele"),
    ("aci batch autre.toml msps.csv --keep Vi", "aci batch autre.toml msps.csv --keep Ville "),
    ("aci explain ma\\ ma", "aci explain ma\\ maison.toml "),
    ("aci explain ma\\ maison.toml maj", "aci explain ma\\ maison.toml majoration_precarite "),
    ("aci explain ma\\ maison.toml input:patiente", "aci explain ma\\ maison.toml input:patientele"),
    ("aci explain mine.toml inp", "aci explain mine.toml input:"),
    ("aci compute ma", "aci compute ma\\ maison.toml "),
    ('aci compute "ma', 'aci compute "ma maison.toml" '),
    ("aci compute -- ma", "aci compute -- ma\\ maison.toml "),
    ("aci compute -o ma", "aci compute -o ma\\ maison.toml "),
    ("aci compute --output=ma", "aci compute --output=ma\\ maison.toml "),
    ("aci batch --keep Rég", "aci batch --keep Rég"),
    ("aci batch msps.csv --keep Nomb", "aci batch msps.csv --keep Nombre\\ de\\ patients "),
    ("aci schema comput", "aci schema compute "),
    ("aci schema compute comp", "aci schema compute comp"),
    ("aci help expl", "aci help explain "),
    ("aci compute --format z", "aci compute --format z"),
    ("aci compute --unknown=$(touch${IFS}wrong) --form", "aci compute --unknown=$(touch${IFS}wrong) --format "),
    ("aci batch wrong.csv --keep '$(to", "aci batch wrong.csv --keep '$(to"),
    ("aci compute --rules '$(touch wrong)' --set a", "aci compute --rules '$(touch wrong)' --set a"),
    ("./aci comput", "./aci compute "),
    ("aci new mi", "aci new mi"),
    ("aci nonsense --for", "aci nonsense --for"),
    ("aci compute --rules - --set ip", "aci compute --rules - --set ip"),
]
ALL = [
    ("aci compute --csv-dialect ", ["fr", "standard"]),
    ("aci compute --lang=", ["en", "fr"]),
    ("aci compute --set ipa=", ["non", "oui"]),
    ("aci rules aci_msp", ["aci_msp", "aci_msp_2017", "aci_msp_2022", "aci_msp_2023", "aci_msp_2026"]),
    ("aci rules m", ["ma\\ maison.toml", "mes\\ règles.toml", "mine.toml", "msps.csv"]),
    ("aci compute --rules a", ["aci_cpts", "aci_msp", "aci_msp_2017", "aci_msp_2022", "aci_msp_2023", "aci_msp_2026", "assistant_medical", "assistant_medical_collectif", "autre.toml"]),
    ("aci rules pharm", ["pharmacie.toml", "pharmacien_exercice_coordonne"]),
    ("aci batch msps.csv --keep ", ["Nombre\\ de\\ patients", "Ville", "annee"]),
    ("aci new --an", ["--annee"]),
    ("aci schema ", None),
    ("aci help ", None),
    ("aci ", None),
]


class Shell:
    """An interactive bash in a folder, and the line that it edits."""

    def __init__(self, folder, environment, *sourced):
        self.lines = folder / "lines"
        self.count = 0
        self.screen = b""
        pid, self.terminal = pty.fork()
        if pid == 0:
            os.chdir(folder)
            os.execve("/bin/bash", ["bash", "--norc", "--noprofile", "-i"], environment)
        self.pid = pid
        self.lines.touch()
        for line in (
            "bind 'set enable-bracketed-paste off'; bind 'set bell-style none'; bind 'set completion-query-items 0'",
            "bind 'set page-completions off'; stty cols 1000; PS1=",
            *(f"source '{each}'" for each in sourced),
            r"""bind -x '"\C-xp": printf "%s\n" "$READLINE_LINE" >>lines'""",
        ):
            self.type(line + "\n")

    def type(self, keys):
        os.write(self.terminal, keys.encode())

    def line_after(self, keys):
        """The line when these keys have been typed; then it is emptied."""
        self.type(keys + "\x18p\x01\x0b")
        self.count += 1
        limit = time.monotonic() + 30
        while time.monotonic() < limit:
            if select.select([self.terminal], [], [], 0.01)[0]:
                self.screen += os.read(self.terminal, 65536)
            written = self.lines.read_text(encoding="utf-8").split("\n")
            if len(written) > self.count:
                return written[self.count - 1]
        return "(no answer)"

    def close(self, count):
        count.equal("a mistake of the script", [], re.findall(rb"bash: .*", self.screen))
        os.write(self.terminal, b"exit\n")
        try:
            while os.read(self.terminal, 65536):
                pass
        except OSError:
            pass  # What a terminal says when the other side is gone.
        os.close(self.terminal)
        os.waitpid(self.pid, 0)


class Count:
    passed = 0
    failed = 0

    def equal(self, what, expected, got):
        if expected == got:
            self.passed += 1
        else:
            self.failed += 1
            print(f"{what!r}\n  expected {expected!r}\n  got      {got!r}")


def commands_of(program):
    """Of each command, what its help lists: the options, with the choices that stand there."""
    page = subprocess.run([program, "--lang", "en", "help"], capture_output=True, text=True, check=True).stdout
    names = re.findall(r"^  ([a-z]+)  ", page.split("Commands:\n")[1].split("\n\n")[0], re.M)
    found = {}
    for name in names:
        page = subprocess.run([program, "--lang", "en", "help", name], capture_output=True, text=True, check=True).stdout
        rows = page.split("Options:\n")[1].split("\n\n")[0]
        found[name] = re.findall(r"^  (-[^\s,]+(?:, -[^\s,]+)*) ?(\S*)", rows, re.M)
    return found


def prepare(folder, program):
    (folder / "aci").symlink_to(program)
    for name in ("ma maison.toml", "autre.toml", "pharmacie.toml"):
        (folder / name).write_text("annee = 2023\n", encoding="utf-8")
    (folder / "msps.csv").write_text("\ufeffannee;Nombre de patients;Ville\r\n2023;4000;Lille\r\n", encoding="utf-8")
    (folder / "wrong.csv").write_text("$(touch wrong),annee\n", encoding="utf-8")
    rules = subprocess.run([program, "rules", "aci_msp_2023"], capture_output=True, text=True, check=True).stdout
    rules += '\n[parameter.parametre_a_moi]\nlabel = { fr = "A", en = "A" }\nvalue = "1"\nsource = "ra"\n'
    rules += 'verified = false\nnote = { fr = "N", en = "N" }\n\n'
    rules += '  [parameter.parametre_a_moi.reading.autre_lecture]\n  label = { fr = "B", en = "B" }\n  value = "2"\n'
    rules += '\n[input.donnee_a_moi]\nlabel = { fr = "C", en = "C" }\ntype = "boolean"\ndefault = false\n'
    (folder / "mine.toml").write_text(rules, encoding="utf-8")
    (folder / "mes règles.toml").write_text(rules + "\n[input.fausse]\n", encoding="utf-8")  # With mistakes.


def check_lines(shell, count):
    for typed, expected in TAB:
        count.equal(typed, expected, shell.line_after(typed + "\t"))
    for typed, expected in ALL:
        got = shell.line_after(typed + "\x1b*")
        if expected is not None:
            begun = typed.rsplit(" ", 1)[0] + " " if "=" not in typed else typed.rsplit("=", 1)[0] + "="
            count.equal(typed, begun + " ".join(expected) + " ", got)


def check_rows(shell, commands, count):
    """Everything that the help lists is offered."""
    count.equal("aci ", sorted(commands), sorted(shell.line_after("aci \x1b*").split()[1:]))
    for name, options in commands.items():
        offered = shell.line_after(f"aci {name} --\x1b*").split()[2:]
        listed = [each for names, _ in options for each in names.split(", ") if each.startswith("--")]
        count.equal(f"aci {name} --", sorted(listed), sorted(offered))
        for names, value in options:
            if "|" in value:
                option = names.split(", ")[-1]
                offered = shell.line_after(f"aci {name} {option} \x1b*").split()[3:]
                count.equal(f"aci {name} {option} ", sorted(value.split("|")), sorted(offered))


def main():
    program = str(Path(sys.argv[1]).resolve())
    count = Count()
    script = subprocess.run([program, "help", "--format", "bash"], capture_output=True, check=True).stdout
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder, program)
        completions = folder / "data" / "bash-completion" / "completions"
        completions.mkdir(parents=True)
        (completions / "aci").write_bytes(script)
        environment = {
            "PATH": f"{folder}:/usr/bin:/bin",
            "HOME": name,
            "INPUTRC": "/dev/null",
            "TERM": "dumb",
            "LC_ALL": "C.UTF-8",
            "XDG_DATA_HOME": str(folder / "data"),
        }
        check = subprocess.run(["bash", "-n", completions / "aci"], capture_output=True, text=True)
        count.equal("bash -n", "", check.stderr)
        if shutil.which("shellcheck"):
            check = subprocess.run(["shellcheck", completions / "aci"], capture_output=True, text=True)
            count.equal("shellcheck", "", check.stdout)
        shell = Shell(folder, environment, completions / "aci")
        check_lines(shell, count)
        check_rows(shell, commands_of(program), count)
        shell.close(count)
        (folder / "lines").unlink()
        shell = Shell(folder, environment, completions / "aci")
        shell.type('COMP_WORDBREAKS=${COMP_WORDBREAKS//[=:]/}\n')  # As some people have it.
        for typed, expected in TAB:
            if "=" in typed and "$" not in typed and "--output=" not in typed:
                count.equal(typed, expected, shell.line_after(typed + "\t"))
        shell.close(count)
        count.equal("nothing typed is run", False, (folder / "wrong").exists())
        if PACKAGE.is_file():
            (folder / "lines").unlink()
            shell = Shell(folder, environment, PACKAGE)
            check_lines(shell, count)
            shell.close(count)
        else:
            print("MESSAGE: bash-completion is not installed: not tried")
    print(f"{count.passed} passed, {count.failed} failed")
    return 1 if count.failed else 0


if __name__ == "__main__":
    sys.exit(main())
