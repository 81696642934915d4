"""An edition as one document, whatever file it becomes: a tree of blocks with runs of text."""
