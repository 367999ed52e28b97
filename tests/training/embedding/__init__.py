"""How the static embedding in `index/embedding/weights` is made.

    all-MiniLM-L6-v2 reads each entry of its vocabulary     (`teacher`)
    -> principal axes, partly whitened, weighted by rarity  (`table`)
    -> trained on questions and their passages              (`data`, `texts`, `negatives`, `train`)
    -> int8 rows                                            (`export`)

It needs the dependency group `training`, the start weights (all-MiniLM-L6-v2 as safetensors with
its vocab.txt; see the model card) and the question sets named in `data`. To train anew:

    uv run --group training python -m tests.training.embedding.train \\
        --data FOLDER_OF_SETS --start FOLDER_OF_MINILM --out index/embedding/weights

Some ten minutes on one core.
"""
