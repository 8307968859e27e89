// Regular languages over values, as written after `matches`.

// Whether a sequence of values is a word of the language.
const contains = (language, word) => endsOf(language, word, new Set([0])).has(word.length);

// Where a word of the language can end that begins at one of the starts.
function endsOf(language, word, starts) {
  const [kind, ...parts] = language;
  const steps = (accepts) => new Set([...starts].filter((at) => at < word.length && accepts(word[at])).map((at) => at + 1));
  switch (kind) {
    case "empty": return starts;
    case "any": return steps(() => true);
    case "symbol": {
      const symbol = Rational.of(parts[0]);
      return steps((value) => value.compare(symbol) === 0);
    }
    case "then": return endsOf(parts[1], word, endsOf(parts[0], word, starts));
    case "either": return new Set([...endsOf(parts[0], word, starts), ...endsOf(parts[1], word, starts)]);
    case "repeated": {
      const [body, least, most] = parts;
      let reached = starts;
      for (let round = 0; round < least; round += 1) reached = endsOf(body, word, reached);
      const all = new Set(reached);
      for (let round = least; round < (most ?? Infinity); round += 1) {
        reached = new Set([...endsOf(body, word, reached)].filter((end) => !all.has(end)));
        if (reached.size === 0) break;
        for (const end of reached) all.add(end);
      }
      return all;
    }
  }
}
