"""Papers and sheets of one shipment in, a case report out: who is who, items, checks, red flags.

Country and name matter here, and only here: an item's candidates come from `triage` as they are.
Refuses nothing that can be read; what was not read with confidence is not compared, and is told.
"""
