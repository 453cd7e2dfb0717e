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
import subprocess
import sys
import tempfile
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
    begin = lambda one: {"Structure": one["structure"]["nom"] or None, "Identifiant": one["structure"]["identifiant"], "Exercice": one["structure"]["annee"]}
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
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
