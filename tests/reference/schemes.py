"""The payments beside the ACI of the maisons de santé, computed a second time, from the documents and not from the rule files.

Each function takes the inputs of one row as texts (absent or empty: not said) and returns what is paid as exact fractions,
{"total": …} with "advances" where there are some, or None when the structure is refused. `other` holds the ids of the other
readings to compute with.
"""

import datetime
from decimal import Decimal
from fractions import Fraction


def date(text):
    return datetime.date.fromisoformat(text) if text else None


def anniversary(day, year):
    """29 February is 28 February in other years."""
    try:
        return day.replace(year=year)
    except ValueError:
        return datetime.date(year, 2, 28)


def cents(amount):
    """Half a cent goes away from zero."""
    whole = int(abs(amount) * 100 + Fraction(1, 2))
    return Fraction(whole if amount >= 0 else -whole, 100)


def published(paid):
    """Total, advance and balance as a table shows them."""
    total = cents(paid["total"])
    advance = sum(map(cents, paid.get("advances", [])))
    shown = {"total": total, "advance": advance, "balance": total - advance}
    return {key: str(Decimal(int(value * 100)).scaleb(-2)) if key == "total" or "advances" in paid else ""
            for key, value in shown.items()}


# ---------------------------------------------------------------- Medical assistants: a contract of a doctor

OPTIONS = ("tiers_temps", "mi_temps", "temps_plein")
BEFORE = {1: (12000, 18000, 36000), 2: (9000, 13500, 27000), 3: (7000, 10500, 21000),
          "p90": (8350, 12500, 25000), "p95": (12000, 18000, 36000)}
SINCE_JUNE_2024 = {1: (None, 19000, 38000), 2: (9450, 14000, 28000), 3: (7350, 11000, 22000),
                   "p90": (8767, 13000, 26000), "p95": (12600, 19000, 38000)}


def assistant_medical(row, other=()):
    signed, option = date(row["date_contrat"]), OPTIONS.index(row["option"])
    year_of_contract = int(row["annee"]) - signed.year + 1
    if year_of_contract < 1 or (option == 0 and signed >= datetime.date(2023, 5, 1)):
        return None
    if option == 2 and (not row["zone_sous_dense"] or (row["zone_sous_dense"] == "false" and signed.year <= 2022)):
        return None
    begins = anniversary(signed, int(row["annee"]))
    grid = BEFORE if begins < datetime.date(2024, 6, 22) else SINCE_JUNE_2024
    line = min(year_of_contract, 3)
    if int(row["centile_patientele"]) >= 95:
        line = "p95"
    elif int(row["centile_patientele"]) >= 90 and year_of_contract >= 3:
        line = "p90"
    amount = Fraction(grid[line][option])
    if year_of_contract >= 3:
        if not row["part_objectifs_atteints"]:
            return None
        amount *= Fraction(row["part_objectifs_atteints"])
    return {"total": amount}


# ---------------------------------------------------------------- Medical assistants: a group

def assistant_medical_collectif(row, other=()):
    signed, full_time = date(row["date_contrat"]), Fraction(row["etp"])
    year_of_contract = int(row["annee"]) - signed.year + 1
    if year_of_contract < 1 or signed < datetime.date(2026, 2, 25) or row["forme"] not in ("sisa", "scp", "scm"):
        return None
    if full_time > int(row["medecins_adherents"]) or Fraction(row["patientele_moyenne"]) < 775:
        return None
    amount = full_time * (38000, 28000, 22000)[min(year_of_contract, 3) - 1]
    if year_of_contract >= 3:
        if not row["patients_medecin_traitant_gagnes"] or not row["patients_file_active_gagnes"]:
            return None
        attained = [Fraction(row["patients_medecin_traitant_gagnes"]) / (260 * full_time),
                    Fraction(row["patients_file_active_gagnes"]) / (110 * full_time)]
        share = sum(attained) / 2 if "moyenne_des_objectifs" in other else min(attained)
        amount *= min(1, share)
    return {"total": amount}


# ---------------------------------------------------------------- Pharmacists

def pharmacien_exercice_coordonne(row, other=()):
    def count(key):
        return int(row[key] or 0)

    member, year = row["structure_coordonnee"] == "true", int(row["annee"])
    total = Fraction({2020: 420, 2021: 620, 2022: 820}.get(year, 0) if member else 0)
    if member and row["zone_sous_dense"] == "true":
        total += min(500, sum(2 if patient < 100 else 1 for patient in range(min(count("patients_correspondant"), 500))))
    share = Fraction(row["part_du_pharmacien"] or "1/2")
    total += 25 * (count("patients_protocole_angine") + count("patients_protocole_cystite")) * share
    done = count("teleconsultations")
    total += min(750, 5 * done if "cinq_euros_chacune" in other else done // 5 * 25)
    if row["date_equipement"] and date(row["date_equipement"]).year == year:
        total += 1225
    return {"total": total}


# ---------------------------------------------------------------- CPTS

MISSIONS = {"acces": (90000, 35000), "parcours": (45000, 45000), "prevention": (17500, 17500),
            "crise": (22500, 67500), "qualite": (15000, 15000), "accompagnement": (10000, 10000)}


def size(population, other=()):
    if population < 40000:
        return 1
    if population < 80000 or (population == 80000 and "taille_3_des_80000" not in other):
        return 2
    return 3 if population < 175000 or (population == 175000 and "taille_4_des_175000" not in other) else 4


def aci_cpts(row, other=()):
    signed, year = date(row["date_contrat"]), int(row["annee"])
    begins, ends = anniversary(signed, year), anniversary(signed, year + 1)  # The day after the last one.
    if year < signed.year or begins < datetime.date(2022, 3, 31):
        return None
    is_size = size(int(row["population"]), other)
    running = {1: 50000, 2: 60000, 3: 75000, 4: 90000}[is_size]
    total, advances, started = Fraction(running), [], False
    for mission, known in MISSIONS.items():
        start = date(row[f"date_debut_{mission}"])
        fixed, most = row[f"montant_fixe_{mission}"], row[f"montant_variable_{mission}"]
        if is_size != 3 and start and not (fixed and most):
            return None
        fixed = Fraction(fixed or (known[0] if is_size == 3 else 0))
        most = Fraction(most or (known[1] if is_size == 3 else 0))
        earned = Fraction(row[f"variable_atteinte_{mission}"] or 0)
        if earned > most:
            return None
        if mission == "crise" and row["crise_reconnue"] != "true":
            earned = 0
        if not start or start >= ends:
            continue
        share = Fraction((ends - max(start, begins)).days, (ends - begins).days)
        started = started or start <= begins
        total += (fixed + earned) * share
        advances.append(Fraction(3, 4) * fixed * share)
    whole = not started and (year == signed.year or "fonctionnement_entier_sans_mission" in other)
    advances.append(running if whole else Fraction(3, 4) * running)
    return {"total": total, "advances": advances}
