"""How the encoder of other languages in `index/encoder/weights` is made: packed, not trained.

- `packed.py`: the file in which its weights come; `pieces.py`: which pieces of it are kept.
- `network.py`: the network as an ONNX graph.

The reader of other languages is trained by `tests/training/reader`; the model card has both
commands.
"""
