"""The desks' plan and the requests for corrections: what is to come, what is demanded, and until when."""
