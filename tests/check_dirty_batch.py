#!/usr/bin/env python3
"""A batch over a folder of tables as people have them: Windows-1252, quotes that do not close, lines of any end.

Every row is either computed, as in a clean table, or refused on its own line: nothing is lost, nothing counted
twice. The rows of each way of being dirty are known beforehand.

    tests/check_dirty_batch.py PROGRAM [ROWS [FILES]]
"""

import csv
import random
import subprocess
import sys
import tempfile
from pathlib import Path

HEADER = ["identifiant", "nom", "annee", "date_adhesion", "patientele", "patients_ald_ou_75_ans",
          "professionnels_associes", "heures_ouverture_par_jour", "ouvert_samedi_matin", "soins_non_programmes",
          "fonction_coordination", "protocoles", "reunions_concertation", "dossiers_etudies", "si_standard",
          "plan_crise_sanitaire"]
# How a row is dirty, and whether it is computed all the same.
WAYS = {
    "clean": True, "accents": True, "euro_and_oe": True, "inner_quotes": True, "separator_in_quotes": True,
    "line_break_in_quotes": True, "quote_in_the_middle": True, "thin_number": True, "french_date": True,
    "extra_separators": True, "ends_with_cr": True, "ends_with_lf": True, "spaces": True,
    "behind_closing_quote": False, "open_quote": False, "undefined_byte": False, "nul": False, "too_few": False,
    "too_many": False, "no_number": False, "no_such_date": False, "missing": False,
}
passed = failed = 0


def check(name, sound, detail=""):
    global passed, failed
    if sound:
        passed += 1
    else:
        failed += 1
        print(f"--- {name}\n{detail}")


def values(number):
    return [f"S{number:07}", "MSP", "2023", "2019-05-14", str(3000 + number % 9000), "1200", "13", "12", "true",
            "true", "true", "8", "6", "60", "true", "true"]


def dirty(way, number):
    """The bytes of a row, its line end included."""
    row = [field.encode() for field in values(number)]
    end = b"\r\n"
    names = {"accents": b"Sant\xe9 de l'\xcele", "euro_and_oe": b"\x80 et \x9cuvre", "undefined_byte": b"\x81",
             "inner_quotes": b'"La ""Maison"""', "separator_in_quotes": b'"A; B"', "line_break_in_quotes": b'"A\nB"',
             "quote_in_the_middle": b'MSP "A"', "behind_closing_quote": b'"La "Maison" d\'\xe9t\xe9"',
             "open_quote": b'"MSP \xe9', "nul": b"M\0"}
    row[1] = names.get(way, row[1])
    if way == "thin_number":
        row[4] = row[4][:-3] + b"\xa0" + row[4][-3:]
    elif way == "french_date":
        row[3] = b"14/05/2019"
    elif way == "spaces":
        row[6] = b" 13 "
    elif way == "extra_separators":
        row += [b"", b""]
    elif way == "too_few":
        row = row[:9]
    elif way == "too_many":
        row += [b"x"]
    elif way == "no_number":
        row[5] = b"beaucoup"
    elif way == "no_such_date":
        row[3] = b"31/02/2019"
    elif way == "missing":
        row[4] = b""
    elif way == "ends_with_cr":
        end = b"\r"
    elif way == "ends_with_lf":
        end = b"\n"
    return b";".join(row) + end


def lines_in(text):
    return len(text.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")) - 1


def write_tables(folder, rows, files):
    """The ids that are computed, and the places that are refused."""
    chance = random.Random(11)
    computed, refused = set(), set()
    number = 0
    for which in range(files):
        path = folder / f"{which:03}.csv"
        text = [b"sep=;\r\n"] if which % 3 == 0 else []
        text.append(";".join(HEADER).encode() + (b";" if which % 5 == 0 else b"") + b"\r\n")
        line = len(text) + 1
        # What closes an open quote is the one that opens the next name.
        after_open = False
        for number in range(number, number + rows // files):
            way = "accents" if which == 0 and number == 0 else chance.choice(list(WAYS))
            if after_open:
                way = "separator_in_quotes"
            after_open = way == "open_quote"
            if number % 50 == 49:
                text.append(b";" * (len(HEADER) - 1) + b"\r\n\r\n")
                line += 2
                if after_open:
                    way, after_open = "clean", False
            row = dirty(way, number)
            text.append(row)
            if WAYS[way]:
                computed.add(f"S{number:07}")
            else:
                refused.add((str(path), line))
            line += lines_in(row)
        number += 1
        if after_open:
            text.append(dirty("separator_in_quotes", number))
            computed.add(f"S{number:07}")
            number += 1
        path.write_bytes(b"".join(text))
    return computed, refused


def aci(program, *arguments):
    return subprocess.run([program, "batch", "--lang", "en", *map(str, arguments)], capture_output=True)


def results(path):
    with open(path, encoding="utf-8-sig", newline="") as table:
        return list(csv.DictReader(table))


def main():
    program = Path(sys.argv[1]).resolve()
    rows, files = (int(sys.argv[2]) if len(sys.argv) > 2 else 4400), (int(sys.argv[3]) if len(sys.argv) > 3 else 40)
    with tempfile.TemporaryDirectory(prefix="aci-dirty-") as name:
        folder = Path(name)
        tables = folder / "tables"
        tables.mkdir()
        computed, refused = write_tables(tables, rows, files)
        clean = folder / "clean.csv"
        with open(clean, "w") as out:
            print(",".join(HEADER), file=out)
            for id in sorted(computed):
                print(",".join(values(int(id[1:]))), file=out)
        expected = aci(program, "-o", folder / "expected.csv", clean)
        check("the clean table is computed", expected.returncode == 0, expected.stderr.decode())
        got = aci(program, "-o", folder / "got.csv", "--rejects", folder / "rejects.csv", tables)
        errors = got.stderr.decode()
        check("the status tells of refused rows", got.returncode == 1, f"{got.returncode}\n{errors[-2000:]}")
        check("a note tells of Windows-1252", f"read as Windows-1252: {files}, the first:" in errors, errors[-2000:])

        of_clean = {row["identifiant"]: row for row in results(folder / "expected.csv")}
        ids = [row["identifiant"] for row in results(folder / "got.csv")]
        check("nothing is counted twice", len(ids) == len(set(ids)), f"{len(ids)} rows, {len(set(ids))} ids")
        check("nothing is lost, nothing is made up", set(ids) == computed,
              f"missing {sorted(computed - set(ids))[:5]}, more {sorted(set(ids) - computed)[:5]}")
        names = ("nom",)
        different = [row["identifiant"] for row in results(folder / "got.csv")
                     if any(row[key] != of_clean.get(row["identifiant"], {}).get(key) for key in row
                            if key not in names)]
        check("each has the figures of a clean row", not different, str(different[:5]))
        said = {row["nom"] for row in results(folder / "got.csv")}
        wanted = {"MSP", "Santé de l'Île", "€ et œuvre", 'La "Maison"', "A; B", "A\nB", 'MSP "A"'}
        check("names are those that were written", said == wanted, str(said ^ wanted))
        rejects = {(row["file"], int(row["line"])) for row in results(folder / "rejects.csv")}
        check("each refused row is told where it stands", rejects == refused,
              f"missing {sorted(refused - rejects)[:5]}, more {sorted(rejects - refused)[:5]}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
