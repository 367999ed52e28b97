"""The commands of the command line, one module each; `register` adds them to the application."""
