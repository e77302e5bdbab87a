// What the commune has to publish, how, and whether it did: Law 10/2022/QH15 arts 11-14.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "consultations/consultations.h"

namespace langnghe::consultations {

struct Publication {
  std::int64_t id = 0;
  std::string code, commune, item, title;
  std::string plan;             // who is responsible, how long: the plan of publication
  Millis issued_at = 0;         // the document's or decision's day
  std::optional<Millis> published_at;
};

// One way in which it is published, from a day to a day.
struct Posting {
  std::int64_t id = 0, publication = 0;
  std::string form, place, link;
  Millis from_at = 0;
  std::optional<Millis> to_at;  // taken down on
};

Result<Publication> record_publication(const Room& room, storage::Transaction& tx, const Actor& who,
                                       const std::string& commune, const std::string& item,
                                       const std::string& title, const std::string& plan,
                                       std::optional<Date> issued, Millis at);
// With proof: a photo of the notice, or a link.
Result<Posting> post_publication(const Room& room, storage::Transaction& tx, const Actor& who,
                                 const std::string& code, const std::string& form, const std::string& place,
                                 const std::string& link, std::optional<Date> from,
                                 const std::vector<std::string>& files, Millis at);
Result<Posting> end_posting(const Room& room, storage::Transaction& tx, const Actor& who,
                            std::int64_t posting, std::optional<Date> to, Millis at);

std::optional<Publication> find_publication(storage::Session& session, std::string_view code);
// Those issued or published in the time [from, to), newest first; commune "" for all.
std::vector<Publication> publications_of(storage::Session& session, std::string_view commune, Millis from,
                                         Millis to);
std::vector<Posting> postings_of(storage::Session& session, std::int64_t publication);

// What is still owed, or was not done as the law says.
struct Debt {
  Publication publication;
  std::string what;  // publish, posting, speaker, short_posting, short_speaker
  std::optional<legalclock::Deadline> due;
  bool late = false;
};
std::vector<Debt> debts_of(const Room& room, storage::Session& session, std::string_view commune, Millis now);

}  // namespace langnghe::consultations
