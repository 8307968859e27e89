// One execution of a circuit, remembered from its first step. It means what the interpreter of the command means by it:
// nothing is merged or updated in place, every value is looked up in the history.

// Longer ranges and larger products than these are refused rather than waited for.
const longestRange = 1_000_000n;
const mostBits = 100_000;
const greatestWhole = 1n << 63n;

class Run {
  constructor(circuit) {
    this.circuit = circuit;
    this.letters = [];
    this.problem = null;
    // The values by cell and then by step; `null` where one could not be computed.
    this.history = circuit.cells.map(() => []);
  }

  get length() { return this.letters.length; }

  // Takes one step. A letter lists the values of the inputs' cells.
  advance(letter) {
    this.letters.push(letter);
    for (const values of this.history) values.push(null);
    const last = this.length - 1;
    this.circuit.inputCells.forEach((cell, place) => { this.history[cell][last] = letter[place]; });
    for (const cell of this.circuit.order) {
      try {
        this.history[cell][last] = this.evaluate(this.equation(cell, this.length), Run.place(this.length));
      } catch (problem) {
        if (!(problem instanceof EvaluationProblem)) throw problem;
        this.problem ??= Object.assign(problem, { cell });
      }
    }
  }

  // The value of a cell at a step, from 1.
  value(cell, step) { return this.history[cell][step - 1] ?? null; }

  // What computes a cell at a step.
  equation(cell, step) {
    const { overrides, general } = this.circuit.cells[cell];
    return overrides.find(([at]) => at === step)?.[1] ?? general;
  }

  // Where an expression is evaluated at a step that has been taken: what `t` is, the last step of which anything is known,
  // and what the bound indices are. Later steps have not come yet, even where they are known by now.
  static place(step) { return { step, last: step, indices: {} }; }

  // Whether a formula is true at a step that has been taken.
  holds(formula, step) { return this.truth(formula, Run.place(step)); }

  evaluate(expression, place) {
    if (typeof expression === "string") return this.circuit.number(expression);
    const [kind, ...parts] = expression;
    switch (kind) {
      case "t": return new Rational(BigInt(place.step));
      case "index": return new Rational(place.indices[parts[0]] ?? 0n);
      case "read": return this.read(parts[0], this.moment(parts[1], place), place);
      case "at": {
        const step = this.moment(parts[0], place);
        if (step > place.last) throw problems.readAhead(place.step, step);
        return step < 1 ? zero : this.evaluate(parts[1], { ...place, step: Number(step) });
      }
      case "+": case "-": case "*": case "/": case "%": case "^": {
        const left = this.number(parts[0], place);
        return this.compute(kind, left, this.number(parts[1], place), place);
      }
      case "step": case "sign": case "relu": case "floor": case "abs": case "sigmoid": case "tanh":
        return this.apply(kind, parts[1], this.number(parts[0], place), place);
      case "==": case "!=": case "<": case "<=": case ">": case ">=": {
        const left = this.evaluate(parts[0], place);
        const order = orderOf(left, this.evaluate(parts[1], place));
        if (order === null) throw problems.notRational(place.step);
        return truthValue(relations[kind](order));
      }
      case "not": return truthValue(!this.truth(parts[0], place));
      case "and": return truthValue(this.truth(parts[0], place) && this.truth(parts[1], place));
      case "or": return truthValue(this.truth(parts[0], place) || this.truth(parts[1], place));
      case "implies": return truthValue(!this.truth(parts[0], place) || this.truth(parts[1], place));
      case "xor": return truthValue(this.truth(parts[0], place) !== this.truth(parts[1], place));
      case "iff": return truthValue(this.truth(parts[0], place) === this.truth(parts[1], place));
      case "if": return this.evaluate(this.truth(parts[0], place) ? parts[1] : parts[2], place);
      case "min": case "max":
        return extremum(kind, parts.map((part) => this.number(part, place)), place);
      case "fold": {
        const [fold, index, from, to, body] = parts;
        return combine(fold, this.elements(index, from, to, place).map((element) => this.number(body, element)), place);
      }
      case "matches": {
        const [language, index, from, to, body] = parts;
        const word = this.elements(index, from, to, place).map((element) => this.number(body, element));
        return truthValue(contains(language, word));
      }
    }
  }

  number(expression, place) {
    const number = rationalOf(this.evaluate(expression, place));
    if (!number) throw problems.notRational(place.step);
    return number;
  }

  truth(expression, place) { return !this.number(expression, place).isZero; }

  whole(expression, place) {
    const number = this.number(expression, place);
    if (!number.isWhole) throw problems.notWhole(place.step, number);
    const whole = number.numerator;
    if (whole >= greatestWhole || whole < -greatestWhole) throw problems.tooLarge(place.step);
    return whole;
  }

  // The step that a moment names: a number is so many steps ago.
  moment(moment, place) {
    if (typeof moment === "number") return place.step - moment;
    const [kind, first, offset] = moment;
    switch (kind) {
      case "step": return first;
      case "index": return (place.indices[first] ?? 0n) + BigInt(offset);
      case "computed": return this.whole(first, place);
    }
  }

  read(cell, step, place) {
    if (step >= 1) {
      const value = step <= place.last ? this.history[cell][Number(step) - 1] : null;
      if (value === null) throw problems.readAhead(place.step, step);
      return value;
    }
    const initial = this.circuit.cells[cell].initial[Number(-step)] ?? null;
    if (initial === null) throw problems.readBeforeBeginning(place.step, this.circuit.cells[cell].name, step);
    return this.circuit.number(initial);
  }

  // The places at which the body of a fold is evaluated, in order.
  elements(index, from, to, place) {
    const [first, last] = [this.whole(from, place), this.whole(to, place)];
    if (last - first >= longestRange) throw problems.tooLarge(place.step);
    const places = [];
    for (let value = first; value <= last; value += 1n) {
      places.push({ ...place, indices: { ...place.indices, [index]: value } });
    }
    return places;
  }

  compute(operation, left, right, place) {
    switch (operation) {
      case "+": return left.plus(right);
      case "-": return left.minus(right);
      case "*":
        if (bitWidth(left.numerator) + bitWidth(right.numerator) > mostBits) throw problems.tooLarge(place.step);
        return left.times(right);
      case "/":
        if (right.isZero) throw problems.divisionByZero(place.step);
        return left.over(right);
      case "%":
        if (right.isZero) throw problems.divisionByZero(place.step);
        return left.remainder(right);
      case "^": {
        if (!right.isWhole) throw problems.notWhole(place.step, right);
        const exponent = right.numerator;
        if (exponent >= greatestWhole || exponent < -greatestWhole) throw problems.tooLarge(place.step);
        if (exponent < 0n && left.isZero) throw problems.divisionByZero(place.step);
        const bits = BigInt(Math.max(bitWidth(left.numerator), bitWidth(left.denominator)));
        const isSmall = left.isWhole && magnitude(left.numerator) <= 1n;
        if (!isSmall && magnitude(exponent) * bits > BigInt(mostBits)) throw problems.tooLarge(place.step);
        return isSmall ? smallPower(left, exponent) : left.power(exponent);
      }
    }
  }

  apply(activation, tie, argument, place) {
    switch (activation) {
      case "step": case "sign":
        if (argument.sign > 0) return one;
        if (argument.sign < 0) return activation === "step" ? zero : one.negated;
        if (tie === null) throw problems.tie(place.step, activation, this.circuit.name);
        return this.circuit.number(tie);
      case "relu": return argument.sign > 0 ? argument : zero;
      case "floor": return new Rational(argument.floor);
      case "abs": return argument.magnitude;
      case "sigmoid": case "tanh": return new Smooth(activation, argument);
    }
  }
}

const relations = {
  "==": (order) => order === 0,
  "!=": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

// A power of -1, 0 or 1, however large the exponent.
function smallPower(number, exponent) {
  if (exponent === 0n) return one;
  return number.sign < 0 && exponent % 2n === 0n ? one : number;
}

function extremum(kind, values, place) {
  if (values.length === 0) throw problems.emptyExtremum(place.step);
  const sign = kind === "min" ? -1 : 1;
  return values.reduce((best, value) => (value.compare(best) * sign > 0 ? value : best));
}

function combine(fold, values, place) {
  const count = () => values.filter((value) => !value.isZero).length;
  switch (fold) {
    case "all": return truthValue(values.every((value) => !value.isZero));
    case "any": return truthValue(values.some((value) => !value.isZero));
    case "count": return new Rational(BigInt(count()));
    case "parity": return new Rational(BigInt(count() % 2));
    case "sum": return values.reduce((sum, value) => sum.plus(value), zero);
    case "min": case "max": return extremum(fold, values, place);
  }
}
