"""Web pages, PDFs and Word files into text.

One document goes this way::

    file ─ read whole, hashed ─▶ a process of its own, with limits ─▶ Converted ─▶ Record

``formats`` says what is converted by which library; ``html``, ``pdf`` and ``docx``
do it; ``child`` is the process that they run in, ``workers`` the few of them that
are kept. What comes out is what quotes are verbatim of, so a conversion is simple,
does the same every time, and writes no word that does not stand in the document.
"""

from __future__ import annotations
