#!/usr/bin/env python3
"""Opens the HTML pages in a headless Chromium, as people see them.

    tests/check_pages_in_browser.py PROGRAM

At 390 and 1280 pixels, light and dark: no horizontal scroll, nothing beyond the edges or cut, no text over another in a
picture, texts that stand out from their ground (4.5 to 1), nothing in the console, nothing fetched. `compute` prints on two
sheets of A4 at the most.
"""

import base64
import json
import re
import sys
import tempfile
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from page_samples import EXAMPLES, make_pages, run

WIDTHS = (390, 1280)
SHEETS = 2
SWITCHES = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars")  # fmt: skip

# What is wrong with the page as it stands, a line each.
LOOK = r"""
const mistakes = [];
const width = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth > width) mistakes.push(`scrolls to ${document.documentElement.scrollWidth} of ${width}`);
const said = (e) => (e.textContent || e.tagName).trim().slice(0, 40);
const channel = (v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
const light = (c) => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
const numbers = (text) => (text.match(/[\d.]+/g) || []).map(Number);
const ground = (e) => {
  for (; e; e = e.parentElement) {
    const c = numbers(getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] === 1) return c;
  }
  return [255, 255, 255];
};
const hidden = (e) => e.closest('table.wide thead') !== null && getComputedStyle(e.closest('thead')).position === 'absolute';
for (const e of document.body.querySelectorAll('*')) {
  const own = [...e.childNodes].filter((n) => n.nodeType === 3 && n.textContent.trim());
  const style = getComputedStyle(e);
  if (!own.length || style.display === 'none' || e.closest('svg title, svg desc') || !e.getClientRects().length || hidden(e)) continue;
  const range = document.createRange();
  for (const node of own) {
    range.selectNodeContents(node);
    for (const r of range.getClientRects()) {
      if (r.width && (r.right > width + 0.5 || r.left < -0.5)) { mistakes.push(`beyond the edges: ${said(e)}`); break; }
    }
  }
  const svg = e.closest('svg') !== null;
  const ink = numbers(svg ? style.fill : style.color);
  const paper = ground(svg ? e.closest('svg').parentElement : e);
  const [a, b] = [light(ink), light(paper)].sort((x, y) => y - x);
  if ((a + 0.05) / (b + 0.05) < 4.5) mistakes.push(`pale: ${said(e)} ${style.color} ${paper}`);
}
for (const svg of document.querySelectorAll('svg')) {
  if (!svg.getClientRects().length) continue;
  const box = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')].map((e) => [e, e.getBoundingClientRect()]).filter(([, r]) => r.width);
  for (const [e, r] of texts) {
    if (r.right > box.right + 1 || r.left < box.left - 1 || r.bottom > box.bottom + 1 || r.top < box.top - 1) mistakes.push(`beyond its picture: ${said(e)}`);
  }
  for (let i = 0; i < texts.length; ++i) for (let k = i + 1; k < texts.length; ++k) {
    const [p, q] = [texts[i][1], texts[k][1]];
    const across = Math.min(p.right, q.right) - Math.max(p.left, q.left), down = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
    if (across > 1 && down > 3) mistakes.push(`one over the other: ${said(texts[i][0])} | ${said(texts[k][0])}`);
  }
}
return [...new Set(mistakes)].slice(0, 8);
"""


class Count:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, mistakes, where):
        self.passed += 0 if mistakes else 1
        self.failed += 1 if mistakes else 0
        for each in mistakes:
            print("---", where, each)


def browser(folder):
    options = Options()
    for switch in (*SWITCHES, f"--user-data-dir={folder}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)


def requests_of(driver, url):
    """What the page asked for, itself aside."""
    found = []
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            asked = message["params"]["request"]["url"]
            if asked != url and not asked.startswith("data:") and not asked.startswith("chrome"):
                found.append(f"asks for {asked}")
    return found


def look(driver, name, path, count):
    url = path.as_uri()
    for scheme in ("light", "dark"):
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        for width in WIDTHS:
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600})
            driver.get(url)
            where = f"{name}, {width} pixels, {scheme}:"
            count.check(driver.execute_script(LOOK), where)
            # What is folded is looked at too.
            folded = driver.execute_script("const all = document.querySelectorAll('details'); all.forEach((e) => { e.open = true; }); return all.length;")
            if folded:
                count.check(driver.execute_script(LOOK), where + " unfolded:")
            count.check([f"in the console: {entry['message']}" for entry in driver.get_log("browser")], where)
            count.check(requests_of(driver, url), where)


def check_paper(driver, program, folder, count):
    for language in ("fr", "en"):
        for example in sorted(EXAMPLES.glob("*.toml")):
            path = Path(folder) / f"{example.stem}.{language}.html"
            path.write_bytes(run(program, "compute", "--lang", language, "--format", "html", example))
            driver.get(path.as_uri())
            paper = driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
            sheets = len(re.findall(rb"/Type\s*/Page\b(?!s)", base64.b64decode(paper["data"])))
            count.check([] if 1 <= sheets <= SHEETS else [f"{sheets} sheets"], f"{example.name} ({language}) on paper:")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program = str(Path(sys.argv[1]).resolve())
    count = Count()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        driver = browser(Path(folder) / "browser")
        try:
            for name, language, path in make_pages(program, folder):
                look(driver, f"{name} ({language})", path, count)
            check_paper(driver, program, folder, count)
        finally:
            driver.quit()
    print(f"{count.passed} passed, {count.failed} failed")
    return 1 if count.failed else 0


if __name__ == "__main__":
    sys.exit(main())
