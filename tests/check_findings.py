#!/usr/bin/env python3
"""Checks what `check` and `test` write for CI systems: JUnit, SARIF, workflow commands and JSON say the same, well formed.

    tests/check_findings.py PROGRAM

Needs Debian's python3-jsonschema for tests/schemas/sarif.schema.json, the part of SARIF 2.1.0 that is written.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from jsonschema import Draft4Validator

ROOT = Path(__file__).resolve().parents[1]
SOUND = (ROOT / "tests" / "transcripts" / "damaged.toml").read_text(encoding="utf-8")

# Files by name: what is done to the sound one, and what must be found: (severity, code, the text underlined).
FILES = {
    "sound.toml": (lambda text: text, []),
    "uncited.toml": (lambda text: text.replace('source = "texte p. 1"\n', ""), [("warning", "R024", "valeur_point")]),
    "dossier é/a, b: 100 %.toml": (
        lambda text: text.replace('"heures >= 8 or samedi"', '"heurs >= 8 or « samedi"'),
        [("error", "R010", "«")],
    ),
    "typo.toml": (lambda text: text.replace("heures >= 8", "heurs >= 8"), [("error", "R012", "heurs")]),
    "two<lines>.toml": (
        lambda text: text.replace('"if gate_open() then valeur_point * earned(all) else 0 €"', '"""if gate_open()\n then 1\n else 0 €"""'),
        [("error", "R011", "if gate_open()\n then 1\n else 0 €")],
    ),
    "broken.toml": (lambda text: text.replace("[gate]", "[gate"), [("error", None, None)]),
    "missing.toml": (None, [("error", "F001", None)]),
}
LEVELS = {"error": "error", "warning": "warning", "notice": "note"}


class Count:
    passed = 0
    failed = 0

    def check(self, good, what, details=""):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print(f"{what}: {details}")


def run(program, folder, *arguments):
    result = subprocess.run([program, *arguments], cwd=folder, capture_output=True, timeout=120)
    return result.returncode, result.stdout.decode("utf-8")


def region_text(folder, finding):
    """What stands in the region of a finding; columns are characters."""
    lines = (folder / finding["file"]).read_text(encoding="utf-8").split("\n")
    first, last = finding["line"], finding["end_line"]
    text = lines[first - 1 : last]
    text[-1] = text[-1][: finding["end_column"] - 1]
    text[0] = text[0][finding["column"] - 1 :]
    return "\n".join(text)


def of_sarif(text, count, what):
    report = json.loads(text)
    schema = json.loads((ROOT / "tests" / "schemas" / "sarif.schema.json").read_text(encoding="utf-8"))
    mistakes = [each.message for each in Draft4Validator(schema).iter_errors(report)]
    count.check(not mistakes, f"{what}: SARIF", mistakes[:1])
    rules = report["runs"][0]["tool"]["driver"]["rules"]
    found = []
    for result in report["runs"][0]["results"]:
        rule = rules[result["ruleIndex"]]
        count.check(rule["id"] == result["ruleId"], f"{what}: rule of {result['ruleId']}", rule)
        count.check(rule["defaultConfiguration"]["level"] == result["level"], f"{what}: level of {result['ruleId']}", rule)
        count.check(len(result.get("locations", [])) == 1, f"{what}: a location for {result['ruleId']}", result)
        place = result["locations"][0]["physicalLocation"]
        region = place.get("region", {})
        uri = place.get("artifactLocation", {}).get("uri")
        found.append((result["level"], result["ruleId"], urllib.parse.unquote(uri) if uri else None,
                      region.get("startLine"), result["message"]["text"]))
    return found


def from_root(name, file=None):
    """A file as services know it; any other name, when it is not that of `file`, as it is."""
    return os.path.normpath(name) if name and file in (None, name) else name


def of_github(text):
    found = []
    for line in text.splitlines():
        severity, properties, message = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line).groups()
        plain = lambda each: each.replace("%2C", ",").replace("%3A", ":").replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
        named = {key: plain(value) for key, value in (each.split("=", 1) for each in properties.split(","))}
        line_number = int(named["line"]) if "line" in named else None
        found.append((LEVELS[severity], named["title"], named.get("file"), line_number, plain(message)))
    return found


def check_junit(text, report, strict, what, count):
    suites = ElementTree.fromstring(text)
    count.check(suites.tag == "testsuites", f"{what}: root", suites.tag)
    cases = [(suite, case) for suite in suites for case in suite]
    count.check(len(cases) == len(report["examined"]), f"{what}: cases", len(cases))
    for (suite, case), one in zip(cases, report["examined"]):
        count.check((suite.tag, case.tag) == ("testsuite", "testcase"), f"{what}: tags", (suite.tag, case.tag))
        count.check(suite.get("name") == from_root(one["file"] or ""), f"{what}: suite", suite.attrib)
        name = re.sub(r" \(\d+\)$", "", case.get("name"))  # Behind the second of a name.
        count.check(name == from_root(one["name"], one["file"]), f"{what}: names", case.attrib)
        bad = [each for each in case if each.tag in ("failure", "error")]
        count.check((not bad) == one["passed"], f"{what}: {one['name']} passed", one)
        if bad:
            count.check(bad[0].tag == ("failure" if one["readable"] else "error"), f"{what}: tag of {one['name']}", bad[0].tag)
            serious = [each for each in report["findings"] if each["severity"] == "error" or strict]
            told = [each for each in serious if f"[{each['code']}] {each['message']}" in bad[0].text]
            count.check(told, f"{what}: text of {one['name']}", bad[0].text)
    names = [(case.get("classname"), case.get("name")) for _, case in cases]
    count.check(len(set(names)) == len(names), f"{what}: names are unique", names)
    for each in [suites, *suites]:
        within = [case for suite, case in cases if each in (suites, suite)]
        for attribute, tag in [("tests", None), ("failures", "failure"), ("errors", "error")]:
            number = sum(1 for case in within if tag is None or case.find(tag) is not None)
            count.check(int(each.get(attribute)) == number, f"{what}: {attribute}", each.attrib)


def check_command(program, folder, arguments, expected_status, count):
    """The four forms of one command say the same; the report that JSON gives."""
    what = " ".join(arguments)
    outputs = {}
    for form in ("json", "sarif", "github", "junit"):
        status, outputs[form] = run(program, folder, *arguments, "--format", form)
        count.check(status == expected_status, f"{what} --format {form}: status", status)
    report = json.loads(outputs["json"])
    found = [(each["severity"], each["code"], from_root(each["file"]), each["line"], each["message"])
             for each in report["findings"]]
    # What has no place in JSON has one all the same where services insist on it.
    sarif = [(*each[:2], each[2] if of_json[2] else None, *each[3:])
             for each, of_json in zip(of_sarif(outputs["sarif"], count, what), found, strict=True)]
    count.check(sarif == found, f"{what}: SARIF and JSON", found)
    count.check(of_github(outputs["github"]) == found, f"{what}: workflow commands and JSON", found)
    count.check(report["errors"] == sum(1 for each in found if each[0] == "error"), f"{what}: errors", report["errors"])
    count.check(report["warnings"] == sum(1 for each in found if each[0] == "warning"), f"{what}: warnings", report["warnings"])
    check_junit(outputs["junit"], report, "--strict" in arguments, what, count)
    return report


def check_cases(program, folder, count):
    """The reference cases pass; one whose expected value is changed fails, where that value stands."""
    shutil.copytree(ROOT / "tests" / "reference", folder / "cases")
    report = check_command(program, folder, ["test", "cases"], 0, count)
    count.check(len(report["examined"]) > 20 and not report["findings"], "cases", report["findings"][:1])
    path = folder / "cases" / "derived.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('points = "740"', 'points = "741"', 1), encoding="utf-8")
    report = check_command(program, folder, ["test", "cases"], 1, count)
    found = report["findings"]
    # Once for each rule set that the case is run under.
    count.check(found and all(each["code"] == "case" for each in found), "one case fails", found)
    count.check(len({each["message"] for each in found}) == len(found), "the rule sets are told apart", found)
    for each in found:
        count.check(each["file"] == "cases/derived.toml", "file of the case", each)
        count.check(region_text(folder, each) == '"741"', "place of the expected value", each)
        count.check("740" in each["message"] and "741" in each["message"], "what was expected and got", each)
    names = [(each["file"], each["name"]) for each in report["examined"] if not each["passed"]]
    count.check(len(names) == len(found), "the cases that failed", names)


CASE = """rules = "sound.toml"

[[case]]
title  = "a case"
set    = { nom = "MSP", annee = 2024, heures = 8, samedi = true, patients = 4000, date_adhesion = 2024-01-01 }
expect = { eligible = true }
"""


def check_mistakes(program, folder, count):
    """What is wrong with cases and rules is found in every form, where it stands; nothing says green."""
    (folder / "fine.toml").write_text(CASE, encoding="utf-8")
    (folder / "mistaken.toml").write_text(CASE.replace("eligible", "eligibel"), encoding="utf-8")
    (folder / "unparsed.toml").write_text(CASE.replace("[[case]]", "[[case]"), encoding="utf-8")
    (folder / "unknown.toml").write_text(CASE.replace("sound.toml", "no_such_rules"), encoding="utf-8")
    rows = [  # Arguments, status, code of each finding, file, text underlined.
        (["mistaken.toml"], 2, "C002", "mistaken.toml", "eligibel"),
        (["unparsed.toml"], 2, None, "unparsed.toml", None),
        (["unknown.toml"], 2, "U006", "unknown.toml", '"no_such_rules"'),
        (["no_such_file.toml"], 2, "F001", "no_such_file.toml", None),
        (["--rules", "typo.toml", "fine.toml"], 2, "R012", "typo.toml", "heurs"),
        (["--rules", "no_such_rules", "fine.toml"], 2, "U006", None, None),
        (["--fail-under", "100", "fine.toml"], 1, "coverage", "sound.toml", None),
    ]
    for arguments, status, code, file, text in rows:
        report = check_command(program, folder, ["test", *arguments], status, count)
        what = " ".join(arguments)
        count.check(len(report["findings"]) == 1, f"{what}: one finding", report["findings"])
        for finding in report["findings"]:
            count.check(code in (None, finding["code"]) and finding["file"] == file, f"{what}: finding", finding)
            if text:
                count.check(region_text(folder, finding) == text, f"{what}: place", finding)
        count.check(any(not each["passed"] for each in report["examined"]), f"{what}: not green", report["examined"])
    report = check_command(program, folder, ["test", "--mutate", "fine.toml"], 1, count)
    count.check(report["findings"], "survivors", report)
    for finding in report["findings"]:
        count.check(finding["code"] == "survivor" and finding["file"] == "sound.toml", "survivor", finding)
        changed = region_text(folder, finding).strip('"')
        count.check(f": {changed} → " in finding["message"], "place of the survivor", finding)


def main():
    program = str(Path(sys.argv[1]).resolve())
    count = Count()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, (damage, _) in FILES.items():
            if damage:
                (folder / name).parent.mkdir(exist_ok=True)
                (folder / name).write_text(damage(SOUND), encoding="utf-8")
        for language in ("fr", "en"):
            for name, (_, expected) in FILES.items():
                for strict in (False, True):
                    worst = {severity for severity, _, _ in expected}
                    status = 2 if name == "missing.toml" else 1 if "error" in worst or (strict and worst) else 0
                    arguments = ["check", "--lang", language, name] + (["--strict"] if strict else [])
                    report = check_command(program, folder, arguments, status, count)
                    got = report["findings"]
                    count.check(len(got) == len(expected), f"{name}: findings", got)
                    for finding, (severity, code, text) in zip(got, expected):
                        count.check(finding["severity"] == severity, f"{name}: severity", finding)
                        count.check(code in (None, finding["code"]), f"{name}: code", finding)
                        if text:
                            count.check(region_text(folder, finding) == text, f"{name}: place", finding)
        # Years that overlap are remarked of the second of two files.
        (Path(folder) / "again.toml").write_bytes((Path(folder) / "sound.toml").read_bytes())
        report = check_command(program, folder, ["check", "sound.toml", "again.toml"], 0, count)
        count.check([each["code"] for each in report["findings"]] == ["R027"], "two files", report["findings"])
        check_command(program, folder, ["check", *FILES], 2, count)
        check_cases(program, folder, count)
        check_mistakes(program, folder, count)
    print(f"{count.passed} passed, {count.failed} failed")
    return 1 if count.failed else 0


if __name__ == "__main__":
    sys.exit(main())
