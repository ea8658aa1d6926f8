"""Tries kvsmon on real terminals: terminal GROUP[,GROUP…] KVSMON prints each case's outcome as JSON.

KVSMON_KEYS holds the program's own table of keys: those that show `screens` and the `fleet`, all `keys` but those that
quit, those of a `replay`, and `dialogs` with what opens and closes them. An outcome is "ok" or what was wrong.
"""

import concurrent.futures
import importlib
import json
import os
import sys
import traceback

sys.dont_write_bytecode = True

from console import Complaint

# Most of the time cases wait for the program, and the program for the time.
AT_ONCE = 6


def outcome(case):
    try:
        case()
    except Complaint as complaint:
        return str(complaint)
    except Exception:
        return traceback.format_exc()
    return "ok"


groups, kvsmon = sys.argv[1].split(","), sys.argv[2]
table = json.loads(os.environ["KVSMON_KEYS"])
cases = {
    f"{group}: {name}": case
    for group in groups for name, case in importlib.import_module(f"cases_{group}").cases(kvsmon, table).items()
}
with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
    print(json.dumps(dict(zip(cases, pool.map(outcome, cases.values()))), indent=1))
