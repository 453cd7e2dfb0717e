"""The HTML pages that the checks look at: every command, in both languages, and names that somebody made up to break them."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
HOSTILE = [
    "<script>alert(1)</script>", "a & b < c > d \" e ' f", "]]></svg></style><h1>x", "\u202eSGNIK\u202c caf\u00e9",
    "M" * 10000, "mot " * 2500, "-->", "http://example.org/x.png", "javascript:alert(1)", "&lt;b&gt;&#60;", "\U0001f3e5\u0301 \u200bMSP", "X\ufdd0\U0001fffe",
]  # fmt: skip


def run(program, *words, **options):
    done = subprocess.run([program, *map(str, words)], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=300, **options)  # fmt: skip
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{words}: {done.returncode}: {done.stderr.decode(errors='replace')[:500]}")
    return done.stdout


def commands():
    """(name, words of the command line) of each kind of page."""
    e = EXAMPLES
    msp = [e / f"{name}.toml" for name in ("etablie", "grande", "nouvelle", "forte_precarite", "prerequis_manquant")]
    yield "compute", ["compute", e / "etablie.toml"]
    yield "compute-all", ["compute", "--all", e / "etablie.toml"]
    yield "compute-brief", ["compute", "--brief", e / "etablie.toml"]
    yield "compute-closed", ["compute", e / "prerequis_manquant.toml"]
    yield "compute-euros", ["compute", e / "assistant_medical.toml"]
    yield "compute-several", ["compute", *msp]
    yield "ranges", ["compute", e / "etablie.toml", "--set", "patientele=4500..5200"]
    yield "advise", ["advise", e / "etablie.toml"]
    yield "advise-closed", ["advise", e / "prerequis_manquant.toml"]
    yield "compare", ["compare", e / "etablie.toml", e / "grande.toml"]
    yield "plan", ["plan", e / "etablie.toml"]
    yield "plan-several", ["plan", e / "exercice_2022.toml"]
    yield "reconcile", ["reconcile", e / "etablie.toml", "--total", "76000", "--advance", "35000"]
    yield "diff", ["diff", "aci_msp_2022", "aci_msp_2023", "--on", e / "etablie.toml"]
    yield "diff-many", ["diff", "aci_msp_2017", "aci_msp_2023", "--on", *msp]
    yield "diff-all", ["diff", "aci_msp_2017", "aci_msp_2022", "--all"]
    yield "summary", ["batch", "--summary", *msp, "--readings"]
    yield "summary-vary", ["batch", "--summary", e / "etablie.toml", "--vary", "patientele=2000..9000:500"]
    yield "summary-against", ["batch", "--summary", *msp, "--against", "aci_msp_2022"]
    yield "rules", ["rules", "aci_msp_2023"]
    yield "rules-euros", ["rules", "assistant_medical"]


def hostile_files(folder):
    """Structures whose names are not what a page expects."""
    text = (EXAMPLES / "etablie.toml").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if not line.startswith("nom ") and not line.startswith("nom=")]
    for number, name in enumerate(HOSTILE):
        quoted = name.replace("\\", "\\\\").replace('"', '\\"')
        path = Path(folder) / f"hostile_{number}.toml"
        path.write_text(f'nom = "{quoted}"\n' + "\n".join(lines), encoding="utf-8")
        yield name, path


def make_pages(program, folder):
    """(name, language, path) of each page, written to the folder."""
    folder = Path(folder)
    for language in ("fr", "en"):
        for name, words in commands():
            path = folder / f"{name}.{language}.html"
            path.write_bytes(run(program, *words, "--lang", language, "--format", "html"))
            yield name, language, path
        files = [path for _, path in hostile_files(folder)]
        for name, words in (("hostile", ["compute", *files]), ("hostile-compare", ["compare", files[0], files[4]]),
                            ("hostile-batch", ["diff", "aci_msp_2017", "aci_msp_2023", "--on", *files])):  # fmt: skip
            path = folder / f"{name}.{language}.html"
            path.write_bytes(run(program, *words, "--lang", language, "--format", "html"))
            yield name, language, path
