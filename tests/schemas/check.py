#!/usr/bin/python3
"""Checks the JSON Schemas that the program writes against what it reads and writes.

    tests/schemas/check.py PROGRAM

Every example must satisfy `aci schema`, and damaged ones must not; the JSON of `aci compute` must satisfy
`aci schema compute`, and damaged ones must not; so with `aci plan`, `aci compare`, `aci advise`,
`aci reconcile` and what `aci compute` says of ranges. Needs Debian's python3-jsonschema; numbers are decimals throughout.
"""

import copy
import datetime
import json
import subprocess
import sys
import tomllib
from decimal import Decimal
from pathlib import Path

from jsonschema import Draft4Validator, FormatChecker

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ["fr", "en"]
ABSENT = object()

# What is done to a sound structure file: (group or "", key, value put there or ABSENT).
DAMAGES = [
    ("", "nom", ABSENT),
    ("", "nom", 12),
    ("", "nom", "?"),
    ("", "annee", ABSENT),
    ("", "annee", Decimal("2023.5")),
    ("", "annee", 1950),
    ("", "anee", 2023),
    ("", "patientele", 4000),  # An input outside its table.
    ("", "contrat", ABSENT),
    ("contrat", "date_adhesion", ABSENT),
    ("contrat", "date_adhesion", "?"),
    ("contrat", "date_adhesion", 2019),
    ("contrat", "date_adhesion", "2019-02-30"),
    ("contrat", "avance_versee", Decimal("-0.01")),
    ("patientele", "patientele", ABSENT),
    ("patientele", "patientele", "?"),
    ("patientele", "patientele", -1),
    ("patientele", "patientele", Decimal("4730.5")),
    ("patientele", "patientelle", 4730),
    ("patientele", "part_c2s", Decimal("1.000001")),
    ("patientele", "part_c2s", Decimal("8.1")),
    ("patientele", "part_c2s", "8.1"),
    ("patientele", "part_c2s", "101 %"),
    ("patientele", "part_c2s", "-1 %"),
    ("patientele", "patientele", "beaucoup"),
    ("patientele", "patientele", ""),
    ("contrat", "date_adhesion", "06/2019"),
    ("acces_soins", "ouvert_samedi_matin", "peut-être"),
    ("acces_soins", "ouvert_samedi_matin", 2),
    ("acces_soins", "heures_ouverture_par_jour", Decimal("24.01")),
    ("travail_equipe", "protocoles", True),
    ("systeme_information", "si_standard", ABSENT),
    ("systeme_information", "nom", "MSP"),
]

# The other side of the thresholds above: these stay sound.
VARIANTS = [
    ("", "annee", "2023"),
    ("contrat", "date_adhesion", "17/06/2019"),
    ("contrat", "avance_versee", "35406.00"),
    ("patientele", "patientele", "4 730"),
    ("acces_soins", "ouvert_samedi_matin", "oui"),
    ("acces_soins", "ouvert_samedi_matin", 1),
    ("contrat", "date_adhesion", "1er juin 2019"),
    ("contrat", "date_adhesion", "2019-06-17T00:00:00"),
    ("contrat", "avance_versee", "35 706,00 €"),
    ("contrat", "avance_versee", "NA"),
    ("patientele", "part_c2s", "0,092"),
    ("acces_soins", "heures_ouverture_par_jour", "9h30"),
    ("acces_soins", "ouvert_samedi_matin", "VRAI"),
    ("contrat", "avance_versee", Decimal("0.00")),
    ("contrat", "avance_versee", Decimal("35406.07")),
    ("contrat", "date_adhesion", "2020-02-29"),
    ("patientele", "patientele", 0),
    ("patientele", "part_c2s", Decimal("1")),
    ("patientele", "part_c2s", Decimal("0.092")),
    ("patientele", "part_c2s", "100 %"),
    ("patientele", "part_c2s", "9,2\u00a0%"),
    ("patientele", "part_c2s", "9.2%"),
    ("patientele", "part_c2s", ABSENT),
    ("acces_soins", "heures_ouverture_par_jour", Decimal("24")),
    ("acces_soins", "heures_ouverture_par_jour", Decimal("11.25")),
]

# What is done to sound JSON: (path, value put there or ABSENT). A path through an array takes its first item.
JSON_DAMAGES = [
    (["schema_version"], 2),
    (["schema_version"], ABSENT),
    (["structure", "annee"], "2023"),
    (["structure", "identifiant"], ABSENT),
    (["rules", "id"], "aci_msp_2023@"),
    (["rules", "hash"], "sha256:12"),
    (["rules", "files"], []),
    (["rules", "files", "hash"], "sha256:12"),
    (["rules", "files", "name"], ABSENT),
    (["eligible"], None),
    (["gate", "met"], -1),
    (["gate", "total_if_open"], ABSENT),
    (["indicators", "points"], "740"),
    (["indicators", "euros"], None),
    (["indicators", "reductions"], None),
    (["indicators", "reason_id"], 12),
    (["indicators", "met"], ABSENT),
    (["points", "total"], ABSENT),
    (["amounts"], []),
    (["amounts", "role"], "bonus"),
    (["amounts", "due"], "30/04/2024"),
    (["total"], "80710.00"),
    (["notes"], ABSENT),
]


class Count:
    passed = 0
    failed = 0

    def check(self, good, what, details=""):
        if good:
            self.passed += 1
            return
        self.failed += 1
        print(f"{what}{': ' if details else ''}{details}")


def run(program, *arguments):
    """Standard output of a command that must succeed; a statement that differs is a finding."""
    sound = (0, 1) if arguments[0] == "reconcile" else (0,)
    result = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, timeout=60)
    if result.returncode not in sound:
        raise RuntimeError(f"aci {' '.join(arguments)}: status {result.returncode}\n{result.stderr.decode()}")
    return result.stdout.decode("utf-8")


def once(pairs):
    """A JSON object none of whose keys is written twice."""
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError(f"a key is written twice among {keys}")
    return dict(pairs)


def read_json(text):
    return json.loads(text, parse_float=Decimal, object_pairs_hook=once)


def as_editors_see(node):
    """A TOML document as JSON: its dates are strings."""
    if isinstance(node, dict):
        return {key: as_editors_see(value) for key, value in node.items()}
    if isinstance(node, list):
        return [as_editors_see(value) for value in node]
    return node.isoformat() if isinstance(node, (datetime.date, datetime.time)) else node


def first_mistake(validator, document):
    mistakes = [f"{'/'.join(map(str, each.absolute_path))}: {each.message}" for each in validator.iter_errors(document)]
    return mistakes[0] if mistakes else ""


def put(table, key, value):
    if value is ABSENT:
        table.pop(key, None)
    else:
        table[key] = value


def changed(structure, change):
    group, key, value = change
    copied = copy.deepcopy(structure)
    put(copied.setdefault(group, {}) if group else copied, key, value)
    return copied


def changed_json(document, path, value):
    copied = copy.deepcopy(document)
    place = copied
    for step in path[:-1]:
        place = place[step]
        place = place[0] if isinstance(place, list) else place
    put(place, path[-1], value)
    return copied


def said(value):
    return "absent" if value is ABSENT else repr(value)


def check_structures(program, examples, count):
    sound = tomllib.loads((ROOT / "examples" / "etablie.toml").read_text(encoding="utf-8"), parse_float=Decimal)
    sound = as_editors_see(sound)
    for language in LANGUAGES:
        validators = {}  # By agreement; an example that names none is of the ACI.

        def validator_of(structure, language=language, validators=validators):
            asked = ["--rules", structure["accord"]] if "accord" in structure else []
            if str(asked) not in validators:
                schema = read_json(run(program, "schema", "--lang", language, *asked))
                Draft4Validator.check_schema(schema)
                count.passed += 1
                validators[str(asked)] = Draft4Validator(schema, format_checker=FormatChecker())
            return validators[str(asked)]

        validator = validator_of({})
        for path in examples:
            structure = as_editors_see(tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal))
            mistake = first_mistake(validator_of(structure), structure)
            count.check(not mistake, f"aci schema --lang {language} refuses {path.name}", mistake)
        for change in VARIANTS:
            mistake = first_mistake(validator, changed(sound, change))
            count.check(not mistake, f"aci schema refuses {change[1]} {said(change[2])}", mistake)
        for change in DAMAGES:
            mistake = first_mistake(validator, changed(sound, change))
            count.check(mistake, f"aci schema accepts {change[1]} {said(change[2])}")


def check_compute(program, examples, count):
    schema = read_json(run(program, "schema", "compute"))
    Draft4Validator.check_schema(schema)
    count.passed += 1
    validator = Draft4Validator(schema)
    names = [str(path.relative_to(ROOT)) for path in examples]
    for language in LANGUAGES:
        asked = ["compute", "--lang", language, "--format", "json"]
        several = read_json(run(program, *asked, *names))
        mistake = first_mistake(validator, several)
        count.check(not mistake, f"aci schema compute refuses {' '.join(asked)} {' '.join(names)}", mistake)
        for name, in_array in zip(names, several, strict=True):
            alone = read_json(run(program, *asked, name))
            mistake = first_mistake(validator, alone)
            count.check(not mistake, f"aci schema compute refuses {' '.join(asked)} {name}", mistake)
            count.check(alone == in_array, f"{name}: not the same alone and among several")
    in_points = several[names.index("examples/etablie.toml")]
    mistake = first_mistake(validator, changed_json(in_points, ["surplus"], 1))
    count.check(not mistake, "aci schema compute refuses a key that is added", mistake)
    for path, value in JSON_DAMAGES:
        mistake = first_mistake(validator, changed_json(in_points, path, value))
        count.check(mistake, f"aci schema compute accepts {'.'.join(path)} {said(value)}")


# Keys of the JSON of `plan` and what is put there.
PLAN_DAMAGES = [
    (["schema_version"], 2),
    (["exercises"], ABSENT),
    (["exercises"], []),
    (["exercises", "payments", "kind"], "gift"),
    (["exercises", "payments", "due"], "30/04/2024"),
    (["exercises", "payments", "euros"], "12.00"),
    (["exercises", "deadlines", "date"], None),
    (["exercises", "documents", "stake"], ABSENT),
    (["exercises", "documents", "document"], ""),
    (["exercises", "structure", "annee"], "2023"),
    (["exercises", "rules", "hash"], "sha256:12"),
    (["treasury", "months", "month"], "2024-4"),
    (["treasury", "euros"], None),
    (["missing_exercises"], None),
]


COMPARE_DAMAGES = [
    (["moved"], ABSENT),
    (["moved", "total"], "12"),
    (["before", "figures", "points"], "12"),
    (["after", "rules", "id"], "ACI"),
    (["steps", "rules"], None),
    (["steps", "inputs", "label"], ""),
    (["steps", "inputs", "before"], []),
    (["steps", "moved"], ABSENT),
    (["lines", "kind"], "class"),
    (["lines", "before"], "12"),
    (["added_inputs"], ABSENT),
    (["removed_inputs"], ABSENT),
]


ADVISE_DAMAGES = [
    (["total"], "12"),
    (["gate_step"], []),
    (["advice", "most"], ABSENT),
    (["advice", "most", "gain"], None),
    (["advice", "most", "changes"], []),
    (["advice", "most", "changes", "set"], ""),
    (["risks", "closes_gate"], ABSENT),
    (["not_looked_at_whole"], None),
]

RECONCILE_DAMAGES = [
    (["agrees"], "no"),
    (["closeness"], "yard"),
    (["lines"], []),
    (["lines", "unit"], "francs"),
    (["lines", "stated"], "12"),
    (["causes", "kind"], "weather"),
    (["causes", "inputs", "ranges"], []),
    (["causes", "reading"], ABSENT),
]

RANGES_DAMAGES = [
    (["unknowns"], []),
    (["unknowns", "from"], 4500),
    (["eligible"], "perhaps"),
    (["figures", "least"], "12"),
    (["figures", "kind"], "sum"),
    (["turns"], ABSENT),
    (["complete"], None),
]


def check_result(program, command, asked, damages, count, name=None):
    """The JSON of a command for several command lines; the first is the one that is damaged."""
    schema = read_json(run(program, "schema", name or command))
    Draft4Validator.check_schema(schema)
    count.passed += 1
    validator = Draft4Validator(schema)
    for language in LANGUAGES:
        for words in asked:
            result = read_json(run(program, command, "--lang", language, "--format", "json", *words))
            mistake = first_mistake(validator, result)
            count.check(not mistake, f"aci schema {command} refuses {' '.join(words)}", mistake)
    sound = read_json(run(program, command, "--format", "json", *asked[0]))
    mistake = first_mistake(validator, changed_json(sound, ["surplus"], 1))
    count.check(not mistake, f"aci schema {command} refuses a key that is added", mistake)
    for path, value in damages:
        mistake = first_mistake(validator, changed_json(sound, path, value))
        count.check(mistake, f"aci schema {command} accepts {'.'.join(path)} {said(value)}")


def main():
    if len(sys.argv) != 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    program = str(Path(sys.argv[1]).resolve())
    examples = sorted((ROOT / "examples").glob("*.toml"))
    count = Count()
    count.check(len(examples) >= 6, "examples/: fewer than six structure files")
    check_structures(program, examples, count)
    check_compute(program, examples, count)
    names = [[str(path.relative_to(ROOT))] for path in examples]
    sound = [["examples/etablie.toml"]]
    check_result(program, "plan", sound + names, PLAN_DAMAGES, count)
    pairs = [["--set", "protocoles=8", "examples/etablie.toml"], ["examples/exercice_2017.toml", "examples/etablie.toml"], ["examples/etablie.toml", "examples/exercice_2017.toml"]]
    pairs += [["--set", "nom=M", *name] for name in names]
    check_result(program, "compare", pairs, COMPARE_DAMAGES, count)
    check_result(program, "advise", sound + names, ADVISE_DAMAGES, count)
    stated = [["examples/etablie.toml", "--total", "82357.95"]]
    stated += [[*name, *amount] for name in names for amount in (["--total", "0"], ["--total", "12345.67"])]
    check_result(program, "reconcile", stated, RECONCILE_DAMAGES, count)
    unknown = [["examples/etablie.toml", "--set", "patientele=3000..5200"], ["examples/cpts.toml", "--set", "population=100000..112000"]]
    check_result(program, "compute", unknown, RANGES_DAMAGES, count, "ranges")
    print(f"{count.passed} passed, {count.failed} failed")
    return 1 if count.failed else 0


if __name__ == "__main__":
    sys.exit(main())
