#!/usr/bin/env python3
"""Random files of each payment beside the ACI: a batch agrees with tests/reference/schemes.py to the cent, refuses what it refuses.

    tests/check_schemes.py PROGRAM [ROWS]    (5000 a scheme and a reading unless told)
"""

import csv
import datetime
import random
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "reference"))
import schemes

PROGRAM = Path(sys.argv[1]).resolve()
ROWS = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
chance = random.Random(14)
passed = failed = 0


def check(name, sound, detail=""):
    global passed, failed
    if sound:
        passed += 1
    else:
        failed += 1
        print(f"--- {name}\n{detail}")


def near(*bounds, to):
    """Half of the time next to one of the bounds, where a comparison may go wrong."""
    if chance.random() < 0.5:
        return max(0, min(to, chance.choice(bounds) + chance.randint(-1, 1)))
    return chance.randint(0, to)


def day(first, last, *known):
    """A day of these years; often next to a known one, or the last of February."""
    if chance.random() < 0.4:
        known = [*known, f"{chance.randint(first, last)}-12-19", f"{first + -first % 4}-02-29"]
        found = datetime.date.fromisoformat(chance.choice(known)) + datetime.timedelta(days=chance.randint(-1, 1))
    else:
        found = datetime.date(first, 1, 1) + datetime.timedelta(days=chance.randrange(365 * (last - first + 1)))
    return found.isoformat()


def maybe(value, often=0.7):
    return str(value) if chance.random() < often else ""


def yes(often=0.5):
    return "true" if chance.random() < often else "false"


def contract(first, *known):
    signed = day(first, first + 7, *known)
    return {"date_contrat": signed, "annee": str(max(first, int(signed[:4]) + chance.choice((0, 0, 1, 2, 2, 3, 5, -1))))}


def assistant_medical():
    row = contract(2019, "2024-06-22", "2023-05-01", "2023-06-22", "2022-12-31", "2021-06-22")
    return row | {"option": chance.choice(schemes.OPTIONS), "zone_sous_dense": maybe(yes(0.7), 0.95),
                  "centile_patientele": str(near(90, 95, to=99)),
                  "part_objectifs_atteints": maybe(f"{chance.randint(0, 10000) / 10000}", 0.95)}


def assistant_medical_collectif():
    doctors = chance.randint(1, 12)
    return contract(2026, "2026-02-25") | {
        "forme": chance.choice(("sisa", "scp", "scm") * 5 + ("autre",)), "medecins_adherents": str(doctors),
        "etp": f"{max(1, near(100 * doctors, 200, to=100 * doctors + 20)) / 100}",
        "patientele_moyenne": f"{near(77500, 150000, to=200000) / 100}",
        "patients_medecin_traitant_gagnes": maybe(near(260, 520, to=2000), 0.95),
        "patients_file_active_gagnes": maybe(near(110, 220, to=1000), 0.95)}


def pharmacien_exercice_coordonne():
    return {"annee": str(chance.randint(2020, 2028)), "structure_coordonnee": yes(0.8), "zone_sous_dense": yes(0.8),
            "patients_correspondant": maybe(near(100, 400, to=700)), "patients_protocole_angine": maybe(near(0, to=300)),
            "patients_protocole_cystite": maybe(near(0, to=300)),
            "part_du_pharmacien": maybe(f"{chance.randint(0, 10000) / 10000}"),
            "teleconsultations": maybe(near(150, 145, 5, to=300)), "date_equipement": maybe(day(2019, 2029))}


def aci_cpts():
    row = contract(2019, "2022-03-31", "2021-03-31", "2022-12-19")
    row["annee"] = str(max(2022, int(row["annee"])))
    population = near(40000, 80000, 175000, to=300000)
    row |= {"population": str(population), "crise_reconnue": maybe(yes())}
    first = schemes.size(population) == 3
    for mission, (fixed, variable) in schemes.MISSIONS.items():
        around = schemes.anniversary(schemes.date(row["date_contrat"]), int(row["annee"]))
        start = around + datetime.timedelta(days=chance.choice((0, 1, -1, 364, 365, 366, -400, chance.randint(-400, 400))))
        row[f"date_debut_{mission}"] = maybe(start)
        often = 0.2 if first else 0.99
        row[f"montant_fixe_{mission}"] = maybe(f"{fixed + chance.randint(-1000000, 1000000) / 100:.2f}", often)
        most = f"{variable + chance.randint(-500000, 500000) / 100:.2f}"
        row[f"montant_variable_{mission}"] = maybe(most, often)
        most = float(row[f"montant_variable_{mission}"] or (variable if first else 0))
        row[f"variable_atteinte_{mission}"] = maybe(f"{most * chance.choice((0, 0.5, 1, 1, chance.random())):.2f}")
        if chance.random() < 0.02:
            row[f"variable_atteinte_{mission}"] = f"{most + 0.01:.2f}"
    return row


READINGS = {assistant_medical_collectif: ["moyenne_des_objectifs"], pharmacien_exercice_coordonne: ["cinq_euros_chacune"],
            aci_cpts: ["taille_3_des_80000", "taille_4_des_175000", "fonctionnement_entier_sans_mission"]}


def compare(scheme, rows, table, readings=()):
    """Every row alike, paid or refused; and there are many of each."""
    options = [word for each in readings for word in ("--reading", each)]
    name = " ".join([scheme, *readings])
    run = subprocess.run([PROGRAM, "batch", "--rules", scheme, *options, table], capture_output=True, text=True, check=False)
    check(f"{name}: the batch ran", run.returncode in (0, 1), run.stderr[-2000:])
    got = {row["identifiant"]: row for row in csv.DictReader(run.stdout.splitlines())}
    paid = 0
    wrong = []
    for row in rows:
        expected = getattr(schemes, scheme)(row, readings)
        paid += expected is not None
        wanted = schemes.published(expected) if expected else None
        found = {key: got[row["identifiant"]][key] for key in wanted or ("total",)} if row["identifiant"] in got else None
        if found != wanted:
            wrong.append(f"{row}\n  expected {wanted}\n  got      {found}")
    check(f"{name}: {len(rows)} rows", not wrong, f"{len(wrong)} differ\n" + "\n".join(wrong[:3]))
    check(f"{name}: rows that are paid", paid > len(rows) // 3, f"{paid} of {len(rows)}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        for make in (assistant_medical, assistant_medical_collectif, pharmacien_exercice_coordonne, aci_cpts):
            rows = [{"nom": "Essai", "identifiant": str(number)} | make() for number in range(ROWS)]
            table = Path(folder) / f"{make.__name__}.csv"
            with open(table, "w", newline="", encoding="utf-8") as out:
                writer = csv.DictWriter(out, rows[0].keys())
                writer.writeheader()
                writer.writerows(rows)
            compare(make.__name__, rows, table)
            for reading in READINGS.get(make, []):
                compare(make.__name__, rows, table, [reading])
    print(f"{passed} passed, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
