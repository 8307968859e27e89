"""Checks heaviside certificates (format 1) from their text alone; see Sources/Certificates/Format.md.

    python3 certify.py [--root DIR] CERTIFICATE...

Prints a line for each, `certified` or why not; status 1 unless all are. With --root the circuit files are compared too.
"""
import hashlib, itertools, os, re, sys

SEMANTICS = "a sequence is considered while valid is 1; it breaks the claim where undefined or bad is 1 at its last step"
OPERATIONS = {
    "product": lambda a, b: a * b, "positive": lambda a: int(a > 0), "zero": lambda a: int(a == 0),
    "not": lambda a: 1 - a, "and": lambda a, b: b if a else 0, "or": lambda a, b: 1 if a else b,
    "xor": lambda a, b: int(a != b), "select": lambda a, b, c: b if a else c, "minimum": min, "maximum": max,
}


def need(condition, why):
    if not condition: raise ValueError(why)


class Lines:
    def __init__(self, text):
        self.lines, self.place = text[:-1].split("\n"), 0

    def next(self, keyword=None):
        words, self.place = self.lines[self.place].split(" "), self.place + 1
        need(keyword in (None, words[0]), f"line {self.place}: {keyword} is expected")
        return words

    def numbers(self, keyword):
        return numbers(self.next(keyword)[1:])


def numbers(words):
    for word in words:
        need(re.fullmatch(r"0|-?[1-9][0-9]*", word, re.ASCII), f"`{word}` is not a number")
    return [int(word) for word in words]


class Machine:
    def __init__(self, lines):
        self.slots, listed = [], lines.next("letters")
        for _ in range(lines.numbers("slots")[0]):
            _, weight, base, kind, *rest = lines.next("slot")
            weight, base, rest = int(weight), int(base), numbers(rest)
            table = rest if kind == "table" else [rest[1] if digit == rest[0] else 0 for digit in range(base)]
            need(kind in ("table", "only") and len(table) == base, "a slot is malformed")
            self.slots.append((weight, base, table))
        registers = [lines.next("register") for _ in range(lines.numbers("registers")[0])]
        self.initial = tuple(int(words[1]) for words in registers)
        self.next = [int(words[3]) for words in registers]
        self.values = []
        for place in range(lines.numbers("values")[0]):
            code, *operands = lines.next()
            self.values.append((code, numbers(operands)))
        self.valid, self.undefined, self.bad, self.triggered = lines.numbers("outputs")
        # Of the letters that no slot tells apart, the least one.
        places = sorted({(weight, base) for weight, base, _ in self.slots})
        choices = []
        for weight, base in places:
            seen = {}
            for digit in range(base):
                seen.setdefault(tuple(t[digit] for w, b, t in self.slots if (w, b) == (weight, base)), digit * weight)
            choices.append(seen.values())
        letters = sorted(sum(digits) for digits in itertools.product(*choices))
        need(listed[2:] == [":"] + [str(letter) for letter in letters], "the letters listed are not the distinct ones")
        self.letters = [(letter, [t[letter // w % b] for w, b, t in self.slots]) for letter in letters]

    def step(self, state, inputs):
        v = []
        for code, o in self.values:
            if code in OPERATIONS: r = OPERATIONS[code](*(v[p] for p in o))
            elif code == "constant": r = o[0]
            elif code == "input": r = inputs[o[0]]
            elif code == "register": r = state[o[0]]
            elif code == "linear": r = o[0] + sum(c * v[p] for c, p in zip(o[1::2], o[2::2]))
            elif code == "quotient": r = v[o[0]] // o[1]
            elif code == "remainder": r = v[o[0]] % o[1]
            else:
                need(code == "lookup" and 0 <= v[o[0]] < len(o) - 1, f"`{code}` is not known, or looks outside its table")
                r = o[1 + v[o[0]]]
            v.append(r)
        return v, tuple(v[p] for p in self.next)


def check_states(machine, lines, count):
    least, greatest = lines.numbers("least"), lines.numbers("greatest")
    states, origins, places = [], [], {}
    for place in range(count):
        words = lines.next("start" if place == 0 else None)
        colon = words.index(":") if ":" in words else -1
        need(colon == (1 if place == 0 else 2), f"line {lines.place}: a state is expected")
        state = tuple(numbers(words[colon + 1:]))
        need(len(state) == len(machine.initial) and state not in places, f"line {lines.place}: not a new state")
        places[state] = place
        states.append(state)
        origins.append(() if place == 0 else tuple(numbers(words[:2])))
    need(states[0] == machine.initial, "the first state is not the initial one")
    for bound, pick in ((least, min), (greatest, max)):
        need(bound == [pick(column) for column in zip(*states)], "the bounds are not those of the states")
    met, triggered = [()], False
    for place, state in enumerate(states):
        for letter, inputs in machine.letters:
            v, target = machine.step(state, inputs)
            if not v[machine.valid]: continue
            need(not v[machine.undefined] and not v[machine.bad], f"state {place} is not safe")
            triggered = triggered or v[machine.triggered] != 0
            need(target in places, f"state {place} leads out of the set")
            if places[target] == len(met): met.append((place, letter))
            need(places[target] < len(met), f"state {places[target]} is not in the order of meeting")
    need(met == origins, "a state does not come from where it is met first")
    need(triggered, "the condition holds nowhere")


def check(text, root):
    need(text.endswith("\n"), "truncated")
    lines = Lines(text)
    need(lines.next() == ["heaviside", "certificate", "1"], "not a certificate of format 1")
    body, last = text[:text.rindex("\n", 0, -1) + 1], lines.lines[-1].split(" ")
    need(last[0] == "end" and last[2:] == [hashlib.sha256(body.encode()).hexdigest()], "the digest differs")
    words = lines.next("file")
    while words[0] != "circuit":
        path = os.path.join(root or "", re.sub(r"\\x(..)", lambda m: chr(int(m[1], 16)), " ".join(words[2:])))
        if root is not None:
            with open(path, "rb") as file:
                need(hashlib.sha256(file.read()).hexdigest() == words[1], f"{path} has changed")
        words = lines.next()
        need(words[0] in ("import", "circuit"), "the circuit is expected")
    lines.next("claim")
    need(lines.next() == ["kind", "prove"] and lines.next("semantics")[1:] == SEMANTICS.split(" "), "kind or semantics differ")
    machine = Machine(lines)
    count = lines.next("states")[1]
    check_states(machine, lines, int(count))
    need(lines.next("end")[1] == count and lines.place == len(lines.lines), "rows are missing or left over")


def main(arguments):
    root = arguments[1] if arguments[:1] == ["--root"] else None
    status = 0
    for path in arguments[2:] if root is not None else arguments:
        try:
            with open(path, encoding="utf-8", newline="\n") as file: check(file.read(), root)
            print("certified")
        except (OSError, ValueError, IndexError) as problem:
            status = print(f"rejected: {problem}") or 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
