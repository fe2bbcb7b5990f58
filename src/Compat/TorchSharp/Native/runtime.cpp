// Settings of the process.
#include "abi.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <c10/core/DefaultDtype.h>

#include <cstdlib>
#ifdef __GLIBC__
#include <malloc.h>

// By default glibc gives the memory of every large tensor back to the system and faults it in again for the next one, which
// costs more than most operators. Keep it, within bounds, unless the user has settings of his own.
static const bool keeps_memory = [] {
    if (std::getenv("MALLOC_MMAP_THRESHOLD_") || std::getenv("MALLOC_TRIM_THRESHOLD_") || std::getenv("GLIBC_TUNABLES"))
        return false;
    return mallopt(M_MMAP_THRESHOLD, 32 << 20) != 0 && mallopt(M_TRIM_THRESHOLD, 512 << 20) != 0;
}();
#endif

CT_EXPORT int32_t ct_threads() {
    return at::get_num_threads();
}

CT_EXPORT Status ct_set_threads(int32_t count) {
    return guarded([&] { at::set_num_threads(count); });
}

CT_EXPORT int32_t ct_interop_threads() {
    return at::get_num_interop_threads();
}

CT_EXPORT Status ct_set_interop_threads(int32_t count) {
    return guarded([&] { at::set_num_interop_threads(count); });
}

CT_EXPORT int32_t ct_default_type() {
    return static_cast<int32_t>(c10::typeMetaToScalarType(c10::get_default_dtype()));
}

CT_EXPORT Status ct_set_default_type(int32_t type) {
    return guarded([&] { c10::set_default_dtype(c10::scalarTypeToTypeMeta(static_cast<c10::ScalarType>(type))); });
}

CT_EXPORT int32_t ct_deterministic(int32_t* warn_only) {
    *warn_only = at::globalContext().deterministicAlgorithmsWarnOnly();
    return at::globalContext().deterministicAlgorithms();
}

CT_EXPORT Status ct_set_deterministic(int32_t enabled, int32_t warn_only) {
    return guarded([&] { at::globalContext().setDeterministicAlgorithms(enabled != 0, warn_only != 0); });
}
