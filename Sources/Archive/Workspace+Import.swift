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

  package init(
    enquiry: EnquiryName, measure: Slug, rows: RowBatch, id: EntryID, codes: CodeBook?, save: Save
  ) {
    self.enquiry = enquiry
    self.measure = measure
    self.rows = rows
    self.id = id
    self.codes = codes
    self.save = save
  }
}

extension Workspace {
  /// Keeps rows in the private store, then saves the commit that names them; where that fails, they are taken away again.
  package func keep(_ new: RowImport, in store: PrivateStore, now: Moment) throws -> Saved {
    try refuseUnwritable(now: now)
    let book = try store.codeBook(of: new.enquiry)
    if let codes = new.codes { try store.write(codes, of: new.enquiry) }
    let batch: PrivateStore.Batch
    do { batch = try store.add(new.rows, of: new.enquiry, new.measure, id: new.id) } catch {
      try store.restore(book, of: new)
      throw error
    }
    do { return try save(new.save, now: now) } catch {
      try store.remove(batch)
      try store.restore(book, of: new)
      throw error
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
