#include "pages/page.h"

#include <algorithm>

#include "base/log.h"
#include "base/text.h"
#include "casework/casework.h"
#include "documents/attachments.h"
#include "documents/letters.h"
#include "pages/menu.h"
#include "pages/trouble.h"

namespace langnghe::pages {

web::Frame frame_of(const Services& services, const web::Request& request, std::string_view title) {
  web::Frame frame;
  frame.language = request.language;
  frame.title = services.renderer.catalogue().text(request.language, title);
  frame.path = request.path;
  if (!request.raw_query.empty() && request.method == "GET") frame.path += "?" + request.raw_query;
  frame.csrf = request.csrf;
  fill_public_menu(services, words_of(services, request), frame);
  return frame;
}

web::Response html(std::string body, int status) {
  web::Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

web::Response page(const Services& services, const web::View& view, const web::Frame& frame,
                   int status) {
  return html(services.renderer.page(view, frame), status);
}

int status_of(const Errors& errors) {
  if (errors.empty()) return 500;
  switch (errors.front().fault) {
    case Fault::kInvalid: return 422;
    case Fault::kNotFound: return 404;
    case Fault::kForbidden: return 403;
    case Fault::kConflict: return 409;
    case Fault::kTooMany: return 429;
    case Fault::kTooLarge: return 413;
    case Fault::kUnavailable: return 503;
  }
  return 500;
}

web::Response refused(const Services& services, const web::Request& request, const Errors& errors) {
  const int status = status_of(errors);
  web::Frame frame = frame_of(services, request, "site.name");
  frame.title = services.renderer.catalogue().text(request.language, "error.refused");
  frame.no_index = true;
  web::View view("error/refused");
  const web::Words words = words_of(services, request);
  for (const Error& error : errors) view.add("REASON").set("TEXT", words(error));
  return page(services, view, frame, status);
}

web::Response error_page(const Services& services, const web::Request& request, int status) {
  web::Frame frame = frame_of(services, request, "site.name");
  frame.csrf.clear();
  if (status == 400 && !request.problem.empty()) {
    return refused(services, request,
                   {{Fault::kInvalid, request.problem_field, request.problem,
                     {{"field", request.problem_field}}}});
  }
  return html(services.renderer.error_page(status, frame), status);
}

bool within(const Services& services, std::string_view purpose, std::string_view key,
            double per_minute) {
  if (per_minute <= 0) return true;
  return services.limiter.allow(purpose, key, {std::max(5.0, per_minute), per_minute});
}

std::string base_url(const Services& services, const web::Request& request) {
  if (!services.public_url.empty()) return services.public_url;
  return std::string(request.secure ? "https://" : "http://") + std::string(request.header("host"));
}

std::string unit_name(const Services& services, std::int64_t unit, web::Language language) {
  const auto directory = services.directory.now();
  const directory::Unit* found = directory->units().unit_by_id(unit);
  return found == nullptr ? std::string() : found->name(web::code_of(language));
}

std::string commune_name(const Services& services, std::string_view code, web::Language language) {
  const auto directory = services.directory.now();
  const directory::Unit* found = code.empty() ? nullptr : directory->unit(code);
  return found == nullptr ? std::string() : found->name(web::code_of(language));
}

std::string category_name(const Services& services, std::string_view id, web::Language language) {
  const casework::Category* category = services.casework.categories.find(id);
  return category == nullptr ? std::string(id) : category->name(web::code_of(language));
}

std::vector<web::Option> commune_options(const Services& services, web::Language language) {
  std::vector<web::Option> out;
  const auto directory = services.directory.now();
  const Date today = local_date(services.clock.now());
  for (const directory::Unit& unit : directory->units().all())
    if (directory::is_commune_level(unit.kind) && unit.valid_on(today) &&
        directory->units().committee_of(unit.code) != nullptr)
      out.push_back({unit.code, unit.name(web::code_of(language))});
  std::sort(out.begin(), out.end(), [](const web::Option& a, const web::Option& b) {
    return fold(a.label) < fold(b.label);
  });
  return out;
}

std::vector<web::Option> category_options(const Services& services, web::Language language) {
  std::vector<web::Option> out;
  for (const casework::Category& category : services.casework.categories.all())
    out.push_back({category.id, category.name(web::code_of(language))});
  return out;
}

std::vector<std::string> why_of(const Services& services, const web::Words& words,
                                const casework::RunningClock& clock) {
  if (clock.version == casework::kExternalVersion) return {words("casework.clock.external.why")};
  return reasons_in_words(services, words, clock.reasons);
}

std::string_view look_of(std::string_view state) {
  if (state == "received") return "new";
  if (state == "waiting" || state == "incomplete") return "wait";
  if (state == "answered" || state == "closed") return "done";
  if (state == "disputed") return "late";
  if (state == "returned" || state == "withdrawn") return "stop";
  return "work";
}

std::string_view look_of(const Services& services, std::string_view kind, std::string_view state) {
  const auto lifecycle = services.casework.lifecycles.find(kind);
  const casework::State* found =
      lifecycle == services.casework.lifecycles.end() ? nullptr : lifecycle->second.state(state);
  return found == nullptr || found->look.empty() ? look_of(state) : std::string_view(found->look);
}

std::vector<std::string> reasons_in_words(const Services& services, const web::Words& words,
                                          std::string_view reasons_json) {
  std::vector<std::string> out;
  const auto reasons = legalclock::parse_reasons(reasons_json);
  if (!reasons) return out;
  for (const legalclock::Reason& reason : *reasons) {
    const legalclock::Words said =
        legalclock::reason_args(reason, web::code_of(words.language()), services.casework.law);
    std::vector<web::Arg> args;
    args.reserve(said.args.size());
    for (const auto& [name, value] : said.args)
      std::visit([&, &name = name](const auto& one) { args.emplace_back(name, one); }, value);
    out.push_back(words.catalogue().text(words.language(), said.key, args));
  }
  return out;
}

web::Response file_response(const Services& services, const web::Request& request,
                            const documents::Attachment& attachment, bool thumbnail) {
  const auto download = services.attachments.download(
      attachment, thumbnail && attachment.picture ? documents::Form::kThumbnail
                                                  : documents::Form::kFile);
  if (!download) return refused(services, request, download.error());
  web::Response response;
  const std::string etag = "\"" + download->digest + "\"";
  response.headers = {{"ETag", etag},
                      {"Cache-Control", "private, max-age=86400"},
                      {"Content-Disposition", download->disposition}};
  response.type = download->type;
  if (request.header("if-none-match") == etag) {
    response.status = 304;
    return response;
  }
  response.body = download->read();
  return response;
}

std::vector<std::string> StagedFiles::tokens() const {
  std::vector<std::string> out;
  for (const documents::Staged& file : files) out.push_back(file.token);
  return out;
}

StagedFiles staged_before(const Services& services, const web::Request& request,
                          std::string_view field) {
  StagedFiles out;
  const std::string token_field = std::string(field) + "_token";
  std::vector<std::string> known;
  for (const auto& [name, value] : request.form)
    if (name == token_field && known.size() < 20) known.push_back(value);
  if (!known.empty())
    out.files = services.database.read([&](storage::Session& session) {
      return services.attachments.staged(session, known);
    });
  return out;
}

Result<StagedFiles> stage_uploads(const Services& services, const web::Request& request,
                                  std::string_view field) {
  StagedFiles out = staged_before(services, request, field);
  std::vector<documents::Upload> uploads;
  for (const web::Upload& upload : request.uploads)
    if (upload.field == field && !(upload.filename.empty() && upload.bytes.empty()))
      uploads.push_back({field, upload.filename, upload.bytes});
  if (uploads.empty()) return out;
  if (!within(services, "upload", request.peer, services.limits.uploads_a_minute))
    return refuse(Fault::kTooMany, "pages.refused.too_many_uploads", std::string(field));
  try {
    const auto staged = services.attachments.stage(uploads, static_cast<int>(out.files.size()));
    if (!staged) return tl::unexpected<Errors>(staged.error());
    out.files.insert(out.files.end(), staged->begin(), staged->end());
  } catch (const std::exception& failure) {
    auto errors = trouble_of(failure);
    if (!errors) throw;
    tell_trouble(failure);
    return tl::unexpected<Errors>(std::move(*errors));
  }
  return out;
}

std::string beginning(std::string_view text, std::size_t letters) {
  if (utf8_length(text) <= letters) return std::string(text);
  std::string cut = truncate_utf8(text, letters);
  if (const auto blank = cut.rfind(' '); blank != std::string::npos && blank > cut.size() / 2)
    cut.resize(blank);
  return cut + "…";
}

}  // namespace langnghe::pages
