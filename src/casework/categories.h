// What people write about: packs/vn/categories.toml. A category says for which kinds of case it is, which
// kind of unit answers for it and, where the province has set one, the target in working days.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace langnghe::casework {

struct Category {
  std::string id;       // "lighting"
  std::string vi, en;
  std::string goes_to;  // "commune", or the suffix of a provincial unit: "SXD"
  std::vector<std::string> kinds;  // left out: reflections and proposals
  std::optional<int> target_days;  // working days, instead of the rule's
  bool fits(std::string_view kind) const;
  const std::string& name(std::string_view language) const { return language == "en" ? en : vi; }
};

class Categories {
 public:
  // Throws SetupError: file, line, what, remedy.
  static Categories load(const std::string& path);
  static Categories parse(std::string_view toml, const std::string& source);

  const Category* find(std::string_view id) const;
  const std::vector<Category>& all() const { return all_; }

 private:
  std::vector<Category> all_;
};

}  // namespace langnghe::casework
