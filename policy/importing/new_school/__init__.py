"""Any policy in Word -> the first files of a new school."""
