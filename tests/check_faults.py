#!/usr/bin/env python3
"""What the system refuses: no memory, no room, no threads, no right, signals. A message or a signal, no abort, and
no half file.

    tests/check_faults.py PROGRAM

Works as an administrator, who becomes nobody where a right has to be missing, and as anybody else. What a machine
cannot make is said "not tried".
"""

import os
import re
import shutil
import resource
import signal
import stat
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ACI = str(Path(sys.argv[1] if len(sys.argv) > 1 else "build/release/aci").resolve())
NOBODY = 65534
MIB = 1 << 20
passed = failed = 0

HEADER = (
    "nom,annee,date_adhesion,patientele,patients_ald_ou_75_ans,professionnels_associes,heures_ouverture_par_jour,"
    "ouvert_samedi_matin,soins_non_programmes,fonction_coordination,protocoles,reunions_concertation,"
    "dossiers_etudies,si_standard,plan_crise_sanitaire\n"
)
ROW = "MSP du Lac,2023,2019-06-17,4000,900,8,12,true,true,true,8,6,50,true,true\n"


def check(name, sound, detail=""):
    global passed, failed
    if sound:
        passed += 1
    else:
        failed += 1
        print(f"--- {name}\n    {detail}")


def not_tried(what, why):
    print(f"not tried: {what} ({why})")


def sanitized():
    """A sanitizer keeps terabytes of addresses, and signals, for itself."""
    return b"__asan_init" in Path(ACI).read_bytes()


def limited(**limits):
    def apply():
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        for name, value in limits.items():
            resource.setrlimit(getattr(resource, "RLIMIT_" + name.upper()), (value, value))

    return apply


def as_nobody(**limits):
    """What a child does first: an administrator is refused nothing."""

    def apply():
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        limited(**limits)()

    return apply


def run(folder, *words, before=limited(), **others):
    return subprocess.run(
        [ACI, *map(str, words)], cwd=folder, preexec_fn=before, timeout=60, env={"LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **others)


def told(done):
    return f"status {done.returncode}: {done.stderr.decode(errors='replace')[:300]}"


def left_behind(folder):
    return [each.name for each in folder.iterdir() if each.name.startswith(".aci")]


def unreadable(folder):
    (folder / "f" / "closed").mkdir(parents=True)
    (folder / "f" / "a.csv").write_text(HEADER + ROW)
    (folder / "f" / "b.toml").write_text("[[case]]\n")
    (folder / "f" / "closed" / "c.csv").write_text(HEADER + ROW)
    (folder / "f" / "b.toml").chmod(0)
    (folder / "f" / "closed").chmod(0)
    for command in (["batch", "f"], ["test", "f"], ["diff", "aci_msp_2022", "aci_msp_2023", "--on", "f"]):
        done = run(folder, *command, before=as_nobody())
        sound = done.returncode == 2 and b'"f/b.toml": permission' in done.stderr and b'"f/closed": permission' in done.stderr
        check(f"{command[0]}: a folder and a file that may not be read are named", sound, told(done))
    (folder / "f" / "closed").chmod(0o700)


def no_room(folder):
    out = folder / "out.csv"
    out.write_text("old\n")
    for name in ("out.csv", "new.csv"):
        done = run(folder, "batch", "many.csv", "-o", name, before=limited(fsize=64 << 10))
        check(f"{name}: a file that may not grow", done.returncode == 2 and b"F010" in done.stderr, told(done))
    # The rejects come first to their limit: nothing of the result stays either.
    done = run(folder, "batch", "rejected.csv", "-o", "out.csv", "--rejects", "rejects.csv", before=limited(fsize=64 << 10))
    check("rejects that may not grow", done.returncode == 2 and b"rejects.csv" in done.stderr, told(done))
    check("nothing of it is left", out.read_text() == "old\n" and not left_behind(folder), str(left_behind(folder)))
    check("no new file", not (folder / "new.csv").exists() and not (folder / "rejects.csv").exists())


def full_disk(folder):
    disk = folder / "disk"
    disk.mkdir()
    mounted = os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", disk], capture_output=True).returncode == 0
    if not mounted:
        return not_tried("a full disk", "no right to mount one")
    try:
        done = run(folder, "batch", "many.csv", "-o", "disk/out.csv")
        sound = done.returncode == 2 and b"no space left" in done.stderr
        check("a full disk", sound and not list(disk.iterdir()), told(done))
        # The room is there for one of the two.
        done = run(folder, "batch", "rejected.csv", "-o", "good.csv", "--rejects", "disk/rejects.csv")
        sound = done.returncode == 2 and b"disk/rejects.csv" in done.stderr
        check("a full disk under the rejects", sound and not (folder / "good.csv").exists(), told(done))
    finally:
        subprocess.run(["umount", disk], check=True)


def reader_leaves(folder):
    read, write = os.pipe()
    os.close(read)
    done = run(folder, "batch", "rejected.csv", "-o", "out2.csv", "--rejects", f"/dev/fd/{write}", pass_fds=(write,))
    os.close(write)
    sound = done.returncode == 2 and b"F028" in done.stderr and not (folder / "out2.csv").exists()
    check("the reader of the rejects leaves", sound and not left_behind(folder), told(done))


def closed_descriptors(folder):
    for closed in ((0,), (1,), (2,), (0, 1, 2)):
        def close(numbers=closed):
            for number in numbers:
                os.close(number)

        out = folder / "closed.csv"
        out.unlink(missing_ok=True)
        done = run(folder, "batch", "few.csv", "-o", "closed.csv", before=close)
        sound = done.returncode == 1 and out.read_text().count("\n") == 2 and "error" not in out.read_text()
        check(f"descriptors {closed} closed: the result alone stands in its file", sound, told(done))


def signals(folder):
    ends = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGXCPU, signal.SIGUSR1, signal.SIGALRM)
    for number in ends:
        child = subprocess.Popen(
            [ACI, "batch", "-", "-o", "killed.csv"], cwd=folder, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL,
            preexec_fn=lambda: (limited()(), [signal.signal(each, signal.SIG_DFL) for each in ends]))
        child.stdin.write((HEADER + ROW * 10_000).encode())
        child.stdin.flush()
        for _ in range(500):
            if left_behind(folder):
                break
            time.sleep(0.01)
        begun = bool(left_behind(folder))
        child.send_signal(number)
        child.wait(10)
        child.stdin.close()
        sound = begun and child.returncode == -number and not left_behind(folder)
        check(f"{number.name} ends it, and its unfinished file", sound, f"begun {begun}, status {child.returncode}")
    check("nothing is written", not (folder / "killed.csv").exists())


def memory_and_threads(folder):
    if sanitized():
        return not_tried("too little memory, too few threads", "a sanitizer needs them")
    for size in (18, 24, 28, 40, 80, 160):
        done = run(folder, "batch", "many.csv", "--jobs", "8", "-o", "small.csv", before=limited(**{"as": size * MIB}))
        sound = done.returncode == 0 or (done.returncode == 2 and b"not enough memory" in done.stderr)
        check(f"{size} MiB", sound and not left_behind(folder), told(done))
    (folder / "one.csv").write_text(HEADER + ROW)
    for size in range(14_000, 26_000, 400):
        done = run(folder, "batch", "one.csv", "-o", "small.xlsx", before=limited(**{"as": size << 10}))
        sound = done.returncode == 0 or (done.returncode == 2 and re.search(b"F042|F044|not enough memory", done.stderr))
        check(f"a workbook in {size} KiB", sound and not left_behind(folder), told(done))
    if os.geteuid() == 0:
        done = run(folder, "batch", "many.csv", "--jobs", "8", before=as_nobody(nproc=1))
        check("no thread can start", done.returncode == 0 and done.stdout.count(b"\n") == 20_001, told(done))
    else:
        not_tried("threads that cannot start", "others of this user run, no limit is sure")


def few_descriptors(folder):
    if sanitized():
        return not_tried("too few descriptors", "a sanitizer looks at memory through some")
    (folder / "one.csv").write_text(HEADER + ROW)
    # For the result, for the library, for the rows on their way: what lacks is told as it is, in either language.
    for number, code in ((4, "F010"), (5, "F042"), (6, "F044"), (7, "F044")):
        for language, words in (("fr", "trop de fichiers sont ouverts"), ("en", "too many files are open")):
            done = run(folder, "batch", "one.csv", "--lang", language, "-o", "none.xlsx", before=limited(nofile=number))
            sound = done.returncode == 2 and code in told(done) and words in told(done)
            nothing = not left_behind(folder) and not (folder / "none.xlsx").exists()
            check(f"a workbook with {number} descriptors, {language}", sound and nothing, told(done))


def rights(folder):
    private = folder / "private.csv"
    private.write_text("old\n")
    private.chmod(0o600)
    child = subprocess.Popen([ACI, "batch", "-", "-o", "private.csv"], cwd=folder, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
    child.stdin.write((HEADER + ROW * 10_000).encode())
    child.stdin.flush()
    modes = []
    for _ in range(500):
        modes = [stat.S_IMODE((folder / name).stat().st_mode) for name in left_behind(folder)]
        if modes:
            break
        time.sleep(0.01)
    child.stdin.close()
    child.wait(10)
    check("an unfinished file is nobody's whom the result is not", modes == [0o600], str(modes))
    check("nor is the result", stat.S_IMODE(private.stat().st_mode) == 0o600 and private.stat().st_size > 1000)

    entry = lambda tag, may, who=0xFFFFFFFF: struct.pack("<HHI", tag, may, who)
    owner_only = struct.pack("<I", 2) + entry(1, 6) + entry(2, 4, 12345) + entry(4, 0) + entry(16, 4) + entry(32, 0)
    listed = folder / "listed.csv"
    listed.write_text("old\n")
    try:
        os.setxattr(listed, "system.posix_acl_access", owner_only)
    except OSError:
        return not_tried("a list of who may read", "the file system keeps none")
    run(folder, "batch", "few.csv", "-o", "listed.csv")
    try:
        kept = os.getxattr(listed, "system.posix_acl_access") == owner_only
    except OSError:
        kept = False
    check("the list of who may read stays", kept and listed.read_text() != "old\n")


def links(folder):
    try:
        protected = Path("/proc/sys/fs/protected_symlinks").read_text().strip() == "1"
    except OSError:
        protected = False
    if os.geteuid() != 0 or not protected:
        return not_tried("somebody else's link in a folder of all", "no right to make one, or the system follows it")
    shared = folder / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    (folder / "target.csv").write_text("old\n")
    for name, target in (("a.csv", "../target.csv"), ("b.csv", "../made.csv")):
        (shared / name).symlink_to(target)
        os.lchown(shared / name, NOBODY, NOBODY)
        done = run(folder, "batch", "few.csv", "-o", f"shared/{name}")
        check(f"somebody else's link is not followed to {target}", done.returncode == 2 and b"permission denied" in done.stderr, told(done))
    check("nothing is written behind it", (folder / "target.csv").read_text() == "old\n" and not (folder / "made.csv").exists())


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        # Where it was built may be closed to nobody.
        global ACI
        ACI = shutil.copy(ACI, folder / "aci")
        (folder / "many.csv").write_text(HEADER + ROW * 20_000)
        (folder / "few.csv").write_text(HEADER + ROW + ROW.replace("4000", "x"))
        (folder / "rejected.csv").write_text(HEADER + ROW + ROW.replace("4000", "x") * 5_000)
        for part in (unreadable, no_room, full_disk, reader_leaves, closed_descriptors, signals, memory_and_threads, few_descriptors, rights, links):
            part(folder)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
