"""``python -m gpqa`` and the ``gpqa`` command.

What a question waits for is the libraries and the model being loaded: this
module sees to it that both happen at once, and that nothing else takes time.
"""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command; see :mod:`gpqa.cli`."""
    # Importing makes a hundred thousand objects that all stay: looking through
    # them for garbage again and again takes a tenth of the time.
    gc.set_threshold(50_000)
    if sys.argv[1:2] in (["ask"], ["search"]):
        from gpqa.encoder import warm_up

        warm_up()
    if sys.argv[1:2] == ["ask"]:
        from gpqa.scorer import load

        load.warm_up()
    from gpqa.cli import run

    code = run()
    # Everything is written, every file closed: what is left is the libraries taking
    # themselves apart, which takes longer than answering the question did.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
