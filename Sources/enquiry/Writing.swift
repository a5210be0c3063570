/// An act that saves records, and can be told why what looks like an identifier in them is none.
///
/// Whatever takes ``WriteOptions`` is one: ``Program`` hands the reason on to those alone.
protocol Writing: Act {
  var write: WriteOptions { get }
}
