"""Who may do what over HTTP, where users are asked for; nothing of it is in the way where not.

- `rules.py`: what each route needs.
- `gate.py`: who sends a request, and whether it may.
- `login.py`, `login_page.py`: the page that asks for name and password.
- `belongings.py`: what of Gradio's is whose: its sessions, events and uploads.
- `desks.py`: a desk for each user, with conversations of its own.
"""
