#include "ledger/log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "base/keys.h"
#include "base/result.h"
#include "ledger/files.h"
#include "ledger/log_fixture.h"
#include "ledger/memory.h"
#include "ledger/proof.h"
#include "ledger/store.h"

namespace langnghe::ledger {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

class LogTest : public LogFixture {};

TEST_F(LogTest, AnEntryIsUnderACheckpointWithinASecondByItself) {
  Log log(*db, clock, options());
  const auto start = std::chrono::steady_clock::now();
  const std::int64_t id = add("LD-1", R"({"a":1})");
  ASSERT_TRUE(log.wait_for(id, 5s));
  EXPECT_LT(std::chrono::steady_clock::now() - start, 1s);
  const auto verified = verify_receipt(log.receipt(id).value(), *VerifierKey::parse(log.verifier_key()));
  ASSERT_TRUE(verified);
  EXPECT_EQ(verified->subject, "LD-1");
  EXPECT_EQ(verified->payload, R"({"a":1})");
  EXPECT_EQ(verified->entry.time, clock.now());
  EXPECT_EQ(verified->checkpoint.size, 1);
}

TEST_F(LogTest, WaitsInVainForWhatIsNotThere) {
  Log log(*db, clock, options());
  EXPECT_FALSE(log.wait_for(77, 30ms));
  EXPECT_FALSE(log.receipt(77));
  EXPECT_FALSE(log.index_of(77));
  EXPECT_EQ(log.checkpoint(), "");
  EXPECT_FALSE(log_file(log, "checkpoint"));
  EXPECT_FALSE(log_file(log, "tile/0/000.p/1"));
}

TEST_F(LogTest, AnUndoneTransactionLeavesNoEntry) {
  Log log(*db, clock, options());
  EXPECT_THROW(db->write([&](storage::Transaction& t) {
    append(t, {"case.received", "LD-0", "", "{}"}, 1);
    throw std::runtime_error("no");
  }),
               std::runtime_error);
  const std::int64_t id = add("LD-1");
  ASSERT_TRUE(log.wait_for(id, 5s));
  EXPECT_EQ(log.size(), 1);
}

TEST_F(LogTest, BadEventsAreRefused) {
  const auto refused = [&](const Event& event) {
    EXPECT_THROW(db->write([&](storage::Transaction& t) { append(t, event, 1); }),
                 std::invalid_argument);
  };
  refused({"", "s", "", "{}"});
  refused({"a b", "s", "", "{}"});
  refused({"k\nsubject x", "s", "", "{}"});
  refused({"k", "", "", "{}"});
  refused({"k", "s\nx", "", "{}"});
  refused({"k", "s", "u\n", "{}"});
  refused({std::string(5000, 'k'), "s", "", "{}"});
}

TEST_F(LogTest, TheFilesAreATreeThatAStrangerCanCheck) {
  Log log(*db, clock, options());
  for (int round = 0; round < 5; ++round) {
    add_many(160);
    log.sequence_now();
  }
  const auto checkpoint = Checkpoint::of_note(log_file(log, "checkpoint")->bytes);
  ASSERT_TRUE(checkpoint);
  EXPECT_EQ(checkpoint->size, 800);
  EXPECT_EQ(checkpoint->origin, "example.vn/log");
  std::vector<Hash> leaves;
  for (int n = 0; n < 4; ++n) {
    const int width = tile_width(0, n, 800);
    const auto bundle = log_file(log, tile_path({TilePath::kEntries, n, width}));
    ASSERT_TRUE(bundle) << n;
    EXPECT_TRUE(bundle->immutable);
    const auto parts = parse_bundle(bundle->bytes);
    ASSERT_TRUE(parts);
    ASSERT_EQ(parts->size(), static_cast<std::size_t>(width));
    std::vector<Hash> hashes;
    for (const auto& entry : *parts) {
      EXPECT_TRUE(Entry::parse(entry)) << entry;
      hashes.push_back(leaf_hash(entry));
    }
    EXPECT_EQ(log_file(log, tile_path({0, n, width}))->bytes, tile_bytes(hashes));
    leaves.insert(leaves.end(), hashes.begin(), hashes.end());
  }
  EXPECT_EQ(tree_root(leaves), checkpoint->root);
  EXPECT_EQ(log_file(log, "tile/1/000.p/3")->bytes.size(), 96u);
  // A narrower tile of an earlier checkpoint stays there; a wider one never was.
  EXPECT_EQ(log_file(log, "tile/0/003.p/5")->bytes, tile_bytes(std::span(leaves).subspan(768, 5)));
  EXPECT_FALSE(log_file(log, "tile/0/003.p/33"));
  EXPECT_FALSE(log_file(log, "tile/0/003"));
  EXPECT_FALSE(log_file(log, "tile/entries/003"));
  EXPECT_FALSE(log_file(log, "tile/2/000.p/1"));
  EXPECT_FALSE(log_file(log, "../keys/log.key"));
  EXPECT_EQ(log_file(log, "key")->bytes, log.verifier_key() + "\n");
}

TEST_F(LogTest, EveryEntryHasAReceiptThatVerifies) {
  Log log(*db, clock, options());
  const auto ids = add_many(700);
  log.sequence_now();
  const auto key = *VerifierKey::parse(log.verifier_key());
  for (std::size_t i = 0; i < ids.size(); i += 13) {
    const auto verified = verify_receipt(log.receipt(ids[i]).value(), key);
    ASSERT_TRUE(verified) << i;
    EXPECT_EQ(verified->index, log.index_of(ids[i]));
  }
}

TEST_F(LogTest, KilledBetweenCommitAndNumberTheEntryIsNumberedAfterRestart) {
  {
    Log log(*db, clock, options());
    add_many(300);
    log.sequence_now();
  }
  const auto ids = add_many(30);  // committed; nobody there to number them
  db.reopen();
  Log log(*db, clock, options());
  EXPECT_TRUE(log.wait_for(ids.back(), 5s));
  EXPECT_EQ(log.size(), 330);
  EXPECT_TRUE(verify_receipt(log.receipt(ids[3]).value(), *VerifierKey::parse(log.verifier_key())));
}

TEST_F(LogTest, EarlierCheckpointsArePrefixesOfLaterOnes) {
  Log log(*db, clock, options());
  std::vector<Checkpoint> all;
  for (int round = 1; round < 40; ++round) {
    add_many(round);
    log.sequence_now();
    all.push_back(*Checkpoint::of_note(log.checkpoint()));
  }
  const Checkpoint last = all.back();
  db->read([&](storage::Session& session) {
    const auto node = node_reader(tile_reader(session), last.size);
    for (const Checkpoint& old : all)
      EXPECT_TRUE(verify_consistency(old.size, old.root, last.size, last.root,
                                     consistency_proof(node, old.size, last.size)));
  });
}

TEST_F(LogTest, ManyWritersAndEachReceiptVerifies) {
  Log log(*db, clock, options());
  std::atomic<int> bad{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&, t] {
      const auto key = *VerifierKey::parse(log.verifier_key());
      for (int i = 0; i < 25; ++i) {
        const std::string subject = "LD-" + std::to_string(t) + "-" + std::to_string(i);
        const std::int64_t id = add(subject);
        if (!log.wait_for(id, 10s)) {
          ++bad;
          continue;
        }
        const auto verified = verify_receipt(log.receipt(id).value_or(""), key);
        if (!verified || verified->subject != subject) ++bad;
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(bad, 0);
  EXPECT_EQ(log.size(), 200);
}

TEST_F(LogTest, TwoLogsOverOneDatabaseMakeOneTree) {
  Log one(*db, clock, options());
  Log two(*db, clock, options());
  std::vector<std::thread> threads;
  std::atomic<int> late{0};
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 40; ++i) {
        const std::int64_t id = add("LD-" + std::to_string(t * 100 + i));
        if (!(t % 2 == 0 ? one : two).wait_for(id, 10s)) ++late;
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(late, 0);
  EXPECT_EQ(one.trouble(), "");
  EXPECT_EQ(two.trouble(), "");
  EXPECT_EQ(check(), "");
  EXPECT_EQ(db->read([](storage::Session& s) { return last_checkpoint(s)->size; }), 160);
}

TEST_F(LogTest, ErasedContentLeavesAReceiptForTheEntryAlone) {
  Log log(*db, clock, options());
  const std::int64_t id = add("LD-1", R"({"words":"Đường hỏng"})");
  add("LD-10");
  log.sequence_now();
  EXPECT_EQ(db->write([](storage::Transaction& t) { return erase(t, "LD-1"); }), 1);
  const auto verified = verify_receipt(log.receipt(id).value(), *VerifierKey::parse(log.verifier_key()));
  ASSERT_TRUE(verified);
  EXPECT_EQ(verified->payload, "");
  EXPECT_EQ(check(), "");
}

TEST_F(LogTest, ARestoredBackupIsRefusedUntilSomebodyDecides) {
  {
    Log log(*db, clock, options());
    add_many(10);
    log.sequence_now();
  }
  const auto old = dump();
  std::string lost;
  {
    Log log(*db, clock, options());
    add_many(5);
    log.sequence_now();
    lost = log.checkpoint();
  }
  restore(old);
  try {
    Log log(*db, clock, options());
    FAIL() << "signed over a restored backup";
  } catch (const SetupError& error) {
    EXPECT_THAT(error.what(), HasSubstr("older than what was signed"));
    EXPECT_THAT(error.what(), HasSubstr("langnghe ledger adopt"));
  }
  EXPECT_THAT(check(), HasSubstr("rollback"));

  EXPECT_EQ(adopt(*db, clock, options()), "example.vn/log/epoch-2");
  Log log(*db, clock, options());
  EXPECT_EQ(log.origin(), "example.vn/log/epoch-2");
  const auto id = add("LD-after");
  log.sequence_now();
  EXPECT_EQ(log.size(), 12);  // ten, the adoption, the new one
  EXPECT_TRUE(verify_receipt(log.receipt(id).value(), *VerifierKey::parse(log.verifier_key())));
  EXPECT_EQ(Checkpoint::of_note(log.checkpoint())->origin, "example.vn/log/epoch-2");
  // The break and what was lost are told for ever.
  const auto payload = db->read([](storage::Session& s) { return stored(s, id_of(s, 10).value())->payload; });
  EXPECT_THAT(payload.value(), HasSubstr("example.vn/log\\n15\\n"));
  EXPECT_EQ(check(), "");
}

TEST_F(LogTest, AfterAnAdoptionAnEvenOlderBackupIsRefusedAgain) {
  const auto empty = dump();
  {
    Log log(*db, clock, options());
    add_many(10);
    log.sequence_now();
  }
  restore(empty);
  EXPECT_THROW(Log(*db, clock, options()), SetupError);
  EXPECT_EQ(adopt(*db, clock, options()), "example.vn/log/epoch-2");
  {
    Log log(*db, clock, options());
    add_many(3);
    log.sequence_now();
    EXPECT_EQ(log.size(), 4);
  }
  restore(empty);
  EXPECT_THROW(Log(*db, clock, options()), SetupError);
  EXPECT_EQ(adopt(*db, clock, options()), "example.vn/log/epoch-3");
  Log log(*db, clock, options());
  EXPECT_EQ(log.origin(), "example.vn/log/epoch-3");
}

TEST_F(LogTest, AnotherTreeOfTheSameSizeIsRefused) {
  const auto empty = dump();
  {
    Log log(*db, clock, options());
    add_many(10);
    log.sequence_now();
  }
  restore(empty);
  std::filesystem::rename(keys + "/last_checkpoint", keys + "/aside");
  {
    Log log(*db, clock, options());
    add_many(12);
    log.sequence_now();
  }
  std::filesystem::rename(keys + "/aside", keys + "/last_checkpoint");
  EXPECT_THROW(Log(*db, clock, options()), SetupError);
}

TEST_F(LogTest, WithoutItsMemoryAFullLogIsNotExtended) {
  {
    Log log(*db, clock, options());
    add_many(3);
    log.sequence_now();
  }
  std::filesystem::remove(keys + "/last_checkpoint");
  EXPECT_THROW(Log(*db, clock, options()), SetupError);
  write_durably(keys + "/last_checkpoint", "rubbish\n");
  EXPECT_THROW(Log(*db, clock, options()), SetupError);
}

TEST_F(LogTest, ThereIsNothingToAdoptWhenAllIsWell) {
  Log log(*db, clock, options());
  add("LD-1");
  log.sequence_now();
  EXPECT_THROW(adopt(*db, clock, options()), SetupError);
}

TEST_F(LogTest, AnotherOriginOrKeyIsRefused) {
  {
    Log log(*db, clock, options());
    add("LD-1");
    log.sequence_now();
  }
  LogOptions other = options();
  other.origin = "other.vn/log";
  EXPECT_THROW(Log(*db, clock, other), SetupError);
  other = options();
  other.seed = std::string(32, 'x');
  EXPECT_THROW(Log(*db, clock, other), SetupError);
}

TEST_F(LogTest, ADatabaseThatGoesBackWhileServingStopsTheLog) {
  Log log(*db, clock, options());
  add_many(4);
  log.sequence_now();
  const auto old = dump();
  add_many(4);
  log.sequence_now();
  const std::string before = log.checkpoint();
  restore(old);
  add_many(6);
  log.sequence_now();
  EXPECT_NE(log.trouble(), "");
  EXPECT_EQ(log.checkpoint(), before);
}

TEST_F(LogTest, TamperedTilesAreNotSignedOver) {
  {
    Log log(*db, clock, options());
    add_many(5);
    log.sequence_now();
  }
  run("UPDATE log_tile SET hashes = '" + base64(std::string(160, 'z')) + "' WHERE level = 0");
  EXPECT_THROW(Log(*db, clock, options()), SetupError);
}

}  // namespace
}  // namespace langnghe::ledger
