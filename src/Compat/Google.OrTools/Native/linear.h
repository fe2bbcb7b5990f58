// A linear program as the managed side keeps it, and what solving it gives. The layouts are shared with Interop/LinearProgram.cs.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>

struct LinearProgram {
  int32_t columns, rows;
  // The matrix by rows: row r holds entries rowStarts[r] .. rowStarts[r + 1] - 1.
  const int32_t* rowStarts;
  const int32_t* columnIndices;
  const double* coefficients;
  const double *columnLower, *columnUpper, *costs;
  const uint8_t* integer;
  const double *rowLower, *rowUpper;
  // Without a change of the matrix only bounds, costs and integrality are taken over.
  int32_t matrixChanged;
  int32_t maximise;
};

struct Settings {
  double seconds;  // no limit when not positive
  double relativeGap;
  int32_t threads;
  int32_t output;
};

// The values of Solver.ResultStatus.
enum Status : int32_t { Optimal = 0, Feasible = 1, Infeasible = 2, Unbounded = 3, Abnormal = 4, NotSolved = 6 };

struct Outcome {
  int32_t status;
  double objective, bound;
  int64_t iterations, nodes;
  double *values, *duals, *reducedCosts;
};

// What is left of a time limit, on the wall clock.
class Deadline {
 public:
  explicit Deadline(double seconds) : limited_(seconds > 0), end_(Clock::now() + std::chrono::duration<double>(limited_ ? seconds : 0)) {}
  bool limited() const { return limited_; }
  bool passed() const { return limited_ && Clock::now() >= end_; }
  // Never 0: the libraries read 0 as "no limit" or stop before they look at the problem.
  double remaining() const {
    double left = std::chrono::duration<double>(end_ - Clock::now()).count();
    return left > 0.001 ? left : 0.001;
  }

 private:
  using Clock = std::chrono::steady_clock;
  bool limited_;
  std::chrono::time_point<Clock, std::chrono::duration<double>> end_;
};

// One solver of one kind. It always minimises sense * costs, and gives every number back in the caller's sense.
class LinearBackend {
 public:
  virtual ~LinearBackend() = default;
  virtual void solve(const LinearProgram& program, const Settings& settings, Outcome& outcome) = 0;
};

std::unique_ptr<LinearBackend> makeCoin(bool integer);
std::unique_ptr<LinearBackend> makeGlpk(bool integer);
const char* coinVersion(bool integer);
const char* glpkVersion();
