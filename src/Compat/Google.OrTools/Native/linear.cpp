// The exports of the linear solvers.
#include "linear.h"

#include <cstdlib>
#include <stdexcept>

#include "guard.h"

namespace {

// The values of SolverKind.
enum Kind : int32_t { Clp = 0, Cbc = 1, GlpkLinear = 2, GlpkInteger = 3 };

std::unique_ptr<LinearBackend> make(int32_t kind) {
  switch (kind) {
    case Clp: return makeCoin(false);
    case Cbc: return makeCoin(true);
    case GlpkLinear: return makeGlpk(false);
    case GlpkInteger: return makeGlpk(true);
    default: throw std::invalid_argument("unknown solver kind");
  }
}

// The libraries need at least one column; without any, a row's activity is 0.
void solveWithoutColumns(const LinearProgram& program, Outcome& outcome) {
  outcome.status = Optimal;
  for (int32_t row = 0; row < program.rows; ++row) {
    if (program.rowLower[row] > 0 || program.rowUpper[row] < 0) outcome.status = Infeasible;
    outcome.duals[row] = 0;
  }
}

}  // namespace

CO_EXPORT int co_linear_create(int32_t kind, LinearBackend** solver, char** error) {
  return guarded(error, [&] { *solver = make(kind).release(); });
}

CO_EXPORT void co_linear_destroy(LinearBackend* solver) {
  char* error = nullptr;
  guarded(&error, [&] { delete solver; });
  std::free(error);
}

CO_EXPORT int co_linear_solve(LinearBackend* solver, const LinearProgram* program, const Settings* settings, Outcome* outcome,
                              char** error) {
  return guarded(error, [&] {
    outcome->status = Abnormal;
    outcome->objective = outcome->bound = 0;
    outcome->iterations = outcome->nodes = 0;
    if (program->columns == 0)
      solveWithoutColumns(*program, *outcome);
    else
      solver->solve(*program, *settings, *outcome);
  });
}

// A static text: not to be freed.
CO_EXPORT const char* co_linear_version(int32_t kind) {
  switch (kind) {
    case Clp: return coinVersion(false);
    case Cbc: return coinVersion(true);
    default: return glpkVersion();
  }
}

CO_EXPORT void co_free_text(char* text) { std::free(text); }
