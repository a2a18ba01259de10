"""Bytes in, `Document` out: pages of words with boxes, lines, tables, and a ledger.

Refuses what cannot be read with one `DocumentError` that names file and page; what could be
read only in part is said in the ledger. Knows no parameter and no control list.
"""
