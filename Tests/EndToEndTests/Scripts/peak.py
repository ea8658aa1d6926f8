"""Runs the command that it is given, and says last on standard error how much memory that had at most, in kilobytes."""
import resource
import subprocess
import sys

status = subprocess.run(sys.argv[1:], check=False).returncode
# Source: getrusage(2): the largest resident set of all children that were waited for.
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(status)
