"""Named cases and what came of them."""


class Suite:
    """The cases of one operation, in the order in which they run."""

    def __init__(self):
        self._cases = []

    def case(self, name):
        """Adds the decorated function, which is given the clients and raises where it finds something wrong."""

        def add(function):
            self.add(name, function)
            return function

        return add

    def add(self, name, function):
        check(name not in dict(self._cases), f"two cases are called {name!r}")
        self._cases.append((name, function))

    def outcomes(self, clients):
        """Each case's name with "ok" or with what was found wrong."""
        return {name: outcome(function, clients) for name, function in self._cases}


def outcome(function, clients):
    try:
        function(clients)
        return "ok"
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:600]


def check(condition, found):
    """Raises unless `condition` holds; `found` says what there was instead."""
    if not condition:
        raise AssertionError(str(found))


def equal(found, expected):
    check(found == expected, f"{found!r} instead of {expected!r}")
