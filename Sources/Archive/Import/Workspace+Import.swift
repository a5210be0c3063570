package import Git
package import Model
package import Records

/// Rows that are to be kept, with the commit that tells of them.
package struct RowImport: Sendable {
  package var enquiry: EnquiryName
  package var measure: Slug
  package var rows: RowBatch
  package var id: EntryID
  /// Nil where no codes were given.
  package var codes: CodeBook?
  package var save: Save
  /// Who is not in the sums yet when this is done.
  package var waiting: WaitingPeople

  package init(
    enquiry: EnquiryName, measure: Slug, rows: RowBatch, id: EntryID, codes: CodeBook?, save: Save,
    waiting: WaitingPeople
  ) {
    self.enquiry = enquiry
    self.measure = measure
    self.rows = rows
    self.id = id
    self.codes = codes
    self.save = save
    self.waiting = waiting
  }
}

extension Workspace {
  /// Keeps rows in the private store, then saves the commit that names them; where that fails, they are taken away again.
  ///
  /// A failure after the branch has moved takes nothing away: the sums that are saved then are those of these rows.
  package func keep(_ new: RowImport, in store: PrivateStore, now: Moment) throws -> Saved {
    try refuseUnwritable(now: now)
    let book = try store.codeBook(of: new.enquiry)
    let waiting = try store.waiting(of: new.enquiry, new.measure)
    if let codes = new.codes { try store.write(codes, of: new.enquiry) }
    let batch: PrivateStore.Batch
    do { batch = try store.add(new.rows, of: new.enquiry, new.measure, id: new.id) } catch {
      try store.restore(book, of: new)
      throw error
    }
    do {
      // Who waits is written down before the sums could tell of them, and struck out when they may.
      if !new.waiting.isEmpty { try store.write(new.waiting, of: new.enquiry, new.measure) }
      let saved = try save(new.save, now: now)
      if new.waiting.isEmpty { try store.write(new.waiting, of: new.enquiry, new.measure) }
      return saved
    } catch {
      if isSaved(new, despite: error) { throw error }
      try store.remove(batch)
      try store.write(waiting, of: new.enquiry, new.measure)
      try store.restore(book, of: new)
      throw error
    }
  }
}

extension Workspace {
  /// Saves the sums of rows that were stored earlier, where a crash came between the two.
  package func catchUp(
    _ save: Save, of name: EnquiryName, _ measure: Slug, waiting: WaitingPeople, in store: PrivateStore, now: Moment
  ) throws -> Saved {
    let saved = try self.save(save, now: now)
    try store.write(waiting, of: name, measure)
    return saved
  }

  /// Whether the commit is there although saving failed: git says so, or the committed sums name the import.
  private func isSaved(_ new: RowImport, despite error: any Error) -> Bool {
    if case .git(let failure)? = error as? ArchiveError, failure.code == .savedButNotCheckedOut { return true }
    do {
      let sums = try snapshot(.committed).bytes(Layout.summary(new.enquiry, new.measure))
      return sums.map { String(decoding: $0, as: UTF8.self).contains(new.id.text) } ?? false
    } catch {
      // Where nobody can tell, rows are rather kept: importing the file again mends their sums.
      return true
    }
  }
}

extension PrivateStore {
  /// The code book as it was before an import that failed.
  fileprivate func restore(_ book: CodeBook, of new: RowImport) throws(ArchiveError) {
    guard new.codes != nil else { return }
    if book.count == 0 { try remove(PrivateStore.codes(of: new.enquiry)) } else { try write(book, of: new.enquiry) }
  }
}
