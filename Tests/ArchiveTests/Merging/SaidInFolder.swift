import Model

@testable import Archive

/// What a folder says, file by file; each file under what stays the same when it is renamed.
struct SaidInFolder {
  private(set) var files: [String: SaidInFile] = [:]
  /// Names under which several files stand.
  private(set) var doubled: [String] = []
  private var enquiryIDs: [String: String] = [:]
  private var allianceRefs: [String: String] = [:]

  init(_ unsorted: [SaidInFile]) {
    let said = unsorted.sorted { $0.path < $1.path }
    for file in said {
      let parts = file.path.split(separator: "/").map(String.init)
      if parts.count == 4, parts[3] == "enquiry.md" {
        enquiryIDs[parts[1] + "/" + parts[2]] = file.values[["key", "id"]]
      } else if parts.count == 3, parts[2] == "alliance.yaml" {
        allianceRefs[parts[1]] = file.values[["key", "ref"]]
      }
    }
    for var file in said {
      let key = placed(&file)
      if files.updateValue(file, forKey: key) != nil { doubled.append(key) }
    }
  }

  private func enquiry(_ alliance: String, _ slug: String) -> String {
    enquiryIDs[alliance + "/" + slug] ?? alliance + "/" + slug
  }

  /// Notes what the path of a file says of it.
  ///
  /// - Returns: what stays the same.
  private func placed(_ file: inout SaidInFile) -> String {
    let parts = file.path.split(separator: "/").map(String.init)
    let isOfAlliance = parts.count > 2 && parts[0] == "enquiries" && Layout.allianceSlug(parts[1]) != nil
    if let id = Layout.location(of: file.path)?.id {
      let words = parts[parts.count - 1].split(separator: ".")[0].dropLast(8)
      file.put(String(words), at: ["place", "name"])
      let folder = isOfAlliance ? enquiry(parts[1], parts[2]) : parts.dropLast().joined(separator: "/")
      file.put(folder, at: ["place", "folder"])
      return "entry \(id)"
    }
    guard isOfAlliance else { return file.path }
    let alliance = allianceRefs[parts[1]] ?? parts[1]
    if parts.count == 3 {
      if parts[2] == "alliance.yaml" { file.put(parts[1], at: ["place", "alliance"]) }
      return "alliance \(alliance)/\(parts[2])"
    }
    if parts[3] == "enquiry.md" {
      file.put(parts[2], at: ["place", "short name"])
      file.put(alliance, at: ["place", "alliance"])
    }
    return "enquiry \(enquiry(parts[1], parts[2]))/\(parts.dropFirst(3).joined(separator: "/"))"
  }
}
