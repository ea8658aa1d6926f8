"""Tries kvsmon on real terminals: terminal GROUP KVSMON prints each case's outcome as JSON.

KVSMON_KEYS holds the program's own table of keys, `{"screens": [keys that show one], "keys": {name: bytes}}`, quitting left
out. An outcome is "ok" or what was wrong.
"""

import concurrent.futures
import importlib
import json
import os
import sys
import traceback

sys.dont_write_bytecode = True

from console import Complaint

# Most of the time cases wait for the program.
AT_ONCE = 4


def outcome(case):
    try:
        case()
    except Complaint as complaint:
        return str(complaint)
    except Exception:
        return traceback.format_exc()
    return "ok"


group, kvsmon = sys.argv[1:3]
cases = importlib.import_module(f"cases_{group}").cases(kvsmon, json.loads(os.environ["KVSMON_KEYS"]))
with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
    print(json.dumps(dict(zip(cases, pool.map(outcome, cases.values()))), indent=1))
