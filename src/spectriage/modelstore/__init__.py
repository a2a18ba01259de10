"""Trained models on disk, and the linear scorers that read their arrays.

In: a model's name. Out: its verified folder, or numbers ready to score. Knows no room that uses
them.
"""

from spectriage.modelstore.folders import META, MODELS_VARIABLE, model_folder, verify_model
from spectriage.modelstore.names import read_names, stored_names

__all__ = [
    "META", "MODELS_VARIABLE", "model_folder", "read_names", "stored_names", "verify_model",
]  # fmt: skip
