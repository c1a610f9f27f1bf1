"""The built site for assistants: a server of the Model Context Protocol on standard input and output.

Pure functions over the built files: ``site`` reads them, ``search`` finds pages, ``tools`` answers
(with ``symptoms`` and ``replies``). ``server`` alone knows the SDK, which is an optional extra.
"""
