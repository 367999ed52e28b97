"""Trains the reader and exports it, in one command; see the package's docstring."""

from tests.training.reader import export, train

if __name__ == "__main__":
    run = train.main()
    export.export([run], run / "exported")
