// Autograd functions whose backward is managed code.
#include "abi.h"

#include <torch/csrc/autograd/custom_function.h>
#include <torch/csrc/autograd/saved_variable.h>

using torch::autograd::variable_list;

namespace {

// Gradients and results are owned by whoever receives them. Returns a handle of a managed exception, or 0.
using BackwardCallback = int64_t (*)(int64_t context, void* node, TensorImpl** gradients, int32_t gradient_count,
                                     TensorImpl** results, int32_t result_count);
using ReleaseCallback = void (*)(int64_t);

BackwardCallback call_backward = nullptr;
ReleaseCallback release_context = nullptr;

struct ManagedNode : torch::autograd::Node {
    ManagedNode(std::string name, int64_t context, bool materialize)
        : name_(std::move(name)), context_(context), materialize_(materialize) {}
    ~ManagedNode() override { release_context(context_); }
    ManagedNode(const ManagedNode&) = delete;
    ManagedNode& operator=(const ManagedNode&) = delete;

    std::string name() const override { return name_; }

    variable_list apply(variable_list&& gradients) override {
        std::vector<TensorImpl*> given(gradients.size());
        for (size_t i = 0; i < gradients.size(); i++) {
            if (!gradients[i].defined() && materialize_)
                gradients[i] = input_metadata(i).zeros_like();
            given[i] = give(std::move(gradients[i]));
        }
        std::vector<TensorImpl*> results(num_outputs(), nullptr);
        auto error = call_backward(context_, this, given.data(), static_cast<int32_t>(given.size()), results.data(),
                                   static_cast<int32_t>(results.size()));
        variable_list found(results.size());
        for (size_t i = 0; i < results.size(); i++)
            if (results[i] != nullptr)
                found[i] = at::Tensor(TensorPointer::reclaim(results[i]));
        if (error != 0)
            throw ManagedError(error);
        return found;
    }

    void save(const variable_list& variables) {
        for (const auto& variable : variables)
            saved_.emplace_back(variable, variable.defined() && variable.grad_fn().get() == this);
    }

    size_t saved_count() const { return saved_.size(); }

    void unpack(TensorImpl** results) {
        std::lock_guard<std::mutex> lock(mutex_);
        TORCH_CHECK(!released_, torch::autograd::ERR_BACKWARD_TWICE);
        for (size_t i = 0; i < saved_.size(); i++)
            results[i] = give(saved_[i].unpack(shared_from_this()));
    }

    void release_variables() override {
        std::lock_guard<std::mutex> lock(mutex_);
        for (auto& variable : saved_)
            variable.reset_data();
        released_ = !saved_.empty();
    }

private:
    std::string name_;
    int64_t context_;
    bool materialize_;
    bool released_ = false;
    std::vector<torch::autograd::SavedVariable> saved_;
};

std::unordered_set<TensorImpl*> set_of(TensorImpl* const* handles, int32_t count) {
    return {handles, handles + count};
}

variable_list forward_gradients_unsupported(variable_list, variable_list) {
    TORCH_CHECK(false, "forward-mode differentiation is not supported for functions of managed code");
}

}  // namespace

struct Application {
    const char* name;
    int64_t context;  // 0: no gradient is needed, the outputs are only detached
    int32_t materialize, inputs, outputs, undifferentiable, dirty, saved;
    TensorImpl* const* handles;  // in that order
};

CT_EXPORT void ct_function_callbacks(BackwardCallback backward, ReleaseCallback release) {
    call_backward = backward;
    release_context = release;
}

// Ties a finished forward pass into the graph. From here on the graph owns the context, whatever the status.
CT_EXPORT Status ct_function_apply(const Application* application, TensorImpl** results) {
    return guarded([&] {
        const auto& a = *application;
        std::shared_ptr<ManagedNode> node;
        if (a.context != 0)
            node = std::shared_ptr<ManagedNode>(new ManagedNode(a.name, a.context, a.materialize != 0),
                                                torch::autograd::deleteNode);
        auto handles = a.handles;
        auto inputs = borrow_all(handles, a.inputs);
        handles += a.inputs;
        auto outputs = borrow_all(handles, a.outputs);
        handles += a.outputs;
        auto undifferentiable = set_of(handles, a.undifferentiable);
        handles += a.undifferentiable;
        auto dirty = set_of(handles, a.dirty);
        handles += a.dirty;

        if (node) {
            node->set_next_edges(torch::autograd::collect_next_edges(inputs));
            node->clear_input_metadata();
        }
        for (auto changed : dirty)
            changed->bump_version();
        std::vector<c10::optional<at::Tensor>> raw(outputs.begin(), outputs.end());
        auto wrapped = torch::autograd::_wrap_outputs(inputs, undifferentiable, dirty, raw, node, forward_gradients_unsupported);
        if (node)
            node->save(borrow_all(handles, a.saved));
        for (size_t i = 0; i < wrapped.size(); i++)
            results[i] = give(std::move(*wrapped[i]));
    });
}

CT_EXPORT Status ct_function_saved(ManagedNode* node, TensorImpl** results) {
    return guarded([&] { node->unpack(results); });
}
