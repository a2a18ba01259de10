"""Models trained again with a user's own annotations beside ours, into a folder of theirs."""
