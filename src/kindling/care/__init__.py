"""What guards people: display names, personal data, kind language, leaks. Pure."""
