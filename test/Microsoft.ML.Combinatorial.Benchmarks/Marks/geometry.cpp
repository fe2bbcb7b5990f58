// What plain C++ with Eigen takes for the weighted rotation of 64 samples of four pairs, forward and backward. It answers a line "CASE COUNT" on its
// input with a line of microseconds per call and the sum of the gradient's magnitudes, so that the program which asks can take turns with it and compare answers.
#include <Eigen/Dense>

#include <chrono>
#include <functional>
#include <iomanip>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "inputs.h"

using Eigen::Matrix3d;
using Eigen::Vector3d;
using Points = Eigen::Matrix<double, 3, 4>;

static const int batch = 64, pairs = 4;

struct Sample {
    Points p, q;
    double weights[pairs];
};

static std::vector<Sample> samples() {
    auto p = normal(1301, batch * 12), moved = normal(1302, batch * 3);
    std::vector<Sample> all(batch);
    for (int b = 0; b < batch; b++) {
        for (int i = 0; i < 3; i++)
            for (int k = 0; k < pairs; k++) all[b].p(i, k) = p[b * 12 + 4 * i + k];
        all[b].q = all[b].p;
        for (int i = 0; i < 3; i++) all[b].q(i, 0) += 0.1 * moved[b * 3 + i];
        for (double& weight : all[b].weights) weight = 0.25;
    }
    return all;
}

// The rotation that fits best, and the weighted correlation M = sum w^2 q p^T that it was found from.
static Matrix3d fit(const Sample& sample, Matrix3d& m) {
    m.setZero();
    for (int k = 0; k < pairs; k++) m += sample.weights[k] * sample.weights[k] * sample.q.col(k) * sample.p.col(k).transpose();
    const Eigen::JacobiSVD<Matrix3d> svd(m, Eigen::ComputeFullU | Eigen::ComputeFullV);
    const double sign = (svd.matrixU() * svd.matrixV().transpose()).determinant() < 0 ? -1 : 1;
    return svd.matrixU() * Vector3d(1, 1, sign).asDiagonal() * svd.matrixV().transpose();
}

// dL/dweights from dL/dR: a change of M turns R by R [w]x with (tr(S) I - S) w = vee(R^T dM - dM^T R), S = R^T M.
static double back(const Sample& sample, const Matrix3d& r, const Matrix3d& m, const Matrix3d& upstream, double* gradient) {
    Matrix3d s = r.transpose() * m;
    s = (0.5 * (s + s.transpose())).eval();
    const Matrix3d k = s.trace() * Matrix3d::Identity() - s, x = r.transpose() * upstream;
    const Vector3d turn = k.ldlt().solve(Vector3d(x(2, 1) - x(1, 2), x(0, 2) - x(2, 0), x(1, 0) - x(0, 1)));
    double sum = 0;
    for (int i = 0; i < pairs; i++) {
        const Vector3d p = sample.p.col(i), y = r.transpose() * sample.q.col(i);
        gradient[i] = 2 * sample.weights[i] * turn.dot(p.cross(y));
        sum += std::abs(gradient[i]);
    }
    return sum;
}

static double rotations(const std::vector<Sample>& all, std::vector<double>& gradient) {
    double sum = 0;
    for (int b = 0; b < batch; b++) {
        Matrix3d m;
        const Matrix3d r = fit(all[b], m);
        sum += back(all[b], r, m, 2 * (r - Matrix3d::Identity()), &gradient[b * pairs]);
    }
    return sum;
}

int main() {
    const auto all = samples();
    std::vector<double> gradient(batch * pairs);
    const std::map<std::string, std::function<double()>> known = {
        {"raw_cpp_reg3d_implicit_b64", [&] { return rotations(all, gradient); }},
    };
    std::string name;
    for (int count; std::cin >> name >> count;) {
        const auto& run = known.at(name);
        double sum = 0;
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < count; i++) sum = run();
        const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
        std::cout << std::setprecision(15) << took.count() / count << ' ' << sum << std::endl;
    }
}
