// What the tests of the log share: a database, keys, entries, a crude backup.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "base/encoding.h"
#include "base/time.h"
#include "ledger/fsck.h"
#include "ledger/ledger.h"
#include "ledger/log.h"
#include "ledger/testing.h"
#include "storage/migration.h"
#include "storage/testing.h"

namespace langnghe::ledger {

class LogFixture : public ::testing::Test {
 protected:
  void SetUp() override;
  LogOptions options() const;

  std::int64_t add(const std::string& subject, const std::string& payload = "{}",
                   const std::string& kind = "case.received");
  std::vector<std::int64_t> add_many(int count);
  void run(const std::string& sql);
  // The findings of fsck, a line each; "" when clean.
  std::string check(std::vector<StateSource> sources = {});

  // All rows of the room's tables, and back.
  using Dump = std::vector<std::pair<std::string, std::vector<std::string>>>;
  Dump dump();
  void restore(const Dump& dump);

  storage::TestDatabase db;
  ManualClock clock{1'783'918'800'123};
  std::string keys;
};

}  // namespace langnghe::ledger
