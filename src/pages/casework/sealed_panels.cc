#include "pages/casework/sealed_panels.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/text.h"
#include "casework/casework.h"
#include "documents/attachments.h"
#include "documents/letters.h"
#include "vault/vault.h"

namespace langnghe::pages {
namespace {

using casework::Case;

std::int64_t number(std::string_view text) {
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() ? out : 0;
}

struct Panels {
  const Services& services;
  const web::Request& request;
  const Staff& staff;
  const Case& one;
  const CaseReply& reply;
  const web::Words& words;
  web::View& view;
  web::FormView& form;
  Millis now;
  std::vector<vault::NamedReader> readers;

  std::string typed(web::Name field, std::string_view otherwise = {}) const {
    const bool ours = request.method == "POST" && !reply.errors.empty();
    return std::string(ours ? request.value(field.text()) : otherwise);
  }

  std::string name_of(std::int64_t officer) const {
    return officer_and_unit(services, officer, request.language);
  }

  bool leads() const { return may_at(services, staff, "denunciation.lead", one.unit, one.kind); }

  std::vector<web::Option> my_purposes() const {
    std::vector<web::Option> out;
    for (const vault::NamedReader& reader : readers)
      if (reader.officer == staff.officer.id && reader.reads_at(now))
        out.push_back({reader.purpose, words("vault.purpose." + reader.purpose)});
    return out;
  }

  // Everybody of the unit and of the units above who works with cases.
  std::vector<web::Option> candidates() const {
    const auto directory = services.directory.now();
    std::set<std::int64_t> seen{staff.officer.id};
    std::vector<web::Option> out;
    const directory::Unit* unit = directory->units().unit_by_id(one.unit);
    if (unit == nullptr) return out;
    for (const char* right : {"denunciation.work", "denunciation.enter", "denunciation.lead"})
      for (const directory::Officer* officer : directory->who_may(right, unit->code, one.kind, now))
        if (seen.insert(officer->id).second)
          out.push_back({std::to_string(officer->id), name_of(officer->id)});
    return out;
  }

  void reader_list(web::View& box) const {
    box.show("NO_READERS", readers.empty());
    for (const vault::NamedReader& reader : readers) {
      web::View& row = box.add("READER");
      row.set("READER_NAME", name_of(reader.officer));
      row.set("READER_WHY", words("vault.purpose." + reader.purpose));
      row.set("READER_BY", name_of(reader.named_by));
      row.set("READER_UNTIL", words.date(local_date((reader.ended_at ? *reader.ended_at : reader.to) - 1)));
      const bool active = reader.reads_at(now);
      row.show("READER_OVER", !active);
      if (active && leads()) row.add("READER_END").set("NAMING", std::to_string(reader.id));
    }
  }

  void naming() const {
    if (!leads()) return;
    view.add("NAME_READER").show("OPEN", reply.action == "reader");
    form.select("reader", typed("reader"), candidates());
    std::vector<web::Option> purposes;
    for (const vault::Purpose& purpose : services.vault.purposes().all())
      if (purpose.level == vault::Level::kSealed)
        purposes.push_back({purpose.key, words("vault.purpose." + purpose.key)});
    form.select("purpose", typed("purpose"), purposes);
    form.field("until", typed("until"));
  }

  void opening() const {
    const auto purposes = my_purposes();
    if (purposes.empty() || reply.opened) return;
    view.add("OPEN_SEALED").show("OPEN", reply.action == "open");
    form.select("open_purpose", typed("open_purpose", purposes.front().value), purposes);
    form.field("open_words", typed("open_words"));
  }

  void opened() const {
    if (!reply.opened) return;
    web::View& box = view.add("OPENED");
    const auto line = [&](std::string_view label, const std::string& text) {
      if (text.empty()) return;
      web::View& row = box.add("PERSON_LINE");
      row.set("PERSON_LABEL", words(label));
      row.set("PERSON_TEXT", text);
    };
    const vault::Person& person = reply.opened->person;
    if (person.empty()) line("send.name", words("denounce.case.anonymous"));
    line("send.name", person.name);
    line("send.phone", person.phone);
    line("send.email", person.email);
    line("staff.desk.address", person.address);
    line("staff.desk.id_number", person.id_number);
    line("denounce.accused", reply.opened->accused);
    for (const casework::Message& message : reply.opened->messages) {
      web::View& row = box.add("MESSAGE");
      row.set("MESSAGE_WORDS", message.words);
      row.set("MESSAGE_TIME", words.date_time(message.at));
    }
    int count = 0;
    for (const vault::SealedFile& file : reply.opened->files) {
      web::View& row = box.add("ORIGINAL");
      row.set("ORIGINAL_ID", std::to_string(file.id));
      row.set("ORIGINAL_LABEL", words("denounce.case.original", {{"n", ++count}}));
      row.set("ORIGINAL_SIZE", words.file_size(file.bytes));
      row.set("ORIGINAL_PURPOSE", request.value("open_purpose"));
      row.set("ORIGINAL_WORDS", request.value("open_words"));
    }
  }

  void redacting() const {
    const auto mine = my_purposes();
    if (std::none_of(mine.begin(), mine.end(),
                     [](const web::Option& one_purpose) { return one_purpose.value == "redact_denunciation"; }))
      return;
    view.add("REDACT").show("OPEN", reply.action == "redact" || one.words.empty() || reply.opened.has_value());
    form.field("working_words", typed("working_words", one.words));
    form.file("working_file");
    if (reply.action == "redact")
      for (const documents::Staged& file : reply.staged) {
        web::View& row = view.add("WORKING_STAGED");
        row.set("TOKEN", file.token);
        row.set("STAGED_NAME", file.name);
        row.set("STAGED_SIZE", words.file_size(file.bytes));
      }
  }
};

// The sealed case this officer may see.
std::optional<Case> sealed_case(const Services& services, const Staff& staff, std::string_view code) {
  auto one = readable_case(services, staff, code);
  if (one && !casework::is_sealed(services.casework, *one)) one.reset();
  return one;
}

using Handler = std::function<web::Response(const web::Request&, const Staff&, const Case&)>;

web::Handler for_sealed(const Services& services, Handler handler) {
  return guarded(services, [&services, handler = std::move(handler)](const web::Request& request,
                                                                     const Staff& staff) {
    const auto one = sealed_case(services, staff, request.part("code"));
    if (!one) return error_page(services, request, 404);
    return handler(request, staff, *one);
  });
}

web::Response back_to(const Case& one, std::string_view done) {
  return web::redirect("/staff/case/" + one.code + "?said=" + std::string(done));
}

web::Response name_reader(const Services& services, const web::Request& request, const Staff& staff,
                          const Case& one) {
  const auto until = parse_date(trim(request.value("until")));
  const auto done = services.database.write([&](storage::Transaction& tx) {
    return casework::name_reader(services.casework, tx, one.code, staff.actor(),
                                 number(request.value("reader")), request.value("purpose"), until,
                                 services.clock.now());
  });
  if (!done)
    return show_case(services, request, staff, one, {.errors = done.error(), .action = "reader"});
  return back_to(one, "reader");
}

web::Response end_reader(const Services& services, const web::Request& request, const Staff& staff,
                         const Case& one) {
  const auto done = services.database.write([&](storage::Transaction& tx) {
    return casework::end_reader(services.casework, tx, one.code, staff.actor(),
                                number(request.value("naming")), services.clock.now());
  });
  if (!done) return show_case(services, request, staff, one, {.errors = done.error(), .action = "reader"});
  return back_to(one, "reader_end");
}

Errors as_open_form(Errors errors) {
  for (Error& error : errors) {
    if (error.field == "purpose") error.field = "open_purpose";
    if (error.field == "words") error.field = "open_words";
  }
  return errors;
}

web::Response open(const Services& services, const web::Request& request, const Staff& staff,
                   const Case& one) {
  auto opened = casework::open_denunciation(services.casework, services.database, one.code, staff.actor(),
                                            request.value("open_purpose"), request.value("open_words"),
                                            services.clock.now());
  if (!opened)
    return show_case(services, request, staff, one,
                     {.errors = as_open_form(opened.error()), .action = "open"});
  return show_case(services, request, staff, one, {.action = "open", .opened = std::move(*opened)});
}

web::Response original(const Services& services, const web::Request& request, const Staff& staff,
                       const Case& one) {
  auto file = casework::open_original(services.casework, services.database, one.code, staff.actor(),
                                      number(request.part("id")), request.value("open_purpose"),
                                      request.value("open_words"), services.clock.now());
  if (!file)
    return show_case(services, request, staff, one,
                     {.errors = as_open_form(file.error()), .action = "open"});
  web::Response response;
  response.type = file->file.type;
  response.headers = {{"Content-Disposition", documents::content_disposition(file->name, false)}};
  response.body = std::move(file->content);
  return private_page(std::move(response));
}

web::Response redact(const Services& services, const web::Request& request, const Staff& staff,
                     const Case& one) {
  const auto files = stage_nameless(services, request, "working_file");
  if (!files) return show_case(services, request, staff, one, {.errors = files.error(), .action = "redact"});
  const auto done = services.database.write([&](storage::Transaction& tx) {
    return casework::redact_denunciation(services.casework, tx, one.code, staff.actor(),
                                         std::string(request.value("working_words")), files->tokens(),
                                         services.clock.now());
  });
  if (!done)
    return show_case(services, request, staff, one,
                     {.errors = done.error(), .action = "redact", .staged = files->files});
  return back_to(one, "redact");
}

}  // namespace

std::vector<casework::Original> originals_of(const web::Request& request, std::string_view field) {
  std::vector<casework::Original> out;
  for (const web::Upload& upload : request.uploads)
    if (upload.field == field && !(upload.filename.empty() && upload.bytes.empty()))
      out.push_back({upload.filename, upload.bytes});
  return out;
}

Result<StagedFiles> stage_nameless(const Services& services, const web::Request& request,
                                   std::string_view field) {
  web::Request nameless = request;
  int count = 0;
  for (web::Upload& upload : nameless.uploads) {
    if (upload.field != field || upload.filename.empty()) continue;
    const auto dot = upload.filename.rfind('.');
    std::string extension = dot == std::string::npos ? "" : upload.filename.substr(dot);
    // Only what an extension can be: a name may hide behind a dot as well.
    if (extension.size() > 5 || !std::all_of(extension.begin() + (extension.empty() ? 0 : 1), extension.end(),
                                             [](unsigned char c) { return std::isalnum(c); }))
      extension.clear();
    upload.filename = "tep-" + std::to_string(++count) + extension;
  }
  return stage_uploads(services, nameless, field);
}

void sealed_panels(const Services& services, const web::Request& request, const Staff& staff,
                   const Case& one, const CaseReply& reply, const web::Words& words, web::View& view,
                   web::FormView& form) {
  Panels panels{services, request, staff, one, reply, words, view, form, services.clock.now(), {}};
  std::vector<vault::Record> records;
  services.database.read([&](storage::Session& session) {
    panels.readers = casework::readers_of(services.casework, session, one);
    records = services.vault.records_of(session, {"case", one.id, {}});
  });
  web::View& box = view.add("SEALED");
  box.set("SEALED_ALIAS", records.empty() ? std::string()
                                          : words("denounce.alias", {{"alias", records.front().alias}}));
  box.show("SEALED_ANONYMOUS", !one.named);
  panels.reader_list(box);
  panels.opened();
  panels.opening();
  panels.naming();
  panels.redacting();
}

void register_sealed(web::Router& router, const Services& services) {
  const auto with = [&services](auto handler) {
    return for_sealed(services, [&services, handler](const web::Request& request, const Staff& staff,
                                                     const Case& one) {
      return handler(services, request, staff, one);
    });
  };
  router.post("/staff/case/{code}/sealed/reader", with(name_reader));
  router.post("/staff/case/{code}/sealed/end", with(end_reader));
  router.post("/staff/case/{code}/sealed/open", with(open));
  router.post("/staff/case/{code}/sealed/file/{id}", with(original));
  router.post("/staff/case/{code}/sealed/redact", with(redact),
              {.body_limit = static_cast<std::size_t>(services.attachments.rules().max_bytes()) + (1 << 20)});
}

}  // namespace langnghe::pages
