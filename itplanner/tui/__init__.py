"""The workbench: screens, widgets and dialogs over the plan."""
