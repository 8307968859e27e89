// Exact fractions: a numerator and a denominator above 0 in lowest terms, both whole numbers of any size.

const magnitude = (number) => (number < 0n ? -number : number);

function greatestCommonDivisor(one, other) {
  while (other !== 0n) [one, other] = [other, one % other];
  return one;
}

// How many bits the distance of a whole number from 0 takes: 0 for 0, 3 for 5 and -5.
const bitWidth = (number) => (number === 0n ? 0 : magnitude(number).toString(2).length);

// The greatest whole number that is not above the quotient of two whole numbers.
function flooredQuotient(number, divisor) {
  const quotient = number / divisor;
  return number % divisor !== 0n && number < 0n !== divisor < 0n ? quotient - 1n : quotient;
}

class Rational {
  constructor(numerator, denominator = 1n) {
    if (denominator < 0n) [numerator, denominator] = [-numerator, -denominator];
    const common = denominator === 1n ? 1n : greatestCommonDivisor(magnitude(numerator), denominator);
    this.numerator = numerator / common;
    this.denominator = denominator / common;
  }

  // The number that the page's data spell: `7`, `-3/2`.
  static of(text) {
    const [numerator, denominator] = text.split("/");
    return new Rational(BigInt(numerator), BigInt(denominator ?? "1"));
  }

  // The number that someone typed: `7`, `-3/2`, `0.25`, `1e3`; `null` for any other text.
  static typed(text) {
    const sign = text.startsWith("-") ? -1n : 1n;
    const parts = text.replace(/^-/, "").split("/").map(Rational.decimal);
    if (parts.length > 2 || parts.includes(null) || (parts.length === 2 && parts[1].isZero)) return null;
    const number = parts.length === 2 ? parts[0].over(parts[1]) : parts[0];
    return new Rational(sign * number.numerator, number.denominator);
  }

  static decimal(text) {
    const parts = /^([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(text);
    if (!parts) return null;
    const [, whole, fraction = "", power = "0"] = parts;
    // A short text must not ask for more memory than any sequence is worth.
    if (power.length > 5) return null;
    const exponent = Number(power) - fraction.length;
    const digits = BigInt(whole + fraction);
    const scale = 10n ** BigInt(Math.abs(exponent));
    return exponent < 0 ? new Rational(digits, scale) : new Rational(digits * scale);
  }

  get isZero() { return this.numerator === 0n; }
  get isWhole() { return this.denominator === 1n; }
  get sign() { return this.numerator > 0n ? 1 : this.numerator < 0n ? -1 : 0; }
  get negated() { return new Rational(-this.numerator, this.denominator); }
  get magnitude() { return this.numerator < 0n ? this.negated : this; }
  get floor() { return flooredQuotient(this.numerator, this.denominator); }

  plus(other) {
    return new Rational(
      this.numerator * other.denominator + other.numerator * this.denominator, this.denominator * other.denominator);
  }

  minus(other) { return this.plus(other.negated); }

  times(other) { return new Rational(this.numerator * other.numerator, this.denominator * other.denominator); }

  over(other) { return new Rational(this.numerator * other.denominator, this.denominator * other.numerator); }

  // What is left when the divisor is taken away as often as the quotient, rounded down, says.
  remainder(divisor) { return this.minus(new Rational(this.over(divisor).floor).times(divisor)); }

  power(exponent) {
    const [numerator, denominator, times] = exponent < 0n
      ? [this.denominator, this.numerator, -exponent] : [this.numerator, this.denominator, exponent];
    return new Rational(numerator ** times, denominator ** times);
  }

  // -1, 0 or 1, as this number is below, at or above another.
  compare(other) { return this.minus(other).sign; }

  toString() { return this.isWhole ? `${this.numerator}` : `${this.numerator}/${this.denominator}`; }
}

const zero = new Rational(0n);
const one = new Rational(1n);
const truthValue = (truth) => (truth ? one : zero);
