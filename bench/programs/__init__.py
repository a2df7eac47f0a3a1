"""The small programs that cerwizard is measured against."""
