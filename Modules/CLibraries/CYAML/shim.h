#pragma clang module import SwiftGlibc
#include <yaml.h>
