/// The two kinds of document that a pack is made as.
enum Dialect: String {
  case html
  case markdown = "md"
}
