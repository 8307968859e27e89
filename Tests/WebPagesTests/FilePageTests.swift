import Testing
import WebPages

@Suite struct FilePageTests {}
