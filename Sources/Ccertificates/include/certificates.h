#ifndef CCERTIFICATES_H
#define CCERTIFICATES_H

/// From now on libgit2 may read certificates; call it before anything that uses https, and then tell libgit2 where they
/// are (GIT_OPT_SET_SSL_CERT_LOCATIONS), since it passed them over when it started.
void enquiry_want_certificates(void);

#endif
