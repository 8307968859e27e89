// Sums of units with the values of a step put in: `h: 1 + 1 - 3/2 = 1/2 > 0, so 1`.

// What is said of a cell at a step that was taken: a line for each of its sums, and its value where no line ends with it.
function sumTexts(run, cell, step) {
  const { circuit } = run;
  const { name, sums } = circuit.cells[cell];
  const own = sums.find((part) => part.step === step) ?? sums.find((part) => part.step === null);
  const sentences = (own?.sums ?? []).map((sum) => sumSentence(run, sum, step));
  const value = tableText(run.value(cell, step));
  const lines = sentences.map((sentence, place) =>
    `${name}${sentences.length > 1 ? `, sum ${place + 1}` : ""}: ${sentence}`);
  const isSaid = sentences.length === 1 && sentences[0].split(" ").at(-1) === value;
  return isSaid ? lines : [...lines, `${name} = ${value}`];
}

function sumSentence(run, sum, step) {
  const { circuit } = run;
  const terms = sum.terms.map(([coefficient, factor]) => ({
    coefficient: circuit.number(coefficient), value: valueIfAny(run, factor, step),
  }));
  const bias = circuit.number(sum.bias);
  let value = bias;
  for (const term of terms) {
    const rational = term.value === null ? null : rationalOf(term.value);
    value = value && rational ? value.plus(term.coefficient.times(rational)) : null;
  }
  const workings = sumWorkings(terms, bias);
  const text = value === null || workings === `${value}` ? workings : `${workings} = ${value}`;
  const outcome = value === null ? outcomeOfSmooth(sum, terms, bias) : outcomeOf(sum, value, circuit);
  if (outcome === "") return text;
  return /^[a-z]/.test(outcome) ? `${text}, ${outcome}` : `${text} ${outcome}`;
}

function valueIfAny(run, expression, step) {
  try {
    return run.evaluate(expression, Run.place(step));
  } catch (problem) {
    if (!(problem instanceof EvaluationProblem)) throw problem;
    return null;
  }
}

// `1 + 2 * 1 - 3/2`; `?` stands for a value that could not be computed.
function sumWorkings(terms, bias) {
  const parts = [];
  for (const { coefficient, value } of terms) {
    const text = exactText(value);
    // Nothing begins with -0.
    const isLeadingZero = parts.length === 0 && text === "0" && coefficient.compare(one.negated) === 0;
    parts.push([isLeadingZero ? one : coefficient, text.startsWith("-") ? `(${text})` : text]);
  }
  if (!bias.isZero) parts.push([bias, null]);
  let written = "";
  for (const [coefficient, text] of parts) {
    if (written === "") written += coefficient.sign < 0 ? "-" : "";
    else written += coefficient.sign < 0 ? " - " : " + ";
    const number = coefficient.magnitude;
    if (text === null) written += number;
    else written += number.compare(one) === 0 ? text : `${number} * ${text}`;
  }
  return written === "" ? "0" : written;
}

// What becomes of a value of the sum.
function outcomeOf({ use, tie }, value, circuit) {
  switch (use) {
    case "value": return "";
    case "step": case "sign":
      if (value.sign > 0) return "> 0, so 1";
      if (value.sign < 0) return `< 0, so ${use === "step" ? 0 : -1}`;
      return tie === null ? `and no rule says what ${use}(0) is` : `so ${use}(0) = ${circuit.number(tie)}`;
    case "relu": return `so relu(${value}) = ${value.sign > 0 ? value : zero}`;
    case "floor": return `so floor(${value}) = ${value.floor}`;
    case "abs": return `so abs(${value}) = ${value.magnitude}`;
    case "sigmoid": case "tanh": return `so ${use}(${value}) = ${exactText(new Smooth(use, value))}`;
    default: return comparisonOutcome(use, relations[use](value.sign));
  }
}

// What becomes of a sum whose value is not rational: a sigmoid or tanh that is held against a number.
function outcomeOfSmooth({ use }, terms, bias) {
  if (!(use in relations) || terms.length !== 1) return "";
  const [{ coefficient, value }] = terms;
  if (coefficient.isZero || value === null) return "";
  const order = orderOf(value, bias.negated.over(coefficient));
  return comparisonOutcome(use, relations[use](coefficient.sign > 0 ? order : -order));
}

const comparisonOutcome = (relation, isMet) => (isMet ? `${relation} 0, so 1` : `not ${relation} 0, so 0`);
