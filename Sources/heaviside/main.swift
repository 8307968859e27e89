import Reports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

Interruption.watch()
exit(Command.run(Array(CommandLine.arguments.dropFirst())).rawValue)
