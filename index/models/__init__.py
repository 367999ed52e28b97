"""What every model of the package runs on: onnxruntime and tokenizers, each loaded in one place.

- `session.py`: an ONNX file ready to run, without a word to anybody's server;
- `tokenizer.py`: a `tokenizer.json` for which a text is only text.
"""
