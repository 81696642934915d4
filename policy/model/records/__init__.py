"""Records of the data files that are small matters by themselves."""
