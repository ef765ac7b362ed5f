"""Builds what is released, twice, and tries it as those will who get it.

``python .ci/release.py FOLDER`` leaves the wheel and the source distribution in ``FOLDER/dist``. It
fails where two builds differ, where something is missing or too much, or where what was built can't
be installed without a network and asked. It needs build, hatchling, twine, jsonschema and, for its
schema of citations alone, cffconvert.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import jsonschema
import yaml

LARGEST = {".whl": 3_500_000, ".gz": 7_000_000}
"""How many bytes a file has at most."""
NEEDED = (
    "py.typed", "built/record.json", "models/record.yaml", "models/CITATION.cff", "models/LICENSE",
    "export/shapes.ttl", "export/sql/holders.sql", "explorer/page.js",
)  # fmt: skip
OTHERWISE = ({"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1"}, {"TZ": "UTC", "PYTHONHASHSEED": "2"})
"""What differs between the two builds, and must make no difference."""
WRITTEN = (
    "csv:hee.zip docx:hee.docx dot:hee.dot gexf:hee.gexf graphml:hee.graphml json:hee.json"
    " jsonld:hee.jsonld markdown:hee.md mermaid:hee.mmd parquet:hee sqlite:hee.sqlite"
    " turtle:hee.ttl xlsx:hee.xlsx bibliography:hee.bib"
)
"""The formats, and where what lies around a body is exported to."""


def run(*words: str | Path, **more: str) -> str:
    """Runs a command and gives what it prints; stops where it fails."""
    done = subprocess.run(  # noqa: S603 - what stands here
        list(map(str, words)), env={**os.environ, **more}, text=True, stdout=subprocess.PIPE,
        check=True,
    )  # fmt: skip
    return done.stdout


def need(holds: bool, told: str) -> None:
    """Stops with a sentence where something does not hold."""
    if not holds:
        raise SystemExit(f"The release: {told}.")


def built(work: Path, number: int, epoch: str) -> dict[str, Path]:
    """The files of one build, from a copy of the tree of its own, by their names."""
    copy, dist = work / f"copy-{number}", work / f"dist-{number}"
    for name in run("git", "ls-files", "-z").split("\0"):
        if name and Path(name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(name, copy / name)
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", dist, copy,
        SOURCE_DATE_EPOCH=epoch, **OTHERWISE[number])  # fmt: skip
    return {path.name: path for path in sorted(dist.iterdir())}


def same(work: Path) -> list[Path]:
    """The wheel and the source distribution; both builds must have given the same bytes."""
    epoch = run("git", "log", "-1", "--format=%ct").strip()
    one, two = (built(work, number, epoch) for number in (0, 1))
    need(one.keys() == two.keys() and len(one) == 2, "a build has other files")
    for name, path in one.items():
        told = [hashlib.sha256(each.read_bytes()).hexdigest() for each in (path, two[name])]
        need(told[0] == told[1], f"two builds of {name} differ")
        print(f"{name}: {path.stat().st_size:,} bytes, sha256 {told[0]}")
        need(path.stat().st_size <= LARGEST[path.suffix], f"{name} is too large")
    shutil.copytree(work / "dist-0", work / "dist", dirs_exist_ok=True)
    return sorted((work / "dist").iterdir())


def contents(wheel: Path, source: Path) -> None:
    """What is in both: all of the package and of the record, and nothing else."""
    tracked = run("git", "ls-files", "src/nhsgraph", "models").split()
    wanted = {name.removeprefix("src/") for name in tracked if name.startswith("src/")}
    wanted |= {f"nhsgraph/{name}" for name in tracked if name.startswith("models/")}
    with zipfile.ZipFile(wheel) as packed:
        names = {name for name in packed.namelist() if not name.endswith("/")}
    own = {name for name in names if name.startswith("nhsgraph/")}
    need(not wanted - own, f"the wheel lacks {sorted(wanted - own)[:5]}")
    more = {name for name in own - wanted if not name.startswith("nhsgraph/built/")}
    need(not more, f"the wheel has {sorted(more)[:5]} that nobody keeps")
    need(all(f"nhsgraph/{name}" in own for name in NEEDED), "the wheel lacks what it needs")
    others = {name.split("/")[0] for name in names - own}
    need(all(name.endswith(".dist-info") for name in others), f"the wheel has {others}")
    with tarfile.open(source) as packed:
        inside = {name.split("/", 1)[-1] for name in packed.getnames()}
    lacking = {*tracked, "README.md", "LICENSE", "CITATION.cff", "SECURITY.md"} - inside
    need(not lacking, f"the source distribution lacks {sorted(lacking)[:5]}")
    print(f"{len(names)} files in the wheel, {len(inside)} in the source distribution")


def citations() -> None:
    """Both files by which people cite are as the format wants them."""
    package = importlib.util.find_spec("cffconvert")
    need(package is not None, "cffconvert is not there, which has the schema of citations")
    (place,) = package.submodule_search_locations
    schema = json.loads(Path(place, "schemas/1.2.0/schema.json").read_text(encoding="utf-8"))
    for path in (Path("CITATION.cff"), Path("models/CITATION.cff")):
        told = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - all text
        jsonschema.validate(told, schema)
        print(f"{path} is as the schema of citations wants it")


def tried(work: Path, wheel: Path) -> None:
    """Installs the wheel with all extras where no index is asked, and uses it."""
    house, own = work / "wheelhouse", work / "installed"
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "-w", house, f"{wheel}[all]")
    venv.create(own, with_pip=True)
    python, program = own / "bin" / "python", own / "bin" / "nhsgraph"
    alone = {"PYTHONPATH": "", "PIP_NO_INDEX": "1", "XDG_CACHE_HOME": str(work / "cache")}
    run(python, "-m", "pip", "install", "--quiet", "--no-index", "--find-links", house,
        "nhsgraph[all]", **alone)  # fmt: skip
    run(python, "-m", "pip", "check", **alone)
    version = run(program, "--version", **alone).split()[-1]
    need(f"-{version}-" in wheel.name, f"the program says that it is {version}")
    answer = run(program, "ask", "who holds HEE to account in 2019", **alone)
    need("Secretary of State" in answer, "the installed program answers otherwise")
    (out := work / "out").mkdir(exist_ok=True)
    for form, _, name in (each.partition(":") for each in WRITTEN.split()):
        around = ("--around", "hee", "--hops", "1", "--on", "2019-06-01")
        run(program, "export", form, "-o", out / name, *around, **alone)
        need((out / name).exists(), f"no export as {form}")
    print(f"{version} installed without an index, with all extras; it answers and exports")


def main(work: Path) -> None:
    """All of it."""
    work.mkdir(parents=True, exist_ok=True)
    wheel, source = same(work)
    run("twine", "check", "--strict", wheel, source)
    contents(wheel, source)
    citations()
    tried(work, wheel)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
