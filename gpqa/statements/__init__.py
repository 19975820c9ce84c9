"""Who said which characters: statements, found by rules in a text's structure and words.

Nothing is imported here: a question needs the names alone, and not the rules.
"""
