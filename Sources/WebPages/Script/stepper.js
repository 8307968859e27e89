// Steps through a circuit: a sequence is typed or clicked together, and each step shows every value and every sum.

// More letters than these are not offered as buttons.
const mostLetters = 16;

// As many characters of a value as the boxes of the picture have room for: `NetworkPicture.mostValueColumns`.
const mostInBox = 10;

class Stepper {
  constructor(host, circuit, picture) {
    this.circuit = circuit;
    this.picture = picture;
    this.run = new Run(circuit);
    // The step that is shown; 0 is before the first.
    this.present = 0;
    this.build(host);
    const first = circuit.runs[circuit.first];
    this.take(first?.letters ?? [], first?.step ?? 0);
  }

  // MARK: The sequence

  // Runs a sequence, as far as it can be run, and shows a step of it.
  take(letters, present) {
    this.run = new Run(this.circuit);
    for (const letter of letters) {
      if (this.run.problem) break;
      this.run.advance(letter);
    }
    this.present = Math.max(0, Math.min(present, this.run.length));
    this.field.value = sequenceText(this.run.letters, this.circuit);
    this.say("");
    this.fillTable();
    this.show();
  }

  append(letter) {
    if (this.run.length >= mostSteps) this.say(`No more than ${mostSteps} steps are run here.`);
    else this.take([...this.run.letters, letter], this.run.length + 1);
  }

  change(letter) {
    this.take(this.run.letters.map((old, place) => (place === this.present - 1 ? letter : old)), this.present);
  }

  removeLast() { this.take(this.run.letters.slice(0, -1), Math.min(this.present, this.run.length - 1)); }

  // Takes what was typed, or says why it is no sequence.
  read() {
    try {
      const letters = lettersOf(this.field.value, this.circuit);
      this.take(letters, letters.length);
    } catch (problem) {
      if (!(problem instanceof InputProblem)) throw problem;
      this.say(problem.message);
    }
  }

  go(step) {
    this.present = Math.max(0, Math.min(step, this.run.length));
    this.show();
  }

  // MARK: What is shown

  say(text) {
    this.complaint.textContent = text;
    this.field.setAttribute("aria-invalid", text === "" ? "false" : "true");
  }

  show() {
    const { run, present } = this;
    this.live.textContent = this.summary();
    this.sums.replaceChildren(...this.sumLines().map((line) => element("li", {}, line)));
    this.trouble.textContent = run.problem && present === run.length
      ? `${this.circuit.nameAt(run.problem.cell, present)}: ${run.problem.text()}` : "";
    for (const cell of this.table.querySelectorAll("[data-step]")) {
      const isPresent = Number(cell.dataset.step) === present;
      cell.classList.toggle("present", isPresent);
      if (cell.tagName === "TH") cell.toggleAttribute("aria-current", isPresent);
      if (isPresent && cell.tagName === "TH") this.reveal(cell);
    }
    this.buttons.first.disabled = this.buttons.back.disabled = present === 0;
    this.buttons.last.disabled = this.buttons.forward.disabled = present === run.length;
    this.buttons.remove.disabled = this.buttons.clear.disabled = run.length === 0;
    this.changing.hidden = present === 0;
    this.changingLabel.textContent = `Change step ${present}:`;
    this.light();
  }

  // Brings the column of the present step into sight, without moving the page.
  reveal(cell) {
    const { frame } = this;
    const [left, right] = [cell.offsetLeft - 120, cell.offsetLeft + cell.offsetWidth + 24];
    if (left < frame.scrollLeft) frame.scrollLeft = Math.max(0, left);
    else if (right > frame.scrollLeft + frame.clientWidth) frame.scrollLeft = right - frame.clientWidth;
  }

  // The present step in one sentence for someone who does not see the table.
  summary() {
    const { circuit, run, present } = this;
    if (present === 0) {
      const texts = circuit.cells.flatMap((cell, id) => cell.initial.map((value, place) =>
        (value === null ? null : `${circuit.nameAt(id, `${-place}`)} = ${value}`))).filter((text) => text !== null);
      const start = texts.length === 0 ? "no initial values" : texts.join(", ");
      return `Before step 1: ${start}.${run.length === 0 ? " Add a step, or type a sequence." : ""}`;
    }
    const texts = circuit.signals.map((signal) => `${signal.name} = ${this.text(signal, present)}`);
    return `Step ${present} of ${run.length}: ${texts.join(", ")}.`;
  }

  text(signal, step) {
    return joined(signal.cells.map((cell) => tableText(this.run.value(cell, step))), signal.isVector);
  }

  sumLines() {
    if (this.present === 0) return [];
    return this.circuit.order.flatMap((cell) => sumTexts(this.run, cell, this.present));
  }

  fillTable() {
    const { circuit, run } = this;
    const steps = run.letters.map((_, place) => place + 1);
    const head = element("tr", {}, element("th", { scope: "row" }, "t"), ...steps.map((step) =>
      element("th", { scope: "col", "data-step": `${step}` }, button(`${step}`, () => this.go(step), { tabindex: "-1" }))));
    const rows = circuit.signals.map((signal) => element(
      "tr", { class: signal.role }, element("th", { scope: "row" }, signal.name),
      ...steps.map((step) => {
        const exact = joined(signal.cells.map((cell) => exactText(run.value(cell, step))), signal.isVector);
        const shown = this.text(signal, step);
        return element("td", { "data-step": `${step}`, title: exact === shown ? null : exact }, shown);
      })));
    const judged = this.judgements().map(({ name, texts }) => element(
      "tr", { class: "judged" }, element("th", { scope: "row" }, name),
      ...texts.map((text, place) => element("td", { "data-step": `${place + 1}`, class: text }, text))));
    this.table.replaceChildren(element("thead", {}, head), element("tbody", {}, ...rows, ...judged));
  }

  // What each formula is at each step: `yes`, `no`, or `-` where it is not asked or has no value.
  judgements() {
    const { circuit, run } = this;
    const judge = (formula, step) => {
      try {
        return run.holds(formula, step) ? "yes" : "no";
      } catch (problem) {
        if (!(problem instanceof EvaluationProblem)) throw problem;
        return "-";
      }
    };
    const steps = run.letters.map((_, place) => place + 1);
    return circuit.formulas.map(({ name, formula, condition }) => ({
      name,
      texts: steps.map((step) => (condition && judge(condition, step) !== "yes" ? "-" : judge(formula, step))),
    }));
  }

  // Lights up the units of the picture that are on, and writes their values into it.
  light() {
    if (!this.picture) return;
    this.circuit.cells.forEach((_, cell) => {
      const value = this.present === 0 ? null : this.run.value(cell, this.present);
      const order = value === null ? null : orderOf(value, value instanceof Smooth && value.name === "sigmoid" ? half : zero);
      for (const mark of this.picture.querySelectorAll(`[data-key="unit-${cell}"]`)) {
        mark.classList.toggle("lit", order > 0);
      }
      for (const mark of this.picture.querySelectorAll(`[data-in="unit-${cell}"]`)) {
        mark.classList.toggle("uponLit", order > 0);
      }
      for (const mark of this.picture.querySelectorAll(`[data-key="value-${cell}"]`)) {
        const text = value === null ? "" : tableText(value);
        // The boxes of the picture have room for so much; the table beside it has everything.
        mark.textContent = text.length > mostInBox ? `${text.slice(0, mostInBox - 1)}…` : text;
      }
    });
  }

  // MARK: The controls

  build(host) {
    const { circuit } = this;
    const move = (text, key, action) => button(text, action, { title: `Key: ${key}` });
    this.buttons = {
      first: move("Start", "Home", () => this.go(0)),
      back: move("← Back", "left arrow", () => this.go(this.present - 1)),
      forward: move("Forward →", "right arrow", () => this.go(this.present + 1)),
      last: move("End", "End", () => this.go(this.run.length)),
      remove: button("Remove last", () => this.removeLast()),
      clear: button("Clear", () => this.take([], 0)),
    };
    const field = `sequence-${circuit.id}`;
    this.field = element("input", {
      type: "text", id: field, spellcheck: "false", autocomplete: "off", "aria-describedby": `${field}-problem`,
    });
    this.field.addEventListener("keydown", (event) => { if (event.key === "Enter") this.read(); });
    this.complaint = element("p", { class: "complaint", id: `${field}-problem`, role: "alert" });
    this.live = element("p", { class: "live", "aria-live": "polite" });
    this.trouble = element("p", { class: "complaint" });
    this.table = element("table", { class: "run" });
    this.frame = element(
      "div", { class: "scroll", role: "region", "aria-label": `Values of ${circuit.name}`, tabindex: "0" }, this.table);
    this.sums = element("ul", { class: "sums" });
    this.changingLabel = element("span");
    this.changing = element(
      "div", { class: "letters" }, this.changingLabel, ...this.letterControls((letter) => this.change(letter)));
    const typed = circuit.inputs.length === 0 ? [] : [
      element("label", { for: field }, "Sequence"), this.field, button("Run", () => this.read()),
    ];
    host.append(
      element("div", { class: "letters" }, element("span", {}, "Add a step:"),
        ...this.letterControls((letter) => this.append(letter)), this.buttons.remove, this.buttons.clear),
      element("div", { class: "typed" }, ...typed), this.complaint,
      element("div", { class: "moves" }, this.buttons.first, this.buttons.back, this.buttons.forward, this.buttons.last,
        element("span", { class: "hint" }, "or the arrow keys")),
      this.live, this.trouble, this.frame, this.sums, this.changing);
    host.addEventListener("keydown", (event) => this.press(event));
    host.hidden = false;
  }

  press(event) {
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
    const steps = {
      ArrowLeft: this.present - 1, ArrowRight: this.present + 1, Home: 0, End: this.run.length,
    };
    if (!(event.key in steps)) return;
    event.preventDefault();
    this.go(steps[event.key]);
  }

  // A button a letter, or lists to choose from where there are many letters.
  letterControls(action) {
    const { circuit } = this;
    const letters = alphabetOf(circuit, mostLetters);
    if (letters) {
      return letters.map((letter) => button(circuit.inputs.length === 0 ? "next" : letterText(letter, circuit), () => action(letter)));
    }
    const lists = circuit.inputs.map((input) => this.listsOf(input));
    if (lists.includes(null)) return [element("span", { class: "hint" }, "there are many letters; type the sequence")];
    const chosen = () => lists.flatMap((list) => list.chosen());
    return [...lists.flatMap((list) => list.elements), button("Take", () => action(chosen()))];
  }

  // Lists from which the letter of one input is chosen: one for the input, or one a component.
  listsOf(input) {
    const parts = input.values
      ? input.cells.map((_, place) => ({ name: input.isVector ? `${input.name}, ${place + 1}` : input.name,
        choices: input.values.map((value) => [value]) }))
      : [{ name: input.name, choices: choicesOf(input, 64) ?? [] }];
    if (parts.length > 16 || parts.some(({ choices }) => choices.length === 0 || choices.length > 256)) return null;
    const lists = parts.map(({ name, choices }) => element("select", { "aria-label": name }, ...choices.map((choice, place) =>
      element("option", { value: `${place}` }, joined(choice.map(tableText), choice.length > 1)))));
    return {
      elements: [element("span", {}, input.name), ...lists],
      chosen: () => lists.flatMap((list, place) => parts[place].choices[Number(list.value)]),
    };
  }
}

const half = new Rational(1n, 2n);
