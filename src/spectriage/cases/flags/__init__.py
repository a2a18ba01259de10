"""Red flags of a case: records with their source, wordings that raise them, and what is told.

A flag is a question to a person about the papers. No flag says anything about the item.
"""
