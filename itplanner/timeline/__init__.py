"""Goals as bars over fiscal years, in text: for the workbench, the command line and reports."""
