"""One module for each kind of file, and the door for readers of third parties."""
