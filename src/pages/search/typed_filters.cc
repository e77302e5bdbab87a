#include "pages/search/typed_filters.h"

#include <algorithm>

#include "base/text.h"

namespace langnghe::pages {
namespace {

// Letters and digits only: "Khiếu nại", "khieunai" and "khieu-nai" are the same.
std::string bare(std::string_view text) {
  std::string out;
  for (const char c : fold(text))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  return out;
}

// "3.11.2026", "3/11/2026", "2026-11-03".
std::optional<Date> day_of(std::string_view text) {
  if (const auto day = parse_date(text)) return day;
  int part[3] = {0, 0, 0}, which = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9')
      part[which] = std::min(part[which] * 10 + (c - '0'), 100'000);
    else if ((c != '/' && c != '.' && c != '-') || ++which > 2)
      return std::nullopt;
  }
  const Date day{std::chrono::year(part[2]), std::chrono::month(static_cast<unsigned>(part[1])),
                 std::chrono::day(static_cast<unsigned>(part[0]))};
  return which == 2 && part[2] > 1900 && part[2] < 3000 && day.ok() ? std::optional(day) : std::nullopt;
}

class Names {
 public:
  explicit Names(const SearchServices& services) : services_(services) {}

  // An id, or what it is called in either language: "<area>.<id>" of the catalogue.
  bool called(std::string_view id, const std::string& key, std::string_view typed) const {
    if (bare(id) == bare(typed)) return true;
    const auto& catalogue = services_.renderer.catalogue();
    if (!catalogue.has(key)) return false;
    return std::any_of(std::begin(web::kLanguages), std::end(web::kLanguages), [&](web::Language language) {
      return bare(catalogue.text(language, key)) == bare(typed);
    });
  }
  std::vector<std::string> kinds(std::string_view typed) const {
    std::vector<std::string> out;
    for (const auto& [id, lifecycle] : services_.casework.lifecycles)
      if (!lifecycle.sealed && called(id, "casework.kind." + id, typed)) out.push_back(id);
    return out;
  }
  std::vector<std::string> states(std::string_view typed) const {
    std::vector<std::string> out;
    for (const auto& [id, lifecycle] : services_.casework.lifecycles)
      for (const casework::State& state : lifecycle.states)
        if (!lifecycle.sealed && std::find(out.begin(), out.end(), state.id) == out.end() &&
            (called(state.id, "casework.state." + state.id, typed) ||
             called(state.id, "casework.state." + id + "." + state.id, typed)))
          out.push_back(state.id);
    return out;
  }
  std::vector<std::string> categories(std::string_view typed) const {
    std::vector<std::string> out;
    for (const casework::Category& category : services_.casework.categories.all())
      if (bare(category.id) == bare(typed) || bare(category.name("vi")) == bare(typed) || bare(category.name("en")) == bare(typed))
        out.push_back(category.id);
    return out;
  }
  std::vector<const directory::Unit*> units(std::string_view typed) const {
    const auto now = services_.directory.now();
    if (const directory::Unit* unit = now->unit(typed)) return {unit};
    auto found = now->units().find_by_name(typed, local_date(services_.clock.now()));
    if (!found.empty()) return found;
    // Without marks, and without what it is: "phan thiet".
    for (const directory::Unit& unit : now->units().all()) {
      const std::string name = bare(unit.name_vi);
      for (const char* kind : {"", "phuong", "xa", "thixa", "thitran", "thanhpho"})
        if (name == kind + bare(typed)) {
          found.push_back(&unit);
          break;
        }
    }
    return found;
  }

 private:
  const SearchServices& services_;
};

}  // namespace

TypedFilters::TypedFilters(const SearchServices& services, search::Wanted& wanted) {
  const Names names(services);
  for (const search::Filter& filter : wanted.query.filters) {
    const auto unknown = [&] {
      errors.push_back({Fault::kInvalid, "q", "search.refused." + filter.field,
                        {{"field", filter.typed}, {"value", truncate_utf8(filter.value, 60)}}});
    };
    const auto facet = [&](std::string_view name, std::vector<std::string> values) {
      if (values.empty())
        unknown();
      else
        wanted.facets.push_back({std::string(name), std::move(values), filter.negative});
    };
    if (filter.field == "from" || filter.field == "to") {
      const auto day = day_of(filter.value);
      if (!day || filter.negative)
        unknown();
      else if (filter.field == "from")
        wanted.from = std::max(wanted.from.value_or(0), start_of(*day));
      else
        wanted.until = std::min(wanted.until.value_or(INT64_MAX), end_of(*day));
    } else if (filter.field == "kind") {
      facet("kind", names.kinds(filter.value));
    } else if (filter.field == "state") {
      facet("state", names.states(filter.value));
    } else if (filter.field == "category") {
      facet("category", names.categories(filter.value));
    } else if (filter.field == "what") {
      std::vector<std::string> values;
      for (const char* what : {"case", "directive", "model", "consultation", "question", "dialogue"})
        if (names.called(what, std::string("search.what.") + what, filter.value)) values.emplace_back(what);
      facet("what", std::move(values));
    } else if (filter.field == "commune") {
      std::vector<std::string> values;
      for (const directory::Unit* unit : names.units(filter.value))
        if (directory::is_commune_level(unit->kind)) values.push_back(unit->code);
      facet("commune", std::move(values));
    } else if (filter.field == "unit") {
      const auto roots = names.units(filter.value);
      if (roots.empty()) {
        unknown();
        continue;
      }
      const auto now = services.directory.now();
      std::vector<bool> within;
      for (const directory::Unit& unit : now->units().all()) {
        const bool in = std::any_of(roots.begin(), roots.end(), [&](const directory::Unit* root) {
          return now->units().is_within(unit.code, root->code);
        });
        if (static_cast<std::size_t>(unit.id) >= within.size()) within.resize(static_cast<std::size_t>(unit.id) + 1);
        within[static_cast<std::size_t>(unit.id)] = in != filter.negative && (!units || (static_cast<std::size_t>(unit.id) < units->size() && (*units)[static_cast<std::size_t>(unit.id)]));
      }
      units = std::move(within);
    } else if (filter.field == "code") {
      // Codes and numbers stand among the names, in pieces.
      search::Query words = search::parse_query("\"" + filter.value + "\"", services.desk.settings);
      for (search::Clause& clause : words.clauses) {
        clause.negative = filter.negative;
        wanted.query.clauses.push_back(std::move(clause));
      }
    }
  }
}

}  // namespace langnghe::pages
