from __future__ import annotations

import sys
from pathlib import Path

# The benchmark is scripts beside one another, as `python benchmarks/run.py` sees them.
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
