// Units: territories (country, province, commune) and the bodies that serve them, as one
// tree with validity dates. Units are never deleted: a unit that ends names its successors,
// and old names keep leading to the unit of today.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/time.h"

namespace langnghe::directory {

enum class UnitKind {
  kCountry,
  kProvince,     // tỉnh, thành phố
  kDistrict,     // huyện: only ended ones (abolished on 2025-07-01)
  kCommune,      // xã
  kWard,         // phường
  kTownship,     // thị trấn: only ended ones
  kSpecialZone,  // đặc khu
  kCommittee,    // uỷ ban nhân dân
  kOffice,       // văn phòng
  kReception,    // ban tiếp công dân
  kDepartment,   // sở
  kInspectorate, // thanh tra
  kPolice,       // công an
  kParty,        // ban đảng
  kFront,        // Mặt trận Tổ quốc
  kUnion,        // đoàn thể
};

std::string_view name_of(UnitKind kind);  // "commune", as in the pack and the database
std::optional<UnitKind> unit_kind(std::string_view name);
// Country, province, district, commune, ward, township, special zone: a place, no body.
bool is_territory(UnitKind kind);
// Commune, ward, township, special zone.
bool is_commune_level(UnitKind kind);

struct Point {
  double lat = 0, lon = 0;  // degrees, WGS 84
};

struct Unit {
  std::int64_t id = 0;
  std::string code;       // "68", "22918", "68.SXD"; an ended unit: "22915@2025-07-01"
  UnitKind kind = UnitKind::kDepartment;
  std::string parent;     // code, "" for the country
  std::string name_vi;    // full: "Phường Mũi Né", "Sở Xây dựng"
  std::string name_en;
  Date valid_from{};
  std::optional<Date> valid_to;          // the first day on which it is no more
  std::vector<std::string> successors;   // codes; several when it was divided
  std::optional<Point> place;            // a point inside
  bool remote = false;    // "vùng sâu, vùng xa đi lại khó khăn", set by the province
  bool sample = false;    // the code or the unit itself is invented for trying out
  std::string former_province;  // "Bình Thuận": the province before 2025-07-01, communes only

  bool valid_on(Date day) const { return valid_from <= day && (!valid_to || day < *valid_to); }
  // name in the language asked for ("vi", "en")
  const std::string& name(std::string_view language) const {
    return language == "en" && !name_en.empty() ? name_en : name_vi;
  }
};

// All units at one moment, never changing: hold it by shared_ptr for the length of a request.
// 4,000 units take about 3 MB.
class Units {
 public:
  Units();
  explicit Units(std::vector<Unit> all);
  Units(Units&&) = default;
  Units& operator=(Units&&) = default;

  // nullptr when there is none. O(1).
  const Unit* unit(std::string_view code) const;
  const Unit* unit_by_id(std::int64_t id) const;
  // In the order of their codes; ended units too, see valid_on.
  const std::vector<const Unit*>& children(std::string_view code) const;
  // The unit is the root or lies below it. O(depth).
  bool is_within(std::string_view code, std::string_view root) const;
  // From the unit up to the country, itself first.
  std::vector<const Unit*> path(std::string_view code) const;
  // The body above a body: a department's committee, a commune committee's provincial
  // committee; of the provincial committee nothing. Of a territory: its committee's.
  const Unit* superior(std::string_view code) const;
  // The committee that answers for a territory ("22918" → "22918.UBND"), or nullptr.
  const Unit* committee_of(std::string_view territory) const;
  // The territory a body serves ("68.SXD" → "68"); of a territory itself.
  const Unit* territory_of(std::string_view code) const;
  // Units of that name in any spelling, with the kind or without ("Phường Phú Thuỷ", "phú
  // thủy"); those valid on the day first, the exact kind before others. O(1) on average.
  std::vector<const Unit*> find_by_name(std::string_view name, Date day) const;
  // Follows successors to those valid on the day; itself when it is still valid.
  std::vector<const Unit*> today(std::string_view code, Date day) const;

  const std::vector<Unit>& all() const { return all_; }

 private:
  struct Names;
  std::vector<Unit> all_;  // sorted by code; the maps point into it
  std::unordered_map<std::string_view, const Unit*> by_code_;
  std::unordered_map<std::int64_t, const Unit*> by_id_;
  std::unordered_map<std::string_view, std::vector<const Unit*>> children_;
  std::shared_ptr<Names> names_;
};

}  // namespace langnghe::directory
