"""Language: a text goes in; features, claims, codes and parties come out as spans of a `doc`.

Registered spaCy components (`factories`) that work in anybody's `nlp`, and one call that
builds our own (`pipeline.load_pipeline`). Assertion scope is data (`scope.jsonl`), and so is
what each component knows (`components/<name>/patterns.jsonl`). Refuses to judge an item.
"""
