// What every export has in common: no exception leaves it, and its text travels as a string that the caller frees.
#pragma once
#include <cstring>
#include <exception>

#include <CoinError.hpp>

#define CO_EXPORT extern "C" __attribute__((visibility("default")))

// 0: done; 1: failed, and *error holds a text for co_free_text.
template <class Action>
int guarded(char** error, Action action) noexcept {
  try {
    action();
    return 0;
  } catch (const CoinError& e) {
    *error = strdup((e.className() + "::" + e.methodName() + ": " + e.message()).c_str());
  } catch (const std::exception& e) {
    *error = strdup(e.what());
  } catch (...) {
    *error = strdup("unknown native error");
  }
  return 1;
}
