#include "storage/nesting.h"

#include <stdexcept>

namespace langnghe::storage {
namespace {
thread_local AtHand* innermost = nullptr;
}

AtHand::AtHand(const Database& database, Session& session)
    : database_(&database), session_(&session), outer_(innermost) {
  innermost = this;
}

AtHand::~AtHand() { innermost = outer_; }

Session* session_at_hand(const Database& database) {
  for (const AtHand* one = innermost; one != nullptr; one = one->outer_)
    if (one->database_ == &database) return one->session_;
  return nullptr;
}

void refuse_nested_write(const Database& database) {
  if (session_at_hand(database) != nullptr)
    throw std::logic_error("write() inside a read() or write() of the same database");
}

}  // namespace langnghe::storage
