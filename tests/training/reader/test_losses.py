import math

import pytest

torch = pytest.importorskip("torch", reason="training needs torch, a development dependency")

from tests.training.reader.losses import listwise  # noqa: E402


def testlistwise_loss_compares_all_sentences_of_one_question() -> None:
    scores = torch.tensor([2.0, 0.0, 0.0, 5.0])
    evidence = torch.tensor([True, False, False, True])
    group = torch.tensor([0, 0, 0, 1])
    expected = (math.log(math.e**2 + 2) - 2) / 2
    assert listwise(scores, evidence, group).item() == pytest.approx(expected)
