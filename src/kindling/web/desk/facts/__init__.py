"""What is known of a month: one page that says it, and one small form for each part."""
