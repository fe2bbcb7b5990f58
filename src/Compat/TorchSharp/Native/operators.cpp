// Any operator of libtorch by schema name, through the boxed dispatcher.
#include "abi.h"
#include "direct.h"

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/Generator.h>
#include <torch/version.h>

namespace {

enum class Need : uint8_t { Anything, Real, Tensor };

struct Operator {
    c10::OperatorHandle handle;
    std::vector<Need> needs;
    std::vector<c10::optional<c10::IValue>> defaults;
    size_t results;
    Direct direct;

    explicit Operator(c10::OperatorHandle found)
        : handle(std::move(found)), results(handle.schema().returns().size()), direct(handle) {
        for (const auto& argument : handle.schema().arguments()) {
            needs.push_back(need(argument.type()));
            defaults.push_back(argument.default_value());
        }
    }

    static Need need(const c10::TypePtr& type) {
        if (type->kind() == c10::TypeKind::TensorType)
            return Need::Tensor;
        auto inner = type;
        if (auto optional = type->cast<c10::OptionalType>())
            inner = optional->getElementType();
        return inner->kind() == c10::TypeKind::FloatType ? Need::Real : Need::Anything;
    }
};

// The stack of this thread, or a fresh one for a call inside a call.
class Stack {
public:
    Stack() : values_(busy ? own_ : shared), shared_(!busy) { busy = true; }
    ~Stack() {
        values_.clear();
        if (shared_)
            busy = false;
    }
    Stack(const Stack&) = delete;
    Stack& operator=(const Stack&) = delete;
    torch::jit::Stack& operator*() { return values_; }
private:
    static thread_local torch::jit::Stack shared;
    static thread_local bool busy;
    torch::jit::Stack own_;
    torch::jit::Stack& values_;
    bool shared_;
};
thread_local torch::jit::Stack Stack::shared;
thread_local bool Stack::busy = false;

template <class T, class Native>
c10::IValue list(const Value& value) {
    c10::List<T> items;
    items.reserve(value.length);
    auto source = static_cast<const Native*>(value.pointer);
    for (int64_t i = 0; i < value.length; i++)
        items.push_back(static_cast<T>(source[i]));
    return items;
}

c10::IValue tensors(const Value& value) {
    c10::List<at::Tensor> items;
    items.reserve(value.length);
    auto source = static_cast<TensorImpl* const*>(value.pointer);
    for (int64_t i = 0; i < value.length; i++) {
        if (source[i] == nullptr)
            throw NullTensorError();
        items.push_back(borrow(source[i]));
    }
    return items;
}

c10::IValue optional_tensors(const Value& value) {
    c10::List<c10::optional<at::Tensor>> items;
    items.reserve(value.length);
    auto source = static_cast<TensorImpl* const*>(value.pointer);
    for (int64_t i = 0; i < value.length; i++)
        items.push_back(source[i] == nullptr ? c10::optional<at::Tensor>() : borrow(source[i]));
    return items;
}

void push(torch::jit::Stack& stack, const Value& value, Need need) {
    switch (value.tag) {
        case Tag::None:
            if (need == Need::Tensor)
                throw NullTensorError();
            stack.emplace_back();
            return;
        case Tag::Bool: stack.emplace_back(value.integer != 0); return;
        case Tag::Int:
            if (need == Need::Real)
                stack.emplace_back(static_cast<double>(value.integer));
            else
                stack.emplace_back(value.integer);
            return;
        case Tag::Double: stack.emplace_back(value.real); return;
        case Tag::Complex: stack.emplace_back(c10::complex<double>(value.real, value.imaginary)); return;
        case Tag::Tensor: stack.emplace_back(borrow(static_cast<TensorImpl*>(value.pointer))); return;
        case Tag::Ints: stack.push_back(list<int64_t, int64_t>(value)); return;
        case Tag::Doubles: stack.push_back(list<double, double>(value)); return;
        case Tag::Bools: stack.push_back(list<bool, uint8_t>(value)); return;
        case Tag::Tensors: stack.push_back(tensors(value)); return;
        case Tag::OptionalTensors: stack.push_back(optional_tensors(value)); return;
        case Tag::String: stack.emplace_back(std::string(static_cast<const char*>(value.pointer), value.length)); return;
        case Tag::Device:
            stack.emplace_back(
                c10::Device(static_cast<c10::DeviceType>(value.extra), static_cast<c10::DeviceIndex>(value.integer)));
            return;
        case Tag::Generator:
            stack.emplace_back(at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(
                static_cast<c10::GeneratorImpl*>(value.pointer))));
            return;
    }
    TORCH_CHECK(false, "argument tag ", static_cast<int32_t>(value.tag), " is unknown");
}

void give_tensor(at::Tensor tensor, Value& value) {
    value.pointer = give(std::move(tensor));
    value.tag = value.pointer == nullptr ? Tag::None : Tag::Tensor;
    value.length = owned_bytes(static_cast<TensorImpl*>(value.pointer));
}

void unbox(c10::IValue result, Value& value) {
    value = Value{};
    if (result.isTensor()) {
        give_tensor(std::move(result).toTensor(), value);
    } else if (result.isTensorList()) {
        auto items = std::move(result).toTensorVector();
        auto handles = new TensorImpl*[items.size()];
        for (size_t i = 0; i < items.size(); i++)
            handles[i] = give(std::move(items[i]));
        value.tag = Tag::Tensors;
        value.pointer = handles;
        value.length = static_cast<int64_t>(items.size());
    } else if (result.isInt()) {
        value.tag = Tag::Int;
        value.integer = result.toInt();
    } else if (result.isBool()) {
        value.tag = Tag::Bool;
        value.integer = result.toBool();
    } else if (result.isDouble()) {
        value.tag = Tag::Double;
        value.real = result.toDouble();
    } else if (result.isComplexDouble()) {
        value.tag = Tag::Complex;
        value.real = result.toComplexDouble().real();
        value.imaginary = result.toComplexDouble().imag();
    } else {
        TORCH_CHECK(result.isNone(), "a result of type ", result.tagKind(), " is not supported");
    }
}

}  // namespace

CT_EXPORT Status ct_operator(const char* name, const char* overload, void** handle) {
    return guarded([&] {
        auto found = c10::Dispatcher::singleton().findSchema({name, overload});
        TORCH_CHECK(found.has_value(), "libtorch " TORCH_VERSION " has no operator ", name,
                    overload[0] == 0 ? "" : ".", overload);
        *handle = new Operator(std::move(*found));
    });
}

// Arguments that are left out at the end take the schema's defaults; results beyond nresults are dropped.
CT_EXPORT Status ct_call(const Operator* op, const Value* args, int32_t nargs, Value* results, int32_t nresults) {
    return guarded([&] {
        auto expected = op->needs.size();
        TORCH_CHECK(static_cast<size_t>(nargs) <= expected && static_cast<size_t>(nresults) <= op->results,
                    op->handle.operator_name(), " was called with ", nargs, " arguments for ", nresults,
                    " results; its schema is ", op->handle.schema());
        at::Tensor only;
        if (nresults == 1 && op->direct.call(args, nargs, only)) {
            results[0] = Value{};
            give_tensor(std::move(only), results[0]);
            return;
        }
        Stack stack;
        for (int32_t i = 0; i < nargs; i++)
            push(*stack, args[i], op->needs[i]);
        for (auto i = static_cast<size_t>(nargs); i < expected; i++) {
            TORCH_CHECK(op->defaults[i].has_value(), op->handle.operator_name(), " needs argument ", i,
                        "; its schema is ", op->handle.schema());
            (*stack).push_back(*op->defaults[i]);
        }
        op->handle.callBoxed(&*stack);
        for (int32_t i = 0; i < nresults; i++)
            unbox(std::move((*stack)[i]), results[i]);
    });
}

CT_EXPORT void ct_free_list(TensorImpl** handles) {
    delete[] handles;
}

CT_EXPORT const char* ct_version() {
    return TORCH_VERSION;
}
