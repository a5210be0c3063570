/// The change on a scale of answers, told by the share of the top answers (specification section 5).
///
/// Figures entered by hand count those at the top; counts of each level come with rows.
package struct LikertChange: Tabulated {
  package let topBox: YesNoChange

  package var fields: [Field] { [Field("top_box", .nested(topBox.fields))] }
}
