import Testing

@testable import enquiry

/// What can go wrong with plans that are fixed, with designs, and across enquiries.
extension `The error gallery` {
  private static func fixedPlan(_ desk: Desk) {
    desk.does("measure new age")
    desk.does("plan lock")
  }

  static let onPlans: [Exhibit] = [
    Exhibit("a plan fixed without an outcome", "plan lock"),
    Exhibit("a plan fixed without a question or an outcome", "plan lock -e bare") { $0.does("new bare") },
    Exhibit("a plan fixed again", "plan lock") { fixedPlan($0) },
    Exhibit("a plan fixed when results are in", "plan lock") { desk in
      desk.does("measure new age")
      desk.does("measure record age --occasion after --mean 3 --n 30")
    },
    Exhibit("a plan fixed with edits that are not saved", "plan lock") { desk in
      desk.does("measure new age")
      try desk.write(try desk.read("\(enquiry)/enquiry.md") + "\nMore.\n", to: "\(enquiry)/enquiry.md")
    },
    Exhibit("an amendment of a plan that is not fixed", "plan amend -m x"),
    Exhibit("an amendment without a reason", "plan amend") { fixedPlan($0) },
    Exhibit("an amendment of nothing", "plan amend -m x") { fixedPlan($0) },
    Exhibit("a fixed plan that cannot be read", "plan amend -m x") { desk in
      fixedPlan(desk)
      try desk.write("schema: enquiry/1\nlocked: soon\nmeasures: [x\n", to: "\(enquiry)/plan.lock.yaml")
    },
    Exhibit("a design that nothing is said of", "detect"),
    Exhibit("a design of one", "detect --treatment 1 --control 30"),
    Exhibit("classes whose likeness is not known", "detect --treatment 60 --control 60 --clusters 3"),
    Exhibit("a likeness of no classes", "detect --treatment 60 --control 60 --icc 0.15"),
    Exhibit("one class in each group", "detect --treatment 60 --control 60 --clusters 1 --icc 0.15"),
    Exhibit("a correlation that is none", "detect --treatment 60 --control 60 --pre-test 1.7"),
    Exhibit("a spread that is none", "detect --treatment 60 --control 60 --sd 0"),
    Exhibit("a share without its sign", "detect --yes-no 40 --start 0.5"),
    Exhibit("yes or no from nobody knows where", "detect --yes-no 40"),
    Exhibit("people of a measure that nobody counted", "detect age") { $0.does("measure new age") },
    Exhibit("what a series could show", "detect runs") { $0.does("measure new runs --scale series") },
    Exhibit("one enquiry and all of them", "impact paired-reading --pooled"),
    Exhibit("an intervention without all enquiries", "impact --intervention men.5"),
    Exhibit("enquiries of an intervention that is none", "impact --pooled --intervention mne.5"),
    Exhibit("an analysis that is none", "measure new age --primary-analysis anova"),
  ]
}
