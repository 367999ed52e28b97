"""How the reader was made: a development tool, never imported by the program.

The reader is a cross-encoder of 22 million weights that reads (question, passage) and says, in one
pass: how well each sentence answers the question, where the short answer starts and ends, and
whether the passage answers the question at all.

    data.py        public question sets -> questions, windows of whole sentences, data hashes
    negatives.py   by rule, questions that a passage no longer answers
    groups.py      one question's right and wrong pairs; tensors; depends on (seed, step) only
    network.py     the encoder and its heads
    losses.py      listwise over all sentences of a question, span, answerable
    train.py       the loop: bf16, resumable, from the start weights or from earlier runs
    export.py      checkpoint -> ONNX, float32 and rounded to 8 bits

It needs the dependency group `training`, the start weights (all-MiniLM-L6-v2 as safetensors with
its tokenizer.json; see the model card) and the training files named in `data.py`. To retrain:

    uv run --group training python -m tests.training.reader.train \
        --data DATA --start START --out RUN
    uv run --group training python -m tests.training.reader.export --run RUN --out OUT

`tests/benchmarks/reader.py` compares exported readers with each other and with the plain first
stage. Measured sets are never trained on, and `data.py` has no way to read them.
"""
