"""Document in, named quantities in canonical units out, each with the words it stands on.

Refuses nothing: a value that cannot be named or told in its parameter's unit is left out.
Knows no control list and no model.
"""
