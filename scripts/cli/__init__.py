"""What all commands share: options, output, signals, environment variables, places."""
