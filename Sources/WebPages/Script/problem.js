// What can go wrong when an equation is evaluated at a step of a run.

class EvaluationProblem extends Error {
  constructor(step, sentence) {
    super(`at step ${step}, this ${sentence}`);
    this.step = step;
  }

  // The problem in words, for a run of the circuit of this name.
  text() { return this.message; }
}

const problems = {
  divisionByZero: (step) => new EvaluationProblem(step, "divides by zero"),
  emptyExtremum: (step) => new EvaluationProblem(step, "takes the least or greatest of no values at all"),
  notRational: (step) => new EvaluationProblem(
    step, "needs the exact value of a sigmoid or tanh unit, which is not rational"),
  notWhole: (step, number) => new EvaluationProblem(step, `needs a whole number, but it is ${tableText(number)}`),
  readAhead: (step, index) => new EvaluationProblem(step, `reads step ${index}, which has not come yet`),
  readBeforeBeginning: (step, cell, index) => new EvaluationProblem(
    step, `reads \`${cell}\` at step ${index}, before the beginning`),
  tooLarge: (step) => new EvaluationProblem(step, "power or range is too large to be worked out"),
  tie: (step, activation, circuit) => Object.assign(
    new EvaluationProblem(step, ""),
    { message: `the argument of \`${activation}\` is exactly 0 at step ${step} of \`${circuit}\`` }),
};
