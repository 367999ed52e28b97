"""What differs from language to language: which one a text is in, and how its words are compared.

`detection.py` tells the language of an article and of a question, `words.py` makes search terms of
a text with `stemming.py` and `arabic.py`, and `stop_words.py` holds the words that tell nothing.
English, which the checks know, has its own room.
"""
