// The few lines every handler would repeat: frame, words, refusals, limits.
#pragma once

#include <string>
#include <string_view>

#include "documents/attachments.h"
#include "pages/services.h"
#include "web/format.h"
#include "web/form_view.h"

namespace langnghe::casework { struct RunningClock; }

namespace langnghe::pages {

// The frame of a public page; `title` is a key of the catalogue.
web::Frame frame_of(const Services& services, const web::Request& request, std::string_view title);
web::Response html(std::string body, int status = 200);
// A page inside the layout.
web::Response page(const Services& services, const web::View& view, const web::Frame& frame,
                   int status = 200);
inline web::Words words_of(const Services& services, const web::Request& request) {
  return {services.renderer.catalogue(), request.language};
}
int status_of(const Errors& errors);
// The bare error page with the refusal's own words on it, for refusals no form can show.
web::Response refused(const Services& services, const web::Request& request, const Errors& errors);
// True when the address may go on; per_minute 0 lets everybody.
bool within(const Services& services, std::string_view purpose, std::string_view key,
            double per_minute);
// "https://host" to which links on paper lead.
std::string base_url(const Services& services, const web::Request& request);
std::string unit_name(const Services& services, std::int64_t unit, web::Language language);
std::string commune_name(const Services& services, std::string_view code, web::Language language);
std::string category_name(const Services& services, std::string_view id, web::Language language);
// Every commune with a committee, by name, for a select.
std::vector<web::Option> commune_options(const Services& services, web::Language language);
std::vector<web::Option> category_options(const Services& services, web::Language language);
// Look of a state's tag: new, work, wait, done, late, stop (templates/parts/tag.tpl).
std::string_view look_of(std::string_view state);
// The same as the lifecycle of the kind says it.
std::string_view look_of(const Services& services, std::string_view kind, std::string_view state);
// The reasons of a clock in words, one line each.
std::vector<std::string> reasons_in_words(const Services& services, const web::Words& words,
                                          std::string_view reasons_json);
// Why a clock of a case runs out when it does, one line each.
std::vector<std::string> why_of(const Services& services, const web::Words& words,
                                const casework::RunningClock& clock);
// A stored file as a response; honours If-None-Match.
web::Response file_response(const Services& services, const web::Request& request,
                            const documents::Attachment& attachment, bool thumbnail);
// Stages what came in under `field`; tokens of before come with the form as "<field>_token".
struct StagedFiles {
  std::vector<documents::Staged> files;
  std::vector<std::string> tokens() const;
};
// Those that came with the form before, to show again when a new one is refused.
StagedFiles staged_before(const Services& services, const web::Request& request,
                          std::string_view field);
Result<StagedFiles> stage_uploads(const Services& services, const web::Request& request,
                                  std::string_view field);
// The first of the text, cut at a word, with "…".
std::string beginning(std::string_view text, std::size_t letters);

}  // namespace langnghe::pages
