// A small province with a party board, a committee, two communes, the Front and organisations,
// and officers of each, for the tests of this room.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "base/keys.h"
#include "directives/joint.h"
#include "directory/commands.h"
#include "documents/letters.h"
#include "ledger/log.h"
#include "ledger/fsck_testing.h"
#include "ledger/testing.h"
#include "notices/notices.h"
#include "storage/testing.h"

namespace langnghe::directives {

inline const std::string kPack = std::string(LANGNGHE_SOURCE_DIR) + "/packs/vn";

class DirectivesFixture : public ::testing::Test {
 protected:
  explicit DirectivesFixture(int communes = 2) {
    std::vector<storage::Migration> steps;
    for (const auto& all : {ledger::migrations(), directory::migrations(), documents::migrations(),
                            links::migrations(), notices::migrations(), migrations()})
      steps.insert(steps.end(), all.begin(), all.end());
    storage::migrate(*db, steps);
    directory = std::make_unique<directory::Directory>(*db, directory::Roles::load(kPack + "/roles.toml"));
    using directory::UnitKind;
    directory::PackUnits small;
    const auto add = [&](const std::string& code, UnitKind kind, const std::string& parent) {
      directory::Unit unit;
      unit.code = code;
      unit.kind = kind;
      unit.parent = parent;
      unit.name_vi = unit.name_en = "Unit " + code;
      unit.valid_from = *parse_date("2000-01-01");
      small.units.push_back(unit);
    };
    add("VN", UnitKind::kCountry, "");
    add("68", UnitKind::kProvince, "VN");
    add("68.UBND", UnitKind::kCommittee, "68");
    add("68.TGDV", UnitKind::kParty, "68");
    add("68.MTTQ", UnitKind::kFront, "68");
    add("68.PN", UnitKind::kUnion, "68.MTTQ");
    for (int i = 0; i < communes; ++i) {
      const std::string code = std::to_string(22945 + i);
      add(code, UnitKind::kWard, "68");
      add(code + ".UBND", UnitKind::kCommittee, code);
      committees.push_back(code + ".UBND");
    }
    db->write([&](storage::Transaction& tx) { return directory::load_pack_units(tx, *directory, small, clock.now()); });
    documents::AttachmentStore::Options options;
    options.folder = db.directory() + "/attachments";
    options.image_helper = "";
    options.rules = documents::AcceptRules::load(kPack + "/forms/attachments.toml");
    options.name_key.fill(7);
    store = std::make_unique<documents::AttachmentStore>(*db, options, clock);
    room = std::unique_ptr<Room>(new Room{pack(), kinds(), law(), *directory, *store});
  }

  std::int64_t officer(const std::string& login, const std::string& unit, const std::string& role,
                       const std::string& at) {
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
        return directory::grant_role(tx, *directory, {id, role, at, {}, one.valid_from, {}}, {}, clock.now());
      }).value();
    return id;
  }

  static const Pack& pack() {
    static const Pack all = Pack::load(kPack + "/directives.toml");
    return all;
  }
  static const links::Kinds& kinds() {
    static const links::Kinds all = links::Kinds::load(kPack + "/links.toml");
    return all;
  }
  static const legalclock::Law& law() {
    static const legalclock::Law loaded = legalclock::Law::load(kPack);
    return loaded;
  }

  static NewDocument document(const std::string& number, const std::string& unit = "68.TGDV") {
    NewDocument one;
    one.number = number;
    one.kind = "directive";
    one.issuer = "Ban Thường vụ Tỉnh uỷ";
    one.title = "Về công tác dân vận";
    one.unit = unit;
    return one;
  }

  // A command in a transaction of its own.
  template <class F>
  auto run(F&& f) {
    return db->write([&](storage::Transaction& tx) { return f(tx); });
  }
  template <class F>
  auto see(F&& f) {
    return db->read([&](storage::Session& session) { return f(session); });
  }
  Document enter(const NewDocument& one, OfficerId who = 0) {
    return run([&](auto& tx) { return register_document(*room, tx, one, who, clock.now()); }).value();
  }
  Task give(const std::string& code, const std::vector<std::string>& units, int term = 10,
            const std::string& term_unit = "W", OfficerId who = 0) {
    NewTask one;
    one.title = "Xây dựng kế hoạch đối thoại";
    one.result = "Kế hoạch được ban hành, lịch đối thoại được niêm yết";
    one.term = term;
    one.term_unit = term_unit;
    one.units = units;
    return run([&](auto& tx) { return give_task(*room, tx, code, one, who, clock.now()); }).value();
  }
  std::vector<std::string> evidence() {
    return {store->stage({{"report_file", "biên bản.pdf", "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"}}).value().front().token};
  }
  template <class T>
  static std::string said(const Result<T>& result) {
    return result ? "" : result.error().front().message;
  }
  std::string fsck() { return ledger::testing::findings(db, clock, {state_source(), links::state_source()}); }

  storage::TestDatabase db;
  ManualClock clock{*parse_instant("2026-07-01T09:00")};
  std::unique_ptr<directory::Directory> directory;
  std::unique_ptr<documents::AttachmentStore> store;
  std::unique_ptr<Room> room;
  std::vector<std::string> committees;
};

}  // namespace langnghe::directives
