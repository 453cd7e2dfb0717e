#!/usr/bin/env python3
"""Checks the wording catalogue, wording/*.toml, against the program and the transcripts.

Every diagnostic code is shown by a transcript in each language; every id is used, and every id used is there;
both languages say something, with the same placeholders; the French is set as French is.
"""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CODE = re.compile(r"[A-Z]\d{3}")
NBSP = "\u00a0"

# A label of French is followed by a no-break space and a colon, one of English by a colon.
SHOWN = {
    "fr": re.compile(r"\b(?:erreur|avertissement|note)\[([A-Z]\d{3})\]\u00a0: "),
    "en": re.compile(r"\b(?:error|warning|note)\[([A-Z]\d{3})\]: "),
}

TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.DOTALL)
ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)")


def unescaped(literal):
    plain = {"n": "\n", "t": "\t"}
    return ESCAPE.sub(lambda m: chr(int(m[1][1:], 16)) if m[1][0] == "u" else plain.get(m[1], m[1]), literal[1:-1])


def tokens(text):
    return [each for each in TOKEN.findall(text) if not each.startswith(("//", "/*", "'"))]


def read_table(table, prefix=""):
    """The entries (id, fr, en) of a table of TOML; [hint.quotes] is a table inside [hint]."""
    if "fr" in table or "en" in table:
        yield prefix, table.get("fr", ""), table.get("en", "")
    for key, value in table.items():
        if isinstance(value, dict):
            yield from read_table(value, f"{prefix}.{key}" if prefix else key)


def program_literals():
    """Every string literal of src/, with one place where it stands."""
    found = {}
    for path in sorted((ROOT / "src").glob("*/*")):
        if path.suffix not in (".h", ".cpp"):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if line.lstrip().startswith(("#include", "//", "///")):
                continue
            for token in tokens(line):
                if token.startswith('"'):
                    found.setdefault(unescaped(token), f"{path.relative_to(ROOT).as_posix()}:{number}")
    return found


def shown_codes():
    """The codes in what the transcripts expect, by language."""
    shown = {"fr": set(), "en": set()}
    for path in sorted((ROOT / "tests" / "transcripts").glob("*.test")):
        expecting = False
        for line in path.read_text(encoding="utf-8").split("\n"):
            if not expecting:
                expecting = line.startswith(("test ", "shell "))
            elif line == "end test":
                expecting = False
            else:
                for language, pattern in SHOWN.items():
                    shown[language].update(pattern.findall(line))
    return shown


def french_faults(text):
    # What is not French prose: code between backticks, TOML, {0}.
    prose = re.sub(r"`[^`]*`|\"[^\"]*\"|\{ fr = .*? \}|\{\d\}", "x", text)
    for sign in re.finditer(r"[:;!?»%€]", prose):
        before, after = prose[: sign.start()][-1:], prose[sign.end() :][:1]
        if before == " ":
            yield f"plain space before {sign[0]}"
        # input:ID, 31/12/2023;, "?"
        elif before.isalnum() and not (sign[0] == "€" and before in "kMd") and (sign[0] in "»%€" or not after.strip() or after == NBSP):
            yield f"no space before {sign[0]}"
    if re.search(r"«(?!\u00a0)", prose):
        yield "no no-break space after «"
    yield from english_faults(text)


def english_faults(text):
    if re.search(r"\w'\w", re.sub(r"`[^`]*`", "", text)):
        yield "straight apostrophe"


def placeholders(text):
    return set(re.findall(r"\{\d\}", text))


def main():
    results = []  # (what is checked, the breach or "")

    def check(breach, fine):
        results.append("" if fine else breach)

    ids = {}
    for path in sorted((ROOT / "wording").glob("*.toml")):
        for identity, fr, en in read_table(tomllib.loads(path.read_text(encoding="utf-8"))):
            where = f"{path.name}: {identity}"
            check(f"{where}: given twice, first in {ids.get(identity)}", identity not in ids)
            ids[identity] = path.name
            check(f"{where}: one language says nothing", fr.strip() and en.strip())
            check(f"{where}: the languages do not have the same placeholders", placeholders(fr) == placeholders(en))
            for fault in list(french_faults(fr)):
                check(f"{where}: French: {fault}: {fr}", False)
            for fault in list(english_faults(en)):
                check(f"{where}: English: {fault}: {en}", False)
    check("no wording at all was read", len(ids) > 100)

    literals = program_literals()
    for identity in ids:
        check(f"{ids[identity]}: {identity}: nothing in src/ uses it", identity in literals)
    families = {identity.split(".")[0] for identity in ids if "." in identity}
    looks_like_id = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(families)))})\.[a-z0-9_.]*[a-z0-9_]|[A-Z]\d{{3}}")
    for literal, where in literals.items():
        if looks_like_id.fullmatch(literal):
            check(f"{where}: there is no wording \"{literal}\"", literal in ids)

    shown = shown_codes()
    for code in filter(CODE.fullmatch, ids):
        for language in ("fr", "en"):
            check(f"{code}: no transcript shows it in the language {language}", code in shown[language])

    breaches = [each for each in results if each]
    for breach in breaches:
        print(f"--- {breach}")
    print(f"{len(results) - len(breaches)} passed, {len(breaches)} failed")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
