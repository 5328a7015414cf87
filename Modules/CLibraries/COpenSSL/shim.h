#pragma clang module import SwiftGlibc
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

/* Function-like macros, which Swift does not import. */

static inline int COpenSSL_set_minimum_version(SSL_CTX *context, int version) {
    return SSL_CTX_set_min_proto_version(context, version);
}

static inline int COpenSSL_set_maximum_version(SSL_CTX *context, int version) {
    return SSL_CTX_set_max_proto_version(context, version);
}

static inline void COpenSSL_set_mode(SSL_CTX *context, long mode) {
    SSL_CTX_set_mode(context, mode);
}

static inline void COpenSSL_set_session_cache_mode(SSL_CTX *context, long mode) {
    SSL_CTX_set_session_cache_mode(context, mode);
}

static inline int COpenSSL_set_server_name(SSL *ssl, const char *name) {
    return SSL_set_tlsext_host_name(ssl, name);
}

static inline int COpenSSL_add_chain_certificate(SSL_CTX *context, X509 *certificate) {
    return SSL_CTX_add1_chain_cert(context, certificate);
}

static inline void COpenSSL_set_retry_read(BIO *bio) {
    BIO_set_retry_read(bio);
}

static inline void COpenSSL_clear_retry(BIO *bio) {
    BIO_clear_retry_flags(bio);
}

/* Casts in macros. */
static const uint64_t COpenSSL_no_compression = SSL_OP_NO_COMPRESSION;
static const uint64_t COpenSSL_no_renegotiation = SSL_OP_NO_RENEGOTIATION;

/* Typed stacks are inline functions behind macros. */

static inline int COpenSSL_certificate_count(const STACK_OF(X509) *stack) {
    return sk_X509_num(stack);
}

static inline X509 *COpenSSL_certificate_at(const STACK_OF(X509) *stack, int index) {
    return sk_X509_value(stack, index);
}

/* Puts a certificate in the place of another; both references change hands. */
static inline X509 *COpenSSL_replace_certificate(STACK_OF(X509) *stack, int index, X509 *certificate) {
    X509 *old = sk_X509_value(stack, index);
    sk_X509_set(stack, index, certificate);
    return old;
}
