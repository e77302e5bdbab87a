#include "ledger/fsck.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "ledger/log_fixture.h"
#include "ledger/store.h"

namespace langnghe::ledger {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

const std::string kDay(64, 'd');
const std::string kNight(64, 'e');

std::string with_state(const std::string& digest) {
  return R"({"state":")" + digest + R"("})";
}

class FsckTest : public LogFixture {
 protected:
  void SetUp() override {
    LogFixture::SetUp();
    Log log(*db, clock, options());
    add_many(600);
    log.sequence_now();
    // Each group in one transaction, so that the log's own thread cannot part it.
    add_all({{"case.received", "LD-1", "", with_state(kDay)},
             {"case.received", "LD-2", "", with_state(kDay)}});
    log.sequence_now();
    add_all({{"case.accepted", "LD-1", "", with_state(kNight)},
             {"case.noted", "LD-1", "", R"({"note":"no state here"})"},
             {"letter.sent", "LD-1", "", with_state(kDay)}});  // another room, the same subject
    log.sequence_now();
  }
  void add_all(const std::vector<Event>& events) {
    db->write([&](storage::Transaction& t) {
      for (const Event& event : events) append(t, event, clock.now());
    });
  }

  StateSource cases(std::map<std::string, std::string> rows) {
    return {"case", [rows](storage::Session&, const auto& each) {
              for (const auto& [subject, digest] : rows) each(subject, digest);
            }};
  }
  const std::map<std::string, std::string> good_{{"LD-1", kNight}, {"LD-2", kDay}};
};

TEST_F(FsckTest, AnUntouchedLogIsClean) {
  EXPECT_EQ(check(), "");
  // Entries of the rooms that registered are compared; "M-…" carry no state.
  EXPECT_EQ(check({cases(good_)}), "");
}

TEST_F(FsckTest, CountsWhatItSaw) {
  FsckOptions o;
  o.origin = options().origin;
  o.public_key = Signer("x", options().seed).verifier().key;
  std::int64_t last = 0;
  o.progress = [&](std::int64_t done, std::int64_t total) {
    EXPECT_GE(done, last);
    EXPECT_EQ(total, 605);
    last = done;
  };
  const FsckReport report = fsck(*db, o);
  EXPECT_TRUE(report.clean());
  EXPECT_EQ(report.entries, 605);
  EXPECT_EQ(report.checkpoints, 3);
  EXPECT_EQ(report.tiles, 4);  // two full and one partial of level 0, one of level 1
  EXPECT_EQ(last, 605);
}

TEST_F(FsckTest, EntriesThatWaitForANumberAreNoFault) {
  add("LD-2", with_state(kNight), "case.accepted");
  auto rows = good_;
  rows["LD-2"] = kNight;
  EXPECT_EQ(check({cases(rows)}), "");
}

TEST_F(FsckTest, AChangedEntryIsNamed) {
  run("UPDATE ledger_entry SET entry = replace(entry, 'time 1', 'time 2') WHERE id ="
      " (SELECT id + 300 FROM log_range WHERE seq = 0)");
  const std::string found = check();
  EXPECT_THAT(found, HasSubstr("tile: tile/0/001: the hash of entry 300"));
  EXPECT_THAT(found, HasSubstr("checkpoint 600: its root is not that of the entries"));
}

TEST_F(FsckTest, AnEntryThatIsNotCanonicalIsNamed) {
  run("UPDATE ledger_entry SET entry = 'x' WHERE id = (SELECT id + 7 FROM log_range WHERE seq = 0)");
  EXPECT_THAT(check(), StartsWith("entry: 7: is not in the canonical form\n"));
}

TEST_F(FsckTest, ADeletedEntryIsNamed) {
  run("DELETE FROM ledger_entry WHERE id = (SELECT id + 41 FROM log_range WHERE seq = 0)");
  EXPECT_THAT(check(), StartsWith("entry: 41: was deleted"));
}

TEST_F(FsckTest, AChangedPayloadAndSaltAreNamed) {
  run("UPDATE ledger_entry SET payload = replace(payload, '{}', '{\"paid\":1}') WHERE id ="
      " (SELECT id + 12 FROM log_range WHERE seq = 0)");
  EXPECT_EQ(check(), "commitment: 12: payload or salt of the entry \"case.received\" was changed\n");
}

TEST_F(FsckTest, HalfAnErasureIsNamed) {
  run("UPDATE ledger_entry SET payload = NULL WHERE id = (SELECT id + 12 FROM log_range WHERE seq = 0)");
  EXPECT_THAT(check(), StartsWith("commitment: 12:"));
}

TEST_F(FsckTest, ALawfulErasureIsClean) {
  db->write([](storage::Transaction& t) { EXPECT_EQ(erase(t, "LD-1"), 4); });
  EXPECT_EQ(check(), "");
  // What was erased says nothing of the row any more, whatever it is.
  EXPECT_EQ(check({cases({{"LD-1", std::string(64, '0')}, {"LD-2", kDay}})}), "");
  EXPECT_EQ(check({cases({{"LD-2", kDay}})}), "");
}

TEST_F(FsckTest, AChangedTileIsNamed) {
  run("UPDATE log_tile SET hashes = '" + base64(std::string(8192, 'z')) + "' WHERE level = 0 AND n = 1");
  EXPECT_THAT(check(), HasSubstr("tile: tile/0/001:"));
}

TEST_F(FsckTest, AChangedEdgeIsNamed) {
  run("UPDATE log_tile SET hashes = '" + base64(std::string(64, 'z')) + "' WHERE level = 1");
  EXPECT_THAT(check(), HasSubstr("tile: tile/1/000.p/2: is not what its entries make"));
}

TEST_F(FsckTest, MissingAndAddedTilesAreNamed) {
  run("DELETE FROM log_tile WHERE level = 0 AND n = 0");
  EXPECT_THAT(check(), HasSubstr("tile: tile/0/000: is missing"));
  run("INSERT INTO log_tile (level, n, width, hashes) VALUES (5, 5, 1, 'AAAA')");
  run("INSERT INTO log_tile (level, n, width, hashes) VALUES (5, 6, 1, 'AAAA')");
  EXPECT_THAT(check(), HasSubstr("log_tile: holds 5 tiles"));
}

TEST_F(FsckTest, AChangedCheckpointIsNamed) {
  run("UPDATE log_checkpoint SET root = '" + base64(std::string(32, 'z')) + "' WHERE size = 602");
  EXPECT_THAT(check(), HasSubstr("checkpoint: checkpoint 602: its root"));
}

TEST_F(FsckTest, AForgedNoteIsNamed) {
  run("UPDATE log_checkpoint SET note = replace(note, '602', '601') WHERE size = 602");
  EXPECT_EQ(check(), "signature: checkpoint 602: is not signed by the key of this log\n");
}

TEST_F(FsckTest, ACutLogIsNamed) {
  run("DELETE FROM log_checkpoint WHERE size = 605");
  const std::string found = check();
  EXPECT_THAT(found, HasSubstr("range: log_range: 605 entries have numbers, the last checkpoint is of 602"));
}

TEST_F(FsckTest, ACutAndTidiedLogIsNamedByTheMemoryBesideTheKeys) {
  run("DELETE FROM log_checkpoint WHERE size = 605");
  run("UPDATE log_head SET size = 602");
  if (storage::TestDatabase::on_postgres())
    run("DELETE FROM log_range WHERE seq >= 602");
  run("UPDATE log_range SET count = 602 - seq WHERE seq + count > 602");
  run("DELETE FROM ledger_entry WHERE id > (SELECT MAX(id + count - 1) FROM log_range)");
  EXPECT_THAT(check(), HasSubstr("rollback: last_checkpoint: this machine signed 605 entries"));
}

TEST_F(FsckTest, AChangedRangeIsNamed) {
  run("UPDATE log_range SET id = id + 1 WHERE seq = 0");
  EXPECT_THAT(check(), HasSubstr("tile/0/000"));
}

TEST_F(FsckTest, AnEntryThatSlippedPastTheNumbersIsNamed) {
  const auto id = add("LD-9");
  if (storage::TestDatabase::on_postgres())
    run("DELETE FROM ledger_pending");
  else
    run("UPDATE ledger_entry SET id = -5 WHERE id = " + std::to_string(id));
  EXPECT_THAT(check(), HasSubstr("will never get a number"));
}

TEST_F(FsckTest, AnotherSubjectKeyIsNamed) {
  set_subject_key(std::string(32, 'o'));
  EXPECT_THAT(check(), StartsWith("subject: 0:"));
  set_subject_key(std::string(32, 'k'));
}

TEST_F(FsckTest, ARowChangedBehindTheServersBackIsNamed) {
  auto rows = good_;
  rows["LD-2"] = kNight;
  EXPECT_EQ(check({cases(rows)}), "state: case LD-2: the row is not as entry 601 left it\n");
}

TEST_F(FsckTest, ARowFromNowhereAndARowThatVanishedAreNamed) {
  EXPECT_EQ(check({cases({{"LD-1", kNight}, {"LD-3", kDay}})}),
            "state: case LD-3: the row has no entry in the log\n"
            "state: LD-2: the row is gone, entry 601 says it is there\n");
}

TEST_F(FsckTest, ARowThatIsSaidToBeGoneMustBeGone) {
  add("LD-2", R"({"state":null})", "case.deleted");
  EXPECT_EQ(check({cases({{"LD-1", kNight}})}), "");
  EXPECT_THAT(check({cases(good_)}), HasSubstr("says that it is gone"));
}

TEST_F(FsckTest, ManyFindingsAreCountedNotKept) {
  run("UPDATE ledger_entry SET payload = 'M-1\n{\"x\":1}'");
  add_many(900);
  run("UPDATE ledger_entry SET payload = 'M-1\n{\"x\":1}'");
  FsckOptions o;
  o.origin = options().origin;
  o.public_key = Signer("x", options().seed).verifier().key;
  const FsckReport report = fsck(*db, o);
  EXPECT_EQ(report.findings.size(), FsckReport::kMost);
  EXPECT_EQ(report.more, 505);
}

}  // namespace
}  // namespace langnghe::ledger
