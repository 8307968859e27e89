// Values of sigmoid and tanh, which are rational nowhere but at 0. Such a value is kept as its function and its argument.
// Whatever is asked of it is decided by bounds that are multiples of 2^-bits, with more bits until they decide; they come
// to, since the exponential of a fraction other than 0 is transcendental.

class Smooth {
  constructor(name, argument) {
    this.name = name;
    this.argument = argument;
  }

  // The number where it is rational, otherwise `null`.
  get rational() {
    if (!this.argument.isZero) return null;
    return this.name === "sigmoid" ? new Rational(1n, 2n) : zero;
  }

  // The value as reports write it: with six digits after the point, or from the first that is not 0 on.
  get text() {
    const [digits, plain] = [6, decimalText(this.units(6), 6)];
    if (/[1-9]/.test(plain) || this.argument.magnitude.compare(Smooth.mostTold) > 0) return plain;
    let places = digits;
    while (magnitude(this.units(places)) < 10n ** BigInt(digits)) places *= 2;
    const exponent = magnitude(this.units(places)).toString().length - 1 - places;
    const units = this.units(digits - 1 - exponent);
    const spelling = magnitude(units).toString();
    const power = spelling.length - digits + exponent;
    return `${units < 0n ? "-" : ""}${spelling.slice(0, 1)}.${spelling.slice(1)}e${power}`;
  }

  // The value in units of the last of so many digits after the point, halves away from 0.
  units(digits) {
    if (this.rational) return roundedFraction(this.rational, 10n ** BigInt(digits));
    const isNegative = this.argument.sign < 0;
    const distance = this.argument.magnitude;
    // tanh z is 2 * sigmoid(2z) - 1, and sigmoid(-z) is 1 - sigmoid(z).
    if (this.name === "sigmoid") {
      return roundedSigmoid(distance, digits, (value, unit) => (isNegative ? unit - value : value));
    }
    const scaled = roundedSigmoid(distance.times(new Rational(2n)), digits, (value, unit) => 2n * value - unit);
    return isNegative ? -scaled : scaled;
  }

  // How this value compares with a number: -1, 0 or 1.
  compare(number) {
    const least = this.name === "tanh" ? one.negated : zero;
    if (number.compare(least) <= 0) return 1;
    if (number.compare(one) >= 0) return -1;
    const ratio = number.minus(least).over(one.minus(number));
    const scaled = this.name === "tanh" ? this.argument.times(new Rational(2n)) : this.argument;
    return compareWithLogarithm(scaled, ratio);
  }
}

// Beyond this argument, a value is so near to 0 that its power of ten is not told.
Smooth.mostTold = new Rational(4096n);

// The first answer that more and more bits give.
function decide(bits, attempt) {
  for (; ; bits *= 2) {
    const answer = attempt(bits);
    if (answer !== null) return answer;
  }
}

// How a number compares with the natural logarithm of a ratio above 0: its exponential against the ratio.
function compareWithLogarithm(number, ratio) {
  if (number.isZero) return one.compare(ratio);
  if (ratio.compare(one) === 0) return number.sign;
  // e^x > r is e^-x < 1/r.
  const bound = number.sign > 0 ? one.over(ratio) : ratio;
  const order = decide(30, (bits) => {
    const [lower, upper] = exponentialOfMinus(number.magnitude, bits);
    const scaled = bound.numerator << BigInt(bits);
    if (upper * bound.denominator < scaled) return -1;
    return lower * bound.denominator > scaled ? 1 : null;
  });
  return number.sign > 0 ? -order : order;
}

// Bounds of e^-z for z >= 0. The argument is halved until it is at most 1/2, where the terms of the alternating series fall
// fast, and the result squared as often.
function exponentialOfMinus(argument, bits) {
  // e^-z is below 2^-z, so nothing but the last bit is left of a great argument.
  if (argument.compare(new Rational(BigInt(bits))) >= 0) return [0n, 1n];
  const halvings = bitWidth(argument.floor) + 1;
  const working = BigInt(bits + halvings + 8);
  const product = ([low, high], [otherLow, otherHigh]) =>
    [(low * otherLow) >> working, -((-(high * otherHigh)) >> working)];
  const scaled = argument.numerator << working;
  const divisor = argument.denominator << BigInt(halvings);
  const reduced = [flooredQuotient(scaled, divisor), -flooredQuotient(-scaled, divisor)];
  const unit = 1n << working;
  let term = [unit, unit];
  let positive = [unit, unit];
  let negative = [0n, 0n];
  for (let count = 1n; term[1] > 1n; count += 1n) {
    const [low, high] = product(term, reduced);
    term = [flooredQuotient(low, count), -flooredQuotient(-high, count)];
    if (count % 2n === 0n) positive = [positive[0] + term[0], positive[1] + term[1]];
    else negative = [negative[0] + term[0], negative[1] + term[1]];
  }
  // The terms fall, so the sum is off by less than the last of them, on either side.
  const low = positive[0] - negative[1] - 1n;
  let result = [low < 0n ? 0n : low, positive[1] - negative[0] + 1n];
  for (let round = 0; round < halvings; round += 1) result = product(result, result);
  const excess = working - BigInt(bits);
  return [result[0] >> excess, -((-result[1]) >> excess)];
}

// The whole number nearest to 10^digits times what `transform` makes of sigmoid(argument), for an argument above 0.
function roundedSigmoid(argument, digits, transform) {
  const scale = 10n ** BigInt(digits);
  return decide(64, (bits) => {
    const unit = 1n << BigInt(bits);
    const [low, high] = exponentialOfMinus(argument, bits);
    const bounds = [(unit * unit) / (unit + high), (unit * unit) / (unit + low) + 1n].map((bound) => transform(bound, unit));
    bounds.sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
    const [first, last] = bounds.map((bound) => (bound * scale + unit / 2n) >> BigInt(bits));
    return first === last ? first : null;
  });
}

const roundedFraction = (number, scale) => number.times(new Rational(scale)).plus(new Rational(1n, 2n)).floor;

// The text of `number / 10^digits`.
function decimalText(number, digits) {
  const text = magnitude(number).toString().padStart(digits + 1, "0");
  return `${number < 0n ? "-" : ""}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
