"""Where the commands of reports hang."""

from logbook.opening import Commands

commands = Commands("reports", help="Documents compiled from the log.")
