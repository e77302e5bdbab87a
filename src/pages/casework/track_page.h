// A case as its petitioner sees it, for the pages under /track.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/casework.h"
#include "pages/page.h"
#include "vault/vault.h"

namespace langnghe::pages {

struct Tracked {
  casework::Case one;
  std::vector<casework::Event> events;
  std::vector<casework::RunningClock> clocks;
  std::vector<documents::Attachment> files;
  std::vector<vault::Read> reads;
  casework::Facts facts;
};
std::optional<Tracked> load_tracked(const Services& services, std::string_view code);

// The page. With errors it keeps what was typed into the form `box` and the files staged there.
web::Response tracking_page(const Services& services, const web::Request& request, std::string_view code,
                            const Errors& errors = {}, const StagedFiles& staged = {}, std::string_view box = {});

// Everything below a code asks for its cookie first.
using PetitionerHandler = std::function<web::Response(const web::Request& request, const std::string& code)>;
web::Handler petitioner_only(const Services& services, PetitionerHandler handler);

// What the petitioner does there (track_acts.cc).
void register_track_acts(web::Router& router, const Services& services);

}  // namespace langnghe::pages
