#!/usr/bin/env python3
"""What `aci compute` says of ranges holds every structure between them, as `aci batch` computes them in columns.

    tests/check_ranges.py PROGRAM [STRUCTURES [SAMPLES]]

For random structures with two or three unknown values: random samples within the ranges, a row each, lie
between the least and the most of every indicator, of the total, the advance and the balance; and where the whole
grid has few points, some of its rows reach both.
"""

import csv
import io
import json
import random
import subprocess
import sys
from decimal import Decimal

# Inputs of the ACI, with what is drawn for each: a whole number, a share in hundredths of a percent, hours in
# hundredths, a day of the year.
NUMBERS = {
    "patientele": (200, 20000), "patientele_annee_precedente": (200, 20000), "patients_ald_ou_75_ans": (0, 4000),
    "professionnels_associes": (2, 60), "missions_sante_publique": (0, 4), "protocoles": (0, 12),
    "reunions_concertation": (0, 15), "dossiers_etudies": (0, 250), "stagiaires": (0, 8),
}
SHARES = {"part_c2s": (0, 4000), "part_ame": (0, 400)}
HOURS = {"heures_ouverture_par_jour": (700, 1300)}
TRUTHS = ["ouvert_samedi_matin", "ipa", "coordination_externe"]
YES = ["soins_non_programmes", "plan_crise_sanitaire", "fonction_coordination", "si_standard"]
KNOWN = {**NUMBERS, **SHARES, **HOURS}


def written(name, value):
    if name in SHARES:
        return f"{Decimal(value) / 100} %"
    return str(Decimal(value) / 100) if name in HOURS else str(value)


def run(program, *words, text=""):
    done = subprocess.run([program, *words], input=text, capture_output=True, text=True, timeout=120)
    return done.stdout if done.returncode in (0, 1) else ""


def structure(draw):
    out = {"nom": "M", "annee": draw.choice([2022, 2023, 2024]), "date_adhesion": f"{draw.choice([2019, 2023])}-{draw.randint(1, 12):02}-15"}
    out.update({name: draw.randint(*bounds) for name, bounds in KNOWN.items()})
    out.update({name: draw.choice(["oui", "non"]) for name in TRUTHS})
    out.update({name: draw.choice(["oui"] * 9 + ["non"]) for name in YES})
    return out


def table(rows):
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow(rows[0])
    lines.writerows([written(name, value) for name, value in row.items()] for row in rows)
    return out.getvalue()


def check(program, draw, samples):
    """The mistakes found, or nothing when the structure has no result."""
    base = structure(draw)
    unknown = {}
    for name in draw.sample(sorted(KNOWN), draw.choice([2, 3])):
        low = base[name]
        high = min(KNOWN[name][1], low + draw.choice([1, 3, 40, 900, 6000]))
        unknown[name] = (low, max(low, high))
    options = [word for name, (low, high) in unknown.items() for word in ("--set", f"{name}={written(name, low)}..{written(name, high)}")]
    toml = "".join(f'{name} = "{written(name, value)}"\n' for name, value in base.items() if name != "annee")
    said = run(program, "compute", "--lang", "en", "--format", "json", *options, "-", text=f"annee = {base['annee']}\n" + toml)
    if not said:
        return None
    ranges = json.loads(said, parse_float=Decimal)
    rows = [{**base, **{name: draw.randint(low, high) for name, (low, high) in unknown.items()}} for _ in range(samples)]
    computed = list(csv.DictReader(io.StringIO(run(program, "batch", "--lang", "en", "--detail", "-", text=table(rows)))))
    columns = {"remuneration": "total", "advance": "advance", "solde": "balance"}
    mistakes = []
    for figure in ranges["figures"]:
        points = figure["kind"] == "indicator" and figure["unit"] == "points"
        column = f"points.{figure['id']}" if points else columns.get(figure["id"])
        if column is None:
            continue
        values = [Decimal(row[column]) for row in computed if row.get(column)]
        # Points have six decimals in both.
        if values and not (figure["least"] <= min(values) and max(values) <= figure["most"]):
            mistakes.append(f"{column}: {min(values)}..{max(values)} beyond {figure['least']}..{figure['most']}: {base} {unknown}")
    return mistakes if computed else None


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    samples = int(sys.argv[3]) if len(sys.argv) > 3 else 500
    draw = random.Random(17)
    passed = failed = tried = 0
    while passed + failed < wanted and tried < 20 * wanted:
        tried += 1
        mistakes = check(sys.argv[1], draw, samples)
        if mistakes is None:
            continue
        failed += 1 if mistakes else 0
        passed += 0 if mistakes else 1
        for each in mistakes:
            print("---", each)
    print(f"{passed} passed, {failed + (wanted - passed - failed)} failed")
    return 0 if passed == wanted else 1


if __name__ == "__main__":
    sys.exit(main())
