// Form 07: the register of dossiers of a desk. On screen without names; with names, on paper, for
// a purpose that is on record.
#include "pages/procedures/dossier_page.h"
#include "pages/trouble.h"
#include "vault/vault.h"

namespace langnghe::pages {
namespace {

using procedures::Dossier;

constexpr int kMostNamed = 400;  // records of the vault opened at once
constexpr int kScreen = 100;

struct Asked {
  const directory::Unit* unit = nullptr;
  procedures::RegisterFilter filter;
};

Asked asked_of(const Services& services, const directory::Snapshot& directory, const web::Request& request, const Staff& staff) {
  const bool post = request.method == "POST";
  const auto get = [&](std::string_view name) { return post ? request.value(name) : request.arg(name); };
  const Date today = local_date(services.clock.now());
  Asked out;
  out.unit = chosen_unit(services, directory, staff, "dossier.receive", get("unit"));
  out.filter.from = parse_date(get("from")).value_or(Date(today.year() / today.month() / 1));
  out.filter.to = parse_date(get("to")).value_or(today);
  out.filter.after = std::max(number_of(get("after"), 0), 0);
  out.filter.limit = post ? kMostNamed + 1 : kScreen + 1;
  if (out.unit != nullptr) out.filter.unit = out.unit->id;
  return out;
}

std::vector<std::string> columns_of(const Services& services, const web::Words& words, const Dossier& one,
                                    const std::string& who) {
  const auto day = [&](const std::optional<Millis>& at) { return at ? words.date_time(*at) : std::string(); };
  return {std::to_string(one.register_no), one.code, procedure_name(services, one, words.language()), who,
          unit_name(services, one.unit, words.language()), words("procedures.channel." + one.channel),
          words.date_time(one.received_at.value_or(one.filed_at)),
          one.appointed ? words.date(local_date(*one.appointed - 1)) : std::string(), day(one.finished_at),
          day(one.handed_at), state_of_dossier(words, one)};
}

void fill_table(const web::Words& words, web::View& table, const std::vector<std::vector<std::string>>& rows) {
  const std::size_t count = 11;
  for (std::size_t i = 1; i <= count; ++i) table.add("HEAD").set("HEAD_TEXT", words("procedures.register.c" + std::to_string(i)));
  for (const auto& columns : rows) {
    web::View& row = table.add("ROW");
    for (std::size_t i = 0; i < columns.size(); ++i) {
      web::View& cell = row.add("CELL");
      cell.set("CELL_LABEL", words("procedures.register.c" + std::to_string(i + 1)));
      cell.set("CELL_TEXT", columns[i]);
    }
  }
}

web::Response screen(const Services& services, const web::Request& request, const Staff& staff, const Asked& asked,
                     const Errors& errors) {
  const web::Words words = words_of(services, request);
  procedures::RegisterFilter filter = asked.filter;
  filter.limit = kScreen + 1;
  std::vector<std::vector<std::string>> rows;
  std::int64_t last = 0;
  bool more = false;
  services.database.read([&](storage::Session& session) {
    for (const Dossier& one : procedures::register_of(session, filter)) {
      if (static_cast<int>(rows.size()) == kScreen) {
        more = true;
        break;
      }
      const auto records = services.vault.records_of(session, {"dossier", one.id});
      rows.push_back(columns_of(services, words, one,
                                records.empty() ? "" : words("procedures.alias", {{"alias", records.front().alias}})));
      last = one.register_no;
    }
  });
  web::View view("procedures/register");
  web::FormView form(view, words, errors);
  form.select("unit", asked.unit->code, unit_options(services, units_where(services, staff, "dossier.receive"), request.language));
  form.field("from", iso_date(filter.from));
  form.field("to", iso_date(filter.to));
  std::vector<web::Option> purposes;
  for (const vault::Purpose& one : services.vault.purposes().all())
    if (one.level == vault::Level::kOrdinary && !one.system) purposes.push_back({one.key, words("vault.purpose." + one.key)});
  form.select("purpose", request.value("purpose").empty() ? "register" : request.value("purpose"), purposes);
  form.field("register_words", request.value("register_words"));
  form.finish();
  view.set("UNIT_CODE", asked.unit->code);
  view.set("FROM", iso_date(filter.from));
  view.set("TO", iso_date(filter.to));
  view.show("EMPTY", rows.empty());
  if (!rows.empty()) {
    fill_table(words, view.add("TABLE"), rows);
    view.show("NAMED", may_at(services, staff, "vault.read", asked.unit->id, ""));
  }
  if (more)
    view.add("MORE").set("MORE_HREF", "/staff/dossiers/register?unit=" + asked.unit->code + "&from=" + iso_date(filter.from) +
                                          "&to=" + iso_date(filter.to) + "&after=" + std::to_string(last));
  web::Frame frame = staff_frame(services, request, staff, "procedures.register.title");
  frame.path = "/staff/dossiers/register";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

// Opens every name of the period in one transaction; each opening is on record and shown to the person.
web::Response paper(const Services& services, const web::Request& request, const Staff& staff, const Asked& asked) {
  const web::Words words = words_of(services, request);
  const vault::Reader reader = reader_of(services, staff, may_at(services, staff, "vault.read", asked.unit->id, ""));
  auto rows = write(services, [&](storage::Transaction& tx) -> Result<std::vector<std::vector<std::string>>> {
    const auto dossiers = procedures::register_of(tx, asked.filter);
    if (dossiers.size() > kMostNamed)
      return refuse(Fault::kTooLarge, "procedures.refused.register_long", "from", {{"most", std::to_string(kMostNamed)}});
    std::vector<std::vector<std::string>> out;
    for (const Dossier& one : dossiers) {
      std::string who;
      for (const vault::Record& record : services.vault.records_of(tx, {"dossier", one.id})) {
        if (record.erased_at) continue;
        auto opened = services.vault.open(tx, record.id, reader, request.value("purpose"), request.value("register_words"),
                                          services.clock.now());
        if (!opened.person) return tl::unexpected<Errors>(std::move(opened.errors));
        who = opened.person->name + (opened.person->address.empty() ? "" : ", " + opened.person->address);
      }
      out.push_back(columns_of(services, words, one, who));
    }
    return out;
  });
  if (!rows) {
    for (Error& error : rows.error())
      if (error.field == "words") error.field = "register_words";
    return screen(services, request, staff, asked, rows.error());
  }
  web::View view("procedures/register_paper");
  view.set("UNIT", asked.unit->name(web::code_of(request.language)));
  view.set("FROM", words.date(asked.filter.from));
  view.set("TO", words.date(asked.filter.to));
  fill_table(words, view, *rows);
  web::Frame frame;
  frame.language = request.language;
  frame.title = words("procedures.register.title");
  return private_page(html(services.renderer.print(view, frame)));
}

}  // namespace

void register_dossier_register(web::Router& router, const Services& services) {
  const auto with = [&services](auto handler) {
    return guarded(services, [&services, handler](const web::Request& request, const Staff& staff) -> web::Response {
      const auto directory = services.directory.now();
      const Asked asked = asked_of(services, *directory, request, staff);
      return asked.unit == nullptr ? error_page(services, request, 403) : handler(request, staff, asked);
    });
  };
  router.get("/staff/dossiers/register", with([&services](const web::Request& request, const Staff& staff, const Asked& asked) {
               return screen(services, request, staff, asked, {});
             }));
  router.post("/staff/dossiers/register", with([&services](const web::Request& request, const Staff& staff, const Asked& asked) {
                return paper(services, request, staff, asked);
              }));
}

}  // namespace langnghe::pages
