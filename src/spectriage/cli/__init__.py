"""The command line: thin commands that parse, call one importable function, and render.

Results go to stdout, progress and warnings to stderr. Heavy imports stand in the functions that
need them, so that ``--help`` and ``schema`` start at once.
"""
