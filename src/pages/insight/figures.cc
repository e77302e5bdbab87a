// Public figures by month, and open data: files that anybody may take and check.
#include <fmt/core.h>

#include <filesystem>
#include <fstream>

#include "ledger/log.h"
#include "pages/insight/month_chart.h"
#include "pages/page.h"

namespace langnghe::pages {
namespace {

constexpr int kMonths = 12;

// A number about fewer than five is not told.
std::string told(const web::Words& words, std::int64_t count, std::int64_t whole) {
  if (count > 0 && count < insight::kFewest) return words("figures.few");
  return insight::may_tell(count, whole) ? words.number(count) : "–";
}

std::string share(const web::Words& words, std::int64_t part, std::int64_t whole) {
  if (whole < insight::kFewest) return "–";
  return words("figures.percent", {{"percent", (part * 100 + whole / 2) / whole}});
}

web::Response figures(const Services& services, const web::Request& request) {
  const web::Words words = words_of(services, request);
  web::Frame frame = frame_of(services, request, "figures.title");
  web::View view("insight/figures");
  const auto directory = services.directory.now();
  std::int64_t unit = 0;
  if (const std::string_view code = request.arg("unit"); !code.empty()) {
    const directory::Unit* found = directory->unit(code);
    if (found == nullptr) return error_page(services, request, 404);
    unit = found->id;
  }
  std::vector<insight::MonthFigures> months;
  std::vector<std::int64_t> units;
  std::vector<insight::DataFile> files;
  services.database.read([&](storage::Session& session) {
    months = insight::month_figures(session, unit, kMonths);
    units = insight::units_with_figures(session);
    files = insight::newest_data(session);
    return 0;
  });
  std::vector<web::Option> options;
  for (const std::int64_t id : units)
    if (const directory::Unit* one = directory->units().unit_by_id(id))
      options.push_back({one->code, one->name(web::code_of(request.language))});
  const Errors none;
  web::FormView form(view, words, none);
  form.select("unit", request.arg("unit"), options);
  form.finish();
  view.show("EMPTY", months.empty());
  if (!months.empty()) {
    web::View& table = view.add("TABLE");
    table.set("CHART", web::Html{month_chart(months, words)});
    table.set("AS_OF", words("figures.as_of", {{"time", files.empty() ? "" : words.date_time(files.front().at)}}));
    for (const insight::MonthFigures& one : months) {
      web::View& row = table.add("ROW");
      row.set("MONTH", one.month.substr(5, 2) + "/" + one.month.substr(0, 4));
      row.set("RECEIVED", words.number(one.received));
      row.set("SETTLED", told(words, one.settled, one.received));
      row.set("ON_TIME", share(words, one.settled - one.settled_late, one.settled));
      row.set("OPEN", told(words, one.open, one.received));
      row.set("OPEN_LATE", told(words, one.open_late, one.open));
      row.set("DISPUTED", share(words, one.disputed, one.settled));
      row.set("MEDIAN", one.median_days && one.settled >= insight::kFewest ? words.decimal(*one.median_days, 1) : "–");
      row.set("RATING", one.rated >= insight::kFewest
                            ? words.decimal(static_cast<double>(one.rating_sum) / static_cast<double>(one.rated), 1)
                            : "–");
    }
  }
  return page(services, view, frame);
}

web::Response data(const Services& services, const web::Request& request) {
  const web::Words words = words_of(services, request);
  web::Frame frame = frame_of(services, request, "data.title");
  web::View view("insight/data");
  const auto files = services.database.read(
      [](storage::Session& session) { return insight::newest_data(session); });
  view.show("EMPTY", files.empty());
  for (const insight::DataFile& file : files) {
    web::View& row = view.add("FILE");
    row.set("NAME", file.name);
    row.set("ABOUT", words("data.about." + file.name.substr(0, file.name.find('.'))));
    row.set("SIZE", words.file_size(file.bytes));
    row.set("ROWS", words("data.rows", {{"count", file.rows}}));
    row.set("DAY", words.date_time(file.at));
    row.set("SHA256", file.sha256);
    row.set("ENTRY", std::to_string(file.entry));
  }
  for (const std::string_view set : {"cases", "figures"}) {
    web::View& table = view.add("SET");
    table.set("SET_ID", set);
    table.set("SET_NAME", words("data.about." + std::string(set)));
    for (const insight::DataColumn& column : insight::data_columns())
      if (column.set == set) {
        web::View& row = table.add("COLUMN");
        row.set("COLUMN_NAME", column.name);
        row.set("COLUMN_TEXT", words("data.column." + std::string(set) + "." + std::string(column.name)));
      }
  }
  return page(services, view, frame);
}

web::Response file(const Services& services, const web::Request& request) {
  const std::string_view name = request.part("file");
  const auto files = services.database.read(
      [](storage::Session& session) { return insight::newest_data(session); });
  for (const insight::DataFile& one : files) {
    if (one.name != name) continue;
    const std::string tag = "\"" + one.sha256 + "\"";
    web::Response response;
    response.headers = {{"ETag", tag}, {"Content-Disposition", "attachment; filename=\"" + one.name + "\""}};
    if (request.header("if-none-match") == tag) {
      response.status = 304;
      return response;
    }
    std::ifstream in(std::filesystem::path(services.open_data) / one.name, std::ios::binary);
    if (!in) return error_page(services, request, 503);
    response.type = name.ends_with(".csv") ? "text/csv; charset=utf-8" : "application/json";
    response.body.assign(std::istreambuf_iterator<char>(in), {});
    response.compress = true;
    return response;
  }
  return error_page(services, request, 404);
}

// The receipt of a file's entry in the log: that these bytes were published then.
web::Response data_receipt(const Services& services, const web::Request& request) {
  const std::string_view name = request.part("file");
  for (const insight::DataFile& one : services.database.read(
           [](storage::Session& session) { return insight::newest_data(session); })) {
    if (one.name != name) continue;
    services.log.wait_for(one.entry, std::chrono::milliseconds(3000));
    const auto proof = services.log.receipt(one.entry);
    if (!proof) return error_page(services, request, 503);
    web::Response response;
    response.type = "text/plain; charset=utf-8";
    response.headers = {{"Content-Disposition", "attachment; filename=\"" + one.name + ".tlog-proof\""}};
    response.body = *proof;
    return response;
  }
  return error_page(services, request, 404);
}

}  // namespace

void register_figures(web::Router& router, const Services& services) {
  router.get("/figures", [&services](const web::Request& request) { return figures(services, request); });
  router.get("/data", [&services](const web::Request& request) { return data(services, request); });
  router.get("/data/{file}", [&services](const web::Request& request) { return file(services, request); },
             {.cacheable = true});
  router.get("/data/{file}/receipt",
             [&services](const web::Request& request) { return data_receipt(services, request); },
             {.cacheable = true});
}

}  // namespace langnghe::pages
