"""Reading tables into a plan and writing plans as tables; pure but for the bytes it is handed."""
