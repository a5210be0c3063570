extension RecordKey {
  /// What the items of a list are to each other, where two versions of it come together.
  package struct Items: Sendable, Hashable {
    /// What their order means.
    package enum Order: Sendable, Hashable {
      /// Nothing: it is layout.
      case set
      /// Something: two that changed places are a change.
      case ordered
      /// All: the place of an item is what it says, as the first school is School A.
      case fixed
      /// The list is one value.
      case atomic
    }

    /// What a map in the list is known by; one word that stands short for a map is known as that map.
    package enum Identity: Sendable, Hashable {
      /// The keys that it must have; its first key where it need have none.
      case required
      /// These keys together.
      case keys([String])
      /// The first of these keys that is there.
      case either([String])
      /// All that it says.
      case everything
    }

    package let order: Order
    package let identity: Identity

    package static let set = Items(order: .set, identity: .required)
    package static let ordered = Items(order: .ordered, identity: .required)
    package static let fixed = Items(order: .fixed, identity: .required)
    package static let atomic = Items(order: .atomic, identity: .required)

    package func known(by identity: Identity) -> Items { Items(order: order, identity: identity) }
  }
}
