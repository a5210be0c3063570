import Model
import Testing

@Suite struct `Words that are searched for` {
  @Test(
    arguments: [
      ("Élan", "elan"), ("ŴYTHNOS", "wythnos"), ("Straße", "strasse"), ("Ærø", "aero"), ("e\u{301}", "e"),
      ("the school’s", "the school's"), ("漢字", "漢字"), ("Ångström", "angstrom"),
    ])
  func `are compared without accents and capitals`(word: String, folded: String) {
    #expect(word.folded == folded)
  }

  @Test func `are found all together, in any order`() {
    #expect("Résilience and tenacity".holds("tenacity RESILIENCE".searchWords))
    #expect(!"Résilience".holds("resilience tenacity".searchWords))
    #expect("anything".holds([]))
  }
}
