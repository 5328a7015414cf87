#ifndef SWITCHYARD_CLIBUV_H
#define SWITCHYARD_CLIBUV_H

#pragma clang module import SwiftGlibc
#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <uv.h>

/* The kinds of socket address lie over each other, which Swift can express only by rebinding memory at every step. */
static inline void CLibuv_put_ipv4(struct sockaddr_storage *storage, uint32_t bits, uint16_t port) {
    struct sockaddr_in *address = (struct sockaddr_in *)storage;
    memset(storage, 0, sizeof *storage);
    address->sin_family = AF_INET;
    address->sin_port = htons(port);
    address->sin_addr.s_addr = htonl(bits);
}

static inline void CLibuv_put_ipv6(
    struct sockaddr_storage *storage, uint64_t high, uint64_t low, uint32_t scope, uint16_t port) {
    struct sockaddr_in6 *address = (struct sockaddr_in6 *)storage;
    memset(storage, 0, sizeof *storage);
    address->sin6_family = AF_INET6;
    address->sin6_port = htons(port);
    address->sin6_scope_id = scope;
    for (int place = 0; place < 8; place += 1) {
        address->sin6_addr.s6_addr[place] = (uint8_t)(high >> (56 - 8 * place));
        address->sin6_addr.s6_addr[8 + place] = (uint8_t)(low >> (56 - 8 * place));
    }
}

static inline int CLibuv_is_ipv4(const struct sockaddr *address) { return address->sa_family == AF_INET; }
static inline int CLibuv_is_ipv6(const struct sockaddr *address) { return address->sa_family == AF_INET6; }

static inline uint16_t CLibuv_port(const struct sockaddr *address) {
    return ntohs(CLibuv_is_ipv6(address) ? ((const struct sockaddr_in6 *)address)->sin6_port
                                         : ((const struct sockaddr_in *)address)->sin_port);
}

static inline uint32_t CLibuv_ipv4_bits(const struct sockaddr *address) {
    return ntohl(((const struct sockaddr_in *)address)->sin_addr.s_addr);
}

static inline uint64_t CLibuv_ipv6_half(const struct sockaddr *address, int half) {
    const uint8_t *bytes = ((const struct sockaddr_in6 *)address)->sin6_addr.s6_addr + 8 * half;
    uint64_t word = 0;
    for (int place = 0; place < 8; place += 1) word = word << 8 | bytes[place];
    return word;
}

static inline uint32_t CLibuv_ipv6_scope(const struct sockaddr *address) {
    return ((const struct sockaddr_in6 *)address)->sin6_scope_id;
}

/* Swift cannot call variadic functions. */
static inline void CLibuv_name_this_thread(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }

/* The fields of addrinfo belong to the system's module, not to this one. */
static inline void CLibuv_want_streams(struct addrinfo *hints) {
    memset(hints, 0, sizeof *hints);
    hints->ai_family = AF_UNSPEC;
    hints->ai_socktype = SOCK_STREAM;
}

static inline const struct sockaddr *CLibuv_address(const struct addrinfo *entry) { return entry->ai_addr; }
static inline const struct addrinfo *CLibuv_next(const struct addrinfo *entry) { return entry->ai_next; }

#endif
