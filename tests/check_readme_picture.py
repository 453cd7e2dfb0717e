#!/usr/bin/env python3
"""The picture of README.md is the one that the program draws today.

    tests/check_readme_picture.py PROGRAM [--update]

It is the way to the payment, on the page of examples/etablie.toml, given the colours of the page and a width of its own. --update
writes it anew.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs/des_indicateurs_au_paiement.svg"
WIDTH = 720
MARGIN = 12


def drawn(program):
    page = subprocess.run([program, "compute", "--lang", "fr", "--format", "html", "examples/etablie.toml"], cwd=ROOT,
                          stdout=subprocess.PIPE, check=True).stdout.decode()  # fmt: skip
    svg = re.search(r'<svg class="picture waterfall.*?</svg>', page, re.DOTALL)[0]
    colours = re.search(r":root \{(.*?)\}", page, re.DOTALL)[1]
    style = (ROOT / "pages/pictures.css").read_text(encoding="utf-8")
    ground = f':root {{{colours}}}\nsvg {{ font-family: "DejaVu Sans", Arial, sans-serif; background: var(--paper); }}\n'
    room = int(re.search(r"room-(\d+)", svg)[1])
    height = int(re.search(r'height="(\d+)"', svg)[1])
    inner = svg.replace('width="100%"', f'x="{MARGIN}" y="{MARGIN}" overflow="visible" width="{WIDTH - 2 * MARGIN - room}"', 1)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height + 2 * MARGIN}">\n'
            f"<style>\n{ground}{style}</style>\n{inner}\n</svg>\n")  # fmt: skip


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    picture = drawn(str(Path(sys.argv[1]).resolve()))
    if "--update" in sys.argv:
        PICTURE.parent.mkdir(exist_ok=True)
        PICTURE.write_text(picture, encoding="utf-8")
    fresh = PICTURE.is_file() and PICTURE.read_text(encoding="utf-8") == picture
    shown = f"]({PICTURE.relative_to(ROOT)})" in (ROOT / "README.md").read_text(encoding="utf-8")
    if not fresh:
        print(f"{PICTURE.name} is not what the program draws: tests/check_readme_picture.py PROGRAM --update")
    if not shown:
        print(f"README.md does not show {PICTURE.name}")
    print(f"{fresh + shown} passed, {2 - fresh - shown} failed")
    return 0 if fresh and shown else 1


if __name__ == "__main__":
    sys.exit(main())
