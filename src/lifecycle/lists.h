// Lists to choose from: packs/vn/lists/*.toml. The grounds of an article, the outcomes of a
// decision, the criteria of a complex case: what the law enumerates stands in the pack, with
// its citation, and fields of lifecycles (lifecycle.h) point at it by name.
//
//   [complaint_outcomes]
//   citation = { vi = "Luật Khiếu nại, Điều 40", en = "Law on Complaints, art. 40" }
//   entries = [
//     { id = "right", vi = "Khiếu nại đúng", en = "The complaint is right" },
//   ]
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace langnghe::lifecycle {

struct ListEntry {
  std::string id, vi, en;
  const std::string& name(std::string_view language) const { return language == "en" ? en : vi; }
};

struct List {
  std::string id;
  std::string citation_vi, citation_en;
  std::vector<ListEntry> entries;

  const ListEntry* find(std::string_view id) const;
  const std::string& citation(std::string_view language) const {
    return language == "en" ? citation_en : citation_vi;
  }
};

class Lists {
 public:
  // Every *.toml of the folder; a folder that is not there has no lists. Throws SetupError:
  // file, line, what, remedy.
  static Lists load(const std::string& folder);
  void parse(std::string_view toml, const std::string& file);

  const List* find(std::string_view id) const;

 private:
  std::map<std::string, List, std::less<>> lists_;
};

}  // namespace langnghe::lifecycle
