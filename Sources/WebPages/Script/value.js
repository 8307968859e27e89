// A value is a `Rational` or a `Smooth`; `null` stands where there is none.

const rationalOf = (value) => (value instanceof Smooth ? value.rational : value);

// The order of two values, or `null` where it is not decided: two smooth values of different functions.
function orderOf(left, right) {
  const [one, other] = [rationalOf(left), rationalOf(right)];
  if (one && other) return one.compare(other);
  if (left instanceof Smooth && right instanceof Smooth) {
    return left.name === right.name ? left.argument.compare(right.argument) : null;
  }
  if (left instanceof Smooth) return left.compare(right);
  return -right.compare(left);
}

// The value exactly; a smooth one as a decimal that says it is one.
function exactText(value) {
  if (value === null || value === undefined) return "?";
  const rational = rationalOf(value);
  return rational ? rational.toString() : `≈${value.text}`;
}

// The same, or its beginning and its end where it is too long to be read.
function tableText(value) {
  const text = exactText(value);
  const kept = 6;
  return text.length <= 24
    ? text : `${text.slice(0, kept)}...(${text.length - 2 * kept} more)...${text.slice(-kept)}`;
}

// The values of a signal's components: `1`, or `[0 1]` for a vector.
const joined = (texts, isVector) => (isVector ? `[${texts.join(" ")}]` : texts.join(""));
