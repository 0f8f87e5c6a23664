"""``python -m geoannot`` is the command ``geoannot``."""

from __future__ import annotations

from geoannot.cli import main

if __name__ == "__main__":
    main()
