"""Nouns of the field: parameters, units, features, claims, kinds, families, roles.

In: the TSV tables of `data/`. Out: frozen types and look-ups. Refuses a table with a fault,
naming file, entry and field. Knows no document, no list and no model.
"""
