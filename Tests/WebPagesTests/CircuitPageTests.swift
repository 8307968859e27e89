import Testing
import WebPages

@Suite struct CircuitPageTests {}
