"""Builds the wheel so that the same sources give the same bytes; everything else stands in setup.cfg."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.bdist_wheel import bdist_wheel


class ReproducibleWheel(bdist_wheel):
    """A wheel that depends neither on the umask nor on what an earlier build left behind."""

    def run(self) -> None:
        """Build from an empty folder: a module deleted since the last build would still lie in it."""
        shutil.rmtree(self.get_finalized_command("build").build_lib, ignore_errors=True)
        shutil.rmtree(str(self.bdist_dir), ignore_errors=True)
        super().run()

    def write_wheelfile(self, wheelfile_base: str, generator: str | None = None) -> None:
        """Write the last file of the staged tree, then give all of it the same modes before it is zipped."""
        super().write_wheelfile(wheelfile_base, *([generator] if generator else []))
        for path in Path(wheelfile_base).parent.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)


setup(cmdclass={"bdist_wheel": ReproducibleWheel})
