"""How the reader was made: a development tool, never imported by the program.

The reader is a cross-encoder of 22 million weights that reads (question, passage) and says, in one
pass: how well each sentence answers the question, where the short answer starts and ends, and
whether the passage answers the question at all. It reads (claim, evidence) too: supported, refuted,
or neither. A second one, of 81 million, reads the best passages again.

    data.py         public question and claim sets -> questions, windows, pairs, data hashes
    negatives.py    by rule, questions that a passage no longer answers: a word or two changed
    missing.py      by rule, questions for a missing detail, or with another question's predicate
    forms.py        by rule, questions for yes or no, and to tables
    statements.py   by rule, true statements of a passage
    changes.py      by rule, statements changed so that they are false
    made_claims.py  statements, true and false, with evidence
    written.py      questions and claims written by hand for Citeline
    groups.py       one question's right and wrong pairs; tensors; depends on (seed, step) only
    checkpoints.py  published encoders as the start: BERT's, or the lower layers of MPNet
    network.py      the encoder and its heads; multilingual.py: those of other languages
    losses.py       listwise over all sentences of a question, span, answerable, support
    train.py        the loop: bf16, resumable, from the start weights or from earlier runs
    recover.py      the weights of an exported reader as the start of another run
    export.py       checkpoint -> ONNX, float32 and rounded to 8 bits, and its facts
    rounding.py     how weights and activations are rounded

It needs the dependency group `training`, a folder with the `tokenizer.json` of all-MiniLM-L6-v2
(and its weights as `model.safetensors`, when it starts from these; see the model card), and the
training files named in `data.py`. To train the shipped reader further and export it:

    uv run --group training python -m tests.training.reader --data DATA --start START --out RUN
        --continue index/reader/weights/model.onnx [--steps N] [--minutes N --decay-minutes N]

The second reader begins with all-mpnet-base-v2 (`model.safetensors`; see the model card) beside the
same `tokenizer.json`:

    uv run --group training python -m tests.training.reader --data DATA --start START --out RUN
        --larger --steps 100000 --minutes 95 --decay-minutes 70

`tests/benchmarks/reader.py` compares exported readers in a search, `reader_heads.py` each head by
itself. Measured sets are never trained on, and `data.py` has no way to read them.
"""
