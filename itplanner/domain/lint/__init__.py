"""The plan linter: rules by code, each with what is wrong, why it matters and what mends it."""
