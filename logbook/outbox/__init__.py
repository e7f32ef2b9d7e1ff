"""Mail that must not be lost: finished rows, sent under a lease, kept until they are taken."""
