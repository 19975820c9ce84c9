"""gpqa in other people's pipelines: ``adapters.langchain`` and ``adapters.haystack``.

Each gives documents whose text is a verbatim quote, and whose metadata say who speaks,
where it stands and how to check it. Each is an extra: ``pip install 'gpqa[langchain]'``.
"""
