// The inputs of the cases: SplitMix64, which any language rebuilds bit for bit.
#pragma once
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

struct SplitMix64 {
    uint64_t state;

    double uniform() {
        state += 0x9E3779B97F4A7C15ull;
        uint64_t z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
        z ^= z >> 31;
        return (z >> 11) * 0x1p-53;
    }
};

// Uniform in [0, 1).
inline std::vector<double> uniform(uint64_t seed, size_t count) {
    SplitMix64 source{seed};
    std::vector<double> values(count);
    for (auto& value : values) value = source.uniform();
    return values;
}

// Standard normal, by Box and Muller on pairs.
inline std::vector<double> normal(uint64_t seed, size_t count) {
    SplitMix64 source{seed};
    std::vector<double> values;
    while (values.size() < count) {
        double first = source.uniform(), second = source.uniform(), radius = std::sqrt(-2 * std::log(1 - first));
        values.push_back(radius * std::cos(2 * M_PI * second));
        values.push_back(radius * std::sin(2 * M_PI * second));
    }
    values.resize(count);
    return values;
}
