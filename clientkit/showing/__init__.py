"""What people see: figures, tables, sentences. Nothing is computed here that is not shown."""
