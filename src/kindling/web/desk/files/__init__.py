"""The files of a month: dropped here or by a link, read by the worker, told in words."""
