// What crosses the border to managed code. Every export returns a status and lets no exception through.
#pragma once

#include <ATen/core/Tensor.h>
#include <ATen/core/ivalue.h>

#include <cstdint>
#include <exception>
#include <utility>

#define CT_EXPORT extern "C" __attribute__((visibility("default")))

using TensorImpl = c10::TensorImpl;
using TensorPointer = c10::intrusive_ptr<TensorImpl, c10::UndefinedTensorImpl>;

enum Status : int32_t { Ok = 0, Failed = 1, FailedInManagedCode = 2, NullTensor = 3 };

enum class Tag : int32_t {
    None, Bool, Int, Double, Complex, Tensor, Ints, Doubles, Bools, Tensors, OptionalTensors, String, Device, Generator
};

// One argument or result. Handles in arguments are borrowed, handles in results are owned by the receiver.
struct Value {
    Tag tag;
    int32_t extra;  // Device: its type
    union { int64_t integer; double real; void* pointer; };
    // lists: the number of elements; Complex: the imaginary part; a Tensor result: the bytes that it alone owns
    union { int64_t length; double imaginary; };
};
static_assert(sizeof(Value) == 24, "Value is laid out for managed code");

// A required tensor argument was null.
struct NullTensorError : std::exception {};

// An exception of managed code on its way through libtorch; it frees its managed handle when nobody takes it.
class ManagedError : public std::exception {
public:
    explicit ManagedError(int64_t handle);
    int64_t take() const noexcept { return std::exchange(*handle_, 0); }
    const char* what() const noexcept override { return "an exception was thrown by managed code"; }
private:
    std::shared_ptr<int64_t> handle_;
};

// Stores the exception now being handled for ct_error.
Status record_current_exception() noexcept;

template <class Body>
Status guarded(Body&& body) noexcept {
    try {
        body();
        return Ok;
    } catch (...) {
        return record_current_exception();
    }
}

inline at::Tensor borrow(TensorImpl* handle) {
    return handle == nullptr ? at::Tensor() : at::Tensor(TensorPointer::reclaim_copy(handle));
}

inline TensorImpl* give(at::Tensor tensor) {
    return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

inline std::vector<at::Tensor> borrow_all(TensorImpl* const* handles, int64_t count) {
    std::vector<at::Tensor> tensors;
    tensors.reserve(count);
    for (int64_t i = 0; i < count; i++)
        tensors.push_back(borrow(handles[i]));
    return tensors;
}

// Bytes of memory that would go with this tensor: nothing for a view of another one.
inline int64_t owned_bytes(const TensorImpl* tensor) {
    if (tensor == nullptr || !tensor->has_storage())
        return 0;
    const auto& storage = tensor->storage();
    return storage.use_count() == 1 ? static_cast<int64_t>(storage.nbytes()) : 0;
}
