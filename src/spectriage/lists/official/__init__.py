"""The official texts of the lists, read only to prove our records: nothing of them is kept."""
