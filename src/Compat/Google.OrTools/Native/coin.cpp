// CLP for linear programs, CBC for integer ones.
//
// Threads: a solver owns its CLP and CBC objects and hands every solve a fresh copy, as CBC's own parallel search does. So
// different solvers may run on different threads without a lock. All that the libraries share then, by a race detector's
// account, are a counter and a trace pointer for debugging that no result depends on. CbcMain and the Cbc C interface,
// which are not reentrant (parameter tables, signal handlers), are not used.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include <CbcConfig.h>
#include <CbcHeuristic.hpp>
#include <CbcHeuristicDiveCoefficient.hpp>
#include <CbcHeuristicFPump.hpp>
#include <CbcModel.hpp>
#include <CglFlowCover.hpp>
#include <CglGomory.hpp>
#include <CglKnapsackCover.hpp>
#include <CglMixedIntegerRounding2.hpp>
#include <CglProbing.hpp>
#include <ClpConfig.h>
#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>
#include <OsiClpSolverInterface.hpp>

#include "linear.h"

namespace {

constexpr double IntegerTolerance = 1e-7;

double coinBound(double value) {
  if (value == HUGE_VAL) return COIN_DBL_MAX;
  return value == -HUGE_VAL ? -COIN_DBL_MAX : value;
}

class CoinBackend final : public LinearBackend {
 public:
  explicit CoinBackend(bool integer) : integer_(integer) {}

  void solve(const LinearProgram& program, const Settings& settings, Outcome& outcome) override {
    takeOver(program);
    Deadline deadline(settings.seconds);
    bool relaxed = run(program, settings, deadline, costs_.data(), outcome);
    if (!relaxed && outcome.status != NotSolved) settle(program, settings, deadline, outcome);
    double sense = program.maximise ? -1 : 1;
    outcome.objective *= sense;
    outcome.bound *= sense;
    for (int i = 0; i < program.rows; ++i) outcome.duals[i] *= sense;
    for (int i = 0; i < program.columns; ++i) outcome.reducedCosts[i] *= sense;
    if (settings.output) std::fflush(stdout);
  }

 private:
  // CLP often calls an unbounded program infeasible, or gives up on one that has no solution. Without costs there is
  // always an optimum as soon as there is a solution; so that tells the cases apart.
  void settle(const LinearProgram& p, const Settings& settings, const Deadline& deadline, Outcome& outcome) {
    std::vector<double> zeros(p.columns, 0.0);
    Outcome probe = outcome;
    run(p, settings, deadline, zeros.data(), probe);
    if (probe.status != Optimal) outcome.status = probe.status;
    else if (outcome.status == Infeasible) outcome.status = Unbounded;
  }

  // Keeps a loaded model that no solve touches: every solve copies it, so that a result depends on the program alone and
  // not on what was solved before.
  void takeOver(const LinearProgram& p) {
    costs_.assign(p.costs, p.costs + p.columns);
    if (p.maximise)
      for (double& cost : costs_) cost = -cost;
    std::vector<double> columnBounds(2 * p.columns), rowBounds(2 * p.rows);
    for (int i = 0; i < p.columns; ++i) {
      columnBounds[2 * i] = coinBound(p.columnLower[i]);
      columnBounds[2 * i + 1] = coinBound(p.columnUpper[i]);
    }
    for (int i = 0; i < p.rows; ++i) {
      rowBounds[2 * i] = coinBound(p.rowLower[i]);
      rowBounds[2 * i + 1] = coinBound(p.rowUpper[i]);
    }
    if (p.matrixChanged || !loaded_) load(p);
    std::vector<int> indices(std::max(p.columns, p.rows));
    for (size_t i = 0; i < indices.size(); ++i) indices[i] = static_cast<int>(i);
    loaded_->setColSetBounds(indices.data(), indices.data() + p.columns, columnBounds.data());
    if (p.rows > 0) loaded_->setRowSetBounds(indices.data(), indices.data() + p.rows, rowBounds.data());
    for (int i = 0; i < p.columns; ++i) {
      bool integer = integer_ && p.integer[i];
      if (integer != loaded_->isInteger(i)) integer ? loaded_->setInteger(i) : loaded_->setContinuous(i);
    }
  }

  void load(const LinearProgram& p) {
    auto fresh = std::make_unique<OsiClpSolverInterface>();
    fresh->messageHandler()->setLogLevel(0);
    std::vector<int> lengths(p.rows);
    for (int i = 0; i < p.rows; ++i) lengths[i] = p.rowStarts[i + 1] - p.rowStarts[i];
    CoinPackedMatrix matrix(false, p.columns, p.rows, p.rowStarts[p.rows], p.coefficients, p.columnIndices, p.rowStarts, lengths.data());
    matrix.setDimensions(p.rows, p.columns);
    fresh->loadProblem(matrix, nullptr, nullptr, nullptr, nullptr, nullptr);
    loaded_ = std::move(fresh);
  }

  // True when the relaxation has a solution.
  bool run(const LinearProgram& p, const Settings& settings, const Deadline& deadline, const double* costs, Outcome& outcome) {
    OsiClpSolverInterface relaxation(*loaded_);
    relaxation.setObjective(costs);
    relaxation.setObjSense(1);
    relaxation.messageHandler()->setLogLevel(settings.output ? 1 : 0);
    relaxation.setHintParam(OsiDoReducePrint, !settings.output, OsiHintTry);
    // With presolve an unbounded program can come out as optimal.
    relaxation.setHintParam(OsiDoPresolveInInitial, false, OsiHintDo);
    if (deadline.limited()) relaxation.getModelPtr()->setMaximumWallSeconds(deadline.remaining());
    relaxation.initialSolve();
    outcome.iterations = relaxation.getIterationCount();
    outcome.status = relaxedStatus(relaxation);
    if (outcome.status != Optimal && outcome.status != Feasible) return false;
    if (isIntegral(relaxation)) {
      take(p, relaxation, outcome);
    } else if (outcome.status == Feasible || deadline.passed()) {
      outcome.status = NotSolved;
    } else {
      relaxation.getModelPtr()->setMaximumWallSeconds(-1);
      branch(p, settings, deadline, relaxation, outcome);
    }
    return true;
  }

  static Status relaxedStatus(const OsiClpSolverInterface& solved) {
    if (solved.isProvenOptimal()) return Optimal;
    if (solved.isProvenPrimalInfeasible()) return Infeasible;
    if (solved.isProvenDualInfeasible()) return Unbounded;
    const ClpSimplex* simplex = solved.getModelPtr();
    if (simplex->status() == 3) return simplex->primalFeasible() ? Feasible : NotSolved;
    return Abnormal;
  }

  static bool isIntegral(const OsiClpSolverInterface& solved) {
    const double* values = solved.getColSolution();
    for (int i = 0; i < solved.getNumCols(); ++i)
      if (solved.isInteger(i) && std::fabs(values[i] - std::round(values[i])) > IntegerTolerance) return false;
    return true;
  }

  static void take(const LinearProgram& p, const OsiClpSolverInterface& solved, Outcome& outcome) {
    outcome.objective = outcome.bound = solved.getObjValue();
    std::copy_n(solved.getColSolution(), p.columns, outcome.values);
    std::copy_n(solved.getRowPrice(), p.rows, outcome.duals);
    std::copy_n(solved.getReducedCost(), p.columns, outcome.reducedCosts);
  }

  static void branch(const LinearProgram& p, const Settings& settings, const Deadline& deadline, const OsiClpSolverInterface& relaxation,
                     Outcome& outcome) {
    CbcModel model(relaxation);
    model.setLogLevel(settings.output ? 1 : 0);
    model.solver()->messageHandler()->setLogLevel(settings.output ? 1 : 0);
    model.setAllowableFractionGap(settings.relativeGap);
    if (deadline.limited()) {
      model.setUseElapsedTime(true);
      model.setMaximumSeconds(deadline.remaining());
    }
    if (settings.threads > 1 && CbcModel::haveMultiThreadSupport()) model.setNumberThreads(settings.threads);
    addHeuristics(model);
    addCuts(model);
    model.branchAndBound();

    outcome.iterations += model.getIterationCount();
    outcome.nodes = model.getNodeCount();
    outcome.bound = model.getBestPossibleObjValue();
    outcome.status = branchedStatus(model);
    const double* best = model.bestSolution();
    if (outcome.status != Optimal && outcome.status != Feasible) return;
    outcome.objective = model.getObjValue();
    std::copy_n(best, p.columns, outcome.values);
    std::fill_n(outcome.duals, p.rows, 0.0);
    std::fill_n(outcome.reducedCosts, p.columns, 0.0);
  }

  static void addHeuristics(CbcModel& model) {
    CbcHeuristicFPump pump(model);
    pump.setMaximumPasses(20);
    CbcRounding rounding(model);
    CbcHeuristicDiveCoefficient dive(model);
    model.addHeuristic(&pump);
    model.addHeuristic(&rounding);
    model.addHeuristic(&dive);
  }

  // At the root; below it only those that helped there.
  static void addCuts(CbcModel& model) {
    constexpr int WhereUseful = -98;
    CglProbing probing;
    probing.setUsingObjective(1);
    probing.setMaxPass(1);
    probing.setMaxPassRoot(1);
    probing.setMaxProbe(10);
    probing.setMaxProbeRoot(50);
    probing.setMaxLook(10);
    probing.setMaxLookRoot(50);
    probing.setRowCuts(3);
    CglGomory gomory;
    gomory.setLimitAtRoot(50);
    CglKnapsackCover cover;
    CglMixedIntegerRounding2 rounding;
    CglFlowCover flow;
    model.addCutGenerator(&probing, WhereUseful, "Probing");
    model.addCutGenerator(&gomory, WhereUseful, "Gomory");
    model.addCutGenerator(&cover, WhereUseful, "Knapsack");
    model.addCutGenerator(&rounding, WhereUseful, "MixedIntegerRounding");
    model.addCutGenerator(&flow, WhereUseful, "FlowCover");
    model.setMaximumCutPassesAtRoot(-20);
    model.setMaximumCutPasses(1);
  }

  static Status branchedStatus(const CbcModel& model) {
    bool found = model.bestSolution() != nullptr;
    switch (model.status()) {
      case 0: return found ? Optimal : model.isProvenInfeasible() ? Infeasible : Abnormal;
      case 1: return found ? Feasible : NotSolved;
      default: return Abnormal;
    }
  }

  bool integer_;
  std::unique_ptr<OsiClpSolverInterface> loaded_;
  std::vector<double> costs_;
};

}  // namespace

std::unique_ptr<LinearBackend> makeCoin(bool integer) { return std::make_unique<CoinBackend>(integer); }

const char* coinVersion(bool integer) { return integer ? "Cbc " CBC_VERSION : "Clp " CLP_VERSION; }
