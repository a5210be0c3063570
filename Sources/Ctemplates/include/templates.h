#ifndef CTEMPLATES_H
#define CTEMPLATES_H
#include <stddef.h>

/// One file of templates/, embedded when the program was built.
typedef struct {
  const char *name;            ///< its path below templates/, as `toolkit.yaml`
  const unsigned char *bytes;  ///< its contents, not terminated
  size_t count;                ///< how many bytes
} enquiry_template;

/// How many files are embedded.
size_t enquiry_template_count(void);

/// One of them, from 0, in the order of their names; beyond the last, a file without a name.
enquiry_template enquiry_template_at(size_t index);
#endif
