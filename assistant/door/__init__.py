"""The door of a data folder: how other programs use one that is owned already.

    options.open_assistant -> client.Guest ~~ one connection a call, on loopback ~~> server.Door
                                                                                -> Assistant

The owner's note in the folder (`index/store/lock.py`) names a port and a secret. Both ends prove
that they know the secret before anything else is said (`channel.py`); it never crosses the
connection itself. `calls.py` is what a guest can call, `messages.py` how values and errors go
through.
"""
