// What a command or query answers when it may say no. Expected refusals (a bad field, a
// wrong state, a missing right) are values of type Error; exceptions are for what nobody
// planned for (the disk is gone).
#pragma once

#include <stdexcept>
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace langnghe {

enum class Fault {
  kInvalid,      // a field is wrong            → 422
  kNotFound,     //                             → 404
  kForbidden,    // you may not                 → 403
  kConflict,     // somebody was faster, or the state does not allow it → 409
  kTooMany,      // rate limit                  → 429
  kTooLarge,     //                             → 413
  kUnavailable,  // cannot just now             → 503
};

struct Error {
  Fault fault = Fault::kInvalid;
  std::string field;    // the form field it is about, or empty
  std::string message;  // a key of the catalogue; never a sentence
  std::vector<std::pair<std::string, std::string>> args = {};  // values for the message
};

// Several fields can be wrong at once: all are told at once.
using Errors = std::vector<Error>;

template <class T>
using Result = tl::expected<T, Errors>;

inline tl::unexpected<Errors> refuse(Fault fault, std::string message, std::string field = {},
                                     std::vector<std::pair<std::string, std::string>> args = {}) {
  return tl::unexpected<Errors>(
      Errors{Error{fault, std::move(field), std::move(message), std::move(args)}});
}

// For loaders, commands of the command line and start-up: a complaint an administrator
// reads. what() is one line: what, where, what to do.
class SetupError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace langnghe
