// What plain C++ takes for the cases of `bench solvers`. It answers a line "CASE COUNT" on its input with a line of microseconds per
// call and the sum of optimal objectives, so that the program which asks can take turns with it and compare answers.
#include <lemon/matching.h>
#include <lemon/smart_graph.h>

#include <cstring>
#include <ctime>
#include <iomanip>
#include <iostream>
#include <map>
#include <memory>
#include <numeric>
#include <string>

#include "assignment.h"
#include "grid.h"
#include "inputs.h"

using Case = std::function<double()>;
using Edges = std::vector<std::pair<int, int>>;

static Case assignment(uint64_t seed, int n, int batch) {
    auto solver = std::make_shared<JonkerVolgenant>();
    return [=, costs = uniform(seed, (size_t)batch * n * n)] {
        double sum = 0;
        for (int b = 0; b < batch; b++) sum += solver->run(&costs[(size_t)b * n * n], n);
        return sum;
    };
}

static Case grid(uint64_t seed, int size, int batch) {
    size_t cells = (size_t)size * size;
    std::vector<float> costs;
    for (double u : uniform(seed, batch * cells)) costs.push_back((float)(0.8 + 8.4 * u));
    auto solver = std::make_shared<GridDijkstra>();
    auto solutions = std::make_shared<std::vector<float>>(costs.size());
    return [=] {
        double sum = 0;
        for (int b = 0; b < batch; b++) sum += solver->run(&costs[b * cells], size, &(*solutions)[b * cells]);
        return sum;
    };
}

// A whole blackbox layer: solve, gradient of the Hamming loss against the best paths of other costs, solve at the moved costs, difference. It gives the sum of
// the gradient's magnitudes times the length of the step: how many cells the two solutions differ in.
static Case blackboxLayer(int size) {
    const int batch = 70;
    const float step = 20;
    size_t cells = (size_t)size * size;
    std::vector<float> costs, other;
    for (double u : uniform(200 + size, batch * cells)) costs.push_back((float)(0.8 + 8.4 * u));
    for (double u : uniform(300 + size, batch * cells)) other.push_back((float)(0.8 + 8.4 * u));
    auto solver = std::make_shared<GridDijkstra>();
    std::vector<float> target(costs.size());
    for (int b = 0; b < batch; b++) solver->run(&other[b * cells], size, &target[b * cells]);
    auto solution = std::make_shared<std::vector<float>>(costs.size()), gradient = std::make_shared<std::vector<float>>(costs.size());
    return [=] {
        std::vector<float> moved(cells), reached(cells);
        double sum = 0;
        for (int b = 0; b < batch; b++) solver->run(&costs[b * cells], size, &(*solution)[b * cells]);
        for (int b = 0; b < batch; b++) {
            size_t at = b * cells;
            for (size_t i = 0; i < cells; i++) moved[i] = std::max(costs[at + i] + step * (1 - 2 * target[at + i]) / batch, 0.f);
            solver->run(moved.data(), size, reached.data());
            for (size_t i = 0; i < cells; i++) {
                (*gradient)[at + i] = (reached[i] - (*solution)[at + i]) / step;
                sum += std::fabs((*gradient)[at + i]) * step;
            }
        }
        return sum;
    };
}

// The objective of a solution is outside of what is compared here, as it is a sum that the other side takes anyway: it is cheap.
static Case topk(int rows, int n, int chosen) {
    auto values = normal(101, 6400);
    std::vector<float> scores((size_t)rows * n);
    for (size_t i = 0; i < scores.size(); i++) scores[i] = (float)values[i % values.size()];
    auto solutions = std::make_shared<std::vector<float>>(scores.size());
    return [=] {
        std::vector<float> sorted(n);
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            const float* own = &scores[(size_t)row * n];
            std::memcpy(sorted.data(), own, n * sizeof(float));
            std::nth_element(sorted.begin(), sorted.begin() + chosen - 1, sorted.end(), std::greater<float>());
            float threshold = sorted[chosen - 1];
            for (int j = 0; j < n; j++) (*solutions)[(size_t)row * n + j] = own[j] >= threshold ? 1.f : 0.f;
            for (int j = 0; j < chosen; j++) sum -= sorted[j];
        }
        return sum;
    };
}

static Case ranking(int rows, int n) {
    std::vector<float> scores;
    for (double u : uniform(901, (size_t)rows * n)) scores.push_back((float)(2 * u - 1));
    auto ranks = std::make_shared<std::vector<float>>(scores.size());
    return [=] {
        std::vector<int> order(n);
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            const float* own = &scores[(size_t)row * n];
            std::iota(order.begin(), order.end(), 0);
            std::sort(order.begin(), order.end(), [=](int left, int right) { return own[left] > own[right]; });
            for (int place = 0; place < n; place++) {
                (*ranks)[(size_t)row * n + order[place]] = (float)(place + 1);
                sum += (double)own[order[place]] * (place + 1);
            }
        }
        return sum;
    };
}

// Perfect matching of least cost with LEMON's blossom algorithm over integers; building the graph is part of it.
static Case matching(int nodes, Edges edges, std::vector<double> costs) {
    return [=] {
        lemon::SmartGraph graph;
        graph.reserveNode(nodes);
        graph.reserveEdge(edges.size());
        for (int i = 0; i < nodes; i++) graph.addNode();
        lemon::SmartGraph::EdgeMap<int64_t> weight(graph);
        for (size_t e = 0; e < edges.size(); e++)
            weight[graph.addEdge(graph.nodeFromId(edges[e].first), graph.nodeFromId(edges[e].second))] = -std::llround(costs[e] * 1e9);
        lemon::MaxWeightedPerfectMatching<lemon::SmartGraph, lemon::SmartGraph::EdgeMap<int64_t>> solver(graph, weight);
        return solver.run() ? -solver.matchingWeight() * 1e-9 : NAN;
    };
}

static Case gridMatching(int size) {
    Edges edges;
    for (int v = 0; v < size * size; v++) {
        if (v % size + 1 < size) edges.push_back({v, v + 1});
        if (v / size + 1 < size) edges.push_back({v, v + size});
    }
    auto costs = uniform(1000 + size, edges.size());
    for (auto& cost : costs) cost = 0.8 + 8.4 * cost;
    return matching(size * size, edges, costs);
}

static Case completeMatching(int nodes) {
    Edges edges;
    for (int i = 0; i < nodes; i++)
        for (int j = i + 1; j < nodes; j++) edges.push_back({i, j});
    return matching(nodes, edges, uniform(1100 + nodes, edges.size()));
}

// 0/1 knapsack by dynamic programming over capacities, with the decisions kept.
static Case knapsack(int n) {
    auto value = uniform(2101, n), weight = uniform(2102, n);
    std::vector<int> v, w;
    for (int i = 0; i < n; i++) v.push_back((int)std::ceil(1 + 99 * value[i])), w.push_back((int)std::ceil(1 + 99 * weight[i]));
    int capacity = std::accumulate(w.begin(), w.end(), 0) / 2;
    auto taken = std::make_shared<std::vector<char>>();
    return [=] {
        std::vector<int> best(capacity + 1, 0);
        taken->assign((size_t)n * (capacity + 1), 0);
        for (int i = 0; i < n; i++) {
            char* row = &(*taken)[(size_t)i * (capacity + 1)];
            for (int c = capacity; c >= w[i]; c--)
                if (best[c - w[i]] + v[i] > best[c]) best[c] = best[c - w[i]] + v[i], row[c] = 1;
        }
        return -(double)best[capacity];
    };
}

static const std::map<std::string, std::function<Case()>> known = {
    {"raw_cpp_lap_jv_n100_b64", [] { return assignment(500, 100, 64); }},
    {"raw_cpp_lap_jv_n500", [] { return assignment(1200, 500, 1); }},
    {"raw_cpp_lap_jv_n1000", [] { return assignment(1700, 1000, 1); }},
    {"raw_cpp_dijkstra_f32_g12_b70", [] { return grid(212, 12, 70); }},
    {"raw_cpp_dijkstra_f32_g18_b70", [] { return grid(218, 18, 70); }},
    {"raw_cpp_dijkstra_f32_g24_b70", [] { return grid(224, 24, 70); }},
    {"raw_cpp_dijkstra_f32_g30_b70", [] { return grid(230, 30, 70); }},
    {"raw_cpp_dijkstra_f32_g300", [] { return grid(2300, 300, 1); }},
    {"cpp_bb_layer_sp_g12_b70_fwdbwd", [] { return blackboxLayer(12); }},
    {"cpp_bb_layer_sp_g30_b70_fwdbwd", [] { return blackboxLayer(30); }},
    {"raw_cpp_topk_640x100_k10_nth", [] { return topk(640, 100, 10); }},
    {"raw_cpp_rank_64x1000_sort", [] { return ranking(64, 1000); }},
    {"raw_lemon_mwpm_grid24_b1", [] { return gridMatching(24); }},
    {"raw_lemon_mwpm_K200", [] { return completeMatching(200); }},
    {"raw_cpp_dp_knapsack_n100", [] { return knapsack(100); }},
    {"raw_cpp_dp_knapsack_n300", [] { return knapsack(300); }},
};

// Processor time, so that other work on the machine does not make this side look slow. The side that asks counts wall-clock time.
static double processorMicroseconds() {
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec * 1e6 + now.tv_nsec * 1e-3;
}

int main() {
    std::map<std::string, Case> made;
    std::string name;
    for (int count; std::cin >> name >> count;) {
        auto& run = made[name];
        if (!run) run = known.at(name)();
        double objective = 0;
        const double start = processorMicroseconds();
        for (int i = 0; i < count; i++) objective = run();
        const double took = processorMicroseconds() - start;
        std::cout << std::setprecision(15) << took / count << ' ' << objective << std::endl;
    }
}
