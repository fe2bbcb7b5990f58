// The last error of each thread.
#include "abi.h"

#include <c10/util/Exception.h>
#include <c10/util/Logging.h>

#include <string>

using ReleaseCallback = void (*)(int64_t);

static ReleaseCallback release_managed = nullptr;
static thread_local std::string last_text;
static thread_local int64_t last_managed = 0;

// A backtrace with symbols costs milliseconds an error and tells a managed caller nothing.
static const bool without_backtraces = [] {
    c10::SetStackTraceFetcher([] { return std::string(); });
    return true;
}();

ManagedError::ManagedError(int64_t handle)
    : handle_(new int64_t(handle), [](int64_t* owned) {
          if (*owned != 0)
              release_managed(*owned);
          delete owned;
      }) {}

Status record_current_exception() noexcept {
    try {
        try {
            throw;
        } catch (const NullTensorError&) {
            return NullTensor;
        } catch (const ManagedError& error) {
            last_managed = error.take();
            return last_managed != 0 ? FailedInManagedCode : Failed;
        } catch (const c10::Error& error) {
            last_text = error.what_without_backtrace();
        } catch (const std::exception& error) {
            last_text = error.what();
        } catch (...) {
            last_text = "an unknown error in libtorch";
        }
    } catch (...) {
        // Not even the text could be kept.
    }
    return Failed;
}

// The text stays valid until the next error of this thread.
CT_EXPORT const char* ct_error_text(int64_t* length) {
    *length = static_cast<int64_t>(last_text.size());
    return last_text.data();
}

CT_EXPORT int64_t ct_error_take_managed() {
    return std::exchange(last_managed, 0);
}

CT_EXPORT void ct_error_release_callback(ReleaseCallback release) {
    release_managed = release;
}
