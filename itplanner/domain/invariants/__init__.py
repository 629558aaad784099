"""What must hold across records, one file per invariant (DOMAIN.md section 8, I1 to I4)."""
