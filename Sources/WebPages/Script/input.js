// Sequences of letters as they are typed, the same way as after `--input` of the command: `1 1 0`, `[0 1] [1 1]`, and
// with several inputs `a = 1 0; b = 1 1`.

class InputProblem extends Error {}

// Longer sequences are better run by the command.
const mostSteps = 500;

// The letters of a text: for each step the values of the inputs' cells.
function lettersOf(text, circuit) {
  const { inputs } = circuit;
  const names = inputs.map((input) => `\`${input.name}\``).join(", ");
  const given = text.split(";").filter((part) => part.trim() !== "").map((part) => {
    const sides = part.split("=");
    const name = sides.length > 1 ? sides[0].trim().split(/\s+/).join(" ") : null;
    return { name, steps: stepsOf(sides.slice(name === null ? 0 : 1).join("=")) };
  });
  if (inputs.length === 0) throw new InputProblem("this circuit reads nothing; add steps with the button");
  for (const { name } of given) {
    if (name === null && inputs.length > 1) {
      throw new InputProblem(`there are several inputs, so each sequence needs a name: ${sample(inputs)}`);
    }
    if (name !== null && !inputs.some((input) => input.name === name)) {
      throw new InputProblem(`there is no input \`${name}\`; there is ${names}`);
    }
  }
  const columns = inputs.map((input) => {
    const mine = given.filter(({ name }) => name === null || name === input.name);
    if (mine.length > 1) throw new InputProblem(`the input \`${input.name}\` is given two sequences`);
    if (mine.length === 0 && given.length > 0) {
      throw new InputProblem(`the input \`${input.name}\` is given no letters: ${sample(inputs)}`);
    }
    return mine.length === 0 ? [] : mine[0].steps.map((step, place) => checked(step, input, place + 1));
  });
  const other = columns.findIndex((column) => column.length !== columns[0].length);
  if (other >= 0) {
    throw new InputProblem(
      `every input needs as many letters as the others, but \`${inputs[0].name}\` has ${columns[0].length} and ` +
        `\`${inputs[other].name}\` has ${columns[other].length}`);
  }
  if (columns[0].length > mostSteps) {
    throw new InputProblem(`the sequence has ${columns[0].length} letters, and no more than ${mostSteps} are run here`);
  }
  return columns[0].map((_, step) => columns.flatMap((column) => column[step]));
}

const sample = (inputs) => inputs.slice(0, 4).map((input) => `${input.name} = 1 0 1`).join("; ");

// The steps of one input: the components of each, and whether they stood in brackets.
function stepsOf(text) {
  const steps = [];
  let vector = null;
  for (const word of text.match(/[[\]]|[^\s,[\]]+/g) ?? []) {
    if (word === "[") {
      if (vector) throw new InputProblem("there is a bracket inside a vector");
      vector = [];
    } else if (word === "]") {
      if (!vector) throw new InputProblem("there is a bracket that closes nothing");
      steps.push({ components: vector, isVector: true });
      vector = null;
    } else {
      const number = Rational.typed(word);
      if (!number) {
        throw new InputProblem(
          `\`${word}\` is not a number; letters are numbers such as 1, -1 or 3/2, and vectors such as [0 1]`);
      }
      if (vector) vector.push(number);
      else steps.push({ components: [number], isVector: false });
    }
  }
  if (vector) throw new InputProblem("there is a bracket that is never closed");
  return steps;
}

// The components of a step, after a look at their shape and values.
function checked({ components, isVector }, input, step) {
  if (isVector !== input.isVector || components.length !== input.cells.length) {
    throw new InputProblem(
      input.isVector
        ? `the input \`${input.name}\` takes a vector of ${input.cells.length} a step, but letter ${step} is not one; ` +
          `write [${input.cells.slice(0, 8).map(() => "0").join(" ")}${input.cells.length > 8 ? " ..." : ""}]`
        : `the input \`${input.name}\` takes one number a step, but letter ${step} is a vector; write it without brackets`);
  }
  if (!isChoice(components, input)) {
    throw new InputProblem(
      `letter ${step} of the input \`${input.name}\` is ${joined(components.map(tableText), isVector)}, but it takes ` +
        choicesText(input));
  }
  return components;
}

function isChoice(components, input) {
  if (input.values) return components.every((component) => input.values.some((value) => value.compare(component) === 0));
  const isOne = (value) => value.compare(one) === 0;
  return components.filter(isOne).length === 1 && components.every((value) => value.isZero || isOne(value));
}

function choicesText(input) {
  if (!input.values) return "a single 1 among zeros";
  const { values } = input;
  const list = values.length <= 10
    ? values.join(", ") : `${values.length} values from ${values[0]} to ${values[values.length - 1]}`;
  return input.isVector ? `components among ${list}` : list;
}

// The letters of a circuit, least first; `null` where they are too many to be listed.
function alphabetOf(circuit, most) {
  let letters = [[]];
  for (const input of circuit.inputs) {
    const choices = choicesOf(input, most);
    if (!choices || letters.length * choices.length > most) return null;
    letters = letters.flatMap((letter) => choices.map((choice) => [...letter, ...choice]));
  }
  return letters;
}

// What one input can be at a step, least first; `null` where that is too much to be listed.
function choicesOf({ cells, values }, most) {
  if (!values) {
    return cells.length > most
      ? null : cells.map((_, choice) => cells.map((__, place) => truthValue(place === cells.length - 1 - choice)));
  }
  let choices = [[]];
  for (let place = 0; place < cells.length; place += 1) {
    if (choices.length * values.length > most) return null;
    choices = choices.flatMap((choice) => values.map((value) => [...choice, value]));
  }
  return choices;
}

// A letter for a reader: `1`, `[0 1]`, `a = 1, b = 0`.
function letterText(letter, circuit) {
  let rest = letter;
  const texts = circuit.inputs.map((input) => {
    const text = joined(rest.slice(0, input.cells.length).map(tableText), input.isVector);
    rest = rest.slice(input.cells.length);
    return circuit.inputs.length === 1 ? text : `${input.name} = ${text}`;
  });
  return texts.join(", ");
}

// A sequence as it could be typed.
function sequenceText(letters, circuit) {
  let start = 0;
  const rows = circuit.inputs.map((input) => {
    const [from, to] = [start, (start += input.cells.length)];
    const steps = letters.map((letter) => joined(letter.slice(from, to).map(String), input.isVector)).join(" ");
    return circuit.inputs.length === 1 ? steps : `${input.name} = ${steps}`;
  });
  return rows.join("; ");
}
