#pragma clang module import SwiftGlibc
#include <gcrypt.h>

// Swift does not import variadic functions, and gcry_control is one.
static inline int CGcrypt_is_initialized(void)
{
    return gcry_control(GCRYCTL_INITIALIZATION_FINISHED_P) != 0;
}

// Variadic again. Our keys live in memory that we lock and wipe ourselves, so the library's own pool stays off.
static inline void CGcrypt_finish_initialization(void)
{
    gcry_control(GCRYCTL_DISABLE_SECMEM, 0);
    gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
}

// gcry_cipher_set_decryption_tag is a function-like macro.
static inline gcry_error_t CGcrypt_set_decryption_tag(gcry_cipher_hd_t cipher, const void *tag, size_t length)
{
    return gcry_cipher_set_decryption_tag(cipher, tag, length);
}
