"""What is said of an edition to those outside its pages: how to cite it, and the feed."""
