#ifndef SWITCHYARD_CLIBUV_H
#define SWITCHYARD_CLIBUV_H

#pragma clang module import SwiftGlibc
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/netlink.h>
#include <linux/openat2.h>
#include <netinet/in.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
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

static inline int CLibuv_open_for_reading(const char *path) { return open(path, O_RDONLY | O_CLOEXEC); }

/* Being connected to the kernel keeps everybody else from answering in its place. */
static inline int CLibuv_open_socket_diagnosis(void) {
    struct sockaddr_nl kernel = {.nl_family = AF_NETLINK};
    int descriptor = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    if (descriptor >= 0 && connect(descriptor, (const struct sockaddr *)&kernel, sizeof kernel) != 0) {
        close(descriptor);
        return -1;
    }
    return descriptor;
}

/* libuv unlinks the path of a listening pipe when it closes it, for ever or not at all: which of several processes does
   so is decided here. The name is allocated as libuv's own, by malloc. */
static inline void CLibuv_leave_path(uv_pipe_t *pipe) {
    free((void *)pipe->pipe_fname);
    pipe->pipe_fname = NULL;
}

static inline void CLibuv_own_path(uv_pipe_t *pipe, const char *path) {
    CLibuv_leave_path(pipe);
    pipe->pipe_fname = strdup(path);
}

static inline int CLibuv_duplicate(int descriptor) { return fcntl(descriptor, F_DUPFD_CLOEXEC, 3); }
static inline int CLibuv_keep_from_children(int descriptor) { return fcntl(descriptor, F_SETFD, FD_CLOEXEC); }

/* A message and its descriptors; the macros that walk through control data are not for Swift. */
static inline ssize_t CLibuv_send_descriptor(int socket, const void *bytes, size_t count, int descriptor) {
    union {
        struct cmsghdr header;
        char space[CMSG_SPACE(sizeof(int))];
    } control;
    struct iovec piece = {.iov_base = (void *)bytes, .iov_len = count};
    struct msghdr message = {
        .msg_iov = &piece, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    memset(&control, 0, sizeof control);
    control.header.cmsg_level = SOL_SOCKET;
    control.header.cmsg_type = SCM_RIGHTS;
    control.header.cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(&control.header), &descriptor, sizeof descriptor);
    return sendmsg(socket, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
}

enum { CLibuv_descriptor_limit = 8 };

/* Returns recvmsg's result; what does not fit is closed by the kernel, and is_cut says so. */
static inline ssize_t CLibuv_receive_descriptors(
    int socket, void *bytes, size_t count, int *descriptors, int *descriptor_count, int *is_cut) {
    union {
        struct cmsghdr header;
        char space[CMSG_SPACE(CLibuv_descriptor_limit * sizeof(int))];
    } control;
    struct iovec piece = {.iov_base = bytes, .iov_len = count};
    struct msghdr message = {
        .msg_iov = &piece, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    ssize_t received = recvmsg(socket, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    *descriptor_count = 0;
    *is_cut = received >= 0 && (message.msg_flags & MSG_CTRUNC) != 0;
    if (received < 0) return received;
    for (struct cmsghdr *part = CMSG_FIRSTHDR(&message); part != NULL; part = CMSG_NXTHDR(&message, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) continue;
        size_t held = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t place = 0; place < held; place += 1) {
            int descriptor;
            memcpy(&descriptor, CMSG_DATA(part) + place * sizeof(int), sizeof descriptor);
            if (*descriptor_count < CLibuv_descriptor_limit) {
                descriptors[*descriptor_count] = descriptor;
                *descriptor_count += 1;
            } else {
                close(descriptor);
                *is_cut = 1;
            }
        }
    }
    return received;
}

/* Not among libuv's errors. */
enum { CLibuv_not_a_program = -ENOEXEC };

static inline int CLibuv_open_null(void) { return open("/dev/null", O_RDWR | O_CLOEXEC); }

static inline int CLibuv_open_inotify(void) { return inotify_init1(IN_NONBLOCK | IN_CLOEXEC); }
static inline void CLibuv_unwatch(int inotify, int number) { inotify_rm_watch(inotify, number); }

/* unistd.h declares it for _GNU_SOURCE alone. */
long syscall(long number, ...);

/* By descriptor, so that what is watched is what was opened; inotify itself knows paths alone. */
static inline int CLibuv_watch(int inotify, int directory, uint32_t mask) {
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", directory);
    int number = inotify_add_watch(inotify, path, mask);
    return number < 0 ? -errno : number;
}

/* Behind _GNU_SOURCE. */
#ifndef O_PATH
#define O_PATH 010000000
#endif

static inline int CLibuv_open_directory(const char *path) {
    int directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);
    return directory < 0 ? -errno : directory;
}

/* Opens a directory below another one, following no link; the negative error if that fails. Kernels before 5.6, and
   whoever confines us, may not have openat2: then name by name. */
static inline int CLibuv_open_below(int root, const char *relative) {
    int last = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK;
    struct open_how how = {.flags = (uint64_t)last, .resolve = RESOLVE_NO_SYMLINKS | RESOLVE_BENEATH};
    long found = syscall(SYS_openat2, root, *relative == 0 ? "." : relative, &how, sizeof how);
    if (found >= 0) return (int)found;
    if (errno != ENOSYS && errno != EPERM && errno != EAGAIN) return -errno;
    int directory = openat(root, ".", *relative == 0 ? last : O_PATH | O_DIRECTORY | O_CLOEXEC);
    while (directory >= 0 && *relative != 0) {
        char name[NAME_MAX + 1];
        size_t length = strcspn(relative, "/");
        if (length > NAME_MAX) {
            close(directory);
            return -ENAMETOOLONG;
        }
        memcpy(name, relative, length);
        name[length] = 0;
        relative += length + (relative[length] == '/');
        int next = openat(directory, name, (*relative == 0 ? last : O_PATH | O_DIRECTORY | O_CLOEXEC) | O_NOFOLLOW);
        int failure = errno;
        close(directory);
        errno = failure;
        directory = next;
    }
    return directory < 0 ? -errno : directory;
}

static inline int CLibuv_is_directory(int directory, const struct dirent *entry) {
    struct stat status;
    if (entry->d_type != DT_UNKNOWN) return entry->d_type == DT_DIR;
    return fstatat(directory, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode);
}

#endif
