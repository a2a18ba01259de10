"""Names of parties: one form to compare, a score with its reasons, a list the user supplies.

Takes names in any script. No list of names ships with us; a match is a question, not an answer.
"""
