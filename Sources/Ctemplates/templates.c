// The files of templates/, embedded by C23's #embed. Written by script/templates; a test compares it with the folder.
#include "templates.h"

static const unsigned char frameworks_behaviours_yaml[] = {
#embed "../../templates/frameworks/behaviours.yaml"
};
static const unsigned char frameworks_beneficiaries_yaml[] = {
#embed "../../templates/frameworks/beneficiaries.yaml"
};
static const unsigned char frameworks_challenges_yaml[] = {
#embed "../../templates/frameworks/challenges.yaml"
};
static const unsigned char frameworks_claims_yaml[] = {
#embed "../../templates/frameworks/claims.yaml"
};
static const unsigned char frameworks_extending_yaml[] = {
#embed "../../templates/frameworks/extending.yaml"
};
static const unsigned char frameworks_focus_areas_yaml[] = {
#embed "../../templates/frameworks/focus-areas.yaml"
};
static const unsigned char frameworks_guskey_yaml[] = {
#embed "../../templates/frameworks/guskey.yaml"
};
static const unsigned char frameworks_key_messages_yaml[] = {
#embed "../../templates/frameworks/key-messages.yaml"
};
static const unsigned char frameworks_strands_yaml[] = {
#embed "../../templates/frameworks/strands.yaml"
};
static const unsigned char frameworks_sustainability_challenges_yaml[] = {
#embed "../../templates/frameworks/sustainability-challenges.yaml"
};
static const unsigned char frameworks_sustainability_yaml[] = {
#embed "../../templates/frameworks/sustainability.yaml"
};
static const unsigned char frameworks_theory_of_change_yaml[] = {
#embed "../../templates/frameworks/theory-of-change.yaml"
};
static const unsigned char meeting_agenda_yaml[] = {
#embed "../../templates/meeting/agenda.yaml"
};
static const unsigned char pack_actions_html_mustache[] = {
#embed "../../templates/pack/actions.html.mustache"
};
static const unsigned char pack_actions_md_mustache[] = {
#embed "../../templates/pack/actions.md.mustache"
};
static const unsigned char pack_annex_html_mustache[] = {
#embed "../../templates/pack/annex.html.mustache"
};
static const unsigned char pack_annex_md_mustache[] = {
#embed "../../templates/pack/annex.md.mustache"
};
static const unsigned char pack_chart_html_mustache[] = {
#embed "../../templates/pack/chart.html.mustache"
};
static const unsigned char pack_chart_md_mustache[] = {
#embed "../../templates/pack/chart.md.mustache"
};
static const unsigned char pack_cover_html_mustache[] = {
#embed "../../templates/pack/cover.html.mustache"
};
static const unsigned char pack_cover_md_mustache[] = {
#embed "../../templates/pack/cover.md.mustache"
};
static const unsigned char pack_entry_html_mustache[] = {
#embed "../../templates/pack/entry.html.mustache"
};
static const unsigned char pack_entry_md_mustache[] = {
#embed "../../templates/pack/entry.md.mustache"
};
static const unsigned char pack_figures_html_mustache[] = {
#embed "../../templates/pack/figures.html.mustache"
};
static const unsigned char pack_figures_md_mustache[] = {
#embed "../../templates/pack/figures.md.mustache"
};
static const unsigned char pack_glance_html_mustache[] = {
#embed "../../templates/pack/glance.html.mustache"
};
static const unsigned char pack_glance_md_mustache[] = {
#embed "../../templates/pack/glance.md.mustache"
};
static const unsigned char pack_governors_html_mustache[] = {
#embed "../../templates/pack/governors.html.mustache"
};
static const unsigned char pack_governors_md_mustache[] = {
#embed "../../templates/pack/governors.md.mustache"
};
static const unsigned char pack_head_html_mustache[] = {
#embed "../../templates/pack/head.html.mustache"
};
static const unsigned char pack_left_html_mustache[] = {
#embed "../../templates/pack/left.html.mustache"
};
static const unsigned char pack_logs_html_mustache[] = {
#embed "../../templates/pack/logs.html.mustache"
};
static const unsigned char pack_logs_md_mustache[] = {
#embed "../../templates/pack/logs.md.mustache"
};
static const unsigned char pack_origin_html_mustache[] = {
#embed "../../templates/pack/origin.html.mustache"
};
static const unsigned char pack_origin_md_mustache[] = {
#embed "../../templates/pack/origin.md.mustache"
};
static const unsigned char pack_pack_css[] = {
#embed "../../templates/pack/pack.css"
};
static const unsigned char pack_page_html_mustache[] = {
#embed "../../templates/pack/page.html.mustache"
};
static const unsigned char pack_page_md_mustache[] = {
#embed "../../templates/pack/page.md.mustache"
};
static const unsigned char pack_plan_html_mustache[] = {
#embed "../../templates/pack/plan.html.mustache"
};
static const unsigned char pack_plan_md_mustache[] = {
#embed "../../templates/pack/plan.md.mustache"
};
static const unsigned char pack_preparation_html_mustache[] = {
#embed "../../templates/pack/preparation.html.mustache"
};
static const unsigned char pack_preparation_md_mustache[] = {
#embed "../../templates/pack/preparation.md.mustache"
};
static const unsigned char pack_report_html_mustache[] = {
#embed "../../templates/pack/report.html.mustache"
};
static const unsigned char pack_report_md_mustache[] = {
#embed "../../templates/pack/report.md.mustache"
};
static const unsigned char pack_right_html_mustache[] = {
#embed "../../templates/pack/right.html.mustache"
};
static const unsigned char pack_spread_html_mustache[] = {
#embed "../../templates/pack/spread.html.mustache"
};
static const unsigned char pack_spread_md_mustache[] = {
#embed "../../templates/pack/spread.md.mustache"
};
static const unsigned char pack_table_html_mustache[] = {
#embed "../../templates/pack/table.html.mustache"
};
static const unsigned char pack_themes_html_mustache[] = {
#embed "../../templates/pack/themes.html.mustache"
};
static const unsigned char pack_themes_md_mustache[] = {
#embed "../../templates/pack/themes.md.mustache"
};
static const unsigned char pack_words_txt[] = {
#embed "../../templates/pack/words.txt"
};
static const unsigned char records_action_md[] = {
#embed "../../templates/records/action.md"
};
static const unsigned char records_alliance_yaml[] = {
#embed "../../templates/records/alliance.yaml"
};
static const unsigned char records_check_in_md[] = {
#embed "../../templates/records/check_in.md"
};
static const unsigned char records_cluster_yaml[] = {
#embed "../../templates/records/cluster.yaml"
};
static const unsigned char records_coding_md[] = {
#embed "../../templates/records/coding.md"
};
static const unsigned char records_cycle_md[] = {
#embed "../../templates/records/cycle.md"
};
static const unsigned char records_enquiry_md[] = {
#embed "../../templates/records/enquiry.md"
};
static const unsigned char records_evidence_md[] = {
#embed "../../templates/records/evidence.md"
};
static const unsigned char records_leadership_md[] = {
#embed "../../templates/records/leadership.md"
};
static const unsigned char records_measure_yaml[] = {
#embed "../../templates/records/measure.yaml"
};
static const unsigned char records_meeting_md[] = {
#embed "../../templates/records/meeting.md"
};
static const unsigned char records_pack_yaml[] = {
#embed "../../templates/records/pack.yaml"
};
static const unsigned char records_participation_md[] = {
#embed "../../templates/records/participation.md"
};
static const unsigned char records_programme_yaml[] = {
#embed "../../templates/records/programme.yaml"
};
static const unsigned char records_pseudonyms_yaml[] = {
#embed "../../templates/records/pseudonyms.yaml"
};
static const unsigned char toolkit_yaml[] = {
#embed "../../templates/toolkit.yaml"
};

static const enquiry_template templates[] = {
  {"frameworks/behaviours.yaml", frameworks_behaviours_yaml, sizeof frameworks_behaviours_yaml},
  {"frameworks/beneficiaries.yaml", frameworks_beneficiaries_yaml, sizeof frameworks_beneficiaries_yaml},
  {"frameworks/challenges.yaml", frameworks_challenges_yaml, sizeof frameworks_challenges_yaml},
  {"frameworks/claims.yaml", frameworks_claims_yaml, sizeof frameworks_claims_yaml},
  {"frameworks/extending.yaml", frameworks_extending_yaml, sizeof frameworks_extending_yaml},
  {"frameworks/focus-areas.yaml", frameworks_focus_areas_yaml, sizeof frameworks_focus_areas_yaml},
  {"frameworks/guskey.yaml", frameworks_guskey_yaml, sizeof frameworks_guskey_yaml},
  {"frameworks/key-messages.yaml", frameworks_key_messages_yaml, sizeof frameworks_key_messages_yaml},
  {"frameworks/strands.yaml", frameworks_strands_yaml, sizeof frameworks_strands_yaml},
  {"frameworks/sustainability-challenges.yaml", frameworks_sustainability_challenges_yaml, sizeof frameworks_sustainability_challenges_yaml},
  {"frameworks/sustainability.yaml", frameworks_sustainability_yaml, sizeof frameworks_sustainability_yaml},
  {"frameworks/theory-of-change.yaml", frameworks_theory_of_change_yaml, sizeof frameworks_theory_of_change_yaml},
  {"meeting/agenda.yaml", meeting_agenda_yaml, sizeof meeting_agenda_yaml},
  {"pack/actions.html.mustache", pack_actions_html_mustache, sizeof pack_actions_html_mustache},
  {"pack/actions.md.mustache", pack_actions_md_mustache, sizeof pack_actions_md_mustache},
  {"pack/annex.html.mustache", pack_annex_html_mustache, sizeof pack_annex_html_mustache},
  {"pack/annex.md.mustache", pack_annex_md_mustache, sizeof pack_annex_md_mustache},
  {"pack/chart.html.mustache", pack_chart_html_mustache, sizeof pack_chart_html_mustache},
  {"pack/chart.md.mustache", pack_chart_md_mustache, sizeof pack_chart_md_mustache},
  {"pack/cover.html.mustache", pack_cover_html_mustache, sizeof pack_cover_html_mustache},
  {"pack/cover.md.mustache", pack_cover_md_mustache, sizeof pack_cover_md_mustache},
  {"pack/entry.html.mustache", pack_entry_html_mustache, sizeof pack_entry_html_mustache},
  {"pack/entry.md.mustache", pack_entry_md_mustache, sizeof pack_entry_md_mustache},
  {"pack/figures.html.mustache", pack_figures_html_mustache, sizeof pack_figures_html_mustache},
  {"pack/figures.md.mustache", pack_figures_md_mustache, sizeof pack_figures_md_mustache},
  {"pack/glance.html.mustache", pack_glance_html_mustache, sizeof pack_glance_html_mustache},
  {"pack/glance.md.mustache", pack_glance_md_mustache, sizeof pack_glance_md_mustache},
  {"pack/governors.html.mustache", pack_governors_html_mustache, sizeof pack_governors_html_mustache},
  {"pack/governors.md.mustache", pack_governors_md_mustache, sizeof pack_governors_md_mustache},
  {"pack/head.html.mustache", pack_head_html_mustache, sizeof pack_head_html_mustache},
  {"pack/left.html.mustache", pack_left_html_mustache, sizeof pack_left_html_mustache},
  {"pack/logs.html.mustache", pack_logs_html_mustache, sizeof pack_logs_html_mustache},
  {"pack/logs.md.mustache", pack_logs_md_mustache, sizeof pack_logs_md_mustache},
  {"pack/origin.html.mustache", pack_origin_html_mustache, sizeof pack_origin_html_mustache},
  {"pack/origin.md.mustache", pack_origin_md_mustache, sizeof pack_origin_md_mustache},
  {"pack/pack.css", pack_pack_css, sizeof pack_pack_css},
  {"pack/page.html.mustache", pack_page_html_mustache, sizeof pack_page_html_mustache},
  {"pack/page.md.mustache", pack_page_md_mustache, sizeof pack_page_md_mustache},
  {"pack/plan.html.mustache", pack_plan_html_mustache, sizeof pack_plan_html_mustache},
  {"pack/plan.md.mustache", pack_plan_md_mustache, sizeof pack_plan_md_mustache},
  {"pack/preparation.html.mustache", pack_preparation_html_mustache, sizeof pack_preparation_html_mustache},
  {"pack/preparation.md.mustache", pack_preparation_md_mustache, sizeof pack_preparation_md_mustache},
  {"pack/report.html.mustache", pack_report_html_mustache, sizeof pack_report_html_mustache},
  {"pack/report.md.mustache", pack_report_md_mustache, sizeof pack_report_md_mustache},
  {"pack/right.html.mustache", pack_right_html_mustache, sizeof pack_right_html_mustache},
  {"pack/spread.html.mustache", pack_spread_html_mustache, sizeof pack_spread_html_mustache},
  {"pack/spread.md.mustache", pack_spread_md_mustache, sizeof pack_spread_md_mustache},
  {"pack/table.html.mustache", pack_table_html_mustache, sizeof pack_table_html_mustache},
  {"pack/themes.html.mustache", pack_themes_html_mustache, sizeof pack_themes_html_mustache},
  {"pack/themes.md.mustache", pack_themes_md_mustache, sizeof pack_themes_md_mustache},
  {"pack/words.txt", pack_words_txt, sizeof pack_words_txt},
  {"records/action.md", records_action_md, sizeof records_action_md},
  {"records/alliance.yaml", records_alliance_yaml, sizeof records_alliance_yaml},
  {"records/check_in.md", records_check_in_md, sizeof records_check_in_md},
  {"records/cluster.yaml", records_cluster_yaml, sizeof records_cluster_yaml},
  {"records/coding.md", records_coding_md, sizeof records_coding_md},
  {"records/cycle.md", records_cycle_md, sizeof records_cycle_md},
  {"records/enquiry.md", records_enquiry_md, sizeof records_enquiry_md},
  {"records/evidence.md", records_evidence_md, sizeof records_evidence_md},
  {"records/leadership.md", records_leadership_md, sizeof records_leadership_md},
  {"records/measure.yaml", records_measure_yaml, sizeof records_measure_yaml},
  {"records/meeting.md", records_meeting_md, sizeof records_meeting_md},
  {"records/pack.yaml", records_pack_yaml, sizeof records_pack_yaml},
  {"records/participation.md", records_participation_md, sizeof records_participation_md},
  {"records/programme.yaml", records_programme_yaml, sizeof records_programme_yaml},
  {"records/pseudonyms.yaml", records_pseudonyms_yaml, sizeof records_pseudonyms_yaml},
  {"toolkit.yaml", toolkit_yaml, sizeof toolkit_yaml},
};

size_t enquiry_template_count(void) { return sizeof templates / sizeof templates[0]; }

enquiry_template enquiry_template_at(size_t index) {
  if (index < enquiry_template_count()) return templates[index];
  return (enquiry_template){"", templates[0].bytes, 0};
}
