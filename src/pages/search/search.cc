// Searching: one page for everybody over what is public, one for officers over what each may see.
// The index says which rows fit; what is shown of a row, and whether, is asked of the row.
#include <charconv>

#include "base/text.h"
#include "consultations/opinions.h"
#include "links/names.h"
#include "pages/casework/action_form.h"
#include "pages/search/typed_filters.h"
#include "search/highlight.h"
#include "web/form.h"

namespace langnghe::pages {
namespace {

constexpr int kPage = 20, kMostPages = 50;
constexpr double kSearchesAMinute = 120;
constexpr std::string_view kKinds[] = {"case", "directive", "model", "consultation", "question", "dialogue"};

struct Asked {
  std::string q, what, commune, category, from, to, sort;
  int page = 1;

  std::string query(int at) const {
    std::string out;
    for (const auto& [name, value] : {std::pair<std::string_view, std::string_view>{"q", q}, {"what", what},
                                      {"commune", commune}, {"category", category}, {"from", from}, {"to", to}, {"sort", sort}})
      if (!value.empty()) out += (out.empty() ? "?" : "&") + std::string(name) + "=" + web::percent_encode(value);
    if (at > 1) out += (out.empty() ? "?page=" : "&page=") + std::to_string(at);
    return out;
  }
  bool nothing() const { return q.empty() && what.empty() && commune.empty() && category.empty() && from.empty() && to.empty(); }
};

Asked asked_of(const web::Request& request) {
  Asked out;
  out.q = truncate_utf8(trim(request.arg("q")), 300);
  out.what = truncate_utf8(request.arg("what"), 40);
  out.commune = truncate_utf8(request.arg("commune"), 40);
  out.category = truncate_utf8(request.arg("category"), 40);
  out.from = truncate_utf8(trim(request.arg("from")), 20);
  out.to = truncate_utf8(trim(request.arg("to")), 20);
  out.sort = request.arg("sort") == "new" ? "new" : "";
  const std::string_view page = request.arg("page");
  std::from_chars(page.data(), page.data() + page.size(), out.page);
  out.page = std::clamp(out.page, 1, kMostPages);
  return out;
}

class SearchPage {
 public:
  // `staff` nullptr: the public.
  SearchPage(const SearchServices& services, const web::Request& request, const Staff* staff)
      : services_(services), request_(request), staff_(staff), words_(words_of(services, request)),
        asked_(asked_of(request)), path_(staff == nullptr ? "/search" : "/staff/search") {}

  web::Response show() {
    web::Frame frame = staff_ == nullptr ? frame_of(services_, request_, "search.title")
                                         : staff_frame(services_, request_, *staff_, "search.title");
    frame.no_index = true;
    web::View view("search/search");
    view.set("ACTION", path_);
    view.set("LEAD", words_(staff_ == nullptr ? "search.lead" : "search.staff.lead"));
    Errors errors;
    if (!asked_.nothing()) answer(view, errors);
    view.show("FILTERED", !asked_.what.empty() || !asked_.commune.empty() || !asked_.category.empty() || !asked_.from.empty() ||
                              !asked_.to.empty() || !asked_.sort.empty());
    form(view, errors);
    return page(services_, view, frame, errors.empty() ? 200 : status_of(errors));
  }

 private:
  void form(web::View& view, const Errors& errors) {
    web::FormView form(view, words_, errors);
    form.field("q", asked_.q);
    std::vector<web::Option> kinds;
    for (const std::string_view kind : kKinds)
      if (source_of(kind) != nullptr) kinds.push_back({std::string(kind), words_("search.what." + std::string(kind))});
    form.select("what", asked_.what, kinds);
    form.select("commune", asked_.commune, commune_options(services_, request_.language));
    form.select("category", asked_.category, category_options(services_, request_.language));
    form.field("from", asked_.from);
    form.field("to", asked_.to);
    form.select("sort", asked_.sort, {{"new", words_("search.sort.new")}});
    form.finish();
  }

  search::Audience audience() const { return staff_ == nullptr ? search::Audience::kPublic : search::Audience::kStaff; }
  // The source of a kind for this reader; a kind without a page to show is left out.
  const search::Source* source_of(std::string_view kind) const {
    if (kind != "consultation" && !services_.names.known(kind)) return nullptr;
    for (const search::Source& source : services_.desk.indexes.sources())
      if (source.kind == kind && source.audience == audience()) return &source;
    return nullptr;
  }

  std::vector<bool> bits(const std::vector<std::int64_t>& units) const {
    std::vector<bool> out;
    for (const std::int64_t unit : units) {
      if (static_cast<std::size_t>(unit) >= out.size()) out.resize(static_cast<std::size_t>(unit) + 1);
      out[static_cast<std::size_t>(unit)] = true;
    }
    return out;
  }
  // Cases by kind: a grant may be for some kinds only.
  void case_sight(std::uint16_t source, std::vector<search::Sight>& out) const {
    const auto now = services_.directory.now();
    const Millis at = services_.clock.now();
    const auto somewhere = units_where(services_, *staff_, "case.see");
    for (const auto& [kind, lifecycle] : services_.casework.lifecycles) {
      if (lifecycle.sealed) continue;
      std::vector<std::int64_t> units;
      for (const std::int64_t unit : somewhere) {
        const directory::Unit* found = now->units().unit_by_id(unit);
        if (found != nullptr && now->allowed(staff_->officer.id, "case.see", found->code, kind, at)) units.push_back(unit);
      }
      out.push_back({source, false, bits(units), kind});
    }
  }
  std::vector<search::Sight> sight() const {
    std::vector<search::Sight> out;
    for (const std::string_view kind : kKinds) {
      const search::Source* source = source_of(kind);
      if (source == nullptr) continue;
      if (staff_ == nullptr || kind == "directive" || kind == "consultation")
        out.push_back({source->number, true, {}, {}});
      else if (kind == "case")
        case_sight(source->number, out);
      else if (kind == "model")
        out.push_back({source->number, false, bits(units_where(services_, *staff_, "report.see")), {}});
      else
        out.push_back({source->number, false, bits(units_where(services_, *staff_, "dialogue.prepare")), {}});
    }
    return out;
  }

  void answer(web::View& view, Errors& errors) {
    if (!within(services_, "search", request_.peer, services_.limits.submissions_a_minute > 0 ? kSearchesAMinute : 0)) {
      errors.push_back({Fault::kTooMany, "q", "search.refused.many"});
      return;
    }
    if (!services_.desk.indexes.ready()) {
      view.add("NOT_READY").set("PROGRESS", words_("search.not_ready", {{"count", static_cast<std::int64_t>(services_.desk.indexes.progress())}}));
      return;
    }
    search::Wanted wanted;
    wanted.query = search::parse_query(asked_.q, services_.desk.settings);
    // What the form says is a filter as if it had been typed.
    for (const auto& [field, value] : {std::pair<const char*, const std::string&>{"what", asked_.what}, {"commune", asked_.commune},
                                       {"category", asked_.category}, {"from", asked_.from}, {"to", asked_.to}})
      if (!value.empty()) wanted.query.filters.push_back({field, field, value, false});
    wanted.sight = sight();
    wanted.now = services_.clock.now();
    wanted.newest_first = asked_.sort == "new";
    wanted.offset = static_cast<std::size_t>(asked_.page - 1) * kPage;
    wanted.limit = kPage;
    const TypedFilters filters(services_, wanted);
    errors = filters.errors;
    for (Error& error : errors)
      if (error.args.size() > 1 && ((error.args[0].second == "from" && error.args[1].second == asked_.from) ||
                                    (error.args[0].second == "to" && error.args[1].second == asked_.to)))
        error.field = error.args[0].second;
    if (!errors.empty()) return;
    if (filters.units)
      for (search::Sight& one : wanted.sight) {
        if (one.all) {
          one.all = false;
          one.units = *filters.units;
          continue;
        }
        for (std::size_t i = 0; i < one.units.size(); ++i)
          one.units[i] = one.units[i] && i < filters.units->size() && (*filters.units)[i];
      }
    if (wanted.query.empty()) {
      view.show("NOTHING_ASKED");
      return;
    }
    const auto snapshot = services_.desk.indexes.now(audience());
    const search::Found found = search::find(*snapshot, wanted);
    list(view, found);
  }

  void list(web::View& view, const search::Found& found) {
    if (found.total == 0) {
      view.show("NO_RESULT");
      return;
    }
    web::View& results = view.add("RESULTS");
    results.set("TOTAL", words_(found.at_least ? "search.at_least" : "search.total", {{"count", static_cast<std::int64_t>(found.total)}}));
    results.show("NEAR_MISS", found.typing_errors);
    results.show("NOT_ALL_RANKED", !found.all_ranked);
    services_.database.read([&](storage::Session& session) {
      for (const search::Hit& hit : found.hits) one(session, results, hit, found.words);
    });
    const int pages = static_cast<int>(std::min<std::uint64_t>((found.total + kPage - 1) / kPage, kMostPages));
    if (pages > 1) {
      web::View& leaf = view.add("PAGES");
      leaf.set("PAGES_TEXT", words_("search.page", {{"page", asked_.page}, {"pages", pages}}));
      if (asked_.page > 1) leaf.add("PAGE_BEFORE").set("BEFORE_HREF", path_ + asked_.query(asked_.page - 1));
      if (asked_.page < pages) leaf.add("PAGE_AFTER").set("AFTER_HREF", path_ + asked_.query(asked_.page + 1));
    }
  }

  static std::string facet(const search::Document& document, std::string_view name) {
    for (const auto& [key, value] : document.facets)
      if (key == name) return value;
    return {};
  }

  std::optional<links::Shown> shown(storage::Session& session, const search::Source& source,
                                    const search::Document& document) const {
    const std::string code = facet(document, "code");
    if (source.kind != "consultation")
      return services_.names.show(session, {source.kind, document.id, code},
                                  {staff_ == nullptr ? 0 : staff_->officer.id, web::code_of(request_.language), services_.clock.now()});
    const auto found = consultations::consultation_by_id(session, document.id);
    if (!found) return std::nullopt;
    if (found->state == "prepared") return std::nullopt;
    links::Shown out;
    out.title = found->title;
    out.href = "/consultations/" + found->code;
    out.state = words_("consult.state." + found->state);
    out.look = found->state == "open" ? "work" : found->state == "explained" ? "done" : "wait";
    out.when = words_.date(found->opened_at.value_or(found->created_at));
    return out;
  }

  static void pieces(web::View& row, const std::vector<search::Piece>& all) {
    for (const search::Piece& piece : all) {
      web::View& part = row.add("PIECE");
      part.add(piece.hit ? web::Name("HIT") : web::Name("PLAIN")).set("PIECE_TEXT", piece.text);
    }
  }

  void one(storage::Session& session, web::View& results, const search::Hit& hit, const std::vector<search::Forms::Form>& words) {
    const search::Source* source = services_.desk.indexes.source(search::source_of(hit.key));
    // The row may have changed since: what nobody may see any more is not shown.
    const auto document = source == nullptr ? std::nullopt : source->one(session, search::id_of(hit.key));
    const auto about = document ? shown(session, *source, *document) : std::nullopt;
    web::View& row = results.add("RESULT");
    if (!about) {
      row.show("CHANGED");
      return;
    }
    web::View& result = row.add("THERE");
    result.set("HREF", about->href);
    const bool titled = source->kind != "case" && source->kind != "question";
    if (titled) {
      pieces(result.add("HEAD"), search::highlight(about->title, words, 200));
      // The title is on top already.
      std::string_view left = document->words;
      const std::size_t end = left.find(". ");
      if (about->title.find(left.substr(0, end)) != std::string::npos)
        left = end == std::string_view::npos ? std::string_view() : left.substr(end + 2);
      const auto found = search::highlight(trim(left), words, 260);
      if (!found.empty()) pieces(result.add("SNIPPET"), found);
    } else {
      pieces(result.add("HEAD"), search::highlight(document->words, words, 220));
    }
    if (!document->place.empty()) pieces(result.add("PLACE"), search::highlight(document->place, words, 160));
    result.set("WHAT", words_("search.what." + source->kind));
    if (!about->state.empty()) {
      web::View& tag = result.add("STATE");
      tag.set("STATE_LOOK", about->look);
      tag.set("STATE_TEXT", about->state);
    }
    std::string line = about->when;
    const auto also = [&](const std::string& text) {
      if (!text.empty()) line += (line.empty() ? "" : " · ") + text;
    };
    also(unit_name(services_, document->unit, request_.language));
    if (source->kind == "case") also(facet(*document, "code"));
    result.set("LINE", line);
    // A number or code that was searched for stands here.
    const auto names = search::highlight(document->names, words, 160);
    if (staff_ != nullptr && std::any_of(names.begin(), names.end(), [](const search::Piece& piece) { return piece.hit; }))
      pieces(result.add("NAMES"), names);
  }

  const SearchServices& services_;
  const web::Request& request_;
  const Staff* staff_;
  const web::Words words_;
  const Asked asked_;
  const std::string path_;
};

}  // namespace

void register_search(web::Router& router, const SearchServices& services) {
  router.get("/search", [&services](const web::Request& request) { return SearchPage(services, request, nullptr).show(); });
  router.get("/staff/search", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               return SearchPage(services, request, &staff).show();
             }));
}

}  // namespace langnghe::pages
