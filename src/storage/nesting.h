// What the current thread is doing with which database, so that a callback that calls back
// into the database is served from the connection it holds, or refused, instead of waiting
// for itself.
#pragma once

#include "storage/database.h"

namespace langnghe::storage {

// The session this thread already works with on that database, or null.
Session* session_at_hand(const Database& database);

// While it lives, this thread works with that session.
class AtHand {
 public:
  AtHand(const Database& database, Session& session);
  ~AtHand();
  AtHand(const AtHand&) = delete;
  AtHand& operator=(const AtHand&) = delete;

 private:
  friend Session* session_at_hand(const Database& database);
  const Database* database_;
  Session* session_;
  AtHand* outer_;
};

// Throws std::logic_error when this thread is inside a read or write of that database.
void refuse_nested_write(const Database& database);

}  // namespace langnghe::storage
