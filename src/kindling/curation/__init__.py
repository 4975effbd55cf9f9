"""The pack in the making: drafted from the files, edited with undo, cleared for publishing."""
