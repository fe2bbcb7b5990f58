// Flows over LEMON: network simplex for least cost, push-relabel for the greatest flow.
//
// Threads: LEMON's algorithms keep all their state in their own objects; the exports are pure functions.
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <vector>

#include <lemon/network_simplex.h>
#include <lemon/preflow.h>
#include <lemon/smart_graph.h>

#include "guard.h"

namespace {

using lemon::SmartDigraph;
using Wide = __int128;

struct Network {
  int32_t nodes, arcs;
  const int32_t *tails, *heads;
  const int64_t *capacities, *costs, *supplies;
};

enum FlowStatus : int32_t { FlowOptimal = 0, FlowInfeasible = 1, FlowTooLarge = 2 };

// Arc i of the graph is arc i of the network, loops included.
void build(SmartDigraph& graph, const Network& network) {
  graph.reserveNode(network.nodes + 1);
  graph.reserveArc(network.arcs + 1);
  for (int32_t i = 0; i < network.nodes; ++i) graph.addNode();
  for (int32_t i = 0; i < network.arcs; ++i)
    graph.addArc(SmartDigraph::nodeFromId(network.tails[i]), SmartDigraph::nodeFromId(network.heads[i]));
}

// A loop changes no balance: it is full when that pays, else empty.
bool isLoop(const Network& network, int32_t arc) { return network.tails[arc] == network.heads[arc]; }

template <class Cost>
bool leastCost(const Network& network, const std::vector<int64_t>& capacities, int64_t* flows) {
  SmartDigraph graph;
  build(graph, network);
  SmartDigraph::ArcMap<int64_t> upper(graph);
  SmartDigraph::ArcMap<Cost> cost(graph);
  SmartDigraph::NodeMap<int64_t> supply(graph);
  for (int32_t i = 0; i < network.arcs; ++i) {
    auto arc = SmartDigraph::arcFromId(i);
    upper[arc] = isLoop(network, i) ? 0 : capacities[i];
    cost[arc] = network.costs[i];
  }
  for (int32_t i = 0; i < network.nodes; ++i) supply[SmartDigraph::nodeFromId(i)] = network.supplies[i];

  using Simplex = lemon::NetworkSimplex<SmartDigraph, int64_t, Cost>;
  Simplex simplex(graph);
  simplex.upperMap(upper).costMap(cost).supplyMap(supply);
  if (simplex.run() != Simplex::OPTIMAL) return false;
  for (int32_t i = 0; i < network.arcs; ++i) {
    flows[i] = simplex.flow(SmartDigraph::arcFromId(i));
    if (isLoop(network, i) && network.costs[i] < 0) flows[i] = network.capacities[i];
  }
  return true;
}

// An optimal flow splits into paths, which together carry the supply, and into cycles that each pay, so each holds an arc of
// negative cost. No arc needs more than the supply and the capacities of those arcs together. With this bound in place of
// "practically infinite" capacities no sum overflows.
Wide largestFlow(const Network& network) {
  Wide total = 0;
  for (int32_t i = 0; i < network.nodes; ++i) total += network.supplies[i] > 0 ? network.supplies[i] : 0;
  for (int32_t i = 0; i < network.arcs; ++i)
    if (network.costs[i] < 0 && !isLoop(network, i)) total += network.capacities[i];
  return total;
}

Wide largestCost(const Network& network) {
  Wide largest = 0;
  for (int32_t i = 0; i < network.arcs; ++i) {
    Wide cost = network.costs[i];
    largest = std::max(largest, cost < 0 ? -cost : cost);
  }
  return largest;
}

FlowStatus minCostFlow(const Network& network, int64_t* flows) {
  Wide bound = largestFlow(network);
  if (bound > std::numeric_limits<int64_t>::max() / 2) return FlowTooLarge;
  std::vector<int64_t> capacities(network.arcs);
  for (int32_t i = 0; i < network.arcs; ++i) capacities[i] = std::min(network.capacities[i], static_cast<int64_t>(bound));
  // Node potentials add up to a cost per node on a path, beside LEMON's own artificial cost of 2^62.
  bool narrow = largestCost(network) * (network.nodes + 2) < (Wide(1) << 60);
  bool feasible = narrow ? leastCost<int64_t>(network, capacities, flows) : leastCost<Wide>(network, capacities, flows);
  return feasible ? FlowOptimal : FlowInfeasible;
}

int64_t maxFlow(const Network& network, int32_t source, int32_t sink, int64_t* flows) {
  SmartDigraph graph;
  build(graph, network);
  auto start = graph.addNode();
  auto entry = graph.addArc(start, SmartDigraph::nodeFromId(source));
  // Sums of capacities at a node may pass 64 bits; the entry arc holds the flow itself within them.
  SmartDigraph::ArcMap<Wide> capacity(graph);
  for (int32_t i = 0; i < network.arcs; ++i) capacity[SmartDigraph::arcFromId(i)] = isLoop(network, i) ? 0 : network.capacities[i];
  capacity[entry] = std::numeric_limits<int64_t>::max();

  lemon::Preflow<SmartDigraph, SmartDigraph::ArcMap<Wide>> preflow(graph, capacity, start, SmartDigraph::nodeFromId(sink));
  preflow.run();
  for (int32_t i = 0; i < network.arcs; ++i) flows[i] = static_cast<int64_t>(preflow.flow(SmartDigraph::arcFromId(i)));
  return static_cast<int64_t>(preflow.flowValue());
}

}  // namespace

CO_EXPORT int co_min_cost_flow(int32_t nodes, const int64_t* supplies, int32_t arcs, const int32_t* tails, const int32_t* heads,
                               const int64_t* capacities, const int64_t* costs, int64_t* flows, int32_t* status, char** error) {
  return guarded(error, [&] { *status = minCostFlow({nodes, arcs, tails, heads, capacities, costs, supplies}, flows); });
}

CO_EXPORT int co_max_flow(int32_t nodes, int32_t arcs, const int32_t* tails, const int32_t* heads, const int64_t* capacities,
                          int32_t source, int32_t sink, int64_t* flows, int64_t* value, char** error) {
  return guarded(error, [&] { *value = maxFlow({nodes, arcs, tails, heads, capacities, nullptr, nullptr}, source, sink, flows); });
}
