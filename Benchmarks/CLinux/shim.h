#ifndef SWITCHYARD_CLINUX_H
#define SWITCHYARD_CLINUX_H

#pragma clang module import SwiftGlibc
#include <sys/epoll.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

/* sched_setaffinity stands behind _GNU_SOURCE, which the system's module was built without. */
static inline int CLinux_stay_on(int processor) {
    unsigned long mask = 1UL << processor;
    return (int)syscall(SYS_sched_setaffinity, 0, sizeof mask, &mask);
}

#endif
