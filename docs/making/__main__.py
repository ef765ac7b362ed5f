"""Builds the site: ``python docs/making FOLDER`` puts it into a folder, which is cleared first.

The pages of ``docs/`` are put beside those that are made from program and record, Sphinx builds
them, then every link of what it built is followed, and it is seen that the search finds bodies by
their names and that all that is public is described. A warning or a dead link is a failure.
"""

from __future__ import annotations

import runpy
import shutil
import sys
import tempfile
import time
from pathlib import Path

import bodies
import built
import changes
import cited
import links
import places
import reference
import sources
from sphinx.cmd.build import build_main

import nhsgraph

HERE = Path(__file__).parent


def build(target: Path) -> None:
    """Builds the site into a folder.

    Raises:
        SystemExit: a page has a fault, or a link leads nowhere.
    """
    begin = time.monotonic()
    graph = nhsgraph.load()
    shutil.rmtree(target, ignore_errors=True)
    with tempfile.TemporaryDirectory() as work:
        pages, files = Path(work, "pages"), Path(work, "files")
        places.put_in_place(pages, files)
        reference.write(graph, pages)
        bodies.write(graph, pages, files)
        changes.write(graph, pages, files)
        sources.write(graph, pages)
        cited.write(graph, files)
        places.navigate(pages)
        (pages / "_static").mkdir()
        shutil.copyfile(HERE / "site.css", pages / "_static" / "site.css")
        arguments = ["-W", "--keep-going", "-q", "-j", "auto", "-c", str(HERE)]
        arguments += ["-d", str(Path(work, "kept")), str(pages), str(target)]
        if build_main(["-D", f"html_static_path={pages / '_static'}", *arguments]):
            sys.exit("The site has faults: see above.")
        shutil.copytree(files, target, dirs_exist_ok=True)
    if places.PYODIDE.is_dir():
        runpy.run_path(str(places.ROOT / "ask" / "build.py"))["build"](target / "ask")
        page = target / "ask" / "index.html"
        back = '<main>\n<p><a href="../index.html">To all pages of the record</a></p>'
        page.write_text(page.read_text("utf-8").replace("<main>", back), "utf-8")
    graph.export("site", target)
    called = {f"bodies/{body}/index": bodies.entries(graph, body) for body in graph.bodies.ids}
    for words, faults in {
        "Links that lead nowhere": links.dead(target),
        "Names that the search does not find first": built.unfound(target, called),
        "Public names that no page describes": built.untold(target),
    }.items():
        if faults:
            sys.exit("\n".join([f"{words}:", *faults]))
    those = [path for path in target.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in those) / 1e6
    took = time.monotonic() - begin
    sys.stdout.write(f"{target}: {len(those)} files, {size:.0f} MB, in {took:.0f} s\n")


if __name__ == "__main__":
    build(Path(sys.argv[1] if len(sys.argv) > 1 else "build/site").resolve())
