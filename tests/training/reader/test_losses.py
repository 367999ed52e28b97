import math

import pytest

torch = pytest.importorskip("torch", reason="training needs torch, a development dependency")

from tests.training.reader.data import Support  # noqa: E402
from tests.training.reader.groups import IGNORED  # noqa: E402
from tests.training.reader.losses import listwise, support_loss  # noqa: E402


def test_listwise_loss_compares_all_sentences_of_one_question() -> None:
    scores = torch.tensor([2.0, 0.0, 0.0, 5.0])
    evidence = torch.tensor([True, False, False, True])
    group = torch.tensor([0, 0, 0, 1])
    expected = (math.log(math.e**2 + 2) - 2) / 2
    assert listwise(scores, evidence, group).item() == pytest.approx(expected)


def test_support_loss_takes_refuted_and_unsaid_together_where_it_is_not_known_which() -> None:
    logits = torch.tensor([[2.0, 0.0, 1.0], [0.0, 0.0, 0.0], [5.0, 0.0, 0.0]])
    labels = torch.tensor([int(Support.SUPPORTS), int(Support.UNSUPPORTED), IGNORED])
    total = math.e**2 + 1 + math.e
    expected = (-math.log(math.e**2 / total) - math.log(2 / 3)) / 2
    assert support_loss(logits, labels).item() == pytest.approx(expected)
