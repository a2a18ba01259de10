"""Reports held against gold: what a person marked in the same documents, and how much was found.

In: gold files and reports. Out: figures with intervals. Knows no document and no model.
"""
