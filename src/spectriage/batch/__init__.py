"""Thousands of documents: a run folder that survives anything, read by processes that may die.

Documents come in as paths; a journal, reports.jsonl, a table (CSV, XLSX), an overview (HTML), a
manifest and the list of what was not read come out, in the order of the paths whatever the workers
do. Nothing of a document is read in the process that keeps the run folder.
"""
