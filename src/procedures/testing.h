// A province with two wards and the bodies their procedures need, for the tests of this room.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "base/keys.h"
#include "directory/commands.h"
#include "documents/letters.h"
#include "ledger/fsck_testing.h"
#include "ledger/testing.h"
#include "notices/notices.h"
#include "procedures/dossier.h"
#include "storage/testing.h"

namespace langnghe::procedures {

inline const std::string kPackFolder = std::string(LANGNGHE_SOURCE_DIR) + "/packs/vn";

inline const Catalogue& catalogue() {
  static const Catalogue loaded = Catalogue::load(kPackFolder);
  return loaded;
}
inline const legalclock::Law& law() {
  static const legalclock::Law loaded = legalclock::Law::load(kPackFolder);
  return loaded;
}
inline const lifecycle::Lifecycle& dossier_lifecycle() {
  static const directory::Roles roles = directory::Roles::load(kPackFolder + "/roles.toml");
  static const lifecycle::Lifecycle loaded =
      lifecycle::load_lifecycles(kPackFolder + "/lifecycles/procedures",
                                 {.grant = [](std::string_view grant) { return roles.known_action(grant); },
                                  .clock = [](std::string_view clock) { return law().rules.known(clock); }})
          .front();
  return loaded;
}
inline Date date(std::string_view text) { return parse_date(text).value(); }
inline Millis instant(std::string_view text) { return parse_instant(text).value(); }

class ProceduresFixture : public ::testing::Test {
 protected:
  ProceduresFixture() {
    std::vector<storage::Migration> steps;
    for (const auto& all : {ledger::migrations(), directory::migrations(), documents::migrations(),
                            vault::migrations(), notices::migrations(), migrations()})
      steps.insert(steps.end(), all.begin(), all.end());
    storage::migrate(*db, steps);
    directory = std::make_unique<directory::Directory>(*db, directory::Roles::load(kPackFolder + "/roles.toml"));
    using directory::UnitKind;
    directory::PackUnits units;
    const auto unit = [&](const char* code, UnitKind kind, const char* parent) {
      directory::Unit one;
      one.code = code;
      one.kind = kind;
      one.parent = parent;
      one.name_vi = one.name_en = std::string("Unit ") + code;
      one.valid_from = date("2000-01-01");
      units.units.push_back(one);
    };
    unit("VN", UnitKind::kCountry, "");
    unit("68", UnitKind::kProvince, "VN");
    unit("68.UBND", UnitKind::kCommittee, "68");
    unit("68.SXD", UnitKind::kDepartment, "68.UBND");
    unit("68.STP", UnitKind::kDepartment, "68.UBND");
    unit("68.CA", UnitKind::kPolice, "68");
    unit("22945", UnitKind::kWard, "68");
    unit("22945.UBND", UnitKind::kCommittee, "22945");
    unit("22946", UnitKind::kWard, "68");
    unit("22946.UBND", UnitKind::kCommittee, "22946");
    db->write([&](storage::Transaction& tx) {
      return directory::load_pack_units(tx, *directory, units, clock.now());
    });
    chairman = officer("chairman", "22945.UBND", {"leader"}, true);
    desk = officer("desk", "22945.UBND", {"desk"});
    handler = officer("handler", "22945.UBND", {"handler"});
    police = officer("police", "68.CA", {"handler"});
    other_desk = officer("other_desk", "22946.UBND", {"desk"});
    other_head = officer("other_head", "22946.UBND", {"leader"}, true);
    governor = officer("governor", "68.UBND", {"leader"}, true);
    documents::AttachmentStore::Options options;
    options.folder = db.directory() + "/attachments";
    options.rules = documents::AcceptRules::load(kPackFolder + "/forms/attachments.toml");
    options.name_key.fill(7);
    store = std::make_unique<documents::AttachmentStore>(*db, options, clock);
    room = std::unique_ptr<Room>(new Room{catalogue(), dossier_lifecycle(), law(), *directory, vault, *store,
                                          std::string(32, 's')});
    ward = unit_of("22945.UBND");
    other_ward = unit_of("22946.UBND");
  }

  std::int64_t unit_of(std::string_view code) { return directory->now()->unit(code)->id; }

  std::int64_t officer(const std::string& login, const std::string& unit, const std::vector<std::string>& roles,
                       bool head = false) {
    directory::NewOfficer one;
    one.login = login;
    one.name = "Trần Văn " + login;
    one.unit = unit;
    one.title_vi = one.title_en = head ? "Chủ tịch" : "Công chức";
    one.head = head;
    one.valid_from = date("2020-01-01");
    const auto id = db->write([&](storage::Transaction& tx) {
                        return directory::add_officer(tx, *directory, one, {}, clock.now());
                      }).value();
    for (const std::string& role : roles)
      db->write([&](storage::Transaction& tx) {
          return directory::grant_role(tx, *directory, {id, role, unit, {}, one.valid_from, {}}, {}, clock.now());
        }).value();
    return id;
  }

  template <class F>
  auto in(F&& f) {
    return db->write([&](storage::Transaction& tx) { return f(tx); });
  }
  template <class T>
  static std::string said(const Result<T>& result) {
    return result ? "" : result.error().front().message;
  }
  void at(std::string_view when) { clock.set(instant(when)); }

  // A filing of that procedure with every paper as it has to be.
  Filing filing(const std::string& key) {
    Filing out;
    out.procedure = key;
    const Procedure* procedure = catalogue().in_force(key, local_date(clock.now()));
    for (std::size_t i = 0; i < procedure->papers.size(); ++i)
      out.papers.push_back({static_cast<int>(i), procedure->papers[i].original});
    out.person = {"Nguyễn Thị Hoà", "12 Trần Phú", "0912345678", "hoa@example.vn", "068123456789", {}};
    return out;
  }
  Dossier received(const std::string& key) {
    auto made = in([&](auto& tx) { return receive_dossier(*room, tx, filing(key), desk, clock.now()); });
    EXPECT_TRUE(made) << said(made);
    return *made;
  }
  Dossier reload(const std::string& code) {
    return db->read([&](storage::Session& session) { return *find_dossier(session, code); });
  }
  // Through every step of the control sheet, the head of the province may all.
  Dossier finished(const Dossier& dossier) {
    Dossier now = reload(dossier.code);
    const int last = static_cast<int>(procedure_of(*room, now).steps.size()) - 1;
    while (now.step < last) {
      auto next = in([&](auto& tx) {
        return pass_dossier(*room, tx, now.code, "", all_rights(now.holder), clock.now());
      });
      EXPECT_TRUE(next) << said(next);
      now = *next;
    }
    auto done = in([&](auto& tx) {
      return finish_dossier(*room, tx, now.code, "12/GCN", all_rights(now.holder), clock.now());
    });
    EXPECT_TRUE(done) << said(done);
    return *done;
  }
  // Somebody who may work on what that unit has in hand.
  std::int64_t all_rights(std::int64_t unit) {
    return unit == ward ? handler : unit == other_ward ? other_head : unit == unit_of("68.CA") ? police : governor;
  }

  // What fsck says, a line each.
  std::string fsck() {
    auto sources = state_sources();
    sources.push_back(vault::state_source());
    sources.push_back(notices::state_source());
    return ledger::testing::findings(db, clock, std::move(sources));
  }

  storage::TestDatabase db;
  ManualClock clock{*parse_instant("2026-08-03T09:00")};
  std::unique_ptr<directory::Directory> directory;
  vault::Vault vault{Keyring(std::string(32, 'v')), vault::Purposes::load(kPackFolder + "/forms/purposes.toml")};
  std::unique_ptr<documents::AttachmentStore> store;
  std::unique_ptr<Room> room;
  std::int64_t chairman = 0, desk = 0, handler = 0, police = 0, other_desk = 0, other_head = 0, governor = 0;
  std::int64_t ward = 0, other_ward = 0;
};

}  // namespace langnghe::procedures
