"""From a display name as a platform shows it to the person behind it, and what of it is unsure."""

from kindling.care.names.display import DisplayName
from kindling.care.names.read import read_name
from kindling.care.names.together import read_names
from kindling.care.names.words import is_everyday_word, is_first_name, is_surname

__all__ = ["DisplayName", "is_everyday_word", "is_first_name", "is_surname", "read_name", "read_names"]
