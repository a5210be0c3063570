/// A question of a merge with what a person decided.
package struct MergeDecision: Hashable, Sendable {
  package let question: OpenQuestion
  package let answer: MergeAnswer

  package init(question: OpenQuestion, answer: MergeAnswer) {
    self.question = question
    self.answer = answer
  }
}
