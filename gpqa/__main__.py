"""``python -m gpqa`` and the ``gpqa`` command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command; see :mod:`gpqa.cli`."""
    from gpqa.cli import run

    sys.exit(run())


if __name__ == "__main__":
    main()
