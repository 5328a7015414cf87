#pragma clang module import SwiftGlibc
#include <sqlite3.h>

/* Swift cannot call variadic functions: sqlite3_db_config with its one usual signature. */
static inline int CSQLite_set_flag(sqlite3 *database, int flag, int on) {
    return sqlite3_db_config(database, flag, on, (int *)0);
}

/* SQLITE_TRANSIENT is a cast, which Swift does not import: binding with a copy. */
static inline int CSQLite_bind_text_copy(sqlite3_stmt *statement, int index, const char *text, sqlite3_uint64 count) {
    return sqlite3_bind_text64(statement, index, text, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int CSQLite_bind_blob_copy(sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_TRANSIENT);
}
