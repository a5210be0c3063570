import Impact

/// What a quantity is called where statisticians read, and how it is rounded: by its key in JSON.
///
/// Nothing about one group before and after is called an effect size here or anywhere.
enum StatisticNames {
  /// How a number is shown.
  enum Style {
    /// In the measure's unit, one decimal more than the data, two at most.
    case unit
    /// Standard deviations, correlations and the like: two decimals.
    case two
    /// A share of 0 to 1, as percent.
    case share
    /// Percent or percentage points, already out of 100.
    case points
    /// The same with its unit: `0.0%`, `2.5 percentage points`.
    case percent, percentagePoints
    /// A probability: `0.03`, `<0.001`.
    case p
    /// Degrees of freedom, rank sums: one decimal where they are not whole.
    case one
  }

  /// The name of a key and its style; a key that is not known is spoken as it is written.
  static func of(_ key: String) -> (name: String, style: Style) {
    for part in [people, change, ranks, standardised, groups, answers, gaps, series] {
      if let found = part[key] { return found }
    }
    return (key.split(separator: "_").joined(separator: " "), .two)
  }

  private typealias Names = [String: (name: String, style: Style)]

  private static let people: Names = [
    "n": ("people", .one), "n_before": ("measured at the start", .one), "n_after": ("measured at the end", .one),
    "n_matched": ("measured both times", .one), "n_before_only": ("left: at the start only", .one),
    "n_after_only": ("joined: at the end only", .one), "attrition_pct": ("lost", .percent),
    "before": ("at the start", .unit), "after": ("at the end", .unit), "mean": ("mean", .unit),
    "sd": ("standard deviation", .unit), "median": ("median", .unit), "min": ("smallest", .unit),
    "max": ("largest", .unit),
    "at_max_before_pct": ("at the top mark, start", .points), "at_max_after_pct": ("at the top mark, end", .points),
    "at_min_before_pct": ("at the lowest mark, start", .points),
    "at_min_after_pct": ("at the lowest mark, end", .points),
  ]

  private static let change: Names = [
    "mean_before": ("mean at the start", .unit), "mean_after": ("mean at the end", .unit),
    "mean_change": ("mean change", .unit), "mean_change_ci": ("95% CI of the mean change (t)", .unit),
    "median_change": ("median change", .unit), "n_up": ("went up", .one), "n_same": ("stayed the same", .one),
    "n_down": ("went down", .one), "pct_change": ("change in per cent of the start", .points),
    "sd_before": ("SD at the start", .unit), "sd_after": ("SD at the end", .unit),
    "sd_change": ("SD of the changes", .unit), "df": ("degrees of freedom", .one),
    "se_change": ("standard error of the mean change", .two), "r": ("correlation, start with end", .two),
    "t": ("t", .two), "p": ("p, two-sided", .p), "gain_per_month": ("gain a month", .two),
    "gain_per_month_ci": ("95% CI of the gain a month", .two), "gain": ("gain in months", .unit),
    "elapsed_months": ("months that passed", .one), "ratio_gain": ("gain for every month", .two),
    "ratio_gain_ci": ("95% CI of it", .two), "extra_months": ("months beyond those that passed", .unit),
    "change": ("change, as it was reported", .unit), "change_ci": ("95% CI of it", .unit),
    "change_pp": ("change in percentage points", .points), "change_pp_ci": ("95% CI of it", .points),
    "direction": ("direction", .one),
  ]

  private static let standardised: Names = [
    "d_z": ("change in SDs of the changes (d_z)", .two), "d_z_ci": ("95% CI of d_z (noncentral t)", .two),
    "J_exact": ("correction for small samples, exact (J)", .two), "J_approx": ("the same, approximate", .two),
    "g_z": ("d_z corrected (g_z)", .two), "g_z_ci": ("95% CI of g_z", .two),
    "g_z_approx": ("g_z by the approximate correction", .two), "s_av": ("average SD, root mean square (s_av)", .unit),
    "d_av": ("standardised change (d_av)", .two), "d_av_lakens": ("by the plain mean of the SDs (Lakens)", .two),
    "g_av": ("standardised change, corrected (g_av)", .two),
    "g_av_approx": ("g_av by the approximate correction", .two),
    "d_av_ci_bonett": ("95% CI of d_av (Bonett)", .two), "d_av_ci_bird": ("95% CI of d_av (Bird; too narrow)", .two),
    "d_pre": ("change in SDs of the start (d_pre)", .two),
  ]

  private static let ranks: Names = [
    "wilcoxon": ("Wilcoxon signed ranks", .two), "n_nonzero": ("changed", .one), "n_zero": ("did not change", .one),
    "w_plus": ("W+", .one), "w_minus": ("W−", .one), "rank_biserial": ("rank-biserial correlation", .two),
    "rank_biserial_ci": ("95% CI of it (Fisher z)", .two), "ties": ("changes that tie", .one),
    "p_normal_cc": ("p, normal with continuity correction", .p), "p_exact": ("p, exact", .p),
    "p_mid": ("p, mid-p", .p), "dominance_post": ("who is ahead at the end", .two),
    "cliffs_delta": ("Cliff’s delta", .two), "cliffs_delta_ci": ("95% CI of it", .two),
    "prob_superiority": ("chance that one of the group is ahead", .two), "u": ("U", .one),
  ]

  private static let groups: Names = [
    "n_t": ("people in the group", .one), "n_c": ("people in the comparison group", .one),
    "attrition_t_pct": ("lost from the group", .percent),
    "attrition_c_pct": ("lost from the comparison group", .percent),
    "differential_attrition_pp": ("difference of the losses", .percentagePoints),
    "post_difference": ("difference at the end (Welch)", .unit), "estimate": ("estimate", .unit),
    "se": ("standard error", .two), "ci": ("95% CI", .unit), "post_smd": ("difference at the end in SDs", .two),
    "baseline_smd": ("how far apart they started, in SDs", .two), "sd_pooled": ("pooled SD", .unit),
    "d": ("Cohen’s d", .two), "g": ("Hedges’ g", .two), "g_approx": ("g by the approximate correction", .two),
    "d_ci_nct": ("95% CI of d (noncentral t)", .two), "g_ci_nct": ("95% CI of g (noncentral t)", .two),
    "var_g": ("variance of g", .two), "g_ci_normal": ("95% CI of g (normal, for pooling)", .two),
    "glass_delta": ("Glass’s delta, by the comparison group’s SD", .two),
    "did": ("difference of the changes (Welch)", .unit),
    "d_ppc2": ("the same in SDs of the start (Morris, d_ppc2)", .two),
    "ancova": ("difference allowing for the start (ANCOVA)", .unit), "slope": ("slope of the end on the start", .two),
    "resid_sd": ("residual SD", .unit), "g_adjusted": ("effect size, adjusted (g)", .two),
    "g_adjusted_ci": ("95% CI of it", .two),
  ]

  private static let answers: Names = [
    "x_before": ("yes at the start", .one), "x_after": ("yes at the end", .one),
    "p_before": ("share at the start", .share),
    "p_after": ("share at the end", .share), "wilson_before": ("95% CI of it (Wilson), start", .share),
    "wilson_after": ("95% CI of it (Wilson), end", .share),
    "change_pp_unpaired": ("change, everybody at each point", .points),
    "newcombe_unpaired_pp": ("95% CI of it (Newcombe, different people)", .points),
    "paired": ("the same people", .one), "yes_yes": ("yes both times", .one), "no_yes": ("moved to yes", .one),
    "yes_no": ("moved away from yes", .one), "no_no": ("no both times", .one),
    "newcombe_paired_pp": ("95% CI (Newcombe, paired)", .points),
    "newcombe_paired_cc_pp": ("95% CI (Newcombe, paired, φ corrected)", .points),
    "tango_pp": ("95% CI (Tango, score)", .points),
    "mcnemar": ("McNemar", .p), "top_box": ("top answers", .one),
    "counts_before": ("answers at the start, by level", .one),
    "counts_after": ("answers at the end, by level", .one),
    "counts_before_matched": ("of the same people, at the start", .one),
    "counts_after_matched": ("of the same people, at the end", .one), "median_before": ("median at the start", .one),
    "median_after": ("median at the end", .one), "improved": ("improved", .one), "same": ("stayed the same", .one),
    "worsened": ("got worse", .one), "x_t": ("yes in the group", .one), "x_c": ("yes in the comparison group", .one),
    "p_t": ("share in the group", .share), "p_c": ("share in the comparison group", .share),
    "difference_pp": ("difference at the end", .points), "newcombe_pp": ("95% CI of it (Newcombe)", .points),
    "cohens_h": ("Cohen’s h", .two), "did_pp": ("difference of the changes (Welch)", .points),
  ]

  private static let gaps: Names = [
    "n_focus": ("people of the focus group", .one), "n_reference": ("people of the others", .one),
    "n_all": ("people in all", .one),
    "gap_before": ("gap at the start (Welch)", .unit), "gap_after": ("gap at the end (Welch)", .unit),
    "gap_change": ("change of the gap (Welch)", .unit), "gap_before_pp": ("gap at the start, points", .points),
    "gap_after_pp": ("gap at the end, points", .points), "gap_change_pp": ("change of the gap, points", .points),
    "gap_before_newcombe_pp": ("95% CI of it (Newcombe), start", .points),
    "gap_after_newcombe_pp": ("95% CI of it (Newcombe), end", .points),
    "gap_before_g": ("gap at the start in SDs (g)", .two),
    "gap_after_g": ("gap at the end in SDs (g)", .two), "pct_of_gap_closed": ("part of the gap that closed", .points),
    "gap_before_all_available": ("gap at the start, everybody then measured", .unit),
    "gap_after_all_available": ("gap at the end, everybody then measured", .unit),
    "difference_in_gain": ("gain less the gain of all", .unit),
    "difference_in_gain_pp": ("gain less the gain of all", .points),
    "ratio_of_gains": ("gain over the gain of all", .two),
    "gain_other_minus_focus": ("gain of the others less theirs", .unit),
    "gain_other_minus_focus_pp": ("gain of the others less theirs", .points),
    "ratio_gain_difference": ("difference in gain for every month", .two),
  ]

  private static let series: Names = [
    "n_occasions": ("points", .one), "n_missing": ("points without a value", .one), "first": ("first", .one),
    "last": ("last", .one), "n_baseline": ("points before the work", .one),
    "mean_baseline": ("mean before the work", .unit),
    "mean_during": ("mean from its start on", .unit), "median_baseline": ("middle value before the work", .unit),
    "median_during": ("middle value from its start on", .unit),
    "run_chart_all": ("run chart, middle of all points", .one),
    "run_chart_frozen": ("run chart, middle of the points before", .one), "centre": ("middle value", .unit),
    "n_points": ("points", .one), "n_on_centre": ("points on the line", .one),
    "n_useful": ("points off the line", .one),
    "n_runs": ("runs", .one), "crossings": ("crossings of the line", .one), "longest_run": ("longest run", .one),
    "shifts": ("shifts: 6 or more on one side", .one), "trends": ("trends: 5 or more rising or falling", .one),
    "p_runs_low": ("chance of so few runs", .p), "p_runs_high": ("chance of so many runs", .p),
    "n_above": ("points above", .one), "n_below": ("points below", .one), "too_few_runs": ("too few runs", .one),
    "too_many_runs": ("too many runs", .one), "anhoej_longest_run_limit": ("longest run to expect (Anhøj)", .one),
    "anhoej_min_crossings": ("fewest crossings to expect (Anhøj)", .one), "anhoej_signal": ("signal (Anhøj)", .one),
    "xmr_all": ("XmR chart, all points", .unit), "xmr_frozen": ("XmR chart, points before the work", .unit),
    "mean_moving_range": ("mean moving range", .unit), "unpl": ("upper natural process limit", .unit),
    "lnpl": ("lower natural process limit", .unit), "url": ("upper range limit", .unit),
    "n_base": ("points of the base", .one),
    "outside": ("points outside the limits", .one), "ranges_above_url": ("ranges above the limit", .one),
    "runs_of_8": ("runs of 8 or more on one side", .one),
  ]
}
