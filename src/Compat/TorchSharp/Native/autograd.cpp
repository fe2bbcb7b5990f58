// Gradients: flags of a tensor, modes of a thread, the backward pass.
#include "abi.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>

CT_EXPORT Status ct_set_requires_grad(TensorImpl* tensor, int32_t value) {
    return guarded([&] { borrow(tensor).set_requires_grad(value != 0); });
}

CT_EXPORT Status ct_retain_grad(TensorImpl* tensor) {
    return guarded([&] { borrow(tensor).retain_grad(); });
}

CT_EXPORT Status ct_grad(TensorImpl* tensor, TensorImpl** gradient) {
    return guarded([&] { *gradient = give(borrow(tensor).grad()); });
}

CT_EXPORT Status ct_set_grad(TensorImpl* tensor, TensorImpl* gradient) {
    return guarded([&] { borrow(tensor).mutable_grad() = borrow(gradient); });
}

CT_EXPORT Status ct_backward(TensorImpl* const* tensors, int32_t count, TensorImpl* const* gradients, int32_t gradient_count,
                             int32_t retain_graph, int32_t create_graph, TensorImpl* const* inputs, int32_t input_count) {
    return guarded([&] {
        torch::autograd::backward(borrow_all(tensors, count), borrow_all(gradients, gradient_count), retain_graph != 0,
                                  create_graph != 0, borrow_all(inputs, input_count));
    });
}

CT_EXPORT Status ct_gradients(TensorImpl* const* outputs, int32_t output_count, TensorImpl* const* inputs, int32_t input_count,
                              TensorImpl* const* gradients, int32_t gradient_count, int32_t retain_graph,
                              int32_t create_graph, int32_t allow_unused, TensorImpl** results) {
    return guarded([&] {
        auto found = torch::autograd::grad(borrow_all(outputs, output_count), borrow_all(inputs, input_count),
                                           borrow_all(gradients, gradient_count), retain_graph != 0, create_graph != 0,
                                           allow_unused != 0);
        for (size_t i = 0; i < found.size(); i++)
            results[i] = give(std::move(found[i]));
    });
}

CT_EXPORT int32_t ct_grad_enabled() {
    return at::GradMode::is_enabled();
}

CT_EXPORT void ct_set_grad_enabled(int32_t enabled) {
    at::GradMode::set_enabled(enabled != 0);
}

CT_EXPORT int32_t ct_inference_enabled() {
    return c10::InferenceMode::is_enabled();
}

CT_EXPORT Status ct_inference_begin(int32_t enabled, void** guard) {
    return guarded([&] { *guard = new c10::InferenceMode(enabled != 0); });
}

// On the thread that began it.
CT_EXPORT Status ct_inference_end(c10::InferenceMode* guard) {
    return guarded([&] { delete guard; });
}

CT_EXPORT void ct_anomaly(int32_t* enabled, int32_t* check_nan) {
    *enabled = torch::autograd::AnomalyMode::is_enabled();
    *check_nan = torch::autograd::AnomalyMode::should_check_nan();
}

CT_EXPORT void ct_set_anomaly(int32_t enabled, int32_t check_nan) {
    torch::autograd::AnomalyMode::set_enabled(enabled != 0, check_nan != 0);
}
