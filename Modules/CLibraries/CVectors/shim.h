#ifndef SWITCHYARD_CVECTORS_H
#define SWITCHYARD_CVECTORS_H

#pragma clang module import SwiftGlibc
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// Swift compares vectors with one instruction, but its standard library has none that gathers the outcome into bits.
// Bit n of the result tells whether the n-th of 64 bytes is `wanted`, once the bits of `folding` are set in it.
static inline uint64_t CVectors_positions(const void *bytes, uint8_t wanted, uint8_t folding)
{
#if defined(__SSE2__)
    const __m128i byte = _mm_set1_epi8((char)wanted);
    const __m128i folded = _mm_set1_epi8((char)folding);
    uint64_t result = 0;
    for (int part = 0; part < 4; part += 1) {
        const __m128i block = _mm_or_si128(_mm_loadu_si128((const __m128i *)bytes + part), folded);
        result |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(block, byte)) << (16 * part);
    }
    return result;
#else
    uint64_t result = 0;
    for (int place = 0; place < 64; place += 1) {
        result |= (uint64_t)((((const uint8_t *)bytes)[place] | folding) == wanted) << place;
    }
    return result;
#endif
}

#endif
