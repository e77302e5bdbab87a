// The register of citizen reception, form 03/TCD of Decree 154/2026: thirteen columns, on
// screen without names; with names, on paper or as CSV, for a purpose that is on record.
#include "documents/letters.h"
#include "meetings/meetings.h"
#include "pages/meetings/meeting_page.h"
#include "pages/trouble.h"
#include "vault/vault.h"

namespace langnghe::pages {
namespace {

using meetings::Visit;

constexpr std::size_t kMostNamed = 400;  // records of the vault opened at once

struct Asked {
  const directory::Unit* unit = nullptr;
  Date from{}, to{};
};

Asked asked_of(const Services& services, const directory::Snapshot& directory, const web::Request& request, const Staff& staff) {
  const bool post = request.method == "POST";
  const auto get = [&](std::string_view name) { return post ? request.value(name) : request.arg(name); };
  const Date today = local_date(services.clock.now());
  Asked out;
  out.unit = chosen_unit(services, directory, staff, "reception.record", get("unit"));
  out.from = parse_date(get("from")).value_or(Date(today.year() / today.month() / 1));
  out.to = parse_date(get("to")).value_or(today);
  return out;
}

std::string visitor(const Services& services, const web::Words& words, storage::Session& session, const Visit& visit) {
  const auto records = services.vault.records_of(session, {"visit", visit.id});
  return records.empty() ? "" : words("meetings.register.alias", {{"alias", records.front().alias}});
}

// The thirteen columns, in order.
std::vector<std::string> columns_of(const Services& services, const web::Words& words, const Visit& visit, std::string who,
                                    std::string id_number) {
  const auto with_no = [](const std::string& what, const std::string& no) { return no.empty() ? what : what + " (" + no + ")"; };
  std::string result = visit.result;
  const auto also = [&](const std::string& more) { result += (result.empty() ? "" : "; ") + more; };
  if (visit.answered_at) also(words("meetings.answer." + visit.answer) + " " + words.date(*visit.answered_at));
  if (visit.concluded_at) also(words("meetings.conclusion") + " " + visit.conclusion_no);
  if (visit.state == "refused") also(words("meetings.refusal") + ": " + entry_name(services.meetings.pack.grounds, visit.ground, words.language()));
  std::string note = visit.note;
  if (!visit.case_code.empty()) note += (note.empty() ? "" : "; ") + visit.case_code;
  return {words.number(visit.register_no), short_day(words, visit.on_day), std::move(who), std::move(id_number), visit.words,
          entry_name(services.meetings.pack.topics, visit.topic, words.language()), words.number(visit.people), visit.prior_body,
          visit.competent ? "x" : "", with_no(visit.guided_to, visit.guided_no), with_no(visit.handled_by, visit.transfer_no),
          std::move(result), std::move(note)};
}

void fill_head(const web::Words& words, web::View& table) {
  for (int column = 1; column <= 13; ++column)
    table.add("HEAD").set("HEAD_TEXT", words("meetings.register.c" + std::to_string(column)));
}

void fill_rows(const web::Words& words, web::View& table, const std::vector<std::vector<std::string>>& rows) {
  for (const auto& columns : rows) {
    web::View& row = table.add("ROW");
    for (std::size_t i = 0; i < columns.size(); ++i) {
      web::View& cell = row.add("CELL");
      cell.set("CELL_LABEL", words("meetings.register.c" + std::to_string(i + 1)));
      cell.set("CELL_TEXT", columns[i]);
    }
  }
}

web::Response screen(const Services& services, const web::Request& request, const Staff& staff, const Asked& asked, const Errors& errors) {
  const web::Words words = words_of(services, request);
  std::vector<std::vector<std::string>> rows;
  services.database.read([&](storage::Session& session) {
    for (const Visit& visit : meetings::register_of(session, asked.unit->id, asked.from, asked.to)) {
      if (rows.size() == 60) break;  // the screen is for looking; paper and CSV have all
      std::string who = visitor(services, words, session, visit);
      auto columns = columns_of(services, words, visit, std::move(who), "");
      columns[4] = beginning(columns[4], 120);
      rows.push_back(std::move(columns));
    }
  });
  web::View view("meetings/register");
  web::FormView form(view, words, errors);
  form.select("unit", asked.unit->code, unit_options(services, units_where(services, staff, "reception.record"), request.language));
  form.field("from", iso_date(asked.from));
  form.field("to", iso_date(asked.to));
  std::vector<web::Option> purposes;
  for (const vault::Purpose& one : services.vault.purposes().all())
    if (one.level == vault::Level::kOrdinary) purposes.push_back({one.key, words("vault.purpose." + one.key)});
  form.select("purpose", request.value("purpose").empty() ? "register" : request.value("purpose"), purposes);
  form.field("register_words", request.value("register_words"));
  form.finish();
  view.set("UNIT_CODE", asked.unit->code);
  view.set("FROM", iso_date(asked.from));
  view.set("TO", iso_date(asked.to));
  view.show("EMPTY", rows.empty());
  if (!rows.empty()) {
    web::View& table = view.add("TABLE");
    fill_head(words, table);
    fill_rows(words, table, rows);
    view.show("NAMED", may_at(services, staff, "vault.read", asked.unit->id, ""));
  }
  web::Frame frame = staff_frame(services, request, staff, "meetings.register.title");
  frame.path = "/staff/reception/register";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

// Opens every name of the period in one transaction; each opening is on record and shown to the person.
Result<std::vector<std::vector<std::string>>> named_rows(const Services& services, const web::Request& request, const Staff& staff,
                                                         const Asked& asked) {
  const web::Words words = words_of(services, request);
  const vault::Reader reader = reader_of(services, staff, may_at(services, staff, "vault.read", asked.unit->id, ""));
  return write(services, [&](storage::Transaction& tx) -> Result<std::vector<std::vector<std::string>>> {
    const auto visits = meetings::register_of(tx, asked.unit->id, asked.from, asked.to);
    if (visits.size() > kMostNamed)
      return refuse(Fault::kTooLarge, "meetings.refused.register_long", "from", {{"most", std::to_string(kMostNamed)}});
    std::vector<std::vector<std::string>> rows;
    for (const Visit& visit : visits) {
      vault::Person person;
      for (const vault::Record& record : services.vault.records_of(tx, {"visit", visit.id})) {
        if (record.erased_at) continue;
        auto opened = services.vault.open(tx, record.id, reader, request.value("purpose"), request.value("register_words"),
                                          services.clock.now());
        if (!opened.person) {
          for (Error& error : opened.errors)
            if (error.field == "words") error.field = "register_words";
          return tl::unexpected<Errors>(std::move(opened.errors));
        }
        person = std::move(*opened.person);
      }
      rows.push_back(columns_of(services, words, visit, person.name + (person.address.empty() ? "" : ", " + person.address), person.id_number));
    }
    return rows;
  });
}

std::string csv_of(const web::Words& words, const std::vector<std::vector<std::string>>& rows) {
  std::string out = "\xEF\xBB\xBF";  // so that spreadsheets read it as UTF-8
  const auto line = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      std::string cell = cells[i];
      // A cell that begins like a formula is text here.
      if (!cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos) cell.insert(0, "'");
      out += i == 0 ? "\"" : ",\"";
      for (char c : cell) out += c == '"' ? std::string("\"\"") : std::string(1, c);
      out += '"';
    }
    out += "\r\n";
  };
  std::vector<std::string> head;
  for (int column = 1; column <= 13; ++column) head.push_back(words("meetings.register.c" + std::to_string(column)));
  line(head);
  for (const auto& row : rows) line(row);
  return out;
}

web::Response named(const Services& services, const web::Request& request, const Staff& staff, const Asked& asked) {
  const auto rows = named_rows(services, request, staff, asked);
  if (!rows) return screen(services, request, staff, asked, rows.error());
  const web::Words words = words_of(services, request);
  if (request.value("as") == "csv") {
    web::Response response;
    response.type = "text/csv; charset=utf-8";
    response.headers.push_back({"Content-Disposition",
                                documents::content_disposition("so-tiep-cong-dan-" + iso_date(asked.from) + ".csv", false)});
    response.body = csv_of(words, *rows);
    return private_page(std::move(response));
  }
  web::View view("meetings/register_paper");
  view.set("UNIT", asked.unit->name(web::code_of(request.language)));
  view.set("FROM", words.date(asked.from));
  view.set("TO", words.date(asked.to));
  fill_head(words, view);
  for (int column = 1; column <= 13; ++column) view.add("NUMBER").set("NUMBER_TEXT", std::to_string(column));
  fill_rows(words, view, *rows);
  web::Frame frame = staff_frame(services, request, staff, "meetings.register.title");
  return private_page(html(services.renderer.print(view, frame)));
}

}  // namespace

void register_reception_register(web::Router& router, const Services& services) {
  router.get("/staff/reception/register", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               const auto directory = services.directory.now();
               const Asked asked = asked_of(services, *directory, request, staff);
               return asked.unit == nullptr ? error_page(services, request, 403) : screen(services, request, staff, asked, {});
             }));
  router.post("/staff/reception/register", guarded(services, [&services](const web::Request& request, const Staff& staff) {
                const auto directory = services.directory.now();
                const Asked asked = asked_of(services, *directory, request, staff);
                return asked.unit == nullptr ? error_page(services, request, 403) : named(services, request, staff, asked);
              }));
}

}  // namespace langnghe::pages
