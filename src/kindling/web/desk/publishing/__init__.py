"""Publishing a month: what goes out and what stays out, and the editions there were."""
