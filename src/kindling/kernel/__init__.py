"""What every floor stands on: clocks, text, places, errors. Pure, and free of any other floor."""
