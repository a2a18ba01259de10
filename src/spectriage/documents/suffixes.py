"""Endings of the files that a folder is searched for; what a file is, its bytes tell."""

SUFFIXES = frozenset(
    (".pdf", ".docx", ".xlsx", ".xlsm", ".html", ".htm", ".xhtml", ".eml", ".txt", ".text")
).union((".md", ".markdown", ".png", ".jpg", ".jpeg", ".tif", ".tiff"))
