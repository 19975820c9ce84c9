"""The mean of two checkpoints' weights: `python -m training.average --name mean`.

A later run learned more of what was written for it and lost a little of the rest. Weights
between the two keep most of both, at no cost when a question is asked (Wortsman et al., Model
soups, 2022). README.md has the figures of several shares.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["MEANS", "mean_of"]

MEANS = {
    "mean": ("fourth", "fifth", 0.6),
    "mix": ("mean", "sixth", 0.7),
    "blend": ("mix", "seventh", 0.7),
    "alloy": ("blend", "eighth", 0.7),
    "fusion": ("alloy", "ninth", 0.7),
    "compound": ("fusion", "tenth", 0.7),
}
"""By name: of which two, and what the second counts."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Read two checkpoints, write one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--cache", type=Path, default=Path(".cache-training"))
    parser.add_argument("--name", choices=MEANS, required=True)
    options = parser.parse_args(arguments)
    *names, share = MEANS[options.name]
    one, other = (
        torch.load(options.cache / f"{name}.pt", map_location="cpu", weights_only=True)["model"]
        for name in names
    )
    torch.save({"model": mean_of(one, other, share)}, options.cache / f"{options.name}.pt")


def mean_of(
    one: Mapping[str, torch.Tensor], other: Mapping[str, torch.Tensor], share: float
) -> dict[str, Any]:
    """Each weight ``share`` of the way from one to the other; whole numbers are the other's."""
    return {
        name: torch.lerp(one[name], value, share) if value.is_floating_point() else value
        for name, value in other.items()
    }


if __name__ == "__main__":
    main()
