"""Rules on the facts of the data: dates, units, what is said of an initiative."""
