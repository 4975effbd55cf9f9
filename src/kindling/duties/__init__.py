"""What happens by itself: received files are read, hours arranged, packs drafted, private words removed in time."""
