"""``gpqa serve``: the library over HTTP, and a page for people who open no terminal.

A request goes through one module a step: ``protocol`` (slow and silent connections),
``guard`` (who may ask, from where, how much), ``api`` (what there is to ask), ``desk``
(indexes kept open, answers kept ready, a bounded number at work). ``page/`` is what the
browser gets: files as they lie there, nothing built, nothing loaded from elsewhere.

Needs ``pip install 'gpqa[serve]'``; nothing here is imported by other commands.
"""
