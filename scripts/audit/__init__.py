"""Whether every page of a built site is valid, whole, safe and light."""
