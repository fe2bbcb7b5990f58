// Settings of the process.
#include "abi.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <c10/core/DefaultDtype.h>

#include <malloc.h>

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

// Keeps memory of freed tensors for the next ones instead of giving it back to the system each time.
CT_EXPORT void ct_tune_malloc(int32_t mmap_threshold, int32_t trim_threshold) {
    mallopt(M_MMAP_THRESHOLD, mmap_threshold);
    mallopt(M_TRIM_THRESHOLD, trim_threshold);
}
