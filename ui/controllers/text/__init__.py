"""The open article: kept, checked, proofread, noted on, printed."""
