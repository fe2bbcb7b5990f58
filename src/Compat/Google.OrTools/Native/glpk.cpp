// GLPK, linear and integer.
//
// Threads: GLPK keeps its memory pool per thread, and an object may only be used on the thread that made it. So a program
// is built, solved and freed within one call, and the thread's pool is given back at the end. A GLPK that was built
// without thread-local storage has one pool for all; then calls take turns.
#include <glpk.h>

#include <algorithm>
#include <cmath>
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include "linear.h"

namespace {

// What the C callbacks need. No member has a destructor that a longjmp could skip.
struct Run {
  const LinearProgram* program;
  const double* costs;
  const Deadline* deadline;
  const Settings* settings;
  bool integer;
  Outcome* outcome;
  glp_prob* problem;
  int* indices;
  double* coefficients;
  jmp_buf failed;
  // The last two lines that GLPK wrote: of an error, what it is and where.
  char before[512], text[512];
};

int onOutput(void* info, const char* text) {
  Run& run = *static_cast<Run*>(info);
  std::memcpy(run.before, run.text, sizeof run.before);
  std::snprintf(run.text, sizeof run.text, "%s", text);
  run.text[std::strcspn(run.text, "\n")] = 0;
  return run.settings->output ? 0 : 1;
}

void onError(void* info) { std::longjmp(static_cast<Run*>(info)->failed, 1); }

void onBranch(glp_tree* tree, void* info) {
  Outcome& outcome = *static_cast<Run*>(info)->outcome;
  int total = 0;
  glp_ios_tree_size(tree, nullptr, nullptr, &total);
  outcome.nodes = total;
  int best = glp_ios_best_node(tree);
  if (best != 0) outcome.bound = glp_ios_node_bound(tree, best);
}

int boundKind(double lower, double upper) {
  bool below = lower != -HUGE_VAL, above = upper != HUGE_VAL;
  if (below && above) return lower == upper ? GLP_FX : GLP_DB;
  return below ? GLP_LO : above ? GLP_UP : GLP_FR;
}

void build(Run& run) {
  const LinearProgram& p = *run.program;
  run.problem = glp_create_prob();
  glp_set_obj_dir(run.problem, GLP_MIN);
  glp_add_cols(run.problem, p.columns);
  for (int i = 0; i < p.columns; ++i) {
    glp_set_col_bnds(run.problem, i + 1, boundKind(p.columnLower[i], p.columnUpper[i]), p.columnLower[i], p.columnUpper[i]);
    glp_set_obj_coef(run.problem, i + 1, run.costs[i]);
    if (run.integer && p.integer[i]) glp_set_col_kind(run.problem, i + 1, GLP_IV);
  }
  if (p.rows == 0) return;
  glp_add_rows(run.problem, p.rows);
  for (int i = 0; i < p.rows; ++i) {
    glp_set_row_bnds(run.problem, i + 1, boundKind(p.rowLower[i], p.rowUpper[i]), p.rowLower[i], p.rowUpper[i]);
    int start = p.rowStarts[i], length = p.rowStarts[i + 1] - start;
    for (int k = 0; k < length; ++k) {
      run.indices[k + 1] = p.columnIndices[start + k] + 1;
      run.coefficients[k + 1] = p.coefficients[start + k];
    }
    glp_set_mat_row(run.problem, i + 1, length, run.indices, run.coefficients);
  }
}

int milliseconds(const Deadline& deadline) {
  return deadline.limited() ? static_cast<int>(std::min(std::ceil(deadline.remaining() * 1000), 2e9)) : 2147483647;
}

Status relaxedStatus(glp_prob* problem, int code) {
  if (code == GLP_ENOPFS) return Infeasible;
  if (code == GLP_ENODFS) return Unbounded;
  switch (glp_get_status(problem)) {
    case GLP_OPT: return Optimal;
    case GLP_FEAS: return Feasible;
    case GLP_NOFEAS: return Infeasible;
    case GLP_UNBND: return Unbounded;
    default: return code == GLP_ETMLIM ? NotSolved : Abnormal;
  }
}

void relax(Run& run) {
  glp_smcp control;
  glp_init_smcp(&control);
  control.presolve = GLP_ON;
  control.msg_lev = run.settings->output ? GLP_MSG_ON : GLP_MSG_OFF;
  control.tm_lim = milliseconds(*run.deadline);
  int code = glp_simplex(run.problem, &control);
  Outcome& outcome = *run.outcome;
  outcome.iterations = glp_get_it_cnt(run.problem);
  outcome.status = relaxedStatus(run.problem, code);
  if (outcome.status != Optimal && outcome.status != Feasible) return;
  outcome.objective = outcome.bound = glp_get_obj_val(run.problem);
  for (int i = 0; i < run.program->columns; ++i) {
    outcome.values[i] = glp_get_col_prim(run.problem, i + 1);
    outcome.reducedCosts[i] = glp_get_col_dual(run.problem, i + 1);
  }
  for (int i = 0; i < run.program->rows; ++i) outcome.duals[i] = glp_get_row_dual(run.problem, i + 1);
}

Status branchedStatus(glp_prob* problem, int code) {
  if (code == GLP_ENOPFS) return Infeasible;
  if (code == GLP_ENODFS) return Unbounded;
  switch (glp_mip_status(problem)) {
    case GLP_OPT: return Optimal;
    case GLP_FEAS: return code == GLP_EMIPGAP ? Optimal : Feasible;
    case GLP_NOFEAS: return Infeasible;
    default: return code == GLP_ETMLIM ? NotSolved : Abnormal;
  }
}

void branch(Run& run) {
  glp_iocp control;
  glp_init_iocp(&control);
  control.msg_lev = run.settings->output ? GLP_MSG_ON : GLP_MSG_OFF;
  control.tm_lim = milliseconds(*run.deadline);
  control.mip_gap = run.settings->relativeGap;
  control.cb_func = onBranch;
  control.cb_info = &run;
  int code = glp_intopt(run.problem, &control);
  Outcome& outcome = *run.outcome;
  outcome.iterations = glp_get_it_cnt(run.problem);
  outcome.status = branchedStatus(run.problem, code);
  if (outcome.status != Optimal && outcome.status != Feasible) return;
  outcome.objective = glp_mip_obj_val(run.problem);
  // A search that ended leaves no open node: the last bound seen is older than the proof.
  if (code == 0 || outcome.bound > outcome.objective) outcome.bound = outcome.objective;
  for (int i = 0; i < run.program->columns; ++i) outcome.values[i] = glp_mip_col_val(run.problem, i + 1);
}

// False when GLPK reported an error of use; the pool is then of no more use either, and is freed by the caller.
bool attempt(Run& run) {
  if (setjmp(run.failed) != 0) return false;
  glp_error_hook(onError, &run);
  glp_term_hook(onOutput, &run);
  build(run);
  relax(run);
  // Branching starts from an optimal relaxation; another relaxed status is the answer, except a mere feasible point.
  if (run.integer && glp_get_num_int(run.problem) > 0) {
    if (run.outcome->status == Optimal) branch(run);
    else if (run.outcome->status == Feasible) run.outcome->status = NotSolved;
  }
  glp_delete_prob(run.problem);
  glp_error_hook(nullptr, nullptr);
  glp_term_hook(nullptr, nullptr);
  return true;
}

class GlpkBackend final : public LinearBackend {
 public:
  explicit GlpkBackend(bool integer) : integer_(integer) {}

  void solve(const LinearProgram& program, const Settings& settings, Outcome& outcome) override {
    static std::mutex turn;
    std::unique_lock<std::mutex> lock(turn, std::defer_lock);
    if (glp_config("TLS") == nullptr) lock.lock();

    std::vector<double> costs(program.costs, program.costs + program.columns);
    double sense = program.maximise ? -1 : 1;
    for (double& cost : costs) cost *= sense;
    Deadline deadline(settings.seconds);
    run(program, settings, deadline, costs.data(), outcome);
    // "Unbounded" comes from the dual side alone: a program without any solution reads the same.
    if (outcome.status == Unbounded) {
      std::fill(costs.begin(), costs.end(), 0.0);
      Outcome probe = outcome;
      run(program, settings, deadline, costs.data(), probe);
      if (probe.status == Infeasible || probe.status == NotSolved || probe.status == Abnormal) outcome.status = probe.status;
    }
    outcome.objective *= sense;
    outcome.bound *= sense;
    for (int i = 0; i < program.rows; ++i) outcome.duals[i] *= sense;
    for (int i = 0; i < program.columns; ++i) outcome.reducedCosts[i] *= sense;
  }

 private:
  void run(const LinearProgram& program, const Settings& settings, const Deadline& deadline, const double* costs, Outcome& outcome) {
    std::vector<int> indices(program.columns + 1);
    std::vector<double> coefficients(program.columns + 1);
    Run state{&program, costs, &deadline, &settings, integer_, &outcome, nullptr, indices.data(), coefficients.data(), {}, {}, {}};
    bool done = attempt(state);
    glp_free_env();
    if (!done) throw std::runtime_error(std::string("GLPK: ") + state.before + " " + state.text);
  }

  bool integer_;
};

}  // namespace

std::unique_ptr<LinearBackend> makeGlpk(bool integer) { return std::make_unique<GlpkBackend>(integer); }

const char* glpkVersion() {
  static const std::string version = std::string("GLPK ") + glp_version();
  return version.c_str();
}
