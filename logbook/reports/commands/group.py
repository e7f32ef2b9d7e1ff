"""Where the commands of reports hang."""

from flask.cli import AppGroup

commands = AppGroup("reports", help="Documents compiled from the log.")
