from __future__ import annotations

import torch

from training.average import mean_of


def test_weights_lie_between_those_of_the_two() -> None:
    one = {"w": torch.tensor([0.0, 2.0]), "n": torch.tensor([7])}
    other = {"w": torch.tensor([1.0, 2.0]), "n": torch.tensor([8])}
    found = mean_of(one, other, 0.25)
    assert found["w"].tolist() == [0.25, 2.0]
    assert found["n"].tolist() == [8]
