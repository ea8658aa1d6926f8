"""Judges the simulator as AWS's own client sees it: conformance MODULE prints each case's outcome as JSON.

The simulator is where AWS_ENDPOINT_URL says. An outcome is "ok" or what was found instead.
"""

import importlib
import json
import sys

sys.dont_write_bytecode = True

from clients import Clients

suite = importlib.import_module(sys.argv[1]).suite
print(json.dumps(suite.outcomes(Clients()), indent=1))
