"""Trained classifiers: document kind, product family, spans, candidate ranking.

In: text or numbers about an item. Out: calibrated probabilities. Takes no party, no country
and no language as a feature.
"""
