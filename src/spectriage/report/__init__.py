"""What a person gets: the report and its parts, as pydantic types.

In: nothing; these are nouns. Out: `Report` and its JSON Schema. Refuses unknown fields, so a
stored report that does not fit its schema version is noticed.
"""
