"""Mail that must not be lost: finished messages as rows, sent under a lease, kept until accepted."""
