"""The lawful life of records: how long they are kept, what stops disposal, who reviews, and what people may ask for."""
