// Brings the page to life: a stepper for each circuit, and buttons that lead from a shown run into it.

const data = JSON.parse(document.getElementById("circuits").textContent);

data.circuits.map((description) => new Circuit(description)).forEach((circuit) => {
  const section = document.getElementById(circuit.id);
  const host = section?.querySelector(".stepper");
  if (!host) return;
  const stepper = new Stepper(host, circuit, section.querySelector(".network svg"));
  for (const lead of section.querySelectorAll("[data-run]")) {
    const run = circuit.runs[Number(lead.dataset.run)];
    lead.append(button(`Step through it, from step ${run.step}`, () => {
      stepper.take(run.letters, run.step);
      host.scrollIntoView({ block: "center" });
      host.focus({ preventScroll: true });
    }));
    lead.hidden = false;
  }
});

// On paper nothing is folded away.
window.addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details:not([open])")) {
    folded.open = true;
    folded.dataset.wasFolded = "";
  }
});
window.addEventListener("afterprint", () => {
  for (const folded of document.querySelectorAll("details[data-was-folded]")) {
    folded.open = false;
    delete folded.dataset.wasFolded;
  }
});
