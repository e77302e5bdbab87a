#include "vault/vault.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <iterator>
#include <stdexcept>
#include <thread>

#include "ledger/testing.h"
#include "storage/testing.h"

namespace langnghe::vault {
namespace {

const Millis kNow = *parse_instant("2026-07-01T09:00");
const Subject kCase{"case", 17, "PA-7K3Q-9XW2"};

Person hoa() {
  return {"Nguyễn Thị Hoà", "12 Trần Phú, phường Xuân Hương", "0912345678", "hoa.nguyen@example.vn",
          "068123456789", {{"ethnicity", "K'Ho"}}};
}

Reader officer(std::int64_t id = 5) {
  Reader reader;
  reader.officer = id;
  reader.officer_name = "Lê Văn Bình";
  reader.post = "Chuyên viên";
  reader.unit = 3;
  reader.unit_name = "UBND phường Xuân Hương";
  reader.unit_code = "68.24781";
  reader.granted = true;
  return reader;
}

class VaultTest : public testing::Test {
 protected:
  VaultTest() {
    auto steps = migrations();
    for (const auto& step : ledger::migrations()) steps.push_back(step);
    storage::migrate(*database_, steps);
  }
  static Purposes purposes() {
    return Purposes::load(LANGNGHE_SOURCE_DIR "/packs/vn/forms/purposes.toml");
  }
  std::int64_t seal(const Subject& subject = kCase, Level level = Level::kOrdinary) {
    return database_->write(
        [&](storage::Transaction& tx) { return vault_.seal(tx, subject, hoa(), kNow, level); });
  }
  std::string open(std::int64_t record, const Reader& reader = officer(),
                   std::string_view purpose = "contact", std::string_view words = "",
                   Millis at = kNow) {
    const auto out = vault_.open(*database_, record, reader, purpose, words, at);
    return out ? out->name : out.error().front().message;
  }
  std::int64_t count(std::string_view sql) {
    return database_->read([&](storage::Session& s) { return *s.value<std::int64_t>(sql); });
  }
  std::int64_t reads() { return count("SELECT COUNT(*) FROM vault_read"); }
  std::int64_t entries() { return count("SELECT COUNT(*) FROM ledger_entry"); }
  void run(std::string_view sql) {
    database_->write([&](storage::Transaction& tx) { tx.run(sql); });
  }
  std::vector<Read> reads_of(const Subject& subject = kCase) {
    return database_->read([&](storage::Session& s) { return vault_.reads_of(s, subject); });
  }
  std::vector<ReadInFull> in_full() {
    return database_->read([&](storage::Session& s) { return vault_.reads_in_full(s, kCase); });
  }
  std::map<std::string, std::string> state() {
    std::map<std::string, std::string> out;
    database_->read([&](storage::Session& s) {
      state_source().each(s, [&](std::string subject, std::string digest) {
        out[std::move(subject)] = std::move(digest);
      });
    });
    return out;
  }
  // The payload of the newest entry.
  std::string last_payload() {
    return database_->read([](storage::Session& s) {
      const auto id = *s.value<std::int64_t>("SELECT MAX(id) FROM ledger_entry");
      return *ledger::stored(s, id)->payload;
    });
  }

  storage::TestDatabase database_;
  Vault vault_{Keyring(std::string(32, 'v')), purposes()};
};

TEST_F(VaultTest, EveryOpeningLeavesOneReadingAndOneLedgerEntry) {
  const auto record = seal();
  EXPECT_EQ(entries(), 0);
  const auto person = vault_.open(*database_, record, officer(), "contact", "Hẹn khảo sát", kNow);
  ASSERT_TRUE(person);
  EXPECT_EQ(*person, hoa());
  EXPECT_EQ(reads(), 1);
  EXPECT_EQ(entries(), 1);
  EXPECT_EQ(open(record, officer(6), "verify", "", kNow + kHour), hoa().name);
  EXPECT_EQ(reads(), 2);
  EXPECT_EQ(entries(), 2);

  const auto shown = reads_of();
  ASSERT_EQ(shown.size(), 2U);
  EXPECT_EQ(shown[0].purpose, "verify");
  EXPECT_EQ(shown[1].purpose, "contact");
  EXPECT_EQ(shown[1].at, kNow);
  EXPECT_EQ(shown[1].unit_name, "UBND phường Xuân Hương");
  EXPECT_EQ(shown[1].post, "Chuyên viên");
  EXPECT_EQ(shown[1].words, "Hẹn khảo sát");
  EXPECT_EQ(in_full()[1].officer_name, "Lê Văn Bình");
}

TEST_F(VaultTest, TheReadingIsOnRecordOrNothingIsHandedOut) {
  const auto record = seal();
  run("DROP TABLE vault_read");  // a reading cannot be written any more
  EXPECT_THROW(open(record), std::exception);
  EXPECT_EQ(entries(), 0);
}

TEST_F(VaultTest, ThePetitionersOwnViewIsNotRecorded) {
  const auto record = seal();
  const auto own = database_->read([&](storage::Session& s) { return vault_.open_own(s, record); });
  ASSERT_TRUE(own);
  EXPECT_EQ(*own, hoa());
  EXPECT_EQ(reads(), 0);
  EXPECT_EQ(entries(), 0);
}

TEST_F(VaultTest, PurposeIsNeededAndSomePurposesNeedWords) {
  const auto record = seal();
  EXPECT_EQ(open(record, officer(), ""), "vault.purpose.unknown");
  EXPECT_EQ(open(record, officer(), "curiosity"), "vault.purpose.unknown");
  EXPECT_EQ(open(record, officer(), "inspect", "  "), "vault.words.missing");
  EXPECT_EQ(open(record, officer(), "contact", std::string(501, 'a')), "vault.words.too_long");
  EXPECT_EQ(reads(), 0);
  EXPECT_EQ(open(record, officer(), "inspect", "Kiểm tra định kỳ"), hoa().name);
}

TEST_F(VaultTest, RefusedAttemptsAreRecordedForInspectionOnly) {
  const auto record = seal();
  auto stranger = officer();
  stranger.granted = false;
  EXPECT_EQ(open(record, stranger), "vault.forbidden");
  EXPECT_EQ(reads(), 1);
  EXPECT_EQ(entries(), 1);
  EXPECT_TRUE(reads_of().empty());
  ASSERT_EQ(in_full().size(), 1U);
  EXPECT_TRUE(in_full()[0].refused);
}

TEST_F(VaultTest, SealedRecordsOpenForNamedReadersOnly_LawOnDenunciations_25_2018_Art9) {
  const auto record = seal(kCase, Level::kSealed);
  EXPECT_EQ(open(record), "vault.forbidden");
  const auto name = [&](std::int64_t who, std::string_view purpose, Millis to, std::int64_t by = 9) {
    const auto out = database_->write([&](storage::Transaction& tx) {
      return vault_.name_reader(tx, kCase, who, purpose, to, officer(by), kNow);
    });
    return out ? std::to_string(*out) : out.error().front().message;
  };
  EXPECT_EQ(name(5, "verify_denunciation", kNow + kDay, 5), "vault.reader.self") << "two pairs of eyes";
  EXPECT_EQ(name(5, "contact", kNow + kDay), "vault.purpose.unknown") << "not for sealed records";
  EXPECT_EQ(name(5, "verify_denunciation", kNow), "vault.reader.until");
  EXPECT_EQ(name(5, "verify_denunciation", kNow + 181 * kDay), "vault.reader.until");
  const std::string naming = name(5, "verify_denunciation", kNow + kDay);
  EXPECT_EQ(name(5, "verify_denunciation", kNow + kDay), "vault.reader.twice");
  EXPECT_EQ(open(record, officer(), "verify_denunciation"), hoa().name);
  EXPECT_EQ(open(record), "vault.forbidden") << "another purpose";
  EXPECT_EQ(open(record, officer(6), "verify_denunciation"), "vault.forbidden");
  EXPECT_EQ(open(record, officer(9), "verify_denunciation"), "vault.forbidden") << "who names does not read";
  EXPECT_EQ(open(record, officer(), "verify_denunciation", "", kNow - 1), "vault.forbidden");
  EXPECT_EQ(open(record, officer(), "verify_denunciation", "", kNow + kDay), "vault.forbidden");
  auto without_grant = officer();
  without_grant.granted = false;
  EXPECT_EQ(open(record, without_grant, "verify_denunciation"), "vault.forbidden");
  // What comes in later is covered, another case is not.
  EXPECT_EQ(open(seal(kCase, Level::kSealed), officer(), "verify_denunciation"), hoa().name);
  EXPECT_EQ(open(seal({"case", 18, "PA-OTHER"}, Level::kSealed), officer(), "verify_denunciation"),
            "vault.forbidden");
  EXPECT_TRUE(database_->write([&](storage::Transaction& tx) {
    return vault_.end_reader(tx, kCase, std::stoll(naming), officer(9), kNow + 1);
  }));
  EXPECT_EQ(open(record, officer(), "verify_denunciation", "", kNow + 2), "vault.forbidden");
}

TEST_F(VaultTest, SealedFilesHideNameAndContent) {
  const auto record = seal(kCase, Level::kSealed);
  const auto other = seal({"case", 18, "PA-OTHER"}, Level::kSealed);
  const std::string content = std::string("scan of Hoà\0\n", 14) + std::string(100'000, 'x');
  const auto file = database_->write([&](storage::Transaction& tx) {
    vault_.name_reader(tx, kCase, 5, "verify_denunciation", kNow + kDay, officer(9), kNow).value();
    return vault_.seal_file(tx, record, "don cua Hoa.pdf", "application/pdf", content, kNow);
  });
  const auto get = [&](const Reader& reader, std::string_view purpose) {
    return vault_.open_file(*database_, file, reader, purpose, "", kNow);
  };
  EXPECT_EQ(count("SELECT COUNT(*) FROM vault_file WHERE sealed LIKE '%don cua%' OR sealed LIKE '%scan of%'"), 0);
  EXPECT_EQ(get(officer(6), "verify_denunciation").error().front().message, "vault.forbidden");
  EXPECT_EQ(reads(), 1) << "the refused attempt";
  const auto opened = get(officer(), "verify_denunciation");
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->name, "don cua Hoa.pdf");
  EXPECT_EQ(opened->content, content);
  EXPECT_EQ(reads(), 2);
  run("UPDATE vault_file SET record = " + std::to_string(other));
  EXPECT_FALSE(get(officer(), "verify_denunciation")) << "moved to another case";
}

TEST_F(VaultTest, RowsMovedBetweenCasesDoNotOpen) {
  const auto mine = seal(kCase);
  const auto other = seal({"case", 18, "PA-OTHER"});
  run("UPDATE vault_record SET sealed = (SELECT sealed FROM vault_record WHERE subject = 18), "
      "ref = (SELECT ref FROM vault_record WHERE subject = 18) WHERE subject = 17");
  EXPECT_EQ(open(mine), "vault.damaged");
  EXPECT_TRUE(in_full()[0].refused);
  EXPECT_EQ(open(other), hoa().name);
  run("UPDATE vault_record SET subject = 17 WHERE subject = 18");
  EXPECT_EQ(open(other), "vault.damaged");
}

TEST_F(VaultTest, LoweringTheLevelInTheTableOpensNothing) {
  const auto record = seal(kCase, Level::kSealed);
  run("UPDATE vault_record SET level = 0");
  EXPECT_EQ(open(record), "vault.damaged");
}

TEST_F(VaultTest, ChangedCiphertextAndWrongKeyDoNotOpen) {
  const auto record = seal();
  Vault other(Keyring(std::string(32, 'w')), purposes());
  const auto wrong = other.open(*database_, record, officer(), "contact", "", kNow);
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().front().message, "vault.damaged");
  run("UPDATE vault_record SET sealed = 'AAAA' || SUBSTR(sealed, 5)");
  EXPECT_EQ(open(record), "vault.damaged");
  EXPECT_EQ(open(4711), "vault.gone");
}

TEST_F(VaultTest, NothingOfThePersonIsInClearInTheDatabase) {
  const auto record = seal();
  open(record, officer(), "contact", "Gọi bà Hoà số 0912345678");
  const auto payload = last_payload();
  std::string bytes = payload;
  if (!storage::TestDatabase::on_postgres()) {
    database_.close();  // the WAL goes into the file
    for (const auto& entry : std::filesystem::directory_iterator(database_.directory())) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      bytes.append(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    ASSERT_NE(bytes.find("PA-7K3Q-9XW2"), std::string::npos);  // it is the right file
  } else {
    database_->read([&](storage::Session& s) {
      s.each<std::string, std::string>("SELECT sealed, ref FROM vault_record",
                                       [&](const std::string& a, const std::string& b) {
                                         bytes += a + b;
                                       });
      s.each<std::string>("SELECT words FROM vault_read",
                          [&](const std::string& words) { bytes += words; });
    });
  }
  for (const auto& secret :
       {hoa().name, std::string("Hoà"), hoa().address, hoa().phone, hoa().email, hoa().id_number,
        std::string("K'Ho"), std::string("Gọi bà")})
    EXPECT_EQ(bytes.find(secret), std::string::npos) << secret;
}

TEST_F(VaultTest, ErasureTakesThePersonAndKeepsTheRecordOfReadings) {
  const auto record = seal();
  open(record, officer(), "contact", "Gọi bà Hoà");
  const auto erase = [&] {
    return database_->write([&](storage::Transaction& tx) {
      return vault_.erase(tx, record, officer(), "request", kNow + kDay);
    });
  };
  ASSERT_TRUE(erase());
  EXPECT_EQ(entries(), 2);
  EXPECT_EQ(open(record), "vault.gone");
  EXPECT_EQ(erase().error().front().message, "vault.gone");
  EXPECT_EQ(count("SELECT COUNT(*) FROM vault_record WHERE sealed IS NOT NULL"), 0);
  ASSERT_EQ(reads_of().size(), 1U);
  EXPECT_EQ(reads_of()[0].words, "");
  const auto records =
      database_->read([&](storage::Session& s) { return vault_.records_of(s, kCase); });
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].alias.size(), 4U);
  EXPECT_EQ(records[0].erased_at, kNow + kDay);
}

TEST_F(VaultTest, AReadingTakenOutOfTheTableIsFound) {
  const auto record = seal();
  EXPECT_TRUE(state().empty());
  open(record);
  open(record, officer(6));
  const auto before = state();
  ASSERT_EQ(before.size(), 1U);
  ASSERT_TRUE(before.contains("PA-7K3Q-9XW2"));
  EXPECT_NE(last_payload().find(before.at("PA-7K3Q-9XW2")), std::string::npos);
  run("DELETE FROM vault_read WHERE officer = 6");
  EXPECT_NE(state(), before);
}

TEST_F(VaultTest, ReadingsAtOnceAreAllInTheState) {
  const auto record = seal();
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 5; ++i) EXPECT_EQ(open(record, officer(t + 1)), hoa().name);
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(reads(), 20);
  EXPECT_EQ(entries(), 20);
  EXPECT_NE(last_payload().find(state().at("PA-7K3Q-9XW2")), std::string::npos);
}

TEST_F(VaultTest, KeysCanBeChangedAndTheOldOneThrownAway) {
  std::vector<std::int64_t> records;
  for (int i = 0; i < 5; ++i) records.push_back(seal({"case", 100 + i, {}}));
  open(records[0], officer(), "contact", "Gọi điện");
  Keyring both(std::string(32, 'v'));
  both.add(2, std::string(32, 'n'));
  Vault vault(both, purposes());
  const auto rotate = [&](Vault& with) {
    return database_->write([&](storage::Transaction& tx) { return with.rotate(tx, 4); });
  };
  EXPECT_EQ(rotate(vault), 4);
  EXPECT_EQ(rotate(vault), 2);
  EXPECT_EQ(rotate(vault), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM vault_record WHERE key <> 2"), 0);
  for (const auto record : records)
    EXPECT_TRUE(vault.open(*database_, record, officer(), "contact", "", kNow));
  const auto words = database_->read(
      [&](storage::Session& s) { return vault.reads_of(s, {"case", 100}).back().words; });
  EXPECT_EQ(words, "Gọi điện");
  EXPECT_EQ(open(records[0]), "vault.damaged");  // with the old key alone

  const auto old = seal({"case", 200, {}});
  Keyring without(std::string(32, 'x'));
  without.add(3, std::string(32, 'y'));
  Vault lost(without, purposes());
  EXPECT_THROW(rotate(lost), std::runtime_error);
  EXPECT_EQ(open(old), hoa().name);
}

TEST_F(VaultTest, ACorrectionReplacesWhatWasThere) {
  const auto record = seal();
  auto corrected = hoa();
  corrected.name = "Nguyễn Thị Hoa";
  corrected.phone = "\xFF broken";  // never fails on content
  ASSERT_TRUE(database_->write([&](storage::Transaction& tx) {
    return vault_.reseal(tx, record, corrected, kNow + kHour);
  }));
  EXPECT_EQ(open(record), "Nguyễn Thị Hoa");
}

TEST(Purposes, MistakesAreNamedWithTheirLine) {
  const auto path = std::filesystem::temp_directory_path() / "langnghe-purposes.toml";
  const auto complaint = [&](const std::string& text) -> std::string {
    std::ofstream(path) << text;
    try {
      Purposes::load(path);
    } catch (const SetupError& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_NE(complaint("x = 1").find("at least one"), std::string::npos);
  EXPECT_NE(complaint("[[purpose]]\nkey = \"a\"\n[[purpose]]\nkey = \"a\"\n").find("toml:3"),
            std::string::npos);
  EXPECT_NE(complaint("[[purpose]]\nkey = \"a\"\nneeds_words = 1\n").find("toml:3: needs_words"),
            std::string::npos);
  EXPECT_NE(complaint("[[purpose]\n").find("toml:1"), std::string::npos);
  EXPECT_EQ(complaint("[[purpose]]\nkey = \"a\"\n"), "");
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace langnghe::vault
