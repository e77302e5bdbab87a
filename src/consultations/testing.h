// A ward with villages, and officers who may run things, for the tests of this room.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "base/encoding.h"
#include "base/keys.h"
#include "consultations/votes.h"
#include "directory/commands.h"
#include "documents/letters.h"
#include "ledger/log.h"
#include "ledger/fsck_testing.h"
#include "ledger/testing.h"
#include "notices/notices.h"
#include "storage/testing.h"

namespace langnghe::consultations {

inline const std::string kPackDir = std::string(LANGNGHE_SOURCE_DIR) + "/packs/vn";
inline Millis when(std::string_view text) { return *parse_instant(text); }

class ConsultationsFixture : public ::testing::Test {
 protected:
  ConsultationsFixture() {
    std::vector<storage::Migration> steps;
    for (const auto& all : {ledger::migrations(), directory::migrations(), documents::migrations(),
                            vault::migrations(), notices::migrations(), migrations()})
      steps.insert(steps.end(), all.begin(), all.end());
    storage::migrate(*db, steps);
    directory = std::make_unique<directory::Directory>(*db, directory::Roles::load(kPackDir + "/roles.toml"));
    using directory::UnitKind;
    directory::PackUnits small;
    for (const auto& [code, kind, parent] : std::vector<std::tuple<std::string, UnitKind, std::string>>{
             {"VN", UnitKind::kCountry, ""},
             {"68", UnitKind::kProvince, "VN"},
             {"22945", UnitKind::kWard, "68"},
             {"22945.UBND", UnitKind::kCommittee, "22945"},
             {"22946", UnitKind::kWard, "68"},
             {"22946.UBND", UnitKind::kCommittee, "22946"}}) {
      directory::Unit unit;
      unit.code = code;
      unit.kind = kind;
      unit.parent = parent;
      unit.name_vi = unit.name_en = "Unit " + code;
      unit.valid_from = *parse_date("2000-01-01");
      small.units.push_back(unit);
    }
    db->write([&](storage::Transaction& tx) { return directory::load_pack_units(tx, *directory, small, clock.now()); });
    runner = Actor::of_officer(officer("runner", "22945.UBND", "handler", "22945"));
    leader = Actor::of_officer(officer("leader", "22945.UBND", "leader", "22945"));
    front = Actor::of_officer(officer("front", "22945.UBND", "front", "22945"));
    stranger = Actor::of_officer(officer("stranger", "22946.UBND", "handler", "22946"));
    documents::AttachmentStore::Options options;
    options.folder = db.directory() + "/attachments";
    options.rules = documents::AcceptRules::load(kPackDir + "/forms/attachments.toml");
    options.name_key.fill(7);
    store = std::make_unique<documents::AttachmentStore>(*db, options, clock);
    room = std::make_unique<Room>(Room::make(pack(), law(), *directory, vault, *store, std::string(32, 's')));
  }

  std::int64_t officer(const std::string& login, const std::string& unit, const std::string& role,
                       const std::string& where) {
    directory::NewOfficer one;
    one.login = login;
    one.name = "Lê Thị " + login;
    one.unit = unit;
    one.title_vi = one.title_en = "Chuyên viên";
    one.valid_from = local_date(clock.now());
    const auto id = db->write([&](storage::Transaction& tx) {
                        return directory::add_officer(tx, *directory, one, {}, clock.now());
                      }).value();
    db->write([&](storage::Transaction& tx) {
        return directory::grant_role(tx, *directory, {id, role, where, {}, one.valid_from, {}}, {}, clock.now());
      }).value();
    return id;
  }

  static const Pack& pack() {
    static const Pack loaded = Pack::load(kPackDir);
    return loaded;
  }
  static const legalclock::Law& law() {
    static const legalclock::Law loaded = legalclock::Law::load(kPackDir);
    return loaded;
  }

  // Runs a command in a transaction of its own.
  template <class F>
  auto in(F&& f) {
    return db->write([&](storage::Transaction& tx) { return f(tx); });
  }
  template <class F>
  auto ask(F&& f) {
    return db->read([&](storage::Session& session) { return f(session); });
  }
  // "" or the first refusal.
  template <class T>
  static std::string said(const Result<T>& result) {
    return result ? "" : result.error().front().message;
  }
  void sql(std::string_view text) {
    db->write([&](storage::Transaction& tx) { tx.run(text); });
  }
  std::string photo(const std::string& name = "biên bản.pdf") {
    const std::string pdf = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";
    const auto staged = store->stage({{"files", name, pdf}});
    EXPECT_TRUE(staged) << staged.error().front().message;
    return staged ? staged->front().token : "";
  }
  // What fsck says of this room, a line each.
  std::string fsck() { return ledger::testing::findings(db, clock, state_sources()); }

  // ---- villages and votes ----
  std::int64_t village(const std::string& code, const std::string& households) {
    const auto made = in([&](auto& tx) {
      return add_village(*room, tx, runner, "22945", code, "Tổ dân phố " + code, clock.now());
    }).value();
    if (!households.empty())
      in([&](auto& tx) { return set_households(*room, tx, runner, made.id, households, clock.now()); }).value();
    return made.id;
  }
  NewVote new_vote(const std::vector<std::int64_t>& villages, const std::string& item = "other",
                   const std::string& form = "online") const {
    NewVote vote;
    vote.commune = "22945";
    vote.item = item;
    vote.form = form;
    vote.scope = "village";
    vote.title = "Lắp camera an ninh đầu hẻm";
    vote.words = "Mỗi hộ tự nguyện góp, tổ tự quản lý.";
    vote.team = "Trưởng ban công tác Mặt trận\nTổ phó\nChi hội trưởng phụ nữ";
    vote.begins_at = form == "online" ? clock.now() : clock.now() + 4 * kDay;
    vote.ends_at = vote.begins_at + 10 * kDay;
    vote.villages = villages;
    return vote;
  }
  // Prepared and opened; gives its code.
  std::string open(const NewVote& vote) {
    const auto made = in([&](auto& tx) { return prepare_vote(*room, tx, runner, vote, clock.now()); }).value();
    const auto opened = in([&](auto& tx) { return open_vote(*room, tx, runner, made.code, clock.now()); });
    EXPECT_EQ(said(opened), "");
    if (clock.now() < vote.begins_at) clock.set(vote.begins_at);
    return made.code;
  }
  std::vector<Slip> codes(const std::string& vote, std::int64_t village_id) {
    return in([&](auto& tx) { return issue_codes(*room, tx, runner, vote, village_id, clock.now()); }).value();
  }
  Result<BallotReceipt> cast(const std::string& vote, const std::string& code, Choice choice) {
    const Ballot ballot = make_ballot(choice);
    return in([&](auto& tx) { return cast_ballot(*room, tx, vote, code, ballot, clock.now()); });
  }
  Vote count(const std::string& vote) {
    const auto closed = in([&](auto& tx) { return close_vote(*room, tx, runner, vote, clock.now()); });
    EXPECT_EQ(said(closed), "");
    const auto counted = in([&](auto& tx) { return count_vote(*room, tx, runner, vote, clock.now()); });
    EXPECT_EQ(said(counted), "");
    return counted ? *counted : Vote{};
  }
  Vote get(const std::string& vote) { return ask([&](auto& s) { return find_vote(s, vote); }).value(); }

  storage::TestDatabase db;
  ManualClock clock{*parse_instant("2026-07-01T09:00")};
  vault::Vault vault{Keyring(std::string(32, 'v')), vault::Purposes::load(kPackDir + "/forms/purposes.toml")};
  std::unique_ptr<directory::Directory> directory;
  std::unique_ptr<documents::AttachmentStore> store;
  std::unique_ptr<Room> room;
  Actor runner, leader, front, stranger;
};

}  // namespace langnghe::consultations
