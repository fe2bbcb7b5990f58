// Dijkstra on a square grid with cell costs and eight neighbours, corner to corner, over a binary heap; stops at the target.
#pragma once
#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

class GridDijkstra {
    std::vector<float> distance;
    std::vector<int> previous;
    std::vector<char> settled;
    std::vector<std::pair<float, int>> heap;

public:
    double run(const float* costs, int size, float* solution) {
        int cells = size * size;
        distance.assign(cells, 1e30f);
        previous.assign(cells, -1);
        settled.assign(cells, 0);
        heap.clear();
        distance[0] = costs[0];
        heap.push_back({costs[0], 0});
        const std::greater<std::pair<float, int>> later;
        while (!heap.empty()) {
            std::pop_heap(heap.begin(), heap.end(), later);
            auto [reached, cell] = heap.back();
            heap.pop_back();
            if (settled[cell]) continue;
            settled[cell] = 1;
            if (cell == cells - 1) break;
            int row = cell / size, column = cell - row * size;
            for (int down = -1; down <= 1; down++)
                for (int right = -1; right <= 1; right++) {
                    int r = row + down, c = column + right;
                    if (!(down | right) || (unsigned)r >= (unsigned)size || (unsigned)c >= (unsigned)size) continue;
                    int next = r * size + c;
                    if (settled[next]) continue;
                    float through = reached + costs[next];
                    if (through >= distance[next]) continue;
                    distance[next] = through;
                    previous[next] = cell;
                    heap.push_back({through, next});
                    std::push_heap(heap.begin(), heap.end(), later);
                }
        }
        std::fill(solution, solution + cells, 0.f);
        for (int cell = cells - 1; cell >= 0; cell = previous[cell]) solution[cell] = 1;
        return distance[cells - 1];
    }
};
