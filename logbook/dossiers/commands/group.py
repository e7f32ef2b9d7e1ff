"""Where the commands of reports hang."""

from logbook.command_line import Commands

commands = Commands("reports", help="Documents compiled from the log.", write_for_readers=True)
