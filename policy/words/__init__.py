"""What is said in Danish, one catalogue for each concern."""
