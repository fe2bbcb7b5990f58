// The commonest schemas are called without boxing, which costs as much as a small operator itself.
#pragma once

#include "abi.h"

#include <ATen/core/dispatch/Dispatcher.h>

#include <algorithm>

class Direct {
public:
    explicit Direct(const c10::OperatorHandle& handle) {
        const auto& schema = handle.schema();
        for (const auto& argument : schema.arguments())
            if (argument.alias_info() != nullptr && argument.alias_info()->isWrite())
                return;
        if (schema.returns().size() != 1 || schema.returns()[0].type()->kind() != c10::TypeKind::TensorType)
            return;
        const auto form = kinds(schema);
        if (form == Kinds{c10::TypeKind::TensorType})
            set(unary_, handle);
        else if (form == Kinds{c10::TypeKind::TensorType, c10::TypeKind::TensorType})
            set(binary_, handle);
        else if (form == Kinds{c10::TypeKind::TensorType, c10::TypeKind::TensorType, c10::TypeKind::NumberType})
            set_scaled(handle);
        else if (handle.operator_name() == c10::OperatorName("aten::slice", "Tensor"))
            set(slice_, handle);
    }

    // False when the arguments are not all there in the types of the schema: the boxed call converts them, or says what is wrong.
    bool call(const Value* args, int32_t nargs, at::Tensor& result) const {
        if (nargs == 1 && unary_ && are_tensors(args, 1))
            result = unary_->call(tensor(args[0]));
        else if (nargs == 2 && binary_ && are_tensors(args, 2))
            result = binary_->call(tensor(args[0]), tensor(args[1]));
        else if (nargs == 2 && scaled_ && are_tensors(args, 2))
            result = scaled_->call(tensor(args[0]), tensor(args[1]), scale_);
        else if (nargs == 5 && slice_ && are_tensors(args, 1) && are_integers(args + 1, 4))
            result = slice_->call(tensor(args[0]), args[1].integer, c10::SymInt(args[2].integer), c10::SymInt(args[3].integer),
                                  c10::SymInt(args[4].integer));
        else
            return false;
        return true;
    }

private:
    using Kinds = std::vector<c10::TypeKind>;
    template <class Signature>
    using Typed = c10::optional<c10::TypedOperatorHandle<Signature>>;

    Typed<at::Tensor(const at::Tensor&)> unary_;
    Typed<at::Tensor(const at::Tensor&, const at::Tensor&)> binary_;
    Typed<at::Tensor(const at::Tensor&, const at::Tensor&, const at::Scalar&)> scaled_;
    Typed<at::Tensor(const at::Tensor&, int64_t, c10::optional<c10::SymInt>, c10::optional<c10::SymInt>, c10::SymInt)> slice_;
    at::Scalar scale_;

    static Kinds kinds(const c10::FunctionSchema& schema) {
        Kinds found;
        for (const auto& argument : schema.arguments())
            found.push_back(argument.type()->kind());
        return found;
    }

    // libtorch compares the signature with that of its kernels; where they differ, the boxed call remains.
    template <class Signature>
    static void set(Typed<Signature>& target, const c10::OperatorHandle& handle) {
        try {
            target = handle.typed<Signature>();
        } catch (const c10::Error&) {
        }
    }

    void set_scaled(const c10::OperatorHandle& handle) {
        const auto& factor = handle.schema().arguments()[2].default_value();
        if (!factor.has_value())
            return;
        scale_ = factor->toScalar();
        set(scaled_, handle);
    }

    static bool are_tensors(const Value* args, int32_t count) {
        return std::all_of(args, args + count, [](const Value& value) { return value.tag == Tag::Tensor && value.pointer != nullptr; });
    }

    static bool are_integers(const Value* args, int32_t count) {
        return std::all_of(args, args + count, [](const Value& value) { return value.tag == Tag::Int; });
    }

    static at::Tensor tensor(const Value& value) { return borrow(static_cast<TensorImpl*>(value.pointer)); }
};
