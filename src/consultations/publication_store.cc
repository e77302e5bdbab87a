#include "consultations/publication_store.h"

namespace langnghe::consultations {

const Kept kPublications("publication", "publication", "code",
                         {"code", "commune", "item", "title", "plan", "#issued_at", "#published_at"});
const Kept kPostings("posting", "posting", "CAST(id AS TEXT)",
                     {"#publication", "form", "place", "link", "#from_at", "#to_at"});

namespace {

#define PUBLICATION_COLUMNS "SELECT id, code, commune, item, title, plan, issued_at, published_at FROM publication "
#define POSTING_COLUMNS "SELECT id, publication, form, place, link, from_at, to_at FROM posting "

template <class... P>
std::vector<Publication> publications(storage::Session& session, std::string_view sql, const P&... params) {
  std::vector<Publication> out;
  session.each<std::int64_t, std::string, std::string, std::string, std::string, std::string, Millis,
               std::optional<Millis>>(
      sql,
      [&](std::int64_t id, std::string code, std::string commune, std::string item, std::string title,
          std::string plan, Millis issued, std::optional<Millis> published) {
        out.push_back({id, std::move(code), std::move(commune), std::move(item), std::move(title), std::move(plan),
                       issued, published});
      },
      params...);
  return out;
}

template <class... P>
std::vector<Posting> postings(storage::Session& session, std::string_view sql, const P&... params) {
  std::vector<Posting> out;
  session.each<std::int64_t, std::int64_t, std::string, std::string, std::string, Millis, std::optional<Millis>>(
      sql,
      [&](std::int64_t id, std::int64_t publication, std::string form, std::string place, std::string link,
          Millis from, std::optional<Millis> to) {
        out.push_back({id, publication, std::move(form), std::move(place), std::move(link), from, to});
      },
      params...);
  return out;
}

template <class T>
std::optional<T> first(std::vector<T> all) {
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}

}  // namespace

std::optional<Publication> find_publication(storage::Session& session, std::string_view code) {
  return first(publications(session, PUBLICATION_COLUMNS "WHERE code = :code", code));
}
std::optional<Publication> publication_by_id(storage::Session& session, std::int64_t id) {
  return first(publications(session, PUBLICATION_COLUMNS "WHERE id = :id", id));
}
std::vector<Publication> publications_of(storage::Session& session, std::string_view commune, Millis from, Millis to) {
  return publications(session,
                      PUBLICATION_COLUMNS
                      "WHERE (:commune = '' OR commune = :commune) AND COALESCE(published_at, issued_at) >= :from "
                      "AND COALESCE(published_at, issued_at) < :to ORDER BY id DESC LIMIT 1000",
                      commune, from, to);
}
std::vector<Posting> postings_of(storage::Session& session, std::int64_t publication) {
  return postings(session, POSTING_COLUMNS "WHERE publication = :publication ORDER BY id", publication);
}
std::optional<Posting> posting_by_id(storage::Session& session, std::int64_t id) {
  return first(postings(session, POSTING_COLUMNS "WHERE id = :id", id));
}

}  // namespace langnghe::consultations
