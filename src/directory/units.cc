#include "directory/units.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <set>
#include <utility>

#include "base/text.h"

namespace langnghe::directory {
namespace {

constexpr std::array<std::pair<UnitKind, std::string_view>, 16> kKinds{{
    {UnitKind::kCountry, "country"},
    {UnitKind::kProvince, "province"},
    {UnitKind::kDistrict, "district"},
    {UnitKind::kCommune, "commune"},
    {UnitKind::kWard, "ward"},
    {UnitKind::kTownship, "township"},
    {UnitKind::kSpecialZone, "special_zone"},
    {UnitKind::kCommittee, "committee"},
    {UnitKind::kOffice, "office"},
    {UnitKind::kReception, "reception"},
    {UnitKind::kDepartment, "department"},
    {UnitKind::kInspectorate, "inspectorate"},
    {UnitKind::kPolice, "police"},
    {UnitKind::kParty, "party"},
    {UnitKind::kFront, "front"},
    {UnitKind::kUnion, "union"},
}};

// The words for a kind that people leave out or write differently.
constexpr std::string_view kKindWords[] = {
    "thành phố", "thị trấn", "thị xã", "đặc khu", "phường", "huyện", "quận", "tỉnh",
    "xã",        "tp.",      "tp",     "p.",      "x.",     "ubnd"};

// "phường phú thuỷ" → "phú thuỷ"; both are keys already.
std::string_view bare(std::string_view key) {
  for (const std::string_view word : kKindWords) {
    if (!key.starts_with(word)) continue;
    const std::string_view rest = trim(key.substr(word.size()));
    const bool parted = key.size() > word.size() && (key[word.size()] == ' ' || word.ends_with('.'));
    if (parted && !rest.empty()) return rest;
  }
  return key;
}

}  // namespace

std::string_view name_of(UnitKind kind) {
  for (const auto& [value, name] : kKinds)
    if (value == kind) return name;
  return "";
}

std::optional<UnitKind> unit_kind(std::string_view name) {
  for (const auto& [value, text] : kKinds)
    if (text == name) return value;
  return std::nullopt;
}

bool is_commune_level(UnitKind kind) {
  return kind == UnitKind::kCommune || kind == UnitKind::kWard || kind == UnitKind::kTownship ||
         kind == UnitKind::kSpecialZone;
}

bool is_territory(UnitKind kind) {
  return kind == UnitKind::kCountry || kind == UnitKind::kProvince || kind == UnitKind::kDistrict ||
         is_commune_level(kind);
}

// Names are compared by key; making 8,000 keys takes a while, so only who asks pays, once.
struct Units::Names {
  std::once_flag once;
  std::unordered_map<std::string, std::vector<const Unit*>> full, bare;
};

Units::Units() : names_(std::make_shared<Names>()) {}

Units::Units(std::vector<Unit> all) : all_(std::move(all)), names_(std::make_shared<Names>()) {
  std::sort(all_.begin(), all_.end(),
            [](const Unit& a, const Unit& b) { return a.code < b.code; });
  by_code_.reserve(all_.size());
  by_id_.reserve(all_.size());
  for (const Unit& unit : all_) {
    by_code_.emplace(unit.code, &unit);
    by_id_.emplace(unit.id, &unit);
    if (!unit.parent.empty()) children_[unit.parent].push_back(&unit);
  }
}

const Unit* Units::unit(std::string_view code) const {
  const auto found = by_code_.find(code);
  return found == by_code_.end() ? nullptr : found->second;
}

const Unit* Units::unit_by_id(std::int64_t id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

const std::vector<const Unit*>& Units::children(std::string_view code) const {
  static const std::vector<const Unit*> none;
  const auto found = children_.find(code);
  return found == children_.end() ? none : found->second;
}

std::vector<const Unit*> Units::path(std::string_view code) const {
  std::vector<const Unit*> out;
  // A ring of parents cannot be loaded; the limit keeps a broken database from hanging us.
  for (const Unit* at = unit(code); at && out.size() < 32; at = unit(at->parent)) out.push_back(at);
  return out;
}

bool Units::is_within(std::string_view code, std::string_view root) const {
  if (!unit(root)) return false;
  for (const Unit* at : path(code))
    if (at->code == root) return true;
  return false;
}

const Unit* Units::committee_of(std::string_view territory) const {
  for (const Unit* child : children(territory))
    if (child->kind == UnitKind::kCommittee && !child->valid_to) return child;
  return nullptr;
}

const Unit* Units::territory_of(std::string_view code) const {
  for (const Unit* at : path(code))
    if (is_territory(at->kind)) return at;
  return nullptr;
}

const Unit* Units::superior(std::string_view code) const {
  const std::vector<const Unit*> up = path(code);
  for (std::size_t i = 1; i < up.size(); ++i) {
    if (!is_territory(up[i]->kind)) return up[i];
    const Unit* committee = committee_of(up[i]->code);
    if (committee && committee != up[0]) return committee;
  }
  return nullptr;
}

std::vector<const Unit*> Units::find_by_name(std::string_view name, Date day) const {
  std::call_once(names_->once, [&] {
    for (const Unit& unit : all_) {
      std::string key = name_key(unit.name_vi);
      if (!is_territory(unit.kind)) {
        names_->full[std::move(key)].push_back(&unit);
        continue;
      }
      names_->bare[std::string(bare(key))].push_back(&unit);
      names_->full[std::move(key)].push_back(&unit);
    }
  });
  const std::string key = name_key(name);
  std::vector<const Unit*> out;
  const auto full = names_->full.find(key);
  if (full != names_->full.end()) out = full->second;
  // "Xã Lộc Ninh" has become a ward: the name without its kind leads there too, but later.
  const auto without = names_->bare.find(std::string(bare(key)));
  if (without != names_->bare.end())
    for (const Unit* unit : without->second)
      if (std::find(out.begin(), out.end(), unit) == out.end()) out.push_back(unit);
  std::stable_sort(out.begin(), out.end(), [&](const Unit* a, const Unit* b) {
    return a->valid_on(day) && !b->valid_on(day);
  });
  return out;
}

std::vector<const Unit*> Units::today(std::string_view code, Date day) const {
  std::vector<const Unit*> out;
  std::set<std::string_view> seen;
  std::vector<std::string_view> open{code};
  while (!open.empty()) {
    const std::string_view next = open.back();
    open.pop_back();
    const Unit* found = unit(next);
    if (!found || !seen.insert(found->code).second) continue;
    if (found->valid_on(day)) {
      out.push_back(found);
      continue;
    }
    for (const std::string& successor : found->successors) open.push_back(successor);
  }
  std::sort(out.begin(), out.end(), [](const Unit* a, const Unit* b) { return a->code < b->code; });
  return out;
}

}  // namespace langnghe::directory
