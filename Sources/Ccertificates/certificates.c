// Debian's libgit2 reads the machine's whole list of certificates when it starts, through mbedTLS: 3.8 ms of the 8 that it
// takes to open a repository, for a program that hardly ever speaks https. These two functions stand before mbedTLS's own
// and pass the list over until it is wanted. Nothing becomes less safe: without certificates no https server is trusted.
// Where libgit2 is built on another library, nobody calls them.
#include "certificates.h"

static int wanted = 0;

void enquiry_want_certificates(void) { wanted = 1; }

#if defined(__linux__)
#define _GNU_SOURCE
#include <dlfcn.h>

#ifndef RTLD_NEXT
#define RTLD_NEXT ((void *)-1l)
#endif

typedef int read_certificates(void *chain, const char *path);

static int read_if_wanted(const char *name, void *chain, const char *path) {
  if (!wanted) return 0;
  read_certificates *next = (read_certificates *)dlsym(RTLD_NEXT, name);
  return next ? next(chain, path) : -1;
}

int mbedtls_x509_crt_parse_file(void *chain, const char *path) {
  return read_if_wanted("mbedtls_x509_crt_parse_file", chain, path);
}

int mbedtls_x509_crt_parse_path(void *chain, const char *path) {
  return read_if_wanted("mbedtls_x509_crt_parse_path", chain, path);
}
#endif
