#!/usr/bin/env python3
"""Reads the HTML pages back: sound HTML5, headings and tables that say what they are, nothing fetched, the figures of JSON.

    tests/check_pages.py PROGRAM [STRUCTURES]

html5lib (strict) and tidy have nothing to say of any page, in both languages; names stay text; for so many random
structures, each figure of the page, and of its pictures, is that of the JSON.
"""

import json
import random
import re
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

import html5lib

from check_ranges import structure, written
from page_samples import hostile_files, make_pages, run

X = "{http://www.w3.org/1999/xhtml}"
S = "{http://www.w3.org/2000/svg}"


class Count:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, fine, breach):
        if fine:
            self.passed += 1
        else:
            self.failed += 1
            print("---", breach[:600])


def plain(text):
    return re.sub(r"\s+", " ", text).strip()


def text_of(element):
    return plain("".join(element.itertext()))


def classes_of(element):
    return element.get("class", "").split()


def check_sound(name, path, count):
    text = path.read_text(encoding="utf-8")
    try:
        tree = html5lib.HTMLParser(strict=True).parse(text)
    except html5lib.html5parser.ParseError as mistake:
        count.check(False, f"{name}: html5lib: {mistake}")
        tree = html5lib.parse(text)
    tidy = subprocess.run(["tidy", "-q", "-e", "-utf8", str(path)], capture_output=True, text=True)
    count.check(tidy.stderr.strip() == "", f"{name}: tidy: {tidy.stderr}")
    return tree


def check_alone(name, tree, count):
    """One file: no script, nothing fetched."""
    elements = list(tree.iter())
    names = {element.tag for element in elements if isinstance(element.tag, str)}
    count.check(X + "script" not in names, f"{name}: a script")
    events = [key for element in elements for key in element.attrib if key.startswith("on")]
    count.check(not events, f"{name}: {events}")
    fetched = [value for element in elements for key, value in element.attrib.items()
               if key.split("}")[-1] in ("href", "src", "srcset", "data", "action") and not value.startswith("#") and value != "data:,"]  # fmt: skip
    count.check(not fetched, f"{name}: outside links {fetched[:3]}")
    style = "".join(text_of(element) for element in tree.iter(X + "style"))
    count.check("url(" not in style and "@import" not in style, f"{name}: the style fetches")


def check_structure(name, language, tree, count):
    """What somebody who does not see the page goes by."""
    count.check(tree.get("lang") == language, f"{name}: no language")
    count.check(len(list(tree.iter(X + "main"))) == 1, f"{name}: not one main")
    title = next(tree.iter(X + "title"))
    count.check(text_of(title) != "", f"{name}: no title")
    levels = [int(e.tag[-1]) for e in tree.iter() if isinstance(e.tag, str) and re.fullmatch(re.escape(X) + "h[1-6]", e.tag)]
    count.check(levels.count(1) == 1 and levels[0] == 1, f"{name}: headings {levels[:5]}")
    count.check(all(b <= a + 1 for a, b in zip(levels, levels[1:])), f"{name}: a level of headings is left out: {levels}")
    ids = [e.get("id") for e in tree.iter() if e.get("id")]
    count.check(len(ids) == len(set(ids)), f"{name}: two elements of one id")
    named = [part for e in tree.iter() for key in ("aria-labelledby", "aria-describedby") for part in e.get(key, "").split()]
    count.check(set(named) <= set(ids), f"{name}: labels that are not there: {set(named) - set(ids)}")
    targets = [e.get("href")[1:] for e in tree.iter(X + "a")]
    count.check(set(targets) <= set(ids), f"{name}: links that lead nowhere")
    heads = list(tree.iter(X + "th"))
    count.check(all(e.get("scope") for e in heads), f"{name}: a head without a scope")
    count.check(all(text_of(e) for e in heads), f"{name}: an empty head")
    tables = list(tree.iter(X + "table"))
    widths = []
    for table in tables:
        rows = [sum(int(c.get("colspan", 1)) for c in row) for row in table.iter(X + "tr")]
        widths.append(len(set(rows)) == 1)
    count.check(all(widths), f"{name}: rows of one table that are not of one width")
    for svg in tree.iter(S + "svg"):
        described = [text_of(e) for e in svg.iter() if e.get("id") and e.get("id") == svg.get("aria-describedby")]
        count.check(svg.get("role") == "img" and svg.get("aria-label") and all(described), f"{name}: a picture that nobody hears of")
    figures = list(tree.iter(X + "figure"))
    count.check(all(next(f.iter(X + "table"), None) is not None for f in figures), f"{name}: a picture without its table")


def rows_of(article):
    """label: [values] of every row of the tables outside the pictures."""
    out = {}
    pictured = {id(e) for figure in article.iter(X + "figure") for e in figure.iter()}
    for row in article.iter(X + "tr"):
        if id(row) in pictured or not len(row):
            continue
        label = text_of(row[0]).lstrip("✓✗−+ ").strip()
        values = [Decimal(cell.get("data-value")) for cell in row if cell.get("data-value")]
        out.setdefault(label, []).append(values)
    return out


def check_figures(name, article, said, count):
    """The page of one structure against its JSON."""
    rows = rows_of(article)

    def there(label, *values):
        wanted = list(map(Decimal, values))
        found = rows.get(plain(label), [])
        count.check(any(each[: len(wanted)] == wanted or each[-len(wanted):] == wanted for each in found), f"{name}: {label}: {wanted} is not in {found}")

    for indicator in said["indicators"]:
        if indicator["met"]:
            there(indicator["label"], indicator["points"], indicator["euros"])
    for amount in said["amounts"]:
        if amount["euros"]:
            there(amount["label"], amount["euros"])
    bars = {}
    for figure in article.iter(X + "figure"):
        for row in figure.iter(X + "tr"):
            values = [cell.get("data-value") for cell in row if cell.get("data-value")]
            if values:
                bars.setdefault(text_of(row[0]), []).append(Decimal(values[0]))
    drawn = [Decimal(e.get("data-value")) for svg in article.iter(S + "svg") for e in svg.iter() if e.get("data-value")]
    for indicator in said["indicators"]:
        earned = Decimal(indicator["points"])
        if not earned and not indicator["full_points"]:
            continue  # It can earn nothing this year.
        count.check(earned in bars.get(plain(indicator["label"]), []), f"{name}: no picture of {indicator['label']}")
        count.check(earned in drawn, f"{name}: {indicator['label']}: {earned} is not drawn")
    for amount in said["amounts"]:
        if amount["role"] == "total":
            count.check(Decimal(amount["euros"]) in drawn, f"{name}: the total is not drawn")


def check_random(program, structures, count):
    draw = random.Random(29)
    with tempfile.TemporaryDirectory() as folder:
        files = []
        while len(files) < structures:
            base = structure(draw)
            toml = "".join(f'{key} = "{written(key, value)}"\n' for key, value in base.items() if key != "annee")
            path = Path(folder) / f"s{len(files)}.toml"
            path.write_text(f"annee = {base['annee']}\n" + toml, encoding="utf-8")
            if subprocess.run([program, "compute", path], capture_output=True).returncode == 0:
                files.append(path)
        said = json.loads(run(program, "compute", "--lang", "fr", "--format", "json", *files), parse_float=Decimal)
        page = run(program, "compute", "--all", "--lang", "fr", "--format", "html", *files).decode()
        articles = list(html5lib.parse(page).iter(X + "article"))
        count.check(len(articles) == len(said) == structures, f"{len(articles)} articles")
        for number, (article, each) in enumerate(zip(articles, said)):
            check_figures(f"random {number}", article, each, count)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program = str(Path(sys.argv[1]).resolve())
    count = Count()
    with tempfile.TemporaryDirectory() as folder:
        for name, language, path in make_pages(program, folder):
            full = f"{name} ({language})"
            tree = check_sound(full, path, count)
            check_alone(full, tree, count)
            check_structure(full, language, tree, count)
            if name == "hostile":
                titles = [text_of(a[0]) for a in tree.iter(X + "article")]
                for (hostile, _), title in zip(hostile_files(folder), titles):
                    count.check(title.startswith(plain(re.sub("[\u202a-\u202e\u200b\ufdd0\U0001fffe]", "\ufffd", hostile))), f"{full}: {hostile[:40]!r} became {title[:60]!r}")
    check_random(program, int(sys.argv[2]) if len(sys.argv) > 2 else 200, count)
    print(f"{count.passed} passed, {count.failed} failed")
    return 1 if count.failed else 0


if __name__ == "__main__":
    sys.exit(main())
