"""Quotes for assistants: the tools of ``gpqa mcp``, over the Model Context Protocol.

``tools`` does the work and knows nothing of the protocol, ``server`` puts it on stdio or
HTTP with the official SDK (``pip install 'gpqa[mcp]'``).
"""
