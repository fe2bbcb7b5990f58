// Lifetime, shape, flags and memory of a tensor.
#include "abi.h"

#include <ATen/ATen.h>
#include <torch/serialize.h>

#include <cstring>

CT_EXPORT void ct_free(TensorImpl* tensor) {
    guarded([&] { TensorPointer::reclaim(tensor); });
}

CT_EXPORT TensorImpl* ct_retain(TensorImpl* tensor) {
    return TensorPointer::reclaim_copy(tensor).release();
}

CT_EXPORT int64_t ct_owned_bytes(TensorImpl* tensor) {
    return owned_bytes(tensor);
}

// Copies as many sizes as fit and returns how many there are.
CT_EXPORT int32_t ct_sizes(TensorImpl* tensor, int64_t* sizes, int32_t capacity) {
    auto all = tensor->sizes();
    std::copy_n(all.begin(), std::min<size_t>(all.size(), capacity), sizes);
    return static_cast<int32_t>(all.size());
}

CT_EXPORT Status ct_strides(TensorImpl* tensor, int64_t* strides) {
    return guarded([&] {
        auto all = tensor->strides();
        std::copy(all.begin(), all.end(), strides);
    });
}

struct Description {
    int32_t dimensions, scalar_type, device_type, device_index;
    int64_t elements, element_size, storage_offset;
};

CT_EXPORT Status ct_describe(TensorImpl* tensor, Description* description) {
    return guarded([&] {
        auto device = tensor->device();
        *description = {
            static_cast<int32_t>(tensor->dim()),
            static_cast<int32_t>(c10::typeMetaToScalarType(tensor->dtype())),
            static_cast<int32_t>(device.type()),
            device.index(),
            tensor->numel(),
            static_cast<int64_t>(tensor->itemsize()),
            tensor->has_storage() ? tensor->storage_offset() : 0,
        };
    });
}

enum class Flag : int32_t { RequiresGrad, Leaf, Contiguous, Sparse, Conjugate, Negative, Pinned, RetainsGrad };

CT_EXPORT Status ct_flag(TensorImpl* handle, Flag flag, int32_t* result) {
    return guarded([&] {
        auto tensor = borrow(handle);
        switch (flag) {
            case Flag::RequiresGrad: *result = tensor.requires_grad(); break;
            case Flag::Leaf: *result = tensor.is_leaf(); break;
            case Flag::Contiguous: *result = tensor.is_contiguous(); break;
            case Flag::Sparse: *result = tensor.is_sparse(); break;
            case Flag::Conjugate: *result = tensor.is_conj(); break;
            case Flag::Negative: *result = tensor.is_neg(); break;
            case Flag::Pinned: *result = tensor.is_pinned(); break;
            case Flag::RetainsGrad: *result = tensor.retains_grad(); break;
        }
    });
}

struct Memory {
    void* data;
    int64_t elements, element_size;
    int32_t scalar_type, contiguous;
    int32_t pending;  // a conjugation or negation that the elements do not show yet
};

// Where the elements lie; only for tensors in the processor's memory.
CT_EXPORT Status ct_memory(TensorImpl* handle, Memory* memory) {
    return guarded([&] {
        TORCH_CHECK(handle->device().is_cpu(), "Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
        *memory = {
            handle->data(),
            handle->numel(),
            static_cast<int64_t>(handle->itemsize()),
            static_cast<int32_t>(c10::typeMetaToScalarType(handle->dtype())),
            handle->is_contiguous(),
            handle->is_conj() || handle->is_neg(),
        };
    });
}

// A new tensor with a copy of contiguous elements.
CT_EXPORT Status ct_from_copy(const void* data, const int64_t* sizes, int32_t dimensions, int32_t type, TensorImpl** result) {
    return guarded([&] {
        auto tensor = at::empty({sizes, static_cast<size_t>(dimensions)}, at::TensorOptions(static_cast<c10::ScalarType>(type)));
        if (tensor.numel() > 0)
            std::memcpy(tensor.data_ptr(), data, tensor.nbytes());
        *result = give(std::move(tensor));
    });
}

// A new tensor over the caller's memory; release(context) is called when nothing uses the memory any more.
CT_EXPORT Status ct_from_shared(void* data, const int64_t* sizes, int32_t dimensions, int32_t type,
                                void (*release)(int64_t), int64_t context, TensorImpl** result) {
    return guarded([&] {
        *result = give(at::from_blob(data, {sizes, static_cast<size_t>(dimensions)}, [=](void*) { release(context); },
                                     at::TensorOptions(static_cast<c10::ScalarType>(type))));
    });
}

// All elements in row order, whatever the strides.
CT_EXPORT Status ct_copy_out(TensorImpl* handle, void* target, int64_t bytes) {
    return guarded([&] {
        auto tensor = borrow(handle).detach().resolve_conj().resolve_neg().contiguous();
        TORCH_CHECK(static_cast<int64_t>(tensor.nbytes()) == bytes, "the tensor has ", tensor.nbytes(),
                    " bytes, the target has ", bytes);
        if (bytes > 0)
            std::memcpy(target, tensor.data_ptr(), bytes);
    });
}

CT_EXPORT Status ct_item(TensorImpl* handle, Value* value) {
    return guarded([&] {
        auto scalar = borrow(handle).item();
        *value = Value{};
        if (scalar.isBoolean()) {
            value->tag = Tag::Bool;
            value->integer = scalar.toBool();
        } else if (scalar.isIntegral(false)) {
            value->tag = Tag::Int;
            value->integer = scalar.toLong();
        } else if (scalar.isComplex()) {
            value->tag = Tag::Complex;
            value->real = scalar.toComplexDouble().real();
            value->imaginary = scalar.toComplexDouble().imag();
        } else {
            value->tag = Tag::Double;
            value->real = scalar.toDouble();
        }
    });
}

CT_EXPORT Status ct_save(TensorImpl* tensor, const char* path) {
    return guarded([&] { torch::save(borrow(tensor), std::string(path)); });
}

CT_EXPORT Status ct_load(const char* path, TensorImpl** result) {
    return guarded([&] {
        at::Tensor tensor;
        torch::load(tensor, std::string(path));
        *result = give(std::move(tensor));
    });
}
