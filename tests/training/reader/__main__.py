"""Trains a reader and exports it, in one command; see the package's docstring."""

from tests.training.reader import export, train
from tests.training.reader.multilingual import encoder_in

if __name__ == "__main__":
    made = train.main()
    exported = made.out / "exported"
    tokenizer, encoder = made.start / "tokenizer.json", encoder_in(made.start)
    export.export([made.out], exported, tokenizer, encoder, careful=made.larger)
