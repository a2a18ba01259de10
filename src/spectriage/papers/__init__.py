"""What an export paper says: parties, goods, dates, references, end use, undertakings.

In: a `Document` that was read, its kind, the claims found in it. Out: the report's `Paper` and
its parties. Knows no control list and decides nothing; a field that is not printed stays empty.
"""
