"""The chat in the browser and the HTTP interface, on top of the same `Assistant` as all else.

- `server.py`, `http.py`: the application on a socket, and all that it is made of.
- `middleware.py`, `connections.py`, `rate.py`, `admission.py`: which requests are let in, and how
  many.
- `access/`: users. `apis/`: what other programs speak. `ui/`, `render/`: the page and its HTML.
- `api.py`, `asking.py`, `history.py`: a question over HTTP, and its answer.
- `desk.py`, `conversation_routes.py`, `transcript.py`, `exports.py`: conversations, kept and
  exported.
- `page_articles.py`, `uploads.py`, `removals.py`, `picture.py`, `articles.py`: the list of
  articles.
- `source_routes.py`, `settings_routes.py`, `run_routes.py`, `found_models.py`: the page's other
  routes.
- `wording.py`, `german.py`, `languages.py`: what the page says, and in which language.

`README.md` is the manual of the HTTP interface.
"""
