#include "directory/directory.h"

#include <algorithm>
#include <cctype>

#include "directory/store.h"

namespace langnghe::directory {
namespace {

std::string small(std::string_view login) {
  std::string out(login);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

bool covers(const Grant& grant, std::string_view kind) {
  return grant.kinds.empty() || kind.empty() ||
         std::find(grant.kinds.begin(), grant.kinds.end(), kind) != grant.kinds.end();
}

}  // namespace

Snapshot::Snapshot(Units units, std::vector<Officer> officers, std::vector<Grant> grants,
                   std::shared_ptr<const Roles> roles, std::shared_ptr<const CommuneMap> map)
    : units_(std::move(units)),
      officers_(std::move(officers)),
      grants_(std::move(grants)),
      roles_(std::move(roles)),
      map_(std::move(map)) {
  for (std::size_t i = 0; i < officers_.size(); ++i) {
    by_id_.emplace(officers_[i].id, i);
    by_login_.emplace(small(officers_[i].login), i);
  }
  for (std::size_t i = 0; i < grants_.size(); ++i) grants_by_officer_.emplace(grants_[i].officer, i);
}

const Unit* Snapshot::commune_at(double lat, double lon) const {
  const std::string_view code = map_ ? map_->commune_at(lat, lon) : std::string_view();
  return code.empty() ? nullptr : units_.unit(code);
}

const Officer* Snapshot::officer(OfficerId id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &officers_[found->second];
}

const Officer* Snapshot::officer_by_login(std::string_view login) const {
  const auto found = by_login_.find(small(login));
  return found == by_login_.end() ? nullptr : &officers_[found->second];
}

std::vector<const Officer*> Snapshot::officers_of(std::string_view unit, Date day) const {
  std::vector<const Officer*> out;
  for (const Officer& officer : officers_)
    if (officer.unit == unit && officer.valid_on(day)) out.push_back(&officer);
  std::stable_sort(out.begin(), out.end(), [](const Officer* a, const Officer* b) {
    return a->post.head && !b->post.head;
  });
  return out;
}

const Officer* Snapshot::head_of(std::string_view unit, Date day) const {
  const auto officers = officers_of(unit, day);
  return !officers.empty() && officers.front()->post.head ? officers.front() : nullptr;
}

std::vector<const Grant*> Snapshot::grants_of(OfficerId officer) const {
  std::vector<const Grant*> out;
  const auto [begin, end] = grants_by_officer_.equal_range(officer);
  for (auto at = begin; at != end; ++at) out.push_back(&grants_[at->second]);
  return out;
}

bool Snapshot::allowed(OfficerId id, std::string_view action, std::string_view unit,
                       std::string_view kind, Millis at) const {
  const Date day = local_date(at);
  const Officer* who = officer(id);
  if (!who || !who->valid_on(day)) return false;
  const auto [begin, end] = grants_by_officer_.equal_range(id);
  for (auto entry = begin; entry != end; ++entry) {
    const Grant& grant = grants_[entry->second];
    if (!grant.valid_on(day) || !covers(grant, kind)) continue;
    const Role* role = roles_->role(grant.role);
    if (role && role->may(action) && units_.is_within(unit, grant.unit)) return true;
  }
  return false;
}

bool Snapshot::has_role(OfficerId id, std::string_view role, std::string_view unit,
                        std::string_view kind, Millis at) const {
  const Date day = local_date(at);
  const Officer* who = officer(id);
  if (!who || !who->valid_on(day)) return false;
  for (const Grant* grant : grants_of(id))
    if (grant->role == role && roles_->role(role) && grant->valid_on(day) && covers(*grant, kind) &&
        units_.is_within(unit, grant->unit))
      return true;
  return false;
}

std::vector<std::string> Snapshot::where_allowed(OfficerId id, std::string_view action,
                                                 Millis at) const {
  const Date day = local_date(at);
  std::vector<std::string> out;
  const Officer* who = officer(id);
  if (!who || !who->valid_on(day)) return out;
  for (const Grant* grant : grants_of(id)) {
    const Role* role = roles_->role(grant->role);
    if (role && role->may(action) && grant->valid_on(day) && units_.unit(grant->unit))
      out.push_back(grant->unit);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<const Officer*> Snapshot::who_may(std::string_view action, std::string_view unit,
                                              std::string_view kind, Millis at) const {
  std::vector<const Officer*> out;
  for (const Officer& officer : officers_)
    if (allowed(officer.id, action, unit, kind, at)) out.push_back(&officer);
  return out;
}

Directory::Directory(storage::Database& database, Roles roles, CommuneMap map)
    : database_(database),
      roles_(std::make_shared<const Roles>(std::move(roles))),
      map_(std::make_shared<const CommuneMap>(std::move(map))) {
  reload();
}

std::shared_ptr<const Snapshot> Directory::now() const {
  const std::lock_guard guard(lock_);
  return now_;
}

void Directory::reload() {
  // One reader at a time, so that an older reading never replaces a newer one.
  const std::lock_guard one(reload_lock_);
  std::int64_t version = 0;
  auto fresh = database_.read([&](storage::Session& session) {
    // The version first: a change in between is read twice rather than missed.
    version = session.value<std::int64_t>("SELECT version FROM directory_version WHERE one = 1").value();
    return std::make_shared<const Snapshot>(Units(read_units(session)), read_officers(session),
                                            read_grants(session), roles_, map_);
  });
  const std::lock_guard guard(lock_);
  now_ = std::move(fresh);
  version_ = version;
}

void Directory::refresh() {
  const auto version = database_.read([](storage::Session& session) {
    return session.value<std::int64_t>("SELECT version FROM directory_version WHERE one = 1").value();
  });
  {
    const std::lock_guard guard(lock_);
    if (version == version_) return;
  }
  reload();
}

}  // namespace langnghe::directory
