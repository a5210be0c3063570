// The files of templates/, embedded by C23's #embed. Written by script/templates; a test compares it with the folder.
#include "templates.h"

static const unsigned char records_alliance_yaml[] = {
#embed "../../templates/records/alliance.yaml"
};
static const unsigned char records_cluster_yaml[] = {
#embed "../../templates/records/cluster.yaml"
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
static const unsigned char records_programme_yaml[] = {
#embed "../../templates/records/programme.yaml"
};
static const unsigned char toolkit_yaml[] = {
#embed "../../templates/toolkit.yaml"
};

static const enquiry_template templates[] = {
  {"records/alliance.yaml", records_alliance_yaml, sizeof records_alliance_yaml},
  {"records/cluster.yaml", records_cluster_yaml, sizeof records_cluster_yaml},
  {"records/cycle.md", records_cycle_md, sizeof records_cycle_md},
  {"records/enquiry.md", records_enquiry_md, sizeof records_enquiry_md},
  {"records/evidence.md", records_evidence_md, sizeof records_evidence_md},
  {"records/leadership.md", records_leadership_md, sizeof records_leadership_md},
  {"records/measure.yaml", records_measure_yaml, sizeof records_measure_yaml},
  {"records/programme.yaml", records_programme_yaml, sizeof records_programme_yaml},
  {"toolkit.yaml", toolkit_yaml, sizeof toolkit_yaml},
};

size_t enquiry_template_count(void) { return sizeof templates / sizeof templates[0]; }

enquiry_template enquiry_template_at(size_t index) {
  if (index < enquiry_template_count()) return templates[index];
  return (enquiry_template){"", templates[0].bytes, 0};
}
