// A circuit as the page's data describe it. Numbers stand there as texts and are read when they are needed.

class Circuit {
  constructor(data) {
    Object.assign(this, data);
    this.numbers = new Map();
    for (const input of this.inputs) input.values = input.values?.map((text) => this.number(text)) ?? null;
    this.inputCells = this.inputs.flatMap((input) => input.cells);
    for (const run of this.runs) run.letters = run.letters.map((letter) => letter.map((text) => this.number(text)));
  }

  // The number that a text of the data spells.
  number(text) {
    if (!this.numbers.has(text)) this.numbers.set(text, Rational.of(text));
    return this.numbers.get(text);
  }

  // The name of a cell at a step: `h[3]`, `h[3][2]` for a component.
  nameAt(cell, step) {
    const { name } = this.cells[cell];
    const bracket = name.indexOf("[");
    return bracket < 0 ? `${name}[${step}]` : `${name.slice(0, bracket)}[${step}]${name.slice(bracket)}`;
  }
}
