internal import Model

/// What makes files of several versions the same one, wherever each version keeps it.
enum MergeKey: Hashable {
  /// A record with an id in the name of its file.
  case entry(EntryID)
  /// A file of an enquiry, by its path from the enquiry's folder.
  case ofEnquiry(EnquiryKey, String)
  /// A file beside the enquiries of an alliance, by the name that the alliance had.
  case ofAlliance(String, String)
  /// Any other file, by its path from the top of the repository.
  case path(String)

  /// An enquiry in all versions.
  enum EnquiryKey: Hashable {
    /// One that was there before, by the name that it had; or a new one without an id.
    case named(EnquiryName)
    /// A new one.
    case id(EntryID)

    var order: String {
      switch self {
      case .named(let name): "0\(name)"
      case .id(let id): "1\(id)"
      }
    }
  }

  /// By which slots stand in an order that does not depend on sides: enquiry by enquiry.
  var order: String {
    switch self {
    case .path(let path): "0\(path)"
    case .ofAlliance(let alliance, let rest): "1\(alliance)/\(rest)"
    case .ofEnquiry(let enquiry, let rest): "2\(enquiry.order)/\(rest)"
    case .entry(let id): "3\(id)"
    }
  }

  var enquiry: EnquiryKey? { if case .ofEnquiry(let enquiry, _) = self { enquiry } else { nil } }
}
