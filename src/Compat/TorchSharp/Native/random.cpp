// Random number generators.
#include "abi.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/core/Generator.h>

using GeneratorImpl = c10::GeneratorImpl;

static at::Generator generator(GeneratorImpl* handle) {
    return at::Generator(c10::intrusive_ptr<GeneratorImpl>::reclaim_copy(handle));
}

CT_EXPORT Status ct_generator_new(uint64_t seed, GeneratorImpl** result) {
    return guarded([&] { *result = at::make_generator<at::CPUGeneratorImpl>(seed).unsafeReleaseGeneratorImpl(); });
}

CT_EXPORT Status ct_generator_default(GeneratorImpl** result) {
    return guarded([&] { *result = at::Generator(at::detail::getDefaultCPUGenerator()).unsafeReleaseGeneratorImpl(); });
}

CT_EXPORT void ct_generator_free(GeneratorImpl* handle) {
    guarded([&] { c10::intrusive_ptr<GeneratorImpl>::reclaim(handle); });
}

CT_EXPORT Status ct_generator_manual_seed(GeneratorImpl* handle, uint64_t seed) {
    return guarded([&] {
        auto target = generator(handle);
        std::lock_guard<std::mutex> lock(target.mutex());
        target.set_current_seed(seed);
    });
}

// Reseeds from the system's entropy.
CT_EXPORT Status ct_generator_seed(GeneratorImpl* handle, uint64_t* seed) {
    return guarded([&] {
        auto target = generator(handle);
        std::lock_guard<std::mutex> lock(target.mutex());
        *seed = target.seed();
    });
}

CT_EXPORT Status ct_generator_initial_seed(GeneratorImpl* handle, uint64_t* seed) {
    return guarded([&] { *seed = generator(handle).current_seed(); });
}

CT_EXPORT Status ct_generator_get_state(GeneratorImpl* handle, TensorImpl** state) {
    return guarded([&] {
        auto source = generator(handle);
        std::lock_guard<std::mutex> lock(source.mutex());
        *state = give(source.get_state());
    });
}

CT_EXPORT Status ct_generator_set_state(GeneratorImpl* handle, TensorImpl* state) {
    return guarded([&] {
        auto target = generator(handle);
        std::lock_guard<std::mutex> lock(target.mutex());
        target.set_state(borrow(state));
    });
}
