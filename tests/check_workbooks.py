#!/usr/bin/env python3
"""Reads the workbooks that `aci … --format xlsx` writes with Debian's python3-openpyxl, and holds them against JSON.

    tests/check_workbooks.py PROGRAM [STRUCTURES]

Random structures of several years, and the examples, of all agreements: every figure is that of JSON, to the last
digit; texts stay texts, whatever they say; the same bytes at any time, in any place; headers, formats and widths are
those of a table that can be filtered, sorted and printed.
"""

import datetime
import io
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl

sys.path.insert(0, str(Path(__file__).resolve().parent))
import check_ranges  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
EURO = {"fr": '#,##0.00\\ "€"', "en": '"€"#,##0.00;-"€"#,##0.00'}
# What a spreadsheet might run, hide or turn round.
HOSTILE = [
    "=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "=1+1", "\tx", "<b>&amp;\"'", "_x0041_", "a\u202eb\u2066c", "\u0007bell", "\ufffe",
    "http://example.org/", "mailto:a@b", "#REF!", "TRUE", "12", " blanks ", "é" * 300, "\U0001f3e5",
]
program = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "build/release/aci")
passed = failed = 0


def check(fine, breach):
    global passed, failed
    if fine:
        passed += 1
    else:
        failed += 1
        if failed < 40:
            print("---", breach)


def run(*words, folder=ROOT, **environment):
    done = subprocess.run(
        [program, *words], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300,
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment})
    if done.returncode not in (0, 1):
        raise SystemExit(f"{words[:4]}: status {done.returncode}: {done.stderr.decode()[-600:]}")
    return done.stdout


def told(*words, folder=ROOT):
    return json.loads(run(*words, "--format", "json", folder=folder), parse_float=Decimal)


def exact(value):
    """A cell as JSON has it."""
    if isinstance(value, float):
        return Decimal(repr(value))
    return value.date().isoformat() if isinstance(value, datetime.datetime) else value


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(sheet):
    """Header: cell, of each row."""
    lines = [[exact(cell.value) for cell in row] for row in sheet.iter_rows()]
    return [dict(zip(lines[0], line)) for line in lines[1:]]


def check_form(data, language, words):
    """What every sheet of every workbook has."""
    words = " ".join(words)[:60]
    book = opened(data)
    properties = book.properties
    check(properties.created.year == 1980 and properties.modified.year == 1980 and not properties.creator, f"{words}: a date or an author: {properties}")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        check({part.date_time[:3] for part in parts.infolist()} == {(1980, 1, 1)}, f"{words}: members bear dates")
        check(not any(b"<f" in parts.read(part) for part in parts.namelist() if part.startswith("xl/worksheets/")), f"{words}: a formula")
    for sheet in book:
        name = f"{words}: {sheet.title}"
        check(len(sheet.title) <= 31 and not set(sheet.title) & set("[]:*?/\\"), f"{name}: no name of a sheet")
        headers = [cell.value for cell in sheet[1]]
        check(all(headers) and len(set(headers)) == len(headers), f"{name}: headers {headers}")
        check(all(cell.font.bold for cell in sheet[1]), f"{name}: headers are not bold")
        check(sheet.freeze_panes in ("A2", "B2"), f"{name}: frozen at {sheet.freeze_panes}")
        check(sheet.auto_filter.ref is not None and sheet.print_title_rows == "$1:$1", f"{name}: no filter, or no title rows")
        check(sheet.page_setup.paperSize == 9 and sheet.sheet_properties.pageSetUpPr.fitToPage, f"{name}: not for A4")
        for letter, column in sheet.column_dimensions.items():
            check(10 <= column.width <= 62, f"{name}: column {letter} is {column.width} wide")
        kinds = [set() for _ in headers]
        wrong = []
        for row in sheet.iter_rows(min_row=2):
            for cell, kind in zip(row, kinds):
                if cell.value is None:
                    continue
                kind.add("text" if isinstance(cell.value, str) else "date" if isinstance(cell.value, datetime.datetime) else cell.number_format)
                if cell.data_type == "f" or isinstance(cell.value, str) and cell.number_format != "General":
                    wrong.append(cell.coordinate)
        check(not wrong, f"{name}: texts that are none: {wrong[:5]}")
        for header, kind in zip(headers, kinds):
            mixed = header in ("Valeur", "Value", "Avant", "Before", "Après", "After")
            check(mixed or len(kind) <= 1, f"{name}: {header} holds {kind}")
            check(EURO["en" if language == "fr" else "fr"] not in kind, f"{name}: {header} in the other language")
    return book


def check_twice(*words):
    """In both languages; the French workbook is given back."""
    english = run(*words, "--lang", "en", "--format", "xlsx")
    both = check_form(english, "en", words)
    french = run(*words, "--lang", "fr", "--format", "xlsx")
    again = run(*words, "--lang", "fr", "--format", "xlsx", TZ="Asia/Tokyo", LC_ALL="fr_FR.UTF-8", LANG="fr_FR.UTF-8")
    check(french == again, f"{words}: not the same bytes")
    book = check_form(french, "fr", words)
    numbers = lambda sheet: [[exact(cell.value) for cell in row if not isinstance(cell.value, str)] for row in sheet.iter_rows(min_row=2)]
    words = " ".join(words)[:60]
    check([numbers(sheet) for sheet in both] == [numbers(sheet) for sheet in book], f"{words}: other figures in English")
    check(both.sheetnames != book.sheetnames and len(both.sheetnames) == len(book.sheetnames), f"{words}: sheets {both.sheetnames}")
    return {sheet.title: rows(sheet) for sheet in book}


def same(found, wanted, where):
    """Rows of a workbook and what JSON says, column by column."""
    check(len(found) == len(wanted), f"{where}: {len(found)} rows, not {len(wanted)}")
    for row, values in zip(found, wanted):
        wrong = {name: (row.get(name, "no such column"), value) for name, value in values.items() if row.get(name, "no such column") != value}
        check(not wrong, f"{where}: {wrong}")


def yes(value):
    return "oui" if value else "non"


def check_compute(files):
    structures = told("compute", "--lang", "fr", *files)
    structures = structures if isinstance(structures, list) else [structures]
    sheets = check_twice("compute", *files)
    check(list(sheets) == ["Réponse", "Indicateurs", "Montants", "Hypothèses", "Sources"], f"compute: sheets {list(sheets)}")
    same(sheets["Réponse"], [{
        **begin(one), "Du": one["structure"].get("period", {}).get("from"), "Au": one["structure"].get("period", {}).get("to"),
        "Rémunération due": yes(one["eligible"]), "Rémunération de l’exercice": one["total"], "Avance": one["advance"], "Solde": one["balance"],
        "Points": one["points"]["total"], "Prérequis demandés": one["gate"] and one["gate"]["required"], "Prérequis remplis": one["gate"] and one["gate"]["met"],
        "Rémunération si les prérequis étaient remplis": one["gate"] and one["gate"]["total_if_open"], "Règles": one["rules"]["id"],
        "Texte des règles": one["rules"]["title"],
    } for one in structures], "Réponse")
    same(sheets["Indicateurs"], [{
        **begin(one), "Identifiant dans les règles": line["id"], "Indicateur": line["label"], "Rempli": yes(line["met"]), "Points": line["points"],
        "Points fixes": line["fixed_points"], "Points variables": line["variable_points"], "Points au maximum": line["full_points"], "Euros": line["euros"],
        "Taux d’atteinte": line["attainment"], "Prorata": line["pro_rata"], "Ce qui manque": line["reason"], "Pièce justificative": line["evidence"],
    } for one in structures for line in one["indicators"]], "Indicateurs")
    amounts = [row for row in sheets["Montants"] if row["Rôle"] != "échéance"]
    same(amounts, [{
        **begin(one), "Identifiant dans les règles": line["id"], "Montant": line["label"], "Euros": line["euros"], "Date": line["due"],
    } for one in structures for line in one["amounts"]], "Montants")
    readings = [row for row in sheets["Hypothèses"] if row["Nature"] == "Autre lecture d’un texte incertain"]
    wanted = [{
        **begin(one), "Objet": each["label"], "Rémunération selon cette lecture": each["total"], "Avance selon cette lecture": each["advance"],
        "Solde selon cette lecture": each["balance"],
    } for one in structures for each in one["readings"] if each["touches"]]
    key = lambda row: (str(row["Structure"]), str(row["Objet"]))
    same(sorted(readings, key=key), sorted(wanted, key=key), "Hypothèses")
    notes = [row for row in sheets["Hypothèses"] if row["Nature"] in ("Remarque", "Interprétation d’un texte incertain", "Valeur non donnée, retenue par défaut")]
    check(len(notes) == sum(len(one["notes"]) for one in structures), "Hypothèses: not all the notes")
    cited = {row["Règles"] for row in sheets["Sources"]}
    check(cited == {one["rules"]["id"] for one in structures}, f"Sources: rules {cited}")


def begin(one):
    return {"Structure": one["structure"]["nom"] or None, "Identifiant": one["structure"]["identifiant"], "Exercice": one["structure"]["annee"]}


def check_plan(*files):
    calendar = told("plan", "--lang", "fr", *files)
    sheets = check_twice("plan", *files)
    check(list(sheets) == ["Calendrier", "Pièces", "Trésorerie", "Hypothèses", "Sources"], f"plan: sheets {list(sheets)}")
    wanted = []
    for one in calendar["exercises"]:
        wanted += [{**begin(one), "Date": each["due"], "Montant": each["label"], "Euros": each["euros"], "Identifiant dans les règles": each["id"]} for each in one["payments"]]
        wanted += [{**begin(one), "Date": each["date"], "Montant": each["label"], "Euros": None, "Identifiant dans les règles": each["id"]} for each in one["deadlines"]]
    key = lambda row: (str(row["Exercice"]), row["Identifiant dans les règles"])
    same(sorted(sheets["Calendrier"], key=key), sorted(wanted, key=key), f"Calendrier {files[0]}")
    dates = [row["Date"] or "9" for row in sheets["Calendrier"]]
    check(dates == sorted(dates), f"Calendrier {files[0]}: not by date")
    same(sheets["Pièces"], [{
        **begin(one), "Indicateur": each["label"], "Pièce justificative": each["document"] or None, "Au plus tard le": each["by"], "Rempli": yes(each["met"]),
        "Prérequis": yes(each["gate"]), "Euros qui en dépendent": each["stake"], "Identifiant dans les règles": each["indicator"],
    } for one in calendar["exercises"] for each in one["documents"]], f"Pièces {files[0]}")
    months = [{"Année civile": int(each["month"][:4]), "Mois": int(each["month"][5:]), "Euros": each["euros"]} for each in calendar["treasury"]["months"]]
    if calendar["treasury"]["undated"] is not None:
        months.append({"Année civile": None, "Mois": None, "Euros": calendar["treasury"]["undated"]})
    same(sheets["Trésorerie"], months, f"Trésorerie {files[0]}")
    check(sum(row["Euros"] for row in sheets["Trésorerie"]) == calendar["treasury"]["euros"], f"Trésorerie {files[0]}: not the sum")


def value(each):
    """An input's value, as a cell has it."""
    return yes(each) if isinstance(each, bool) else each


def check_advise(file):
    report = told("advise", "--lang", "fr", file)
    sheets = check_twice("advise", file)
    check(list(sheets) == ["Conseils", "Valeurs", "Hypothèses", "Sources"], f"advise: sheets {list(sheets)}")
    steps = [("ouvre le droit au paiement", 1, report["gate_step"], {})] if report["gate_step"] else []
    for rank, each in enumerate(report["advice"], 1):
        if each["nearest"]:
            steps.append(("le plus proche qui rapporte", rank, each["nearest"], {}))
        more = {"Gain de chacun seul": each["gain_of_each_alone"], "Chaque unité de plus rapporte encore": yes(each["unlimited"])}
        steps.append(("ce qui rapporte le plus", rank, each["most"], more))
    for rank, each in enumerate(report["risks"], 1):
        steps.append(("à un pas d’être perdu", rank, each, {"Ferme le droit au paiement": yes(each["closes_gate"])}))
    same(sheets["Conseils"], [{
        **begin(report), "Nature": kind, "Rang": rank, "Gain": step["gain"], "Rémunération ensuite": step["total"], **more,
    } for kind, rank, step, more in steps], f"Conseils {file}")
    changes = [{
        **begin(report), "Nature": kind, "Rang": rank, "Donnée": each["label"], "Pour --set": each["set"],
    } for kind, rank, step, more in steps for each in step["changes"]]
    same(sheets["Valeurs"], changes, f"Valeurs {file}")
    numbers = [(each["from"], each["to"]) for kind, rank, step, more in steps for each in step["changes"]]
    for row, (before, after) in zip(sheets["Valeurs"], numbers):
        for header, wanted in (("Avant", before), ("Après", after)):
            if not isinstance(wanted, str):
                check(row[header] == value(wanted), f"Valeurs {file}: {row}: {wanted}")


def check_compare(*words):
    both = told("compare", "--lang", "fr", *words)
    sheets = check_twice("compare", *words)
    check(list(sheets) == ["Écart", "Causes", "Lignes", "Hypothèses", "Sources"], f"compare: sheets {list(sheets)}")
    figures = lambda all, names: dict(zip(names, (all["points"], all["total"], all["advance"], all["balance"])))
    own = ("Points", "Rémunération de l’exercice", "Avance", "Solde")
    moved = ("Points d’écart", "Écart de la rémunération", "Écart de l’avance", "Écart du solde")
    same(sheets["Écart"], [
        {**begin(both["before"]), "Règles": both["before"]["rules"]["id"], **figures(both["before"]["figures"], own)},
        {**begin(both["after"]), "Règles": both["after"]["rules"]["id"], **figures(both["after"]["figures"], own)},
        figures(both["moved"], own),
    ], f"Écart {words[0]}")
    for name, total in figures(both["moved"], moved).items():
        found = [row[name] for row in sheets["Causes"] if row[name] is not None]
        check(total is None or sum(found) == total, f"Causes {words[0]}: {name}: not the sum")
    names = [each["id"] for step in both["steps"] for each in step["inputs"]] + [each["id"] for each in both["idle_inputs"]]
    check([row["Identifiant dans les règles"] for row in sheets["Causes"] if row["Nature"] != "règles ou exercice"] == names, f"Causes {words[0]}: inputs")
    same(sheets["Lignes"], [{
        "Nature": "indicateur" if each["kind"] == "indicator" else "montant", "Ligne": each["label"], "Change": yes(each["moves"]),
        "Points avant": each["points_before"], "Points après": each["points_after"], "Euros avant": each["before"], "Euros après": each["after"],
        "Écart en euros": (each["after"] or 0) - (each["before"] or 0), "Identifiant dans les règles": each["id"],
    } for each in both["lines"]], f"Lignes {words[0]}")


def check_batch(*words, folder=ROOT):
    lines = run("batch", "--lang", "fr", *words, "--format", "json", folder=folder).splitlines()
    wanted = [json.loads(line, parse_float=Decimal) for line in lines]
    book = check_form(run("batch", "--lang", "fr", *words, "--format", "xlsx", folder=folder), "fr", ("batch", *words))
    check(book.sheetnames == ["Structures", "Colonnes", "Sources"], f"batch: sheets {book.sheetnames}")
    keys = [row["Dans le CSV"] for row in rows(book["Colonnes"])]
    titles = [row["Colonne"] for row in rows(book["Colonnes"])]
    found = rows(book["Structures"])
    check(titles == [cell.value for cell in book["Structures"][1]], f"batch {words}: columns")
    header = run("batch", *words, "--format", "csv", folder=folder).decode().splitlines()[0].split(",")
    check(header == keys, f"batch {words}: {header} is not {keys}")
    same([dict(zip(keys, row.values())) for row in found], [{
        key: None if each == "" else value(each) for key, each in row.items() if " (" not in key
    } for row in wanted], f"batch {words}")


def check_summary(*words):
    summary = told("batch", "--lang", "fr", "--summary", *words)
    sheets = check_twice("batch", "--summary", *words)
    blocks = summary.get("scenarios", [summary])
    lines = []
    for block in blocks:
        for name, side in (("ces règles", block["own"]), ("autres règles", block["against"])):
            if side is None:
                continue
            for group in side["groups"] + [side["all"]]:
                total = group["total"]
                lines.append({
                    **block.get("varied", {}), "Règles comparées": name, "Exercice": group.get("annee"), "Règles": group.get("rules"),
                    "Structures": group["structures"], "Rémunération, somme": total["sum"], "Rémunération, moyenne": total["mean"],
                    "Rémunération, minimum": total["min"], "Rémunération, maximum": total["max"], "Avance, somme": group["advance"]["sum"],
                    "Avance, moyenne": group["advance"]["mean"], "Solde, somme": group["balance"]["sum"], "Solde, moyenne": group["balance"]["mean"],
                    "Pas des quantiles": side["quantile_step"], **{f"Rémunération, quantile à {each}\u00a0%": total[f"p{each}"] for each in (10, 25, 50, 75, 90)},
                })
    same(sheets["Synthèse"], lines, f"Synthèse {words}")
    missed = [list(group["missed"].values()) for block in blocks for side in (block["own"], block["against"]) if side for group in side["groups"] + [side["all"]]]
    check([[row[name] for name in row if name.startswith("Sans")] for row in sheets["Synthèse"]] == missed, f"Synthèse {words}: prerequisites")
    if "readings" in blocks[0]:
        same(sheets["Lectures"], [{
            "Objet": each["label"], "Structures concernées": each["structures"], "Dates déplacées": each["dates"], "Structures refusées": each["refused"],
            "Écart de la rémunération": each["difference"], "Somme des écarts sans leur signe": each["absolute_difference"],
        } for block in blocks for each in block["readings"]], f"Lectures {words}")


def table(folder, wanted, draw):
    """A CSV of random structures, with a column of its own."""
    path = Path(folder) / "many.csv"
    structures = [check_ranges.structure(draw) for _ in range(wanted)]
    for number, each in enumerate(structures):
        each["annee"] = max(each["annee"], int(each["date_adhesion"][:4]))
        each["nom"] = HOSTILE[number % len(HOSTILE)].replace("\t", " ") if number % 3 == 0 else f"S{number}"
        each["département"] = f"{number % 95:02}"
    path.write_text(check_ranges.table(structures), encoding="utf-8")
    return str(path)


def check_batches(folder, draw):
    path = table(folder, 200, draw)
    plain = Path(folder) / "plain.csv"
    lines = [line for line in Path(path).read_text(encoding="utf-8").splitlines() if not set(line) & set("\u202e\u2066\u0007\ufffe") and "_x0041_" not in line]
    plain.write_text("\n".join(lines) + "\n", encoding="utf-8")
    check_batch(str(plain), "--ignore", "département")
    check_batch(str(plain), "--detail", "--keep", "département", "--against", "aci_msp_2022")
    check_batch(str(plain), "--ignore", "département", "--vary", "ipa=false..true", "--vary", "professionnels_associes=5..7")
    check_batch("examples")
    book = check_form(run("batch", "--lang", "fr", "examples", "--format", "xlsx"), "fr", ("batch", "examples"))
    titles = ["Structure", "Identifiant", "Exercice", "Règles", "Rémunération due", "Points\u00a0: Socle et prérequis", "Points\u00a0: Socle",
              "Points\u00a0: Optionnels", "Points", "Rémunération de l’exercice", "Avance", "Solde"]
    check([cell.value for cell in book["Structures"][1]] == titles, "batch: titles")
    check_summary(str(plain), "--ignore", "département")
    check_summary(str(plain), "--ignore", "département", "--against", "aci_msp_2022", "--vary", "professionnels_associes=5..7")
    check_summary(str(plain), "--ignore", "département", "--readings")
    first = run("batch", path, "--keep", "département", "--format", "xlsx", "--jobs", "1")
    check(run("batch", path, "--keep", "département", "--format", "xlsx", "--jobs", "2", TZ="Asia/Tokyo") == first, "batch: not the same bytes")
    check_form(first, "en", ("batch", "hostile"))


def check_limits(folder):
    """More rows than a sheet has, and a run that is stopped, leave nothing."""
    one = Path(folder) / "one.csv"
    one.write_text(check_ranges.table([{**check_ranges.structure(random.Random(1)), "annee": 2024}]), encoding="utf-8")
    temporary, out = Path(folder) / "temporary", Path(folder) / "out"
    temporary.mkdir()
    out.mkdir()
    environment = {**os.environ, "TMPDIR": str(temporary)}
    # Known before anything is read…
    words = ["batch", str(one), "--vary", "patientele=1000..9000", "--vary", "professionnels_associes=1..200", "-o", str(out / "a.xlsx")]
    done = subprocess.run([program, *words], capture_output=True, timeout=60, env=environment)
    check(done.returncode == 2 and b"U086" in done.stderr, f"too many scenarios: {done}")
    check(not list(out.iterdir()) and not list(temporary.iterdir()), "something is left of too many scenarios")
    # …or not.
    words = ["batch", str(one), "--vary", "patientele=1000..9000", "--vary", "professionnels_associes=2..60", "-o", str(out / "a.xlsx")]
    stopped = subprocess.Popen([program, *words], env=environment, stderr=subprocess.DEVNULL)
    while stopped.poll() is None and not list(out.iterdir()):
        time.sleep(0.01)
    time.sleep(0.5)
    check(stopped.poll() is None, "a run was to be stopped, and is done")
    stopped.terminate()
    check(stopped.wait(60) == -15 and not list(out.iterdir()) and not list(temporary.iterdir()), f"left of a run that was stopped: {list(out.iterdir())} {list(temporary.iterdir())}")


def check_hostile(folder):
    """Names stay texts, and nothing of what could mislead is left of them."""
    files = []
    for number, name in enumerate(HOSTILE):
        path = Path(folder) / f"hostile{number}.toml"
        text = (ROOT / "examples" / "etablie.toml").read_text(encoding="utf-8")
        lines = [f"nom = {json.dumps(name, ensure_ascii=False)}" if line.startswith("nom ") else line for line in text.splitlines()]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        files.append(str(path))
    sheet = opened(run("compute", "--format", "xlsx", *files)).worksheets[0]
    shown = [cell.value for cell in sheet["A"][1:]]
    hidden = str.maketrans({c: "\ufffd" for c in "\u202e\u2066\u0007\ufffe"} | {"\t": " "})
    wanted = [name.translate(hidden).replace("_x0041_", "_x005F_x0041_") for name in HOSTILE]
    for found, name in zip(shown, wanted):
        check(found == name and isinstance(found, str), f"{name!r} became {found!r}")
    check(all(cell.data_type != "f" and cell.hyperlink is None for cell in sheet["A"]), "a name is run")


def written_structures(folder, wanted, draw):
    """TOML files of random structures."""
    files = []
    for number in range(wanted):
        values = check_ranges.structure(draw)
        values["nom"] = f"M{number}"
        values["annee"] = max(draw.choice([2019, 2021, 2022, 2023, 2024, 2026]), int(values["date_adhesion"][:4]))
        lines = [f'{name} = "{check_ranges.written(name, value)}"' for name, value in values.items() if name != "annee"]
        lines.append(f"annee = {values['annee']}")
        path = Path(folder) / f"m{number:03}.toml"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        files.append(str(path))
    return files


def check_room(folder):
    """Files that may not grow: a whole workbook, or none and why."""
    out = Path(folder) / "room"
    out.mkdir()
    examples = sorted(str(path) for path in (ROOT / "examples").glob("*.toml"))
    words = ["compute", *examples, "--color", "never", "-o", str(out / "a.xlsx")]
    whole = run("compute", *examples, "--format", "xlsx")

    def limited(size):
        def apply():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        return apply

    done = []
    for size in [1, 500, 4096, 8192, len(whole) // 2, len(whole) - 1, len(whole), 65536, 100000, 131072, 150000, 200000, 1 << 24]:
        result = subprocess.run([program, *words], preexec_fn=limited(size), capture_output=True, timeout=60, cwd=ROOT)
        files = list(out.iterdir())
        if result.returncode == 2:
            check(not files and (b"F044" in result.stderr or b"F010" in result.stderr), f"{size} bytes of room: {files} {result.stderr[-300:]}")
        else:
            check(result.returncode in (0, 1) and files == [out / "a.xlsx"] and files[0].read_bytes() == whole, f"{size} bytes of room: half a workbook")
        done.append(result.returncode)
        for each in files:
            each.unlink()
    check(done[0] == 2 and done[-1] in (0, 1), f"room: {done}")


def main():
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    draw = random.Random(16)
    examples = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "examples").glob("*.toml"))
    with tempfile.TemporaryDirectory() as folder:
        files = written_structures(folder, wanted, draw)
        check_compute(files)
        check_compute(examples)
        check_compute(examples[:1])
        check_hostile(folder)
        for file in examples + files[:4]:
            check_plan(file)
        check_plan(*[f for f in examples if "etablie" in f])
        for file in examples[:3] + files[:3]:
            check_advise(file)
        for before, after in zip(files[:8:2], files[1:8:2]):
            check_compare(before, after)
        check_compare("examples/etablie.toml", "--set", "ipa=true", "--set", "patientele=5000")
        check_batches(folder, draw)
        check_limits(folder)
        check_room(folder)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
