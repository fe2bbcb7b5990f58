// Linear assignment by Jonker and Volgenant over doubles: column reduction, reduction transfer, two rounds of augmenting row reduction,
// shortest augmenting paths.
#pragma once
#include <algorithm>
#include <vector>

class JonkerVolgenant {
    std::vector<double> price, distance;
    std::vector<int> columnOf, rowOf, freeRows, columns, from, matches, cheapest;

public:
    double run(const double* costs, int n) {
        price.assign(n, 1e300);
        distance.resize(n);
        columnOf.assign(n, -1);
        rowOf.assign(n, -1);
        freeRows.resize(n);
        columns.resize(n);
        from.resize(n);
        matches.assign(n, 0);
        cheapest.assign(n, 0);
        int free = reduceColumns(costs, n);
        for (int round = 0; round < 2; round++) free = reduceRows(costs, n, free);
        for (int f = 0; f < free; f++) augment(costs, n, freeRows[f]);
        double sum = 0;
        for (int i = 0; i < n; i++) sum += costs[(size_t)i * n + columnOf[i]];
        return sum;
    }

private:
    int reduceColumns(const double* costs, int n) {
        for (int i = 0; i < n; i++) {
            const double* row = costs + (size_t)i * n;
            for (int j = 0; j < n; j++)
                if (row[j] < price[j]) price[j] = row[j], cheapest[j] = i;
        }
        for (int j = n - 1; j >= 0; j--) {
            int i = cheapest[j];
            if (++matches[i] == 1) columnOf[i] = j, rowOf[j] = i;
        }
        int free = 0;
        for (int i = 0; i < n; i++) {
            if (matches[i] == 0) {
                freeRows[free++] = i;
            } else if (matches[i] == 1) {
                int own = columnOf[i];
                double least = 1e300;
                const double* row = costs + (size_t)i * n;
                for (int j = 0; j < n; j++)
                    if (j != own) least = std::min(least, row[j] - price[j]);
                price[own] -= least;
            }
        }
        return free;
    }

    int reduceRows(const double* costs, int n, int count) {
        int k = 0, free = 0;
        while (k < count) {
            int i = freeRows[k++];
            const double* row = costs + (size_t)i * n;
            double first = row[0] - price[0], second = 1e300;
            int j1 = 0, j2 = -1;
            for (int j = 1; j < n; j++) {
                double reduced = row[j] - price[j];
                if (reduced >= second) continue;
                if (reduced >= first) {
                    second = reduced, j2 = j;
                } else {
                    second = first, first = reduced, j2 = j1, j1 = j;
                }
            }
            int previous = rowOf[j1];
            bool lowered = price[j1] - (second - first) < price[j1];
            if (lowered) {
                price[j1] -= second - first;
            } else if (previous >= 0 && j2 >= 0) {
                j1 = j2, previous = rowOf[j2];
            }
            columnOf[i] = j1;
            rowOf[j1] = i;
            if (previous >= 0) {
                columnOf[previous] = -1;
                if (lowered) freeRows[--k] = previous; else freeRows[free++] = previous;
            }
        }
        return free;
    }

    void augment(const double* costs, int n, int start) {
        for (int j = 0; j < n; j++) distance[j] = costs[(size_t)start * n + j] - price[j], from[j] = start, columns[j] = j;
        int low = 0, up = 0, last = 0, end = -1;
        double least = 0;
        while (end < 0) {
            if (up == low) {
                last = low - 1;
                least = distance[columns[up++]];
                for (int k = up; k < n; k++) {
                    int j = columns[k];
                    if (distance[j] > least) continue;
                    if (distance[j] < least) up = low, least = distance[j];
                    columns[k] = columns[up], columns[up++] = j;
                }
                for (int k = low; k < up && end < 0; k++)
                    if (rowOf[columns[k]] < 0) end = columns[k];
                if (end >= 0) break;
            }
            int j1 = columns[low++], i = rowOf[j1];
            const double* row = costs + (size_t)i * n;
            double offset = row[j1] - price[j1] - least;
            for (int k = up; k < n; k++) {
                int j = columns[k];
                double through = row[j] - price[j] - offset;
                if (through >= distance[j]) continue;
                from[j] = i;
                distance[j] = through;
                if (through != least) continue;
                if (rowOf[j] < 0) { end = j; break; }
                columns[k] = columns[up], columns[up++] = j;
            }
        }
        for (int k = 0; k <= last; k++) price[columns[k]] += distance[columns[k]] - least;
        for (int i = -1; i != start;) {
            i = from[end];
            rowOf[end] = i;
            std::swap(end, columnOf[i]);
        }
    }
};
