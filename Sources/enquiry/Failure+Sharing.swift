internal import Archive
internal import Git
internal import Model

/// Why nothing was shared with the cluster.
extension Failure {
  init?(sharing error: ArchiveError) {
    let branch = Sharing.branch
    switch error {
    case .nothingToShare:
      self.init("Nothing is saved here yet, so there is nothing to share.", hint: "Save what is there: enquiry save")
    case .sharedBranchInUse:
      self.init(
        "This folder stands on the branch \(branch) itself: here is what others read, and nothing else to share.",
        hint: "Share where the enquiry is worked on; or go back to its own branch: git switch main")
    case .sharedBranchForeign(let commit):
      self.init(
        "The branch \(branch) holds a commit that “enquiry share” did not make (\(commit.short)), and what others read "
          + "must have no other history. Nothing was shared.",
        hint: "Keep that branch under another name: git branch -m \(branch) others. Then share again.")
    case .sharedBranchBlocked(let other):
      self.init(
        "A branch is called “\(other)”, so git can keep none called “\(branch)”.",
        hint: "Give it another name: git branch -m \(other) \(other)-work")
    case .sharedByOtherFolder(let folder):
      self.init(
        "The branch \(branch) holds what another enquiry folder of this repository shares: "
          + (folder.isEmpty ? "the one at its top" : folder) + ". One branch holds one folder.",
        hint: "Keep this folder in a repository of its own; or, if it was moved here: git config --unset "
          + "enquiry.shareFolder")
    case .savedMeanwhile:
      self.init(
        "Something was saved or shared here in the meantime, so it would not have been what you saw. Nothing was shared.",
        hint: "Look again: enquiry share")
    default: return nil
    }
  }
}
