"""The people a community knows: the list, each of them, lists that come in, names to settle, two who may be one."""
