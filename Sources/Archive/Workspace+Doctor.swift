internal import Foundation
internal import Git
internal import Model

/// Something about the folder and its machine that wants doing, or is well.
package struct Ailment: Hashable, Sendable {
  /// A short name that never changes, as `single_copy`.
  package let code: String
  /// What is wrong, a sentence.
  package let message: String
  /// What to do, a sentence.
  package let remedy: String

  package init(code: String, message: String, remedy: String) {
    (self.code, self.message, self.remedy) = (code, message, remedy)
  }
}

extension Workspace {
  /// What is wrong around the folder: copies, clouds, who can read what, rows without sums and sums without rows.
  package func ailments() throws -> [Ailment] {
    var found = packing()
    found += try copies()
    guard let root else { return found }
    found += Workspace.clouds(over: root, "The folder")
    do {
      let store = try privateStore()
      if store.root != "\(root)/\(Layout.privateFolder)" {
        found += Workspace.clouds(over: store.root, "The folder of rows about people")
      }
      found += Workspace.readable(store)
      found += try Workspace.leftovers(in: store)
      found += try strays(store)
      found += try Workspace.unread(in: store)
    } catch ArchiveError.storeMissing(let path) {
      found.append(
        Ailment(
          code: "store_missing", message: "The folder for rows about people, \(path), is not there.",
          remedy: "Connect the drive, or correct private_store in \(Layout.programme)."))
    } catch ArchiveError.storeNowhere(let path) {
      found.append(
        Ailment(
          code: "store_nowhere",
          message: "private_store is “\(path)”, which does not say where the folder for rows about people is.",
          remedy:
            "Write it from the top, as /media/school/enquiry, or from the home folder, as ~/Documents/enquiry, in "
            + "\(Layout.programme)."))
    } catch ArchiveError.storeInFolder(let path) {
      found.append(
        Ailment(
          code: "store_in_folder",
          message: "The folder for rows about people, \(path), lies where git would commit it.",
          remedy: "Name one outside of this folder as private_store in \(Layout.programme)."))
    }
    found += try filesAboutPeople().map { file in
      Ailment(
        code: file.isCommitted ? "people_in_git" : "people_in_folder",
        message: "\(file.path) holds rows about people. \(file.reason)", remedy: file.remedy)
    }
    return try found + ignored()
  }

  // MARK: - Copies

  private func copies() throws -> [Ailment] {
    guard let remote = try remote() else {
      return [
        Ailment(
          code: "single_copy", message: "There is only this one copy of the folder.",
          remedy: "Send it to a git server of your school or trust: git remote add origin ADDRESS, then git push.")
      ]
    }
    let path = remote.hasPrefix("file://") ? String(remote.dropFirst(7)) : remote
    guard path.hasPrefix("/") || path.hasPrefix("."), let root else { return [] }
    let place = URL(fileURLWithPath: path, relativeTo: URL(fileURLWithPath: root, isDirectory: true)).path
    guard let disk = Workspace.disk(of: place), disk == Workspace.disk(of: root) else { return [] }
    return [
      Ailment(
        code: "same_disk", message: "The other copy, \(remote), is on the same disk.",
        remedy: "Keep one elsewhere, too: what ends this disk ends both.")
    ]
  }

  private static func disk(of path: String) -> UInt64? {
    var status = stat()
    return stat(path, &status) == 0 ? UInt64(status.st_dev) : nil
  }

  // MARK: - Clouds

  private static func clouds(over path: String, _ what: String) -> [Ailment] {
    guard let cloud = CloudFolder.service(over: path) else { return [] }
    return [
      Ailment(
        code: "cloud_folder", message: "\(what) lies in a folder that \(cloud) synchronises.",
        remedy: "Move it out: the service damages git's files when two machines write, and what lies in it goes to the "
          + "provider, rows about people too.")
    ]
  }

  // MARK: - What only the owner may read

  private static func readable(_ store: PrivateStore) -> [Ailment] {
    [("", store.name), ("/rows", store.told("rows")), ("/codes", store.told("codes"))].compactMap { end, told in
      var status = stat()
      // Folders that a drive shares by its own rules are the school's to judge; ours are for their owner.
      guard stat(store.root + end, &status) == 0, status.st_mode & 0o077 != 0,
        !end.isEmpty || store.name == Layout.privateFolder
      else { return nil }
      return Ailment(
        code: "private_readable", message: "Others who use this machine can look into \(told).",
        remedy: "Close it: chmod -R go= \(told)")
    }
  }

  private static func leftovers(in store: PrivateStore) throws -> [Ailment] {
    try store.leftovers().map { path in
      Ailment(
        code: "unfinished_file", message: "A write that was cut short has left a part of a file: \(store.told(path)).",
        remedy: "Remove it: rm \(store.told(path))")
    }
  }

  /// Rows, and sums of forgotten names, that no text is looked through for since they cannot be read.
  private static func unread(in store: PrivateStore) throws -> [Ailment] {
    let names = try store.alliancesWithRows().flatMap(store.enquiriesWithRows)
    let rows = names.flatMap { store.readRows(of: $0) { _ in } }
    let forgotten = try store.namedAlliances().compactMap { alliance -> Problem? in
      do { _ = try store.forgottenNames(of: alliance) } catch { return store.unreadForgottenNames(alliance) }
      return nil
    }
    return (rows + forgotten).map { problem in
      Ailment(
        code: problem.code, message: "\(problem.place.path): \(problem.message)", remedy: problem.remedy)
    }
  }

  private func ignored() throws -> [Ailment] {
    let lines = try snapshot(reach: .own).bytes(Layout.ignore).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let isIgnored = lines.split(whereSeparator: \.isNewline).contains {
      ["/private/", "private/", "/private", "private"].contains($0.trimmingCharacters(in: .whitespaces))
    }
    if isIgnored { return [] }
    return [
      Ailment(
        code: "private_not_ignored", message: "git is not told to leave private/ alone.",
        remedy: "Add a line /private/ to .gitignore, or run: enquiry check --fix")
    ]
  }

  // MARK: - Rows and sums

  private func strays(_ store: PrivateStore) throws -> [Ailment] {
    let snapshot = try snapshot(reach: .own)
    return try snapshot.enquiryNames().flatMap { name -> [Ailment] in
      try snapshot.measures(of: name).value.flatMap { measured -> [Ailment] in
        let measure = measured.measure.id
        let kept = Set(try store.batches(of: name, measure).map(\.id.text))
        let named = measured.summary?.batches ?? []
        let title = "\(measure) of \(name)"
        if kept.isEmpty, !named.isEmpty {
          return [
            Ailment(
              code: "rows_elsewhere", message: "The rows behind the sums of \(title) are not on this machine.",
              remedy: "Whoever imported them has them; ask there before the machine is given up.")
          ]
        }
        if kept.isEmpty || !kept.isDisjoint(with: named) { return [] }
        return [
          Ailment(
            code: "rows_without_sums", message: "Rows of \(title) are on this machine, but no sums of them are saved.",
            remedy: "There are too few people to tell of, or saving was stopped; import the file again to see.")
        ]
      }
    }
  }
}

extension Summary {
  /// The ids of the imports behind its rows.
  var batches: Set<String> {
    switch rows {
    case .sums(let rows): Set(rows.flatMap(\.origin.batches))
    case .moves(let rows): Set(rows.flatMap(\.origin.batches))
    case .points(let rows): Set(rows.flatMap(\.origin.batches))
    }
  }
}
