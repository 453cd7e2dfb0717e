#!/usr/bin/env python3
"""Checks what ./tools/package makes of the program that is tested: what it holds, and that it is the same each time.

    tests/check_package.py PROGRAM

PROGRAM must be that of build/release, which is what is packed. With Debian's lintian, that it finds neither an error nor
a warning; as root, that the program of the archive runs where there is nothing else.
"""

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ROOT / "build" / "packages"
EXAMPLE = "share/doc/aci/examples/etablie.toml"
FIELDS = {
    "Package": r"aci",
    "Version": r"\d+(\.\d+)+",
    "Architecture": r"\w+",
    "Maintainer": r".+ <.+@.+>",
    "Installed-Size": r"\d+",
    "Depends": r"libc6 \(>= [\d.]+\)",
    "Recommends": r"libxlsxwriter4",
    "Section": r"misc",
    "Priority": r"optional",
    "Description": r".+",
}


class Count:
    passed = 0
    failed = 0

    def check(self, good, what, details=""):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print(f"{what}: {details}")


def said_by(*command, **more):
    return subprocess.run(command, capture_output=True, text=True, check=True, **more).stdout


def files_under(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def expected(program):
    """What is installed below /usr, as it is there."""
    page = said_by(program, "--lang", "en", "help")
    commands = re.findall(r"^  ([a-z]+)  ", page.split("Commands:\n")[1].split("\n\n")[0], re.M)
    manuals = ["aci.1", *(f"aci-{command}.1" for command in commands)]
    return {
        "bin/aci",
        "share/bash-completion/completions/aci",
        "share/doc/aci/README.md",
        "share/doc/aci/rules/README.md",
        *(f"share/man/{folder}man1/{name}" for folder in ("", "fr/") for name in manuals),
        *(f"share/aci/rules/{path.name}" for path in (ROOT / "rules").glob("*.toml")),
        *(f"share/doc/aci/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "examples").rglob("*") if path.is_file()),
    }


def make():
    written = said_by("./tools/package", cwd=ROOT).split()
    return {Path(name).name: (ROOT / name).read_bytes() for name in written}


def check_deb(deb, program, folder, count):
    subprocess.run(["dpkg-deb", "--raw-extract", deb, folder], check=True)
    zipped = {re.sub(r"(\.1|^share/doc/aci/README\.md)$", r"\1.gz", name) for name in expected(program)}
    zipped |= {"share/doc/aci/copyright", "share/doc/aci/changelog.gz"}
    found = files_under(folder / "usr")
    count.check(found == zipped, ".deb: files", sorted(found ^ zipped))
    fields = dict(re.findall(r"^([\w-]+): (.*)", (folder / "DEBIAN" / "control").read_text(encoding="utf-8"), re.M))
    for name, value in FIELDS.items():
        count.check(re.fullmatch(value, fields.get(name, "")), f".deb: {name}", fields.get(name))
    count.check(set(fields) == set(FIELDS), ".deb: fields", sorted(set(fields) ^ set(FIELDS)))
    sums = subprocess.run(["md5sum", "--quiet", "-c", "DEBIAN/md5sums"], cwd=folder, capture_output=True, text=True)
    count.check(sums.returncode == 0, ".deb: md5sums", sums.stdout)
    count.check(files_under(folder) - {"DEBIAN/control", "DEBIAN/md5sums"} == {f"usr/{name}" for name in found}, ".deb: scripts")
    installed = folder / "usr" / "bin" / "aci"
    count.check(said_by(installed, "--version") == said_by(program, "--version"), ".deb: program")
    page = gzip.decompress((folder / "usr/share/man/fr/man1/aci-plan.1.gz").read_bytes()).decode()
    count.check(page == said_by(program, "--lang", "fr", "help", "--format", "man", "plan"), ".deb: manual")
    if shutil.which("lintian"):
        found = subprocess.run(["lintian", deb], capture_output=True, text=True)
        count.check(not re.search(r"^[EW]:", found.stdout, re.M), ".deb: lintian", found.stdout)
    else:
        print("MESSAGE: lintian is not installed: not tried")


def check_archive(archive, program, folder, count):
    subprocess.run(["tar", "-xf", archive, "-C", folder], check=True)
    (top,) = folder.iterdir()
    found = files_under(top)
    listed = expected(program) | {"README.md", "COPYRIGHT"}
    count.check(found == listed, "archive: files", sorted(found ^ listed))
    headers = said_by("readelf", "--program-headers", top / "bin" / "aci")
    count.check("INTERP" not in headers, "archive: the program asks for a loader", headers)
    if os.geteuid() == 0:
        command = ["/bin/aci", "--lang", "fr", "compute", EXAMPLE]
        alone = subprocess.run(command, preexec_fn=lambda: (os.chroot(top), os.chdir("/")), capture_output=True, env={}, text=True)
        here = said_by(program, "--lang", "fr", "compute", EXAMPLE, cwd=top)
        count.check(alone.stdout == here and alone.returncode == 0, "archive: alone", alone.stdout + alone.stderr)
    else:
        print("MESSAGE: not root: the program alone in a folder: not tried")


def main():
    program = Path(sys.argv[1]).resolve()
    count = Count()
    if program != (ROOT / "build" / "release" / "aci").resolve():
        print("MESSAGE: not the program of build/release: not tried")
        print("1 passed, 0 failed")
        return 0
    first = make()
    count.check(len(first) == 2, "two files", list(first))
    if said_by("dpkg", "--print-architecture") == "amd64\n":
        page = (ROOT / "README.md").read_text(encoding="utf-8")
        for name in first:
            count.check(f"\nbuild/packages/{name}\n" in page, "README.md: another name", name)
    count.check(first == make(), "the same bytes each time")
    for name in first:
        with tempfile.TemporaryDirectory() as folder:
            check = check_deb if name.endswith(".deb") else check_archive
            check(PACKAGES / name, program, Path(folder), count)
    print(f"{count.passed} passed, {count.failed} failed")
    return 1 if count.failed else 0


if __name__ == "__main__":
    sys.exit(main())
