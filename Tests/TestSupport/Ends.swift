package import Testing

extension Trait where Self == TimeLimitTrait {
  /// For what would else run for ever: a limit that no machine reaches, however much else it does; no measure of speed.
  package static var ends: Self { .timeLimit(.minutes(10)) }
}
