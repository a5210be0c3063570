package import Testing

extension Trait where Self == TimeLimitTrait {
  /// For what would else run for ever; no measure of speed: a limit counts the wait for a thread that other tests keep, too.
  package static var ends: Self { .timeLimit(.minutes(10)) }
}
