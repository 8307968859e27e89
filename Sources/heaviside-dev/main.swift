import Foundation

// heaviside-dev: what developers run and users need not: longer campaigns than the tests have time for, and measurements.
// Not a product.

let words = Array(CommandLine.arguments.dropFirst())
guard let command = DevCommand.all.first(where: { $0.name == words.first }) else {
  print((["usage:"] + DevCommand.all.map { "  heaviside-dev \($0.name) \($0.usage)" }).joined(separator: "\n"))
  exit(2)
}
exit(command.run(Array(words.dropFirst())))
