// What C++ takes for the cases of `bench torch`, through the typed API of the same libtorch. It answers a line "CASE COUNT" on its
// input with a line of microseconds per call, so that the program which asks can take turns with it.
#include <malloc.h>
#include <torch/torch.h>

#include <chrono>
#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <vector>

using torch::Tensor;

template <typename T>
static void keep(const T& value) {
    asm volatile("" : : "g"(&value) : "memory");
}

struct Square : torch::autograd::Function<Square> {
    static Tensor forward(torch::autograd::AutogradContext* context, Tensor input) {
        context->save_for_backward({input});
        return input.mul(input);
    }

    static torch::autograd::tensor_list backward(torch::autograd::AutogradContext* context, torch::autograd::tensor_list gradients) {
        auto saved = context->get_saved_variables();
        return {gradients[0].mul(saved[0]).mul(2)};
    }
};

static std::function<void()> convolution(int64_t in, int64_t out, std::vector<int64_t> shape) {
    torch::nn::Conv2d layer(torch::nn::Conv2dOptions(in, out, 3).padding(1));
    auto images = torch::randn(shape);
    return [=]() mutable { layer->forward(images).sum().backward(); };
}

static std::function<void()> network() {
    torch::nn::Sequential layers(torch::nn::Linear(64, 64), torch::nn::ReLU(), torch::nn::Linear(64, 10));
    auto optimizer = std::make_shared<torch::optim::Adam>(layers->parameters(), torch::optim::AdamOptions(1e-3));
    auto inputs = torch::randn({32, 64});
    auto labels = torch::randint(0, 10, {32}, torch::kLong);
    return [=]() mutable {
        optimizer->zero_grad();
        torch::nn::functional::cross_entropy(layers->forward(inputs), labels).backward();
        optimizer->step();
    };
}

static std::map<std::string, std::function<void()>> cases() {
    auto a = torch::randn({4}), b = torch::randn({4}), sum = torch::zeros({4}), differentiable = torch::randn({4}).requires_grad_();
    auto shaped = torch::randn({2, 3, 4, 5}), thousand = torch::randn({1000});
    auto left = torch::randn({64, 64}), right = torch::randn({64, 64});
    return {
        {"add", [=] { keep(a.add(b)); }},
        {"relu", [=] { keep(a.relu()); }},
        {"slice", [=] { keep(a.slice(0, 1, 3, 1)); }},
        {"conv_small", convolution(2, 4, {1, 2, 8, 8})},
        {"conv_large", convolution(16, 32, {8, 16, 32, 32})},
        {"mlp_step", network()},
        {"custom_function", [=] { Square::apply(differentiable).sum().backward(); }},
        {"shape", [=] { keep(shaped.sizes().vec()); }},
        {"floats_out", [=] { auto data = thousand.data_ptr<float>(); keep(std::vector<float>(data, data + thousand.numel())); }},
        {"add_in_place", [=] { sum.add_(a); }},
        {"matmul", [=] { keep(left.matmul(right)); }},
    };
}

int main() {
    // As the native library of the managed side does: memory of large tensors stays with the process.
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 512 << 20);
    at::set_num_threads(1);
    torch::manual_seed(1);
    const auto known = cases();
    std::string name;
    for (int count; std::cin >> name >> count;) {
        const auto& run = known.at(name);
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < count; i++)
            run();
        const std::chrono::duration<double, std::micro> elapsed = std::chrono::steady_clock::now() - start;
        std::cout << elapsed.count() / count << std::endl;
    }
}
