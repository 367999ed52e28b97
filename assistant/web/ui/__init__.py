"""The page: the chat in the middle, the articles at its side. The only importer of gradio.

Everything shown goes through `render` into components that sanitise once more; `gr.HTML`, which
does not and needs string evaluation in the browser, is not used.

- `page.py`: builds and mounts the page.
- `layout.py`: its components.
- `questions.py`: what asking and stopping do.
- `articles.py`: what the list, its filters and uploads do.
- `endpoint.py`: `/ask` for programs that speak Gradio's protocol.
- `sessions.py`: bounds on what gradio keeps of each session.
"""

from assistant.web.ui.page import mount_chat

__all__ = ["mount_chat"]
